/** The measure for the prefilter: every rule over every text, with nothing that helps. */
import type { Rule } from "../../src/core/detect/rule.ts";

/** Matches of all rules in all texts: no prefilter, no overlaps, no mentions. The expressions are reused, not cloned for each text. */
export function naiveCount(texts: readonly string[], rules: readonly Rule[]): number {
  let found = 0;
  for (const text of texts) {
    for (const { pattern } of rules) {
      if (typeof pattern === "function") for (const _span of pattern(text)) found++;
      else for (pattern.lastIndex = 0; pattern.exec(text) !== null;) found++;
    }
  }
  return found;
}
