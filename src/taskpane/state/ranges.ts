/** How two ranges of a document lie to each other. */
import type { TextRange } from "../../core/text/document.ts";

/** True when the ranges share at least one character. */
export function doesOverlap(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && isBefore(one.from, other.to) && isBefore(other.from, one.to);
}

/** True when they begin and end at the same places. */
export function isSameRange(one: TextRange, other: TextRange): boolean {
  return one.story === other.story && isSame(one.from, other.from) && isSame(one.to, other.to);
}

function isBefore(one: TextRange["from"], other: TextRange["from"]): boolean {
  return one.paragraph < other.paragraph || (one.paragraph === other.paragraph && one.offset < other.offset);
}

function isSame(one: TextRange["from"], other: TextRange["from"]): boolean {
  return one.paragraph === other.paragraph && one.offset === other.offset;
}
