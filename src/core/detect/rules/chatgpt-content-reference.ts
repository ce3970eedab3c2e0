/** ChatGPT's source marks that were meant to become links: `:contentReference[oaicite:0]{index=0}`, also cut short. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-content-reference",
  version: 1,
  confirmed: true,
  literals: ["oaicite"],
  // Whole form, then the short form that is left when the copy lost its beginning. Markdown converters put a backslash before brackets.
  pattern:
    /:{0,2}contentReference\\?\[oaicite(?::\s?\d{0,5})?\\?\]?(?:\\?\{index=["“”]?\d{0,5}["“”]?\\?\}?)?|\\?\[?oaicite:\s?\d{1,5}\\?\]?(?:\\?\{index=["“”]?\d{1,5}["“”]?\\?\}?)?/gi,
  hits: [
    "Kommunen har tre badplatser. :contentReference[oaicite:0]{index=0}",
    "Antalet elever ökade under året ::contentReference[oaicite:12]{index=12}.",
    "Enligt årsredovisningen steg kostnaden [oaicite:3]",
    "Kostnaden steg oaicite:7",
  ],
  misses: [
    "Markören `:contentReference[oaicite:0]{index=0}` följer med när ett svar kopieras.",
    "Se innehållsreferens [3] i bilagan.",
    "Leta efter strängen ”oaicite:7” i dokumentet.",
  ],
  source: "Wikipedia: Signs of AI writing; seen in public files",
  checked: "2026-11-28",
};
