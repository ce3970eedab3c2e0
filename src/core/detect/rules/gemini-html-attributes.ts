/** Attributes and fonts that Gemini’s page gives its answers: `data-path-to-node`, `Google Sans Text`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Gemini"),
  id: "gemini-html-attributes",
  version: 3,
  confirmed: true,
  literals: [
    "data-path-to-node",
    "data-index-in-node",
    "p-rc_",
    "<response-element",
    "<source-footnote",
    "<sources-carousel",
    "citation-end-",
    "google sans text",
    "model-response",
  ],
  pattern:
    /data-path-to-node=["'][\d,]{1,80}["']|data-index-in-node=["']\d{1,6}["']|\sid=["']p-rc_[\w-]{1,60}|<response-element\b|<source-footnote\b|<sources-carousel-inline\b|\bcitation-end-\d{1,5}\b|<model-response\b|\bclass="[^"<>]{0,120}\bmodel-response-text\b|Google Sans Text["']?, sans-serif !important; line-height: ?1\.15 !important/gi,
  hits: [
    '<p data-path-to-node="5,0,0">',
    '<b data-path-to-node="7" data-index-in-node="48">',
    '<div class="markdown model-response-text">',
    "<model-response>",
    '<span class="citation-77 citation-end-77">',
    '<source-footnote ng-version="0.0.0-PLACEHOLDER">',
    '<response-element class="" ng-version="0.0.0-PLACEHOLDER">',
  ],
  misses: ['<p style="font-family: Google Sans">', '<div data-node-path="5,0,0">'],
  source: "Seen in several public files (shop texts); its elements for sources in stored page data",
  checked: "2026-11-28",
};
