/** A heading as Markdown writes it: `## Bakgrund`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för rubrik i Markdown", en: "Markdown's signs for a heading" }),
  id: "markdown-heading",
  version: 1,
  confirmed: true,
  literals: ["## "],
  pattern: /^ {0,3}#{2,6} (?=[^\s#])[^\n]{1,120}/gm,
  hits: ["## Bakgrund", "### 2.1 Ekonomiska konsekvenser"],
  misses: ["Språket C## är inget språk.", "#badhus #avesta", "Skriv `## Rubrik` för en rubrik."],
  source: "Wikipedia: Signs of AI writing, which calls it weak alone",
  checked: "2026-11-22",
};
