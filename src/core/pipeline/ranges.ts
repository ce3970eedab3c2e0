/** How ranges of one story lie to each other. */
import type { TextRange } from "../text/document.ts";
import { comparePositions } from "../text/passages.ts";

export function isSameRange(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && comparePositions(one.from, other.from) === 0 && comparePositions(one.to, other.to) === 0;
}

/** True when they share at least one character. */
export function doOverlap(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && comparePositions(one.from, other.to) < 0 && comparePositions(other.from, one.to) < 0;
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
