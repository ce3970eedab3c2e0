/** ChatGPT's JSON of which source a sentence came from: `({"attribution":{"attributableIndex":"1009-1"}})`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-attribution",
  version: 2,
  confirmed: true,
  literals: ["attributableindex"],
  pattern:
    /(?:(?:\^\[[^\]\n]{1,400}\])?\(?\{(?:["“”]|&quot;)attribution(?:["“”]|&quot;):\s?\{)?(?:["“”]|&quot;)attributableIndex(?:["“”]|&quot;):\s?(?:["“”]|&quot;)[\d–-]{1,20}(?:["“”]|&quot;)(?:\}\}\)?)?/gi,
  where: "both",
  hits: [
    '^[Stadsnätet byggdes ut 2019.]({"attribution":{"attributableIndex":"1009-1"}})',
    "Stadsnätet byggdes ut 2019. ({“attribution”:{“attributableIndex”:“1009–1”}})",
    'Stadsnätet byggdes ut 2019.({"attribution":{"attributableIndex":"1009-1"}})',
    "Stadsnätet byggdes ut 2019. ({“attribution”:{“attributableIndex”:“12-3”}})",
  ],
  misses: [
    "Attribueringsindex räknas om varje år.",
    'Märket `{"attribution":{"attributableIndex":"1009-1"}}` är gjort för ett gränssnitt.',
  ],
  source: "Wikipedia: Signs of AI writing; named by many lists in public files, no pasted document found there",
  checked: "2026-11-28",
};
