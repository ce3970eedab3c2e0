/** Gemini's source marks: `[cite_start]` before a sentence, `[cite: 4, 5, 212]` after it. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

const number = "\\d{1,4}(?:\\.\\d{1,4}){0,3}";
const file = "[^@\\[\\],;\\s][^@\\[\\],;\\n]{0,79}\\.(?:pdf|docx?|xlsx?|pptx?|txt|md|csv|html?|php|py|js|tsx?|java|png|jpe?g)";
const asked = "user(?:[\\\\_ -]{1,2}(?:provided|prompt|summary|input|request|uploaded)(?:[\\w\\\\ -]{0,40}\\w)?)?";
/**
 * What it names: numbers, a search's in parts (1.2.4), alone or from one to another; a file it was given; what the person who asked has said.
 * No name holds what separates names, nor begins or ends with a blank, so that a list can be read in one way only.
 */
const source = `(?:${number}(?:\\s?[–-]\\s?${number})?|${file}|${asked})`;

export const rule: Rule = {
  ...machineToken("Gemini"),
  id: "gemini-cite-marker",
  version: 3,
  confirmed: true,
  literals: ["[cite", "[ cite"],
  // "[cite:@berg2019]" is how Org mode cites, and a person's work; "[[cite:1]]" is other programs' own mark.
  pattern: new RegExp(
    `\\\\?\\[cite\\\\?_(?:start|end)(?:\\\\?\\]|(?![\\w-]))|\\\\?\\[\\s?cite\\s?:\\s?${source}(?:\\s?[,;]\\s?${source}){0,80}\\s?\\\\?\\]`,
    "gi",
  ),
  hits: [
    "[cite_start]Nämnden ansvarar för badet[cite: 5, 6].",
    "Nämnden ansvarar för badet [cite: 12].",
    "[cite_start Nämnden ansvarar för badet.",
    "Nämnden ansvarar för badet [cite: 1.2.4].",
    "Nämnden ansvarar för badet [cite: Tjänsteskrivelse bad.pdf, 3].",
    "Badet öppnar i juni [cite: user\\_provided\\_code].",
    "Nämnden ansvarar för badet [ cite: 12; 13 ].",
    "\\[cite\\_start\\]Kostnaden ryms inom ram\\[cite: 1-3\\].",
  ],
  misses: [
    "Enligt tidigare forskning [cite:@berg2019] är effekten liten.",
    "Se \\cite{berg2019} och [källa: 4].",
    "Markören `[cite_start]` kommer före meningen.",
  ],
  source: "Seen in many public files; names of files and of what was asked instead of numbers, too",
  checked: "2026-11-28",
};
