/** Asks for the body's paragraphs as Word shows them, in one batch however many they are. */
import type { ApiParagraph } from "./align.ts";

/** Word for Mac has frozen over some thousand paragraphs in one answer (OfficeDev/office-js #6024, #5400): there they are asked for in shares. */
const SHARE = 500;

/** Shares that are asked for where nobody knows yet how long the document is: 20,000 paragraphs. */
const UNKNOWN = 40;

/** Paragraphs that the API counts and the text does not: what is ours, and cells' ends. More than these, and the last would be out of reach. */
const ROOM = 500;

export interface Asked {
  readonly hasIds: boolean;
  readonly isMac: boolean;
  /** Paragraphs in the newest reading; null before the first. */
  readonly expected: number | null;
}

/** Queues the question; the answer is there after the next sync. */
export function queueParagraphs(body: Word.Body, { hasIds, isMac, expected }: Asked): () => ApiParagraph[] {
  const shares = isMac ? sharesOf(body, hasIds, expected) : [whole(body, hasIds)];
  return () =>
    shares.flatMap(({ items }) =>
      items.map((paragraph) => ({ text: paragraph.text, id: hasIds ? paragraph.uniqueLocalId || null : null })),
    );
}

function whole(body: Word.Body, hasIds: boolean): Word.ParagraphCollection {
  const { paragraphs } = body;
  paragraphs.load(hasIds ? "items/text,items/uniqueLocalId" : "items/text");
  return paragraphs;
}

function sharesOf(body: Word.Body, hasIds: boolean, expected: number | null): Word.ParagraphCollection[] {
  const count = expected === null ? UNKNOWN : Math.ceil((expected + ROOM) / SHARE);
  const start = body.getRange("Start");
  // A range over the content alone may leave out a last paragraph that is empty, as the one after a table is.
  const end = body.paragraphs.getLast().getRange("Whole");
  return Array.from({ length: count }, (_none, share) => {
    // A body has one collection of paragraphs, and each share needs one of its own.
    const { paragraphs } = start.expandTo(end);
    paragraphs.load({ select: hasIds ? "text,uniqueLocalId" : "text", top: SHARE, skip: share * SHARE });
    return paragraphs;
  });
}
