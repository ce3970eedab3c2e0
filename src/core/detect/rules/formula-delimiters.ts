/** A formula between the brackets that a chat turns into mathematics, a backslash before each bracket. */
import type { Span } from "../../text/document.ts";
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

const bracketed = /\\\((?:[^\n\\]|\\[^)\n]){1,100}?\\\)|\\\[(?:[^\n\\]|\\[^\]\n]){1,100}?\\\]/g;

/** Brackets around something that only a formula has: an equals sign, a power, an index or a command. */
function* formulas(text: string): Generator<Span> {
  for (const match of text.matchAll(bracketed))
    if (/[=^_]|\\[A-Za-z]{2}/.test(match[0].slice(2, -2))) yield { start: match.index, end: match.index + match[0].length };
}

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för en formel", en: "signs for a formula" }),
  id: "formula-delimiters",
  version: 1,
  confirmed: true,
  literals: ["\\(", "\\["],
  pattern: formulas,
  hits: ["Arean är \\( A = b \\cdot h \\).", "\\[ K = \\frac{a}{b} \\]"],
  misses: ["Sökväg C:\\(gammal)\\", "Skriv \\(parentes\\) med omvänt streck.", "Formeln skrivs `\\( A = b \\)`."],
  source: "Not verified outside reference catalogue §1.4; people who write LaTeX use the same",
  checked: "2026-11-22",
};
