/** Class names that Claude’s page gives its answers: `font-claude-response-body`, `standard-markdown`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Claude"),
  id: "claude-html-class",
  version: 2,
  confirmed: true,
  literals: ["font-claude-", "standard-markdown"],
  pattern: /\bfont-claude-(?:response|message)[\w-]{0,20}|\sclass="[^"<>]{0,80}(?<![\w-])standard-markdown(?![\w-])/gi,
  hits: [
    '<p class="font-claude-response-body break-words whitespace-normal leading-[1.7]">',
    '<div class="font-claude-message">',
    '<div class="standard-markdown grid">',
  ],
  misses: ['<p class="font-claudia">', '<p class="break-words whitespace-normal">', '<div class="nonstandard-markdown">'],
  source:
    "Seen in public files: a blog post, stored letters, calendar entries; the frame `standard-markdown` in public programs that read the page",
  checked: "2026-11-28",
};
