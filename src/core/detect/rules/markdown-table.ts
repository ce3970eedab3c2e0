/** The line below a table’s head in Markdown: `| --- | --- |`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för en tabell i Markdown", en: "Markdown's signs for a table" }),
  id: "markdown-table",
  version: 1,
  confirmed: true,
  literals: ["|--", "| --", "|:-", "| :-"],
  pattern: /^[ \t]{0,3}\|?[ \t]{0,3}:?-{2,60}:?[ \t]{0,3}(?:\|[ \t]{0,3}:?-{2,60}:?[ \t]{0,3}){1,30}\|?[ \t]{0,3}$/gm,
  hits: ["| --- | --- |", "Kommun | Antal\n:-- |--:\nAvesta | 3"],
  misses: ["|--|", "a | b | c", "Sida 1 | --"],
  source: "Wikipedia: Signs of AI writing",
  checked: "2026-11-22",
};
