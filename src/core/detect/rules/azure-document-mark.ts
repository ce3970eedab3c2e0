/** Numbered marks of an assistant built on Azure OpenAI over an organisation's own documents: `[doc1][doc2]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null, "en egen assistent på Azure OpenAI"),
  id: "azure-document-mark",
  version: 1,
  confirmed: true,
  literals: ["[doc1", "[doc2", "[doc3", "[doc4", "[doc5", "[doc6", "[doc7", "[doc8", "[doc9"],
  // Program code has "matrix[doc1][doc2]": a mark stands after a blank, a full stop or another mark, and ends a sentence or a line.
  pattern: /(?<=[\p{Ll}\d)”"] |[.!?)”"] ?|^)(?:\[doc[1-9]\d?\] ?){1,12}(?=[.,;:)]|$|\n| \p{Lu})/gmu,
  hits: ["Avgiften infördes 2021 [doc1][doc2].", "Badet öppnar i juni. [doc3]"],
  misses: ["avg = matrix[doc1][doc2] / 2", "Se [doc] och [document1].", "Märken som `[doc1]` pekar på källor."],
  source:
    "Azure OpenAI On Your Data, whose sample programs replace the marks; seen in public files with answers. A municipality's own assistant is often built so",
  checked: "2026-11-28",
};
