/** A number for the rule catalogue as it is: published figures name it, and a test fails when they belong to another catalogue. */
import { sha256Hex } from "../sha256.ts";
import type { Rule } from "./rule.ts";
import { allRules } from "./rules/index.ts";

/** SHA-256 over what decides which traces are seen and asked about. A rule that is a function counts by its version. */
export function catalogueHash(rules: readonly Rule[] = allRules): string {
  const parts = rules.map(({ id, version, tier, engine, literals, pattern, where, reads, alone }) => [
    id,
    version,
    tier,
    engine,
    [...literals],
    pattern instanceof RegExp ? `${pattern.source}/${pattern.flags}` : "function",
    where,
    reads ?? "folded",
    alone ?? "always",
  ]);
  return sha256Hex(JSON.stringify(parts));
}
