/** How a command shows its result: a small window of Office's own, which stays until the person closes it or takes the act back. */
import type { ThemeName } from "../taskpane/themes/shown.ts";
import type { Language } from "../taskpane/state/state.ts";
import type { Outcome } from "./outcome.ts";

/** What the window is told. Nothing of the document's text: addresses are seen by others. */
export interface Shown {
  readonly outcome: Outcome;
  readonly language: Language;
  readonly theme: ThemeName;
}

/** An open window of Office's. */
export interface Dialog {
  addEventHandler(kind: "message" | "closed", handler: (message: string) => void): void;
  /** Null where this Office can't (DialogApi 1.2). */
  readonly tell: ((message: string) => void) | null;
  close(): void;
}

export interface DialogPorts {
  /** Opens a page of ours. Null when Office could not: another window is open, or the person said no. */
  open(address: string, size: { readonly width: number; readonly height: number }): Promise<Dialog | null>;
  wait(ms: number): Promise<void>;
}

/** Office ends a command after five minutes and leaves its window dead: ours is closed before (office-js#1452, #4983). */
const LONGEST = 4 * 60_000;

/** How long an act may still take that is taken back when the window goes: together less than Office's five minutes. */
const LONGEST_UNDO = 30_000;

/** Percent of the screen. */
const SIZE = { width: 28, height: 34 };

/** What the window says back. */
const UNDO = "undo";
const CLOSE = "close";

/**
 * Shows an outcome and resolves when the window is gone; false when there was none. `undo` is called at most once, and what came of it is
 * shown in the same window.
 */
export async function show(page: string, shown: Shown, undo: () => Promise<Outcome>, ports: DialogPorts): Promise<boolean> {
  const dialog = await ports.open(`${page}#${encoded(shown)}`, SIZE);
  if (dialog === null) return false;
  let isOver: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  let isAsked = false;
  let undoing: Promise<void> = Promise.resolve();
  const end = (): void => {
    // Closing a window that the person has closed is an error in some versions.
    try {
      dialog.close();
    } catch {
      // It is gone, which is what was wanted.
    }
    isOver();
  };
  dialog.addEventHandler("closed", () => isOver());
  dialog.addEventHandler("message", (message) => {
    if (message === CLOSE) return end();
    if (message !== UNDO || isAsked) return;
    isAsked = true;
    undoing = undo().then((outcome) => {
      if (dialog.tell === null) return end();
      try {
        dialog.tell(encoded({ ...shown, outcome }));
      } catch {
        // The window was closed meanwhile: nobody is there to be told.
      }
    });
  });
  await Promise.race([over, ports.wait(LONGEST).then(end)]);
  // A window can be closed before the act is taken back; Office may end this page as soon as the command does.
  await Promise.race([undoing, ports.wait(LONGEST_UNDO)]);
  return true;
}

/** As the part of an address behind `#`, which no server sees. */
export const encoded = (shown: Shown): string => `shown=${encodeURIComponent(JSON.stringify(shown))}`;

/** What stands in an address or a message; null when it is something else. Office may add parts of its own to the address. */
export function decoded(text: string): Shown | null {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(/(?:^|[#&])shown=([^&]*)/u.exec(text)?.[1] ?? "null"));
    return typeof value === "object" && value !== null && "outcome" in value && "language" in value ? (value as Shown) : null;
  } catch {
    return null;
  }
}
