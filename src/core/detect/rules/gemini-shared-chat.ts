/** An address of a shared conversation in Gemini. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Gemini"),
  id: "gemini-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["g.co/gemini", "g.co%2fgemini", "gemini.google.com"],
  pattern: /(?<![\w.-])(?:g\.co(?:\/|%2F)gemini|gemini\.google\.com)(?:\/|%2F)share(?:\/|%2F)[\w-]{6,80}/gi,
  hits: ["https://g.co/gemini/share/1a2b3c4d5e6f", "https://gemini.google.com/share/1a2b3c4d5e6f"],
  misses: ["Verktyget finns på https://gemini.google.com/app.", "https://g.co/gemini"],
  source: "reference catalogue: shared-chat addresses",
};
