/** The line of backticks that opens or closes program code in Markdown. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "tecken för en kodruta i Markdown", en: "Markdown's signs for a code block" }),
  id: "markdown-fence",
  version: 1,
  confirmed: true,
  reads: "raw",
  literals: ["```"],
  pattern: /^[ \t]{0,3}```[A-Za-z\d+#-]{0,20}[ \t]{0,4}$/gm,
  hits: ["```markdown", "Badet öppnar i juni.\n```"],
  misses: ["Tre grava accenter ``` mitt på raden.", "'' och ''"],
  source: "Wikipedia: Signs of AI writing",
  checked: "2026-11-22",
};
