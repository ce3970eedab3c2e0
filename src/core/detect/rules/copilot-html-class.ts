/** Names that Copilot’s chat gives its answers: `fai-CopilotMessage__content`, `data-testid="markdown-reply"`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Copilot"),
  id: "copilot-html-class",
  version: 2,
  confirmed: false,
  literals: ["fai-copilotmessage", "cib-message", '"markdown-reply"', "lastchatmessage"],
  // "ac-textBlock" is left out: every adaptive card in Teams has it.
  pattern:
    /\bfai-CopilotMessage(?:__\w{1,30})?|<cib-message[\w-]{0,20}|data-testid="markdown-reply"|\s(?:id|class)="[^"<>]{0,80}\blastChatMessage\b/gi,
  hits: [
    '<div class="fai-CopilotMessage__content">',
    "<cib-message-group>",
    '<div data-testid="markdown-reply">',
    '<div id="lastChatMessage">',
  ],
  misses: ['<div class="ac-textBlock">', '<div class="fai-UserMessage">'],
  source:
    "Many public programs that read the page of Microsoft 365 Copilot find its answers by this name, seen; no pasted document found",
  checked: "2026-11-22",
};
