/** Which of two rules keeps a place that both see. */
import { expect, test } from "@jest/globals";
import type { Tier } from "../../../src/core/detect/finding.ts";
import { withoutOverlaps, type Match } from "../../../src/core/detect/overlaps.ts";
import type { Rule } from "../../../src/core/detect/rule.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";

const match = (id: string, tier: Tier, start: number, end: number): Match => ({
  rule: { ...(allRules[0] as Rule), id, tier },
  span: { start, end },
});
const kept = (...matches: Match[]): string[] => {
  const forward = withoutOverlaps(matches).map(({ rule }) => rule.id);
  expect(withoutOverlaps([...matches].reverse()).map(({ rule }) => rule.id)).toEqual(forward);
  return forward;
};

test.each([
  [
    "the stronger tier, though it starts later and is shorter",
    [match("weak", "C", 0, 20), match("strong", "A", 5, 8)],
    ["strong"],
  ],
  ["within a tier, the longer", [match("short", "A", 0, 5), match("long", "A", 3, 20)], ["long"]],
  ["of the same length, the earlier", [match("late", "A", 2, 7), match("early", "A", 0, 5)], ["early"]],
  ["in exactly one place, the first by id", [match("b", "A", 0, 5), match("a", "A", 0, 5)], ["a"]],
  ["both, when they only touch", [match("one", "A", 0, 5), match("two", "C", 5, 9)], ["one", "two"]],
  [
    "those on either side of the one that was beaten",
    [match("left", "A", 0, 5), match("between", "C", 4, 11), match("right", "A", 10, 15)],
    ["left", "right"],
  ],
])("keeps %s", (_name, matches, expected) => expect(kept(...matches)).toEqual(expected));
