/** A chat that hopes in Swedish that its answer helps: `Jag hoppas att denna förklaring hjälper!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-hope-sv",
  version: 2,
  confirmed: true,
  alone: "document",
  literals: ["hoppas", "tack för förtydligandet!", "tack för klargörandet!"],
  // "Jag hoppas att det hjälper" is what people say of a reform; with an exclamation mark, or of an explanation, it ends an answer.
  pattern:
    /(?<![\p{L}\d])(?:Hoppas (?:det|det här|detta) hjälper(?: dig)?(?=[!.]|$)|Jag hoppas (?:att )?(?:det|det här|detta) hjälper(?: dig)?(?=!)|(?:Jag hoppas|Hoppas) (?:att )?(?:den här|denna|det här|detta) (?:förklaring(?:en)?|svar(?:et)?|genomgång(?:en)?|sammanfattning(?:en)?|text(?:en)?) hjälper(?![\p{L}]))|^[ \t]{0,8}Tack för (?:förtydligandet|klargörandet)!/gmu,
  hits: [
    "Jag hoppas att denna förklaring hjälper!",
    "Hoppas det hjälper!",
    "Jag hoppas att denna förklaring hjälper dig att förstå.",
    "Tack för förtydligandet! Texten är ändrad.",
  ],
  misses: [
    "Hon hoppas att det hjälper barnen.",
    "Jag hoppas att reformen hjälper.",
    "Jag hoppas att det hjälper.",
    "Chatten skrev ”Hoppas det hjälper!”.",
  ],
  source: "A Swedish case in public files; reference catalogue §1.3; public programs strip it from answers",
  checked: "2026-11-28",
};
