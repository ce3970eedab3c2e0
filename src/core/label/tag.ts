/** The tags that tie what stands in a document to its record: `kallmarkt:1:<label id>:<piece>`. */

/** What every tag of ours begins with. */
export const TAG_PREFIX = "kallmarkt:1:";

/** Word cuts a content control's tag and title at 64 characters. */
export const TAG_LIMIT = 64;

/**
 * What a tag stands for. `passage` wraps the writer's own text; all others wrap text that Källmärkt put there,
 * which is left out of the text model and goes when the label goes.
 *
 * - `passage`: piece n (from 1) of the labelled text; the piece is written as its number
 * - `mark`: the visible mark after the last piece
 * - `note`: the text inside the label's footnote; its reference stands in no control in a .docx and is known by the note's id
 * - `caption`: what is said beside a labelled picture: a paragraph of its own, or the end of the writer's caption
 * - `source`: the label's entry in the list of sources
 * - `notice`: the reader notice (owner `document`)
 * - `heading`: the heading of a list of sources that Källmärkt started (owner `document`)
 */
export type TagPart =
  | { readonly kind: "passage"; readonly piece: number }
  | { readonly kind: "mark" | "note" | "caption" | "source" | "notice" | "heading" };

export interface Tag {
  /** A label's id, or `document` for what belongs to the document as a whole. */
  readonly owner: string;
  readonly part: TagPart;
}

/** Owner of what belongs to the document rather than to one label. */
export const DOCUMENT_OWNER = "document";

/** `kallmarkt:1:k3f9a2bq:1` and so on; at most 64 characters, given label ids of at most 40. */
export function tagOf(tag: Tag): string {
  return `${TAG_PREFIX}${tag.owner}:${tag.part.kind === "passage" ? String(tag.part.piece) : tag.part.kind}`;
}

/** Reads a tag, or null when it is not one of ours (another product's tag, or a version we do not know). */
export function parseTag(value: string): Tag | null {
  if (!value.startsWith(TAG_PREFIX)) return null;
  const match = /^([A-Za-z0-9_-]{1,40}):(?:(\d{1,6})|(mark|note|caption|source|notice|heading))$/.exec(
    value.slice(TAG_PREFIX.length),
  );
  if (!match) return null;
  const owner = match[1] as string;
  if (match[2] !== undefined) return { owner, part: { kind: "passage", piece: Number(match[2]) } };
  return { owner, part: { kind: match[3] as Exclude<TagPart["kind"], "passage"> } };
}
