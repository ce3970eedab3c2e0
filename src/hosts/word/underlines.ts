/** Where questions are underlined: which paragraphs they stand in, and at which characters as Word counts them. */
import type { HostReading } from "../../core/ports.ts";
import { piecesOf, storyOf, type TextRange } from "../../core/text/document.ts";
import { offsetsIn, skeleton, type ApiParagraph } from "./align.ts";

/** One paragraph's share of a question. */
export interface Piece {
  /** The same while the question, its place in the paragraph and the paragraph's words are the same. */
  readonly key: string;
  readonly question: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** Pieces in the body: Word on Windows refuses annotations in notes (OfficeDev/office-js #4997). */
export function piecesFor(
  questions: readonly { readonly id: string; readonly range: TextRange }[],
  reading: HostReading,
): Piece[] {
  const body = storyOf(reading.text, "body");
  if (!body) return [];
  return questions.flatMap(({ id, range }) =>
    range.story !== body.id
      ? []
      : piecesOf(range, body).flatMap(({ paragraph, start, end }, part) => {
          const text = body.paragraphs[paragraph]?.text ?? "";
          if (text.slice(start, end).trim() === "") return [];
          return [{ key: JSON.stringify([id, part, start, end, text]), question: id, paragraph, start, end }];
        }),
  );
}

/** A stretch as Word counts it, in the paragraph that Word knows by this id. */
export interface Span {
  readonly id: string | null;
  readonly start: number;
  readonly length: number;
}

/**
 * Where Word would underline a piece of the paragraph that it shows; null where that is not certain. Words count deleted text and signs of notes in different ways
 * (OfficeDev/office-js #5672, #4997), so that nothing of that kind may stand before the end of the piece.
 */
export function spanIn({ paragraph, start, end }: Piece, reading: HostReading, shown: ApiParagraph | undefined): Span | null {
  const text = storyOf(reading.text, "body")?.paragraphs[paragraph]?.text ?? "";
  if (shown === undefined) return null;
  const own = reading.insertions
    .filter((one) => one.part === "mark" && one.story === "body" && one.paragraph === paragraph)
    .map((one) => one.text);
  const offsets = offsetsIn(text, shown.text, own);
  const [first, last] = [offsets?.[start] ?? -1, offsets?.[end - 1] ?? -1];
  if (first < 0 || last < first) return null;
  let before = shown.text.slice(0, last + 1);
  for (const mark of own) before = before.replace(` ${mark}`, "").replace(mark, "");
  if (before.length !== end || skeleton(before) !== skeleton(text.slice(0, end))) return null;
  return { id: shown.id, start: first, length: last + 1 - first };
}
