/** Changes to a document as data: the only way a document is ever written, whatever the host. */
import type { TextRange } from "./text/document.ts";

/** How a label shows in the text. `shading` is added to text, never used alone. `none`: content control only. */
export type MarkAppearance =
  | { readonly place: "inline"; readonly text: string; readonly shading: boolean }
  | { readonly place: "footnote"; readonly text: string; readonly shading: boolean }
  | { readonly place: "none" };

/** Text that Källmärkt puts into a document as a paragraph of its own. */
export type InsertionPart = "source" | "notice" | "heading";

/** Where a picture's caption goes: a new paragraph after the picture's, or the end of a paragraph of the writer's. */
export interface CaptionPlace {
  readonly story: string;
  readonly paragraph: number;
  readonly side: "after" | "within";
}

/**
 * One change. All positions refer to the text as it was read, before any edit of the same list.
 *
 * Laws, held by the contract suite over every host:
 * applying a list twice gives the same document as applying it once; `unmark` and `remove` give back the text
 * that stood before `mark` and `insert`; nothing else in the document changes.
 *
 * - `mark`: wrap the range, one content control per paragraph piece, and show the mark after the last piece. `text` is the mark
 *   alone: the blank before it belongs to the host, is its own text, and goes with the mark.
 *   A mark with the same label id that stands already is replaced.
 * - `unmark`: take the label's controls, visible mark and footnote away; the writer's text stays.
 * - `insert`: a paragraph of Källmärkt's own before or after paragraph `at.paragraph` of the body. Several inserts at one place
 *   stand in list order, and after paragraphs of Källmärkt's own that stand at that place already, so that a later source entry
 *   comes after the heading and the entries before it. The same owner and part already in the document: its text is replaced where it stands.
 * - `remove`: take such a paragraph away, or a caption.
 * - `caption`: words of Källmärkt's own beside a picture. One of the same label already in the document is reworded where it stands.
 * - `alt-text`: the alternative text of the picture whose character stands at `at.from`; null takes the attribute away. What the old and the new
 *   text share at their beginning keeps its spelling in the file.
 * - `keep-record`: keep the JSON record inside the document and set the document's flag; replaces one kept before.
 * - `drop-record`: take the record and the flag away.
 */
export type HostEdit =
  | {
      readonly kind: "mark";
      readonly labelId: string;
      readonly range: TextRange;
      /** Title of the content control, read out by screen readers; at most 64 characters. */
      readonly alias: string;
      readonly appearance: MarkAppearance;
    }
  | { readonly kind: "unmark"; readonly labelId: string }
  | {
      readonly kind: "insert";
      readonly owner: string;
      readonly part: InsertionPart;
      readonly alias: string;
      readonly text: string;
      readonly at: { readonly paragraph: number; readonly side: "before" | "after" };
      /** For an e-mail, where all that is ours stands in one block: true, the block comes before the writer's text. Absent: after it. */
      readonly isFirstInMail?: true;
    }
  | { readonly kind: "remove"; readonly owner: string; readonly part: InsertionPart | "caption" }
  | {
      readonly kind: "caption";
      readonly labelId: string;
      readonly alias: string;
      readonly text: string;
      readonly at: CaptionPlace;
    }
  | { readonly kind: "alt-text"; readonly labelId: string; readonly at: TextRange; readonly text: string | null }
  | { readonly kind: "keep-record"; readonly recordId: string; readonly json: string }
  | { readonly kind: "drop-record" };

/** What became of one edit. `limited`: done as far as the place allows, `why` says what is missing. */
export type EditOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "limited"; readonly why: LimitReason }
  | { readonly kind: "refused"; readonly why: LimitReason };

/**
 * Why a place could not be marked fully.
 * `typed-control`: inside a date, list or data-bound control. `placeholder`: prompt text, not document text.
 * `text-box`: stands twice in the file, once for older programs, so that no control may stand there. `beside-text-box`: the mark stands in
 * the paragraph that the box is anchored in instead. `comment`: not part of the document; LibreOffice 7.4 can't open a
 * file with a control there. `indivisible`: in something that no control may stand in, such as a field in two versions. `no-notes-here`: the mark stands inline instead of in a footnote. `no-text`: nothing to mark.
 * `deleted-text`: the range lies in a tracked deletion. `locked-control`: the writer has locked this text.
 * `out-of-reach`: the program's API can't write there, such as in a header. `old-word`: the version of Word can't carry it.
 * `no-alt-text`: the file has no place for the picture's alternative text. `picture-out-of-reach`: the program's API does not
 * reach pictures on every platform. `no-shading-here`: the mark stands, without the shading behind the passage, which would overwrite the writer's own.
 * `shading-stays`: the shading that was put behind the passage in the file can't be taken away through the program.
 */
export type LimitReason =
  | "typed-control"
  | "placeholder"
  | "text-box"
  | "beside-text-box"
  | "comment"
  | "no-notes-here"
  | "no-text"
  | "deleted-text"
  | "indivisible"
  | "locked-control"
  | "out-of-reach"
  | "old-word"
  | "no-alt-text"
  | "picture-out-of-reach"
  | "no-shading-here"
  | "shading-stays";
