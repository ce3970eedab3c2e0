/** The commands of ribbon, context menu and keys, over what their page hands them: each does one thing, shows it, and comes to an end. */
import type { Surroundings } from "../core/ports.ts";
import type { OfficeDocument } from "../taskpane/host.ts";
import type { Wish } from "../taskpane/office/wish.ts";
import type { Language, Remembered, ViewName } from "../taskpane/state/state.ts";
import type { ThemeName } from "../taskpane/themes/shown.ts";
import { labelSelection, refusalOf, takeBack } from "./label-selection.ts";
import type { Outcome } from "./outcome.ts";
import { show, type DialogPorts } from "./show.ts";
import { says } from "./words.ts";

/** Office's own argument of a command: until it is completed, Office holds back further commands and, at last, complains. */
export interface CommandEvent {
  completed(): void;
}

/** By the names that the manifests know. */
export type Commands = Readonly<
  Record<"markAiText" | "pasteAiText" | "reviewText" | "checkText" | "handOver" | "openPane", () => Promise<void>>
>;

export interface CommandPorts extends DialogPorts {
  openWord(): Promise<OfficeDocument>;
  /** What the person has chosen before, and the installation's profile. */
  remembered(): Remembered;
  surroundings(): Surroundings;
  readonly language: Language;
  readonly theme: ThemeName;
  /** Address of result.html. */
  readonly resultPage: string;
  /** The document's address, for wishes. */
  readonly document: string;
  leaveWish(wish: Wish): void;
  /** Shows the pane; false where Office can't do so from a command: it can in a shared runtime only. */
  showPane(): Promise<boolean>;
  report(error: unknown): void;
}

export function commandsOver(ports: CommandPorts): Commands {
  return {
    markAiText: () => markAiText(ports),
    pasteAiText: () => openAt("paste", ports),
    reviewText: () => openAt("review", ports),
    checkText: () => openAt("check", ports),
    handOver: () => openAt("registration", ports),
    openPane: () => openAt("overview", ports),
  };
}

async function markAiText(ports: CommandPorts): Promise<void> {
  let host: OfficeDocument;
  try {
    host = await ports.openWord();
  } catch (error) {
    return present(refusalOf(error, ports.report), null, ports);
  }
  const outcome = await labelSelection(host, ports.remembered(), ports.surroundings(), ports.report);
  await present(outcome, host, ports);
}

async function openAt(view: ViewName, ports: CommandPorts): Promise<void> {
  ports.leaveWish({ document: ports.document, view, says: null });
  if (await ports.showPane()) return;
  await present({ kind: "refused", says: says.openPane }, null, ports);
}

/** Shows the outcome in a window. Where Office opens none, a refusal waits for the pane; what was done is seen in the document. */
async function present(outcome: Outcome, host: OfficeDocument | null, ports: CommandPorts): Promise<void> {
  const { language, theme } = ports;
  const undo = (): Promise<Outcome> =>
    host === null ? Promise.resolve({ kind: "refused", says: says.nothingToUndo }) : takeBack(host, ports.report);
  const isShown = await show(ports.resultPage, { outcome, language, theme }, undo, ports);
  if (!isShown && outcome.kind === "refused") ports.leaveWish({ document: ports.document, view: null, says: outcome.says });
}
