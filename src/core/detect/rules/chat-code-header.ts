/** The head of a code block in a chat, flattened to text: a programming language, and below it the button `Kopiera kod`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

const languages =
  "bash|shell|sh|zsh|console|cmd|powershell|python|javascript|js|jsx|typescript|ts|tsx|html|css|scss|json|jsonc|yaml|yml|toml|ini|xml|sql|pgsql|mysql|graphql|java|kotlin|swift|c|cpp|c\\+\\+|csharp|c#|go|rust|ruby|php|perl|r|matlab|scala|dart|lua|makefile|dockerfile|nginx|markdown|text|plaintext|vbnet|vba|excel|dax|latex|mermaid|http|diff|csv|arduino";

export const rule: Rule = {
  ...chatInterface(null),
  id: "chat-code-header",
  version: 1,
  confirmed: true,
  where: "lines",
  reads: "raw",
  literals: ["\nkopiera kod", "\ncopy code"],
  pattern: new RegExp(
    `(?<=(?:^|\\n)[ \\t]{0,4}(?:\`{3})?(?:${languages})[ \\t\\u00A0]?\\n)(?:Kopiera kod|Copy code)(?=\\n?$)`,
    "giu",
  ),
  hits: [
    "Installera programmet:\n\nbash\nKopiera kod\nnpm install",
    "plaintext\nKopiera kod\nNämnden beslutar att godkänna rapporten.",
    "Using Python\npython\nCopy code\nimport time",
  ],
  misses: [
    "python\nKopiera koden till fältet.",
    "Steg 2\nKopiera kodlåset.",
    "Knapparna heter Kopiera kod och Kopiera.",
    "sql\nSELECT 1;",
  ],
  source:
    "Swedish and English cases in many public files; the button alone is a normal label, the language above it is the chat's",
  checked: "2026-11-28",
};
