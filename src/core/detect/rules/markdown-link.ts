/** A link as Markdown writes it: `[SKR](https://skr.se)`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "en länk som i Markdown", en: "a link as Markdown writes it" }),
  id: "markdown-link",
  version: 2,
  confirmed: true,
  literals: ["](http", "](www."],
  pattern: /\[[^[\]\n]{1,200}\]\((?:https?:\/\/|www\.)[^\s()]{3,500}(?:\([^\s()]{0,80}\)[^\s()]{0,80})?\)/g,
  hits: ["Läs mer hos [SKR](https://skr.se/skola).", "[1](https://www.scb.se/)", "[SCB](www.scb.se)"],
  misses: ["SKR (https://skr.se)", "[SKR] (https://skr.se)", "Skriv `[SKR](https://skr.se)` för en länk."],
  source: "Wikipedia: Signs of AI writing",
  checked: "2026-11-22",
};
