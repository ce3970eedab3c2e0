/** Where the two halves of the emulated Office host meet: the batch processor (richapi/) and the document's members (word/). */
import type { OfficeProfile } from "./profiles.ts";

/** One object that the wire protocol can name: a paragraph, a range, a collection … `type` is its name in Word's API ("Paragraph"). */
export interface HostObject {
  readonly type: string;
  /**
   * What the object stands for, when the same thing may be handed out as several objects (a control's element): an event for one of them
   * reaches handlers that were set on another. Without it the object is its own identity.
   */
  readonly identity?: unknown;
}

/** A collection answers with its items each time it is asked: nothing is kept from one request to the next. */
export interface HostCollection extends HostObject {
  readonly items: readonly HostObject[];
}

/** What a member answers: a JSON value, an object of the document, or null for "no such object" (an OrNullObject member). */
export type HostValue =
  string | number | boolean | null | undefined | readonly unknown[] | HostObject | Readonly<Record<string, unknown>>;

/** What a member is told about the request it serves. */
export interface CallContext {
  readonly profile: OfficeProfile;
  readonly raise: Raise;
}

/**
 * Raises an event, by its name in `Word.EventType`, for the object it is about (null: the document). The payload is the handler's argument:
 * `type` or `eventType`, `source` ("Local", "Remote") and `uniqueLocalIds` or `ids`. The Common API's event for a moved selection is
 * "DocumentSelectionChanged", with an empty payload.
 */
export type Raise = (event: string, target: HostObject | null, payload: Readonly<Record<string, unknown>>) => void;

/**
 * Members of every type by wire name (upper camel): `get_Text`, `set_Tag`, `nav_Paragraphs` (a property that is an object),
 * `m_InsertFootnote` (a method, whether it answers an object or a value). Object arguments come resolved; option objects as plain records.
 * A member that is not here fails by name (501), so that nothing unemulated passes unseen.
 */
export type Members = Readonly<Record<string, Readonly<Record<string, Member>>>>;
export type Member = (self: HostObject, args: readonly unknown[], context: CallContext) => HostValue;

/** A refusal as Word words it: `code` is the client's error code ("ItemNotFound", "GeneralException", "InvalidArgument" …). */
export class HostError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "HostError";
    this.code = code;
    this.status = status;
  }
}

/** A document that is open in the emulated host. The package is the one truth: every member reads and edits its XML. */
export interface OpenDocument {
  /** What object path type 1 (global) stands for. */
  readonly root: HostObject;
  readonly members: Members;
  /** The document saved as a .docx, as it is now. */
  bytes(): Uint8Array;
  /** What the person in front of Word does. */
  readonly person: Person;
  /** Where events go that no request causes: what the person and co-authors do. Answers how to stop listening. */
  listen(raise: Raise): () => void;
}

/** The hands at the keyboard: what tests do to a document from outside the add-in. Paragraphs count from 0 in body order, tables included. */
export interface Person {
  /** Selects from an offset in one paragraph to an offset in another; text of the paragraph as the reader sees it. */
  select(
    from: { readonly paragraph: number; readonly offset: number },
    to: { readonly paragraph: number; readonly offset: number },
  ): void;
  /** Puts the selection somewhere else: in a note or a text box by number from 0, or in the primary header or footer of the first section. */
  selectIn(
    story: { readonly kind: "footnote" | "endnote" | "header" | "footer" | "textBox"; readonly index: number },
    start: number,
    end: number,
  ): void;
  /** Replaces a stretch of one paragraph, as typing does, or as a co-author does (`isRemote`). */
  type(paragraph: number, start: number, end: number, text: string, isRemote?: boolean): void;
  /** A new paragraph before the one named. */
  insertParagraph(paragraph: number, text: string, isRemote?: boolean): void;
  deleteParagraph(paragraph: number, isRemote?: boolean): void;
  /** Clicks the annotation that stands under these words, or puts it away in its popup. */
  annotation(words: string, what: "click" | "put-away"): void;
  /** Puts the document into viewing mode, or back: every write is then refused (#5484). */
  setViewing(isViewing: boolean): void;
}
