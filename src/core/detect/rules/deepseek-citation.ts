/** DeepSeek's numbered source marks: `[citation:3]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("DeepSeek"),
  id: "deepseek-citation",
  version: 2,
  confirmed: true,
  literals: ["[citation:"],
  pattern: /\\?\[citation:\s?\d{1,4}(?:,\s?\d{1,4}){0,20}\\?\]/gi,
  hits: [
    "Kommunen har infört avgiften[citation:3].",
    "Enligt flera källor [citation:1][citation:12].",
    "Enligt flera källor [citation: 3, 4].",
  ],
  misses: [
    "Uppgiften saknar källa [citation needed].",
    "[Citation: Berg 2019]",
    "Märket `[citation:3]` är en siffra i en lista.",
  ],
  source: "Seen in public files (answers, comments of programs)",
  checked: "2026-11-28",
};
