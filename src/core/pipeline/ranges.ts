/** How ranges of one story lie to each other. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { piecesOf, storyOf, type DocumentText, type TextRange } from "../text/document.ts";
import { comparePositions } from "../text/passages.ts";

export function isSameRange(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && comparePositions(one.from, other.from) === 0 && comparePositions(one.to, other.to) === 0;
}

/** True when they share at least one character. */
export function doOverlap(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && comparePositions(one.from, other.to) < 0 && comparePositions(other.from, one.to) < 0;
}

/** True when `inner` lies wholly in `outer`. */
export function doesContain(outer: TextRange, inner: TextRange): boolean {
  return (
    outer.story === inner.story && comparePositions(outer.from, inner.from) <= 0 && comparePositions(inner.to, outer.to) <= 0
  );
}

/** The smallest range over all of them; they lie in one story. Null for none. */
export function hullOf(ranges: readonly TextRange[]): TextRange | null {
  const [first] = ranges;
  if (!first) return null;
  return ranges.reduce<TextRange>(
    (hull, range) => ({
      story: hull.story,
      from: comparePositions(range.from, hull.from) < 0 ? range.from : hull.from,
      to: comparePositions(range.to, hull.to) > 0 ? range.to : hull.to,
    }),
    first,
  );
}

/** A label's place that is known, whether for certain or to be confirmed. */
export type Found = Exclude<Reanchoring, { kind: "lost" }>;

/** Which characters ranges cover, blanks and empty paragraphs apart; one entry a UTF-16 code unit. */
export function coverageOf(text: DocumentText, ranges: readonly TextRange[]): Set<string> {
  const covered = new Set<string>();
  for (const range of ranges) {
    const story = storyOf(text, range.story);
    for (const piece of story ? piecesOf(range, story) : []) {
      const line = story?.paragraphs[piece.paragraph]?.text ?? "";
      for (let at = piece.start; at < piece.end; at++) {
        if (/\S/u.test(line[at] as string)) covered.add(`${range.story} ${piece.paragraph} ${at}`);
      }
    }
  }
  return covered;
}
