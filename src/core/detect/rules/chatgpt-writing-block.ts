/** ChatGPT's frame around a document or an e-mail it wrote: `:::writing{variant="email" id="84571" subject="…"}`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-writing-block",
  version: 1,
  confirmed: true,
  literals: [":::writing", "::: writing"],
  // Attributes with curly quotes occur. The closing ":::" alone is used by other tools and is not a trace.
  pattern: /:::\s?writing(?:\s?\{[^}\n]{0,400}\}?|(?![\w-]))/gi,
  hits: [
    ':::writing{variant="document" id="84571"}',
    ":::writing{variant=“standard” id=“48261”}",
    ':::writing{variant="email" id="10293" subject="Svar på er fråga om badet"}',
  ],
  misses: ["::: warning", 'Ramen heter `:::writing{variant="document"}` i exporten.', "Skrivgruppen: writing for public bodies."],
  source: "Seen in public files, at their beginning, with straight and with curly quotation marks",
  checked: "2026-11-28",
};
