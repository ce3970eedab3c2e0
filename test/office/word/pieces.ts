/** A range taken apart: at delimiters (split), or into sentences and the like that end with marks (getTextRanges). */
import { contentOf } from "./content.ts";
import { invalidArgument, type LiveDocument } from "./document.ts";
import { piecesOf, type Span } from "./ranges.ts";
import { placeOfCharacter, textWithin } from "./text.ts";

const marksFrom = (given: unknown): string[] => {
  if (!Array.isArray(given) || given.length === 0 || given.some((one) => typeof one !== "string" || one === ""))
    throw invalidArgument();
  return given as string[];
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Pieces of one paragraph's text between its marks; `keepsMark` leaves each mark at the end of its piece. */
function between(text: string, marks: readonly string[], keepsMark: boolean): Stretch[] {
  const pieces: Stretch[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const mark = marks.find((one) => text.startsWith(one, at));
    if (mark === undefined) at++;
    else {
      at += mark.length;
      pieces.push({ from, to: keepsMark ? at : at - mark.length });
      from = at;
    }
  }
  if (from < text.length) pieces.push({ from, to: text.length });
  return pieces;
}

const trimmed = (text: string, { from, to }: Stretch): Stretch => {
  const inside = text.slice(from, to);
  const start = from + (inside.length - inside.trimStart().length);
  return { from: start, to: Math.max(start, to - (inside.length - inside.trimEnd().length)) };
};

/** Paragraphs always end a piece (docs: getTextRanges). */
export function takenApart(
  doc: LiveDocument,
  span: Span,
  marks: unknown,
  options: { keepsMarks: boolean; trims: boolean },
): Span[] {
  const wanted = marksFrom(marks);
  return piecesOf(doc, span).flatMap(({ p, from, to }) => {
    const text = textWithin(doc, p, 0, contentOf(p).length, "paragraph");
    const start = textWithin(doc, p, 0, from, "paragraph").length;
    const end = textWithin(doc, p, 0, to, "paragraph").length;
    return between(text.slice(start, end), wanted, options.keepsMarks)
      .map((piece) => (options.trims ? trimmed(text.slice(start, end), piece) : piece))
      .filter((piece) => piece.to > piece.from)
      .map((piece) => ({
        start: { p, position: placeOfCharacter(doc, p, start + piece.from, "start") },
        end: { p, position: placeOfCharacter(doc, p, start + piece.to, "end") },
      }));
  });
}
