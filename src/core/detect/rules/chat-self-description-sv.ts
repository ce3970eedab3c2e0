/** A model that speaks of itself in Swedish: `Som en AI-språkmodell kan jag inte …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

const self =
  "(?:(?:stor )?(?:AI[- –]?)?språkmodell|AI(?:-(?:modell|assistent|chatbot))?)(?: (?:tränad|utvecklad|skapad) av [A-Z][A-Za-z]{1,20})?";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-self-description-sv",
  version: 2,
  confirmed: true,
  literals: ["en ai", "som ai", "av ai", "språkmodell"],
  pattern: new RegExp(
    `(?<![\\p{L}\\d])(?:(?:[Ss]om|[Ii] egenskap av) (?:en )?${self},? (?:kan|har|är|vet|saknar|får|måste|ska) jag(?![\\p{L}\\d-])|[Jj]ag är (?:bara |ju )?en ${self}(?![\\p{L}\\d-]))`,
    "gu",
  ),
  hits: [
    "Som en AI-språkmodell kan jag inte ge juridisk rådgivning.",
    "Som AI har jag inte tillgång till aktuella uppgifter.",
    "Tänk på att jag är en AI och kan ha fel.",
    "I egenskap av AI kan jag inte ta ställning.",
    "Som en stor språkmodell tränad av Google kan jag inte svara.",
  ],
  misses: [
    "Som en AI-modell betraktas varje system som lär av data.",
    "Jag är en AI-strateg på kommunen.",
    "Som AI-ansvarig har jag tagit fram riktlinjen.",
    "Svaret började ”Som en AI-språkmodell kan jag inte”.",
  ],
  source: "Itangalo/AI-och-skolan, seen; lists; in a public Swedish list of signs and in tests, which name it as residue",
  checked: "2026-11-28",
};
