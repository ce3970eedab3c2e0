/** Settles what several rules see in the same place, so that each character belongs to one trace at most. */
import type { Span } from "../text/document.ts";
import type { Tier } from "./finding.ts";
import type { Rule } from "./rule.ts";

/** What one rule matched in one string. */
export interface Match {
  readonly rule: Rule;
  readonly span: Span;
}

const RANK: Readonly<Record<Tier, number>> = { A: 0, B: 1, C: 2, D: 3, E: 4 };

/** A rule that asks nothing by itself never takes a place from one that does. */
const rankOf = ({ tier, alone }: Rule): number => (alone === "never" ? 5 : RANK[tier]);

/** Of matches that overlap, the one of the stronger tier stays, then the longer, then the earlier, then by id. Result in order of place. */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort(byPlace)) {
    const last = kept.at(-1);
    // The kept ones do not overlap each other and none starts later than this one: only the last can reach into it.
    if (last === undefined || last.span.end <= match.span.start) kept.push(match);
    else if (isStronger(match, last)) kept[kept.length - 1] = match;
  }
  return kept;
}

function isStronger(a: Match, b: Match): boolean {
  const rank = rankOf(a.rule) - rankOf(b.rule);
  if (rank !== 0) return rank < 0;
  const lengths = a.span.end - a.span.start - (b.span.end - b.span.start);
  if (lengths !== 0) return lengths > 0;
  return byPlace(a, b) < 0;
}

function byPlace(a: Match, b: Match): number {
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  if (a.span.end !== b.span.end) return b.span.end - a.span.end;
  return a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0;
}
