/** Finds the passages of a record in a document that was converted to another format, and says what can be said of them there. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { LetterSearch } from "../anchor/by-letters.ts";
import type { Label } from "../label/label.ts";
import type { KeptRecord } from "../record/record.ts";
import type { Review } from "../review/review.ts";
import { newestReview } from "../review/standing.ts";
import { textHash } from "../text/text-hash.ts";
import { inReading, type Opened } from "./opened.ts";
import type { PassageVerdict, StatementVerdict, Verdict } from "./verify.ts";

/** Where a passage stands in a converted document. `isHidden`: it was not found, and this file can't show that it is gone or changed. */
export interface ConvertedPlace {
  readonly reanchoring: Reanchoring;
  readonly isHidden: boolean;
}

export function searchIn({ reading }: Opened, { notices }: KeptRecord): LetterSearch {
  const own = notices.map(({ part, text }) => ({ text, standsInside: part === "mark" || part === "caption" }));
  return new LetterSearch(reading.text, own);
}

/** Sign by sign first; where a passage does not stand so, sentence by sentence, as in a document of its own format. */
export function convertedPlace(opened: Opened, record: KeptRecord, label: Label, search: LetterSearch): ConvertedPlace {
  const hasNote = record.notices.some(({ owner, part }) => owner === label.id && part === "note");
  const exact = label.picture === undefined ? search.find(label.anchor, hasNote) : null;
  if (exact) return { reanchoring: exact, isHidden: false };
  const reanchoring = inReading(opened, opened.places.get(label.id), label);
  const isUnread = label.picture !== undefined || opened.reading.notExamined.some((left) => / has no text$/.test(left));
  const isHidden = isBeyondSigns(label.anchor.exact) || (reanchoring.kind === "lost" && isUnread);
  return { reanchoring, isHidden };
}

/**
 * Text that need not stand sign by sign in a converted file though nobody has changed it: from right to left, which pages give in the order of
 * its places on the line; around an object or a formula, which may become text; and without a letter to be sought by.
 */
function isBeyondSigns(text: string): boolean {
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\uFFFC]/.test(text) || !/\p{L}/u.test(text);
}

/** What the passages say together, where the rest of the text can't be compared. */
export function resultOfPassages(passages: readonly PassageVerdict[]): Verdict["result"] {
  const isChanged = ({ result, reanchoring }: PassageVerdict): boolean =>
    result === "edited" || result === "gone" || (result === "added" && reanchoring.kind === "found");
  if (passages.some(isChanged)) return "changed";
  const isSame = ({ result, reanchoring }: PassageVerdict): boolean => result === "intact" && reanchoring.kind === "found";
  return passages.length > 0 && passages.every(isSame) ? "same-passages" : "unknown";
}

/** A review is bound to the hash of the passage: it holds here when what stands here is, sign by sign, the text with that hash. */
export function reviewInConverted(
  label: Label,
  reviews: readonly Review[],
  { result, reanchoring }: Pick<PassageVerdict, "result" | "reanchoring">,
): StatementVerdict {
  const review = newestReview(label.id, reviews);
  if (!review) return "none";
  if (result === "edited") return "stale";
  if (result === "gone" && review.outcome !== "removed") return "stale";
  if (result !== "intact" || reanchoring.kind !== "found" || label.picture !== undefined) return "unknown";
  return review.outcome !== "removed" && textHash(label.anchor.exact) === review.textHash ? "holds" : "stale";
}
