/** Class names that Claude’s page gives its answers: `font-claude-response-body`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Claude"),
  id: "claude-html-class",
  version: 1,
  confirmed: true,
  literals: ["font-claude-"],
  pattern: /\bfont-claude-(?:response|message)[\w-]{0,20}/gi,
  hits: [
    '<p class="font-claude-response-body break-words whitespace-normal leading-[1.7]">',
    '<div class="font-claude-message">',
  ],
  misses: ['<p class="font-claudia">', '<p class="break-words whitespace-normal">'],
  source: "Seen in public files: a blog post, stored letters, calendar entries",
};
