/** The source marks of Copilot and Bing Chat, with a caret on both sides of the number: `[^1^]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Copilot"),
  id: "copilot-caret-note",
  version: 2,
  confirmed: true,
  literals: ["^]", "^\\]"],
  pattern: /\\?\[\\?\^\s?\d{1,3}(?:,\s?\d{1,3}){0,8}\s?\\?\^\\?\]/g,
  hits: ["Avgiften infördes 2021[^1^].", "Se kommunens webbplats [^2^][^13^]", "Se kommunens webbplats [^1,2^]."],
  misses: [
    "En fotnot i Markdown skrivs [^1] och förklaras [^1]: längre ned.",
    "Uttrycket [^a-z^] är ett mönster.",
    "Märket `[^1^]` har två hattar.",
  ],
  source: "Seen in public files; other programs use the same",
  checked: "2026-11-28",
};
