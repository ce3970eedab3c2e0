/** Gemini's source marks: `[cite_start]` before a sentence, `[cite: 4, 5, 212]` after it. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Gemini"),
  id: "gemini-cite-marker",
  version: 1,
  confirmed: true,
  literals: ["[cite"],
  // Numbers only: "[cite:@berg2019]" is how Org mode cites, and a person's work.
  pattern: /\\?\[cite\\?_(?:start|end)\\?\]|\\?\[cite:\s?\d{1,4}(?:\s?[,–-]\s?\d{1,4}){0,80}\\?\]/gi,
  hits: [
    "[cite_start]Nämnden ansvarar för badet[cite: 5, 6].",
    "Nämnden ansvarar för badet [cite: 12].",
    "\\[cite\\_start\\]Kostnaden ryms inom ram\\[cite: 1-3\\].",
  ],
  misses: [
    "Enligt tidigare forskning [cite:@berg2019] är effekten liten.",
    "Se \\cite{berg2019} och [källa: 4].",
    "Markören `[cite_start]` kommer före meningen.",
  ],
  source: "Seen in many public files",
};
