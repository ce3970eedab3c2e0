/** Tells whether what was matched might as well be its twin: the same sentence, standing elsewhere. */
import type { Anchor } from "./anchor.ts";
import type { OutlineMap } from "./outline-map.ts";
import type { Match } from "./verdict.ts";

/** How far the nearest matched sentence may stand from the passage to vouch for it, before and now. */
const NEAR_BEFORE = 2;
const NEAR_NOW = 5;

/**
 * Intact sentences prove the place only when at least one of them can't be its twin; when some of the passage is missing, only
 * one that never had a twin does.
 */
export function mayBeTwin(map: OutlineMap, anchor: Anchor, matches: readonly Match[]): boolean {
  const intact = matches.filter((match) => match.likeness === 1);
  if (intact.length === 0) return false;
  const isWhole = intact.length === anchor.sentences.length;
  return intact.every((match) => (hadTwin(anchor, match) && !isWhole) || isTwin(map, anchor, match));
}

/** A floor of 1 says that the same sentence stood elsewhere in the story when it was labelled. */
function hadTwin(anchor: Anchor, match: Match): boolean {
  return (anchor.sentences[match.sentence]?.floor ?? 0) >= 1;
}

/** A sentence that had a twin needs a neighbour of the passage at its side to be told from it. */
function isTwin(map: OutlineMap, anchor: Anchor, match: Match): boolean {
  const start = anchor.outline.at;
  const index = start + match.sentence;
  const count = anchor.sentences.length;
  if (map.isAmbiguous(index)) return true;
  if (!hadTwin(anchor, match)) return false;
  const neighbours = [map.nearest(start, -1), map.nearest(start + count - 1, 1)];
  return !neighbours.some((neighbour) => {
    const at = map.newIndex(neighbour);
    return at !== -1 && Math.abs(neighbour - index) <= count + NEAR_BEFORE && Math.abs(at - match.first) <= count + NEAR_NOW;
  });
}
