/** The automaton against a plain search for each literal, on few letters so that literals overlap and hold each other. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { prefilterOf } from "../../../src/core/detect/prefilter.ts";
import type { Rule } from "../../../src/core/detect/rule.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";

const template = allRules[0] as Rule;
const rulesWith = (literals: readonly (readonly string[])[]): Rule[] => literals.map((own) => ({ ...template, literals: own }));

/** Every place where a literal ends, the slow way. */
function searched(literals: readonly (readonly string[])[], text: string): string[] {
  const lower = text.toLowerCase();
  const found = new Set<string>();
  literals.forEach((own, rule) => {
    for (const literal of own) {
      for (let at = lower.indexOf(literal); at !== -1; at = lower.indexOf(literal, at + 1))
        found.add(`${at + literal.length} ${rule}`);
    }
  });
  return [...found].sort();
}

test("finds every literal wherever it ends, also inside and across others", () => {
  const letters = fc.constantFrom("a", "b", "å", "【");
  const literal = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "B", "å", "Å", "【", "x"), maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      text,
      (literals, input) => {
        const found = prefilterOf(rulesWith(literals))(input).map(({ rule, at }) => `${at} ${rule}`);
        expect([...new Set(found)].sort()).toEqual(searched(literals, input));
      },
    ),
    { numRuns: 500 },
  );
});

test("a literal inside another is found when only the inner one stands there", () => {
  expect(prefilterOf(rulesWith([["abcd"], ["bc"]]))("xabcx")).toEqual([{ rule: 1, at: 4 }]);
  expect(prefilterOf(rulesWith([["abcd"], ["bc"]]))("ABCD")).toEqual([
    { rule: 1, at: 3 },
    { rule: 0, at: 4 },
  ]);
});
