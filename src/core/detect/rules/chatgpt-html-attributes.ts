/** Attributes that ChatGPT’s page gives the elements of its answers: `data-start`, `data-end`, `data-is-last-node`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("ChatGPT"),
  id: "chatgpt-html-attributes",
  version: 3,
  confirmed: true,
  literals: [
    "data-start=",
    "data-section-id=",
    "data-is-last-node",
    "data-is-only-node",
    "data-message-author-role",
    "data-message-model-slug",
    "data-turn-id-container",
    '"conversation-turn-',
  ],
  // Transcripts and players have data-start on spans and divs: only on an answer's own elements does it count.
  pattern:
    /<(?:p|li|ol|ul|strong|em|h[1-6]|blockquote|table|tr|td|th|pre|hr|code)\s[^<>]{0,300}?(?:data-start=["']\d{1,7}["'][^<>]{0,200}?data-end|data-end=["']\d{1,7}["'][^<>]{0,200}?data-start)=["']\d{1,7}["']|<h[1-6]\s[^<>]{0,300}?data-section-id=["'][a-z0-9]{5,8}["']|data-is-(?:last|only)-node=["'](?:true)?["']|data-message-(?:author-role|model-slug)=["'][\w.-]{1,40}["']|data-testid="conversation-turn-\d{1,4}"|data-turn-id-container=["'][\w-]{1,80}["']/gi,
  hits: [
    '<p data-start="0" data-end="286">',
    '<ol data-start="288" data-end="1874" data-is-last-node="" data-is-only-node="">',
    '<article data-testid="conversation-turn-3">',
    '<h2 data-end="324" data-start="310" data-section-id="1esl66l">',
    '<h3 data-section-id="ab3kq9">',
    '<div data-message-author-role="assistant" data-message-model-slug="gpt-4o">',
  ],
  misses: [
    '<span data-start="12.4" data-end="14.0">',
    '<div class="clip" data-start="0" data-end="30">',
    "<p>",
    '<h2 data-section-id="template--16141564777">',
  ],
  source: "Seen in several public files with pasted answers; blogs sort the attributes, so that data-end comes first",
  checked: "2026-11-28",
};
