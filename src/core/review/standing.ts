/** Whether a review still holds for the text as it stands now, and which sentences have changed since. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { printOf, type PassagePrint } from "../label/print.ts";
import type { DocumentText } from "../text/document.ts";
import type { Review } from "./review.ts";

/** A sentence as it stands now, and whether it is another than the one that was reviewed. */
export interface SentenceSince {
  readonly text: string;
  readonly isChanged: boolean;
}

/**
 * What the newest review of a label is worth now. `holds`: exactly this text, in a place that is certain, was reviewed (or: it was
 * reviewed as removed, and is gone). `stale`: the text or its place has changed since; `gone` counts reviewed sentences no longer there.
 */
export type ReviewStanding =
  | { readonly kind: "none" }
  | { readonly kind: "holds"; readonly review: Review }
  | { readonly kind: "stale"; readonly review: Review; readonly sentences: readonly SentenceSince[]; readonly gone: number };

/** The standing of a label's newest review. `place` is what re-anchoring answered for the label; undefined counts as lost. */
export function reviewStanding(
  labelId: string,
  reviews: readonly Review[],
  text: DocumentText,
  place: Reanchoring | undefined,
): ReviewStanding {
  const review = newestReview(labelId, reviews);
  if (!review) return { kind: "none" };
  if (!place || place.kind === "lost") {
    if (review.outcome === "removed") return { kind: "holds", review };
    return { kind: "stale", review, sentences: [], gone: review.sentenceHashes.length };
  }
  const print = printOf(text, place.range);
  const isSame = review.outcome !== "removed" && print.textHash === review.textHash;
  if (isSame && isPlaceCertain(place)) return { kind: "holds", review };
  return { kind: "stale", review, ...sentencesSince(review, print) };
}

/**
 * True when there is no doubt which text of the document the label is about: it was found, or its own content control stands there and only
 * the wording has changed. A person who reviews the passage then confirms it by the same act.
 */
export function isPlaceCertain(place: Reanchoring): boolean {
  if (place.kind !== "to-confirm") return place.kind === "found";
  return place.by === "handle" && place.doubts.every((doubt) => doubt === "edited" || doubt === "below-floor");
}

/** The review that counts: the last one in the record, which keeps them oldest first. */
export function newestReview(labelId: string, reviews: readonly Review[]): Review | undefined {
  return reviews.findLast((review) => review.labelId === labelId);
}

/** True when the newest review says that the passage was taken out of the document, and it is still out. */
export function isRemoved(standing: ReviewStanding): boolean {
  return standing.kind === "holds" && standing.review.outcome === "removed";
}

/** Compares in order: a sentence counts as unchanged when it lies on a longest common run of the reviewed and the present ones. */
function sentencesSince(review: Review, print: PassagePrint): { sentences: SentenceSince[]; gone: number } {
  const kept = commonPositions(review.sentenceHashes, print.sentenceHashes);
  return {
    sentences: print.sentences.map((text, index) => ({ text, isChanged: !kept.has(index) })),
    gone: review.sentenceHashes.length - kept.size,
  };
}

/** Sentences beyond this many on either side are compared without regard to order, so that the cost stays bounded. */
const IN_ORDER_LIMIT = 1500;

/** Positions in `now` that lie on a longest common subsequence with `then`. */
function commonPositions(then: readonly string[], now: readonly string[]): Set<number> {
  if (then.length > IN_ORDER_LIMIT || now.length > IN_ORDER_LIMIT) return commonUnordered(then, now);
  const width = now.length + 1;
  const lengths = new Uint16Array((then.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = then.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        then[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const positions = new Set<number>();
  for (let row = 0, column = 0; row < then.length && column < now.length;) {
    if (then[row] === now[column]) {
      positions.add(column);
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return positions;
}

function commonUnordered(then: readonly string[], now: readonly string[]): Set<number> {
  const left = new Map<string, number>();
  for (const hash of then) left.set(hash, (left.get(hash) ?? 0) + 1);
  const positions = new Set<number>();
  now.forEach((hash, index) => {
    const count = left.get(hash) ?? 0;
    if (count === 0) return;
    left.set(hash, count - 1);
    positions.add(index);
  });
  return positions;
}
