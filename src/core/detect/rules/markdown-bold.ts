/** Bold text as Markdown writes it, not as Word does: `**Bakgrund**`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för fetstil i Markdown", en: "Markdown's signs for bold" }),
  id: "markdown-bold",
  version: 1,
  confirmed: true,
  literals: ["**"],
  pattern: /(?<![*\p{L}\d\\])\*\*(?=[^\s*])[^*\n]{0,160}(?<=[^\s*])\*\*(?![*\p{L}\d])/gu,
  hits: ["**Bakgrund**", "Nämnden föreslås **godkänna** förslaget.", "- **Kostnad:** 4 miljoner kronor"],
  misses: ["Betyg: *** av *****", "Siffran** avser 2019. ** Preliminär uppgift.", "2**3**4", "Skriv `**fet**` för fetstil."],
  source: "Wikipedia: Signs of AI writing, which calls it weak alone; technical writers use it",
  checked: "2026-11-22",
};
