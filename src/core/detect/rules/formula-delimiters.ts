/** A formula between the brackets that a chat turns into mathematics, a backslash before each bracket. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för en formel", en: "signs for a formula" }),
  id: "formula-delimiters",
  version: 1,
  confirmed: true,
  literals: ["\\(", "\\["],
  pattern:
    /\\\((?=[^\n]{0,80}?(?:[=^_]|\\[A-Za-z]{2}))[^\n]{1,120}?\\\)|\\\[(?=[^\n]{0,80}?(?:[=^_]|\\[A-Za-z]{2}))[^\n]{1,160}?\\\]/g,
  hits: ["Arean är \\( A = b \\cdot h \\).", "\\[ K = \\frac{a}{b} \\]"],
  misses: ["Sökväg C:\\(gammal)\\", "Skriv \\(parentes\\) med omvänt streck.", "Formeln skrivs `\\( A = b \\)`."],
  source: "reference catalogue §1.4; people who write LaTeX use the same",
};
