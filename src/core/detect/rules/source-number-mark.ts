/** Numbered marks that chats with documents put after what they have read there: `[source: 3, 10]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null),
  // Which tool writes it is not known, and a person may number sources so: stronger than a hint, weaker than a token.
  tier: "C",
  id: "source-number-mark",
  version: 1,
  confirmed: true,
  literals: ["[source:"],
  // Program code has a name after the colon, or more keys after the number; people who write Swedish number a "källa".
  pattern: /(?<!\[)\\?\[[Ss]ource:\s?\d{1,3}(?:,\s?\d{1,3}){0,20}\\?\](?!\])/gu,
  hits: [
    "Avgiften höjdes 2024 [source: 3, 10].",
    "Nämnden ansvarar för badet.\\[source: 5\\]",
    "Kravet gäller alla [Source: 3, 6, 7].",
  ],
  misses: [
    "[Source: Berg 2019]",
    "[källa: 4]",
    "[source: 1, target: 2]",
    "[[SOURCE: 1]]",
    "Märket `[source: 3]` pekar på ett stycke.",
  ],
  source: "Several public files with pasted answers, seen; the tool is not known",
  checked: "2026-11-28",
};
