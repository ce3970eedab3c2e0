/** An address of a shared conversation in Grok. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Grok"),
  id: "grok-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["grok.com"],
  pattern: /(?<![\w.-])grok\.com(?:\/|%2F)share(?:\/|%2F)[\w-]{6,120}/gi,
  hits: ["https://grok.com/share/bGVnYWN5_0f1e2d3c", "grok.com/share/c2hhcmQtMg_0f1e"],
  misses: ["Verktyget finns på https://grok.com/.", "https://hedgrok.com/share/abcdef12"],
  source: "reference catalogue: shared-chat addresses",
};
