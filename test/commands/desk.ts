/** A person's desk for tests of the commands: a .docx with something selected, as Word would hand it over, and windows that are pressed by hand. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandPorts } from "../../src/commands/commands.ts";
import { decoded, type Dialog, type Shown } from "../../src/commands/show.ts";
import type { EditOutcome, HostEdit } from "../../src/core/edits.ts";
import type { HostReading, Surroundings } from "../../src/core/ports.ts";
import type { TextRange } from "../../src/core/text/document.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import type { HostAccess, HostSelection, OfficeDocument } from "../../src/taskpane/host.ts";
import type { Wish } from "../../src/taskpane/office/wish.ts";
import type { Remembered } from "../../src/taskpane/state/state.ts";

const samples = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../samples");

/** A sample's bytes; `markavgifter.docx` carries no traces, `tjansteskrivelse.docx` one of ChatGPT in paragraph 15. */
export const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(samples, name)));

/** What Word would be: the file, the selection, and how often it was asked. */
export class DeskDocument implements OfficeDocument {
  readonly name = "tjansteskrivelse.docx";
  readonly save = null;
  readonly insertText = null;
  readonly bytes = null;
  access: HostAccess = { kind: "full", says: null };
  selected: TextRange | null;
  asked: string[] = [];
  #bytes: Uint8Array;
  #before: Uint8Array[] = [];

  /** Selects the paragraph that has these words, or nothing. */
  constructor(bytes: Uint8Array, selected: TextRange | null) {
    this.#bytes = bytes;
    this.selected = selected;
  }

  async read(): Promise<HostReading> {
    this.asked.push("read");
    return openDocx(this.#bytes).read();
  }

  async selection(): Promise<HostSelection | null> {
    this.asked.push("selection");
    const { text } = await openDocx(this.#bytes).read();
    return this.selected && { range: this.selected, text };
  }

  async apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    this.asked.push("apply");
    const file = openDocx(this.#bytes);
    const outcomes = await file.apply(edits);
    this.#before.push(this.#bytes);
    this.#bytes = file.bytes();
    return outcomes;
  }

  readonly undo = async (): Promise<boolean> => {
    this.asked.push("undo");
    const before = this.#before.pop();
    if (!before) return false;
    this.#bytes = before;
    return true;
  };

  async jumpTo(): Promise<boolean> {
    return false;
  }

  onChange(): () => void {
    return () => undefined;
  }

  /** The file as it is now. */
  file(): Uint8Array {
    return this.#bytes;
  }
}

/** The document with a whole paragraph selected: the one that has these words. */
export async function deskWith(name: string, words: string): Promise<DeskDocument> {
  const { text } = await openDocx(sample(name)).read();
  const body = text.stories.find(({ id }) => id === "body");
  const paragraph = body?.paragraphs.findIndex((one) => one.text.includes(words)) ?? -1;
  if (paragraph < 0) throw new Error(`no paragraph has ${words}`);
  const offset = body?.paragraphs[paragraph]?.text.length ?? 0;
  return new DeskDocument(sample(name), { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset } });
}

export const surroundings = (): Surroundings => {
  let next = 0;
  return {
    now: "2026-11-28T09:00:00Z",
    newId: () => `kommando${String(next++).padStart(2, "0")}`,
    newSalt: () => "0".repeat(32),
  };
};

/** A window of Office's that a test presses. */
export class PressedDialog implements Dialog {
  readonly told: Shown[] = [];
  closed = 0;
  #message: (message: string) => void = () => undefined;
  #gone: (message: string) => void = () => undefined;
  readonly tell: ((message: string) => void) | null;

  constructor(canTell = true) {
    this.tell = canTell ? (message) => void this.told.push(decoded(message) as Shown) : null;
  }

  addEventHandler(kind: "message" | "closed", handler: (message: string) => void): void {
    if (kind === "message") this.#message = handler;
    else this.#gone = handler;
  }

  close(): void {
    this.closed++;
  }

  press(message: "undo" | "close"): void {
    this.#message(message);
  }

  /** The person closes the window by its corner. */
  leave(): void {
    this.#gone("");
  }
}

/** Ports of a command, with all that happened to them. */
export interface Desk {
  readonly ports: CommandPorts;
  readonly wishes: Wish[];
  readonly reported: unknown[];
  /** What the window was opened with, newest last. */
  readonly opened: Shown[];
}

export function deskPorts(
  host: OfficeDocument | Error,
  more: Partial<CommandPorts> & { readonly dialog?: PressedDialog | null; readonly remembered?: () => Remembered } = {},
): Desk {
  const wishes: Wish[] = [];
  const reported: unknown[] = [];
  const opened: Shown[] = [];
  const { dialog = null, ...rest } = more;
  const made = surroundings();
  const ports: CommandPorts = {
    openWord: async () => {
      if (host instanceof Error) throw host;
      return host;
    },
    remembered: () => ({ engine: "Copilot", homeProfileId: "avesta" }),
    surroundings: () => made,
    language: "sv",
    theme: "light",
    resultPage: "https://localhost:3000/result.html",
    document: "https://avesta.sharepoint.com/a.docx",
    leaveWish: (wish) => void wishes.push(wish),
    showPane: async () => false,
    open: async (address) => {
      opened.push(decoded(new URL(address).hash) as Shown);
      return dialog;
    },
    wait: () => new Promise(() => undefined),
    report: (error) => void reported.push(error),
    ...rest,
  };
  return { ports, wishes, reported, opened };
}
