/** The parameter Grok adds to addresses it gives: `?referrer=grok.com`. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Grok"),
  id: "grok-link-referrer",
  version: 2,
  confirmed: true,
  literals: ["=grok.com", "3dgrok.com", "=www.grok.com", "3dwww.grok.com"],
  pattern: parameter("referrer", "grok\\.com"),
  hits: ["https://www.energimyndigheten.se/?referrer=grok.com", "https://www.smhi.se/vader?ort=avesta&referrer=grok.com"],
  misses: ["https://www.smhi.se/?referrer=startsidan", "https://grok.com/"],
  source: "Wikipedia: Signs of AI writing; in links of several public files",
  checked: "2026-11-28",
};
