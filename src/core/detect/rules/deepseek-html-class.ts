/** The class name that DeepSeek’s page gives the paragraphs of its answers: `ds-markdown-paragraph`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("DeepSeek"),
  id: "deepseek-html-class",
  version: 1,
  confirmed: true,
  literals: ["ds-markdown"],
  pattern: /\bds-markdown(?:-paragraph|--block)?(?=["'\s])/gi,
  hits: ['<p class="ds-markdown-paragraph">', '<div class="ds-markdown ds-markdown--block">'],
  misses: ['<div class="ads-markdown-view">', '<p class="ds-markdownish">'],
  source: "Seen in public files; in .docx no style of this name was found",
  checked: "2026-11-28",
};
