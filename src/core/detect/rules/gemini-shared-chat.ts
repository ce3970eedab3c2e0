/** An address of a conversation in Gemini, shared or the writer’s own. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Gemini"),
  id: "gemini-shared-chat",
  version: 2,
  confirmed: true,
  literals: ["g.co/gemini", "g.co%2fgemini", "gemini.google.com"],
  pattern:
    /(?<![\w.-])(?:(?:g\.co(?:\/|%2F)gemini|gemini\.google\.com)(?:\/|%2F)share(?:\/|%2F)[\w-]{6,80}|gemini\.google\.com(?:\/|%2F)app(?:\/|%2F)[0-9a-f]{12,20}(?![\w-]))/gi,
  hits: [
    "https://g.co/gemini/share/1a2b3c4d5e6f",
    "https://gemini.google.com/share/1a2b3c4d5e6f",
    "https://gemini.google.com/app/deaa7aa0d818404c",
  ],
  misses: ["Verktyget finns på https://gemini.google.com/app.", "https://g.co/gemini"],
  source: "reference catalogue: shared-chat addresses; the writer's own conversations seen in many public files",
  checked: "2026-11-28",
};
