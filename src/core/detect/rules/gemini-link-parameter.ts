/** The parameter Gemini adds to addresses it gives: `?utm_source=gemini`. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Gemini"),
  id: "gemini-link-parameter",
  version: 2,
  confirmed: true,
  literals: ["=gemini", "3dgemini", "=www.gemini", "3dwww.gemini"],
  // With utm_medium beside it the link is one of Google's own campaigns.
  pattern: new RegExp(
    `${parameter("utm_source", "gemini(?:\\.google\\.com)?").source}(?!(?:&|&amp;|%26)utm_(?:medium|campaign))`,
    "gi",
  ),
  hits: ["https://www.scb.se/?utm_source=gemini", "https://www.google.com/search?q=badhus&utm_source=gemini"],
  misses: [
    "https://one.google.com/ai-student?utm_source=gemini&utm_medium=web",
    "https://www.scb.se/?utm_source=geminikurs",
    "https://gemini.google.com/",
  ],
  source:
    "Several public files with links in answers from Gemini, seen; Google's own campaigns use it with utm_medium and are left out",
  checked: "2026-11-22",
};
