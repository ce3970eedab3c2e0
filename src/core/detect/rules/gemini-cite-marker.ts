/** Gemini's source marks: `[cite_start]` before a sentence, `[cite: 4, 5, 212]` after it. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Gemini"),
  id: "gemini-cite-marker",
  version: 2,
  confirmed: true,
  literals: ["[cite", "[ cite"],
  // Numbers only, a search's in parts (1.2.4); "[[cite:1]]" is other programs' own mark: "[cite:@berg2019]" is how Org mode cites, and a person's work.
  pattern:
    /\\?\[cite\\?_(?:start|end)(?:\\?\]|(?![\w-]))|\\?\[\s?cite\s?:\s?\d{1,4}(?:\.\d{1,4}){0,3}(?:\s?[,;–-]\s?\d{1,4}(?:\.\d{1,4}){0,3}){0,80}\s?\\?\]/gi,
  hits: [
    "[cite_start]Nämnden ansvarar för badet[cite: 5, 6].",
    "Nämnden ansvarar för badet [cite: 12].",
    "[cite_start Nämnden ansvarar för badet.",
    "Nämnden ansvarar för badet [cite: 1.2.4].",
    "Nämnden ansvarar för badet [ cite: 12; 13 ].",
    "\\[cite\\_start\\]Kostnaden ryms inom ram\\[cite: 1-3\\].",
  ],
  misses: [
    "Enligt tidigare forskning [cite:@berg2019] är effekten liten.",
    "Se \\cite{berg2019} och [källa: 4].",
    "Markören `[cite_start]` kommer före meningen.",
  ],
  source: "Seen in many public files",
};
