/** The class name that Grok’s page gives its answers: `response-content-markdown`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Grok"),
  id: "grok-html-class",
  version: 1,
  confirmed: false,
  literals: ["response-content-markdown"],
  pattern: /\bresponse-content-markdown\b/gi,
  hits: ['<div class="response-content-markdown markdown">', "<div class='relative response-content-markdown'>"],
  misses: ['<div class="response-content">', '<div class="markdown">'],
  source: "Known from page scripts only; no pasted document found",
  checked: "2026-11-28",
};
