/** A placeholder for a source that ChatGPT never filled in: `cite<generated-reference-identifier>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-generated-reference",
  version: 1,
  confirmed: true,
  literals: ["generated-reference-identifier"],
  pattern: /(?:cite)?<?generated-reference-identifier>?/gi,
  hits: [
    "Kommunen har 23 000 invånare. cite<generated-reference-identifier>",
    "Kommunen har 23 000 invånare. citegenerated-reference-identifier",
  ],
  misses: ["Referenser genereras med en identifierare per post.", "Markören `cite<generated-reference-identifier>` har setts."],
  source: "Wikipedia: Signs of AI writing; named by lists in public files, no pasted document found there",
  checked: "2026-11-28",
};
