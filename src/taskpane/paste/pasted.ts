/** What came out of the paste box: text as plain data, the engine it points at, and a list of all that was taken away. */
import type { TextBlock, TextRun } from "../host.ts";

/** What the browser's clipboard gives, or what was typed. `html` is empty when there was none. */
export interface Clipboard {
  readonly html: string;
  readonly plain: string;
  /** ÅÅÅÅ-MM-DD in Sweden when it was pasted: the day offered as search date, also when it is inserted later. */
  readonly day: string;
}

export const removalKinds = ["token", "chat", "link", "markdown", "invisible", "hidden", "script", "picture"] as const;

/** Something that does not come along. */
export interface Removal {
  readonly kind: (typeof removalKinds)[number];
  /** What it was, in readable form; empty when only the number matters. */
  readonly text: string;
  readonly count: number;
}

/** A provenance mark (C2PA text wrapper) in the pasted text: it stays unless a person says otherwise. */
export interface Provenance {
  /** Characters of the wrapper, invisible in the text. */
  readonly characters: number;
  readonly wrappers: number;
}

export interface Pasted {
  readonly clipboard: Clipboard;
  readonly blocks: readonly TextBlock[];
  /** The engine as the HTML or a trace names it, or null. */
  readonly engine: string | null;
  /** What named it: the page's HTML, or a trace in the text. */
  readonly engineFrom: "html" | "trace" | null;
  readonly removed: readonly Removal[];
  readonly provenance: Provenance | null;
  /** True unless the person has said that the provenance mark is to be left out. */
  readonly keepsProvenance: boolean;
}

export const wordsOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join("");

/** The text of a block; of a table with a tab between cells and a line for each row. */
export function textOf(block: TextBlock): string {
  if (block.kind === "paragraph") return wordsOf(block.runs);
  return block.rows.map((row) => row.map(wordsOf).join("\t")).join("\n");
}

/** The lines that are read on their own: the paragraph, or each cell of a table. */
export function linesOf(block: TextBlock): readonly (readonly TextRun[])[] {
  return block.kind === "paragraph" ? [block.runs] : block.rows.flat();
}
