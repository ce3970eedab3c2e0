/** A model that turns down a request in Swedish: `Tyvärr kan jag inte hjälpa till med den begäran`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-refusal-sv",
  version: 3,
  confirmed: false,
  alone: "not-in-mail",
  literals: [
    "förfrågan",
    "begäran",
    "rådgivning",
    "tyvärr inte hjälpa",
    "tyvärr inte bistå",
    "inte hjälpa till med det",
    "inte bistå med det",
  ],
  pattern:
    /(?<![\p{L}\d])(?:(?:[Jj]ag kan (?:tyvärr )?inte|[Tt]yvärr kan jag inte|[Jj]ag är ledsen, men jag kan inte) (?:hjälpa (?:dig |till )(?:med )?|bistå (?:dig )?med |uppfylla |svara på )(?:den|din|denna|den här) (?:begäran|förfrågan)(?![\p{L}\d])|[Jj]ag kan (?:tyvärr )?inte ge (?:dig )?(?:specifik )?(?:juridisk|medicinsk|finansiell) rådgivning(?![\p{L}\d])|Jag är ledsen, men jag kan inte (?:hjälpa (?:dig|till)|bistå(?: dig)?) med (?:det|detta|den typen)(?![\p{L}\d])|[Jj]ag kan tyvärr inte (?:hjälpa (?:dig|till)|bistå(?: dig)?) med(?![\p{L}\d])|[Tt]yvärr kan jag inte (?:hjälpa (?:dig|till)|bistå(?: dig)?) med (?:det|detta)(?![\p{L}\d]))/gu,
  hits: [
    "Tyvärr kan jag inte hjälpa till med den begäran.",
    "Jag kan inte bistå med denna förfrågan.",
    "Jag kan tyvärr inte hjälpa dig med det.",
    "Tyvärr kan jag inte hjälpa till med det.",
    "Jag är ledsen, men jag kan inte hjälpa till med det.",
    "Jag kan inte ge juridisk rådgivning, men jag kan förklara reglerna.",
  ],
  misses: [
    "Jag kan inte svara på frågan i dag.",
    "Regeringen kan inte bifalla denna begäran.",
    "Nämnden har avslagit din begäran om omprövning.",
    "Svaret blev ”Jag kan inte bistå med denna förfrågan”.",
  ],
  source:
    "Reference catalogue §1.3; public programs in Swedish say it of themselves in many forms; no real paste found in public files",
  checked: "2026-11-28",
};
