/** What the pane asks of the document it stands beside: core's host, and the few things that only a document on a screen can do. */
import type { DocumentHost } from "../core/ports.ts";
import type { TextRange } from "../core/text/document.ts";

/** A stretch of text with one look. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** One paragraph of new text, as plain data: never markup. `heading` is 0 for ordinary text, else the level, 1 to 6. */
export interface TextBlock {
  readonly runs: readonly TextRun[];
  readonly heading: number;
  readonly list: "none" | "bullet" | "number";
}

/**
 * A document that a person has in front of them. Implementations: the workbench's file, Word, tests.
 * `read` must give the same object while the text is the same, so that it is handed over to the worker once.
 */
export interface PaneHost extends DocumentHost {
  /** What is marked in the document now; null when nothing is, or when it is no text of the document. */
  selection(): Promise<TextRange | null>;
  /** Shows the place in the document; false when it can't be shown. `glance`: only where the document is in sight beside the pane. */
  jumpTo(range: TextRange, how: "go" | "glance"): Promise<boolean>;
  /** Tells when the text or the selection has become another; the answer ends the telling. */
  onChange(listener: (what: "text" | "selection") => void): () => void;
  /** Takes back the newest `apply` or `insertText`; false when there is none. Null where the host can't. */
  readonly undo: (() => Promise<boolean>) | null;
  /** Gives the person the document as it is now. Null where the document saves itself. */
  readonly save: (() => Promise<void>) | null;
  /** Puts new paragraphs after the selection, or last in the body, and answers where they stand. Null where the host can't. */
  readonly insertText: ((blocks: readonly TextBlock[]) => Promise<TextRange>) | null;
  /** The document's bytes as they are now, for the registration package. Null where they can't be had. */
  readonly bytes: (() => Promise<Uint8Array>) | null;
}
