/** The reference for the prefilter: every rule over every text. */
import { matchesOf, type Rule } from "../../../src/core/detect/rule.ts";

/** Ids of the rules that match anywhere in a text, mentions and overlaps not regarded. */
export function naiveRules(text: string, rules: readonly Rule[]): string[] {
  return rules.filter((rule) => !matchesOf(rule.pattern, text).next().done).map((rule) => rule.id);
}
