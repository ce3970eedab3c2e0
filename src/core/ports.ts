/** What core asks of the world around it: a document host, and the few things that are not pure. */
import type { EditOutcome, HostEdit } from "./edits.ts";
import type { TagPart } from "./label/tag.ts";
import type { DocumentText, TextRange } from "./text/document.ts";

/** A piece of a label found in the document through its content control. */
export interface MarkedPiece {
  readonly labelId: string;
  /** From 1, in the order written; two pieces with one number are a copy that somebody pasted. */
  readonly piece: number;
  readonly range: TextRange;
  /** Title of its control, where the host reads it: needed to set the mark anew. */
  readonly alias?: string;
}

/** Text of Källmärkt's own that stands in the document; it is not part of `DocumentText`. */
export interface Insertion {
  readonly owner: string;
  readonly part: Exclude<TagPart["kind"], "passage">;
  readonly text: string;
  /** Where it stands: before which paragraph (for paragraphs), or in which (marks and notes), of which story. */
  readonly story: string;
  readonly paragraph: number;
  /** Title of its control, where the host reads it. */
  readonly alias?: string;
  /** Of a paragraph of our own: its style's name (null: the default style) and whether it is an item of a list, where the host reads it. */
  readonly look?: { readonly style: string | null; readonly inList: boolean };
}

/** Things in the file that the reader met and that someone should know about; never a reason to stop reading. */
export type ReadingNotice = "several-records" | "signed" | "protected" | "tracked-changes" | "macros" | "sensitivity-label";

/** Everything a host reads in one go. */
export interface HostReading {
  readonly text: DocumentText;
  readonly marks: readonly MarkedPiece[];
  readonly insertions: readonly Insertion[];
  /** The JSON of the record kept in the document, unparsed and untrusted, or null. */
  readonly keptRecord: string | null;
  /** The document's flag (the record's id), or null. It survives where the record may not. */
  readonly flag: string | null;
  /** Content that is not in `text`, by its name in the format: "altChunk". Shown to the user, never passed over silently. */
  readonly notExamined: readonly string[];
  readonly notices: readonly ReadingNotice[];
  /**
   * True for a format that Källmärkt never labels. A record that is held against such a file was made of the same document in another format,
   * and programs that convert leave out, add and reorder: that the whole text differs then says nothing.
   */
  readonly isConverted?: true;
}

/** A document that can be read and edited: Word, Outlook, a .docx file, an e-mail file. */
export interface DocumentHost {
  read(): Promise<HostReading>;
  /** Applies all edits or none. Outcomes come in the order of the edits. Throws AppError when the document can't be written. */
  apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]>;
}

/** What core needs from outside to make a new value: handed in, so that everything stays pure. */
export interface Surroundings {
  /** Now, as an ISO 8601 instant in UTC. */
  readonly now: string;
  /** A new random id of 10 lower-case letters and digits. */
  newId(): string;
  /** 16 fresh random bytes as 32 hex digits. */
  newSalt(): string;
}
