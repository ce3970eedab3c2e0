/** What the pane asks of the document it stands beside: core's host, and the few things that only a document on a screen can do. */
import type { Wording } from "../core/errors.ts";
import type { DocumentHost } from "../core/ports.ts";
import type { DocumentText, TextRange } from "../core/text/document.ts";

/** A stretch of text with one look. A `\n` in it is a line break inside the paragraph. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** One paragraph of new text. */
export interface TextParagraph {
  readonly kind: "paragraph";
  readonly runs: readonly TextRun[];
  /** 0 for ordinary text, else the level, 1 to 6. */
  readonly heading: number;
  readonly list: "none" | "bullet" | "number";
  /** How deep in its list, 0 to 8; 0 outside lists. */
  readonly level: number;
  /** The number that a list begins at, on the item it begins with: absent on the items that go on. */
  readonly start?: number;
}

/** One table. All rows may be of different lengths; a host fills up what is missing with empty cells. */
export interface TextTable {
  readonly kind: "table";
  /** Rows of cells of runs; the first `headers` of them are the heading. */
  readonly rows: readonly (readonly (readonly TextRun[])[])[];
  readonly headers: number;
}

/** A piece of new text as plain data: never markup. A host that can't make lists or tables writes their text as plain lines. */
export type TextBlock = TextParagraph | TextTable;

/** A paragraph of the text model, counted from 0 in its story. */
export interface ParagraphPlace {
  readonly story: string;
  readonly paragraph: number;
}

/** A paragraph as somebody saw it: the host may know a newer text by the time it is asked. */
export interface SeenPlace extends ParagraphPlace {
  /** The text that counts it so. */
  readonly text: DocumentText;
}

/** What is selected, and the text that the range counts in: the host may know a newer one than the pane shows. */
export interface HostSelection {
  readonly range: TextRange;
  readonly text: DocumentText;
}

/** How far the document can be written. `says` tells the person why, and what to do; null when all is well. */
export interface HostAccess {
  /** `read-only`: the person or the program has closed the document. `old-word`: this Word can't do what labels need. */
  readonly kind: "full" | "read-only" | "old-word";
  readonly says: Wording | null;
}

/** A question as a host shows it in the document. */
export interface ShownQuestion {
  readonly id: string;
  readonly range: TextRange;
}

/** Shows questions in the document itself, as something that never goes into its file. */
export interface QuestionOverlay {
  /** Why it can't be done here, for the person; null where it can. */
  readonly says: Wording | null;
  /** Shows exactly these from now on, and answers the ids of those that could be shown; empty takes all away. Throws AppError; then none is shown. */
  show(questions: readonly ShownQuestion[]): Promise<readonly string[]>;
  /** Tells which question the person chose in the document; the answer ends the telling. */
  onChosen(listener: (id: string) => void): () => void;
}

/**
 * A document that a person has in front of them. Implementations: the workbench's file, Word, tests.
 * `read` must give the same object while the text is the same, so that it is handed over to the worker once. Of what has not changed
 * the paragraphs should be the same objects as before. After a failed `apply` it reads anew, unless nothing can have been written.
 *
 * `apply` and `insertText` may throw `AppError` `document-changed` (the text is not the one that the edits were planned for; nothing is
 * written) and `host-unavailable` (the program did not answer; what became of the edits is not known). The pane says so and reads again.
 */
export interface PaneHost extends DocumentHost {
  /** Whether the document can be written at all; absent: it can. Scanning works in any case. */
  readonly access?: HostAccess;
  /** What is marked in the document now; null when nothing is, or when it is no text of the document. */
  selection(): Promise<HostSelection | null>;
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
  /**
   * Gives a paragraph a new wording, `before` being what the person saw: for documents that are not edited in a program of their own.
   * Formatting, marks and objects stay. Throws AppError; then nothing has changed.
   */
  readonly editText?: (place: SeenPlace, before: string, text: string) => Promise<void>;
  /** Absent where the program can't show questions in the document, or always does. */
  readonly overlay?: QuestionOverlay;
  /** The document's bytes as they are now, for the registration package. Null where they can't be had. */
  readonly bytes: (() => Promise<Uint8Array>) | null;
}

/** A document that a person has open in an Office program. */
export interface OfficeDocument extends PaneHost {
  readonly name: string;
  readonly access: HostAccess;
}
