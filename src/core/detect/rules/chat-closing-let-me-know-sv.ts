/** A chat that leaves the next step to the one who asked, in Swedish: `Låt mig veta om du vill att jag …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-let-me-know-sv",
  version: 1,
  confirmed: true,
  alone: "not-in-mail",
  literals: ["låt mig veta om du", "låt mig gärna veta om du", "till om du vill", "säg bara vilket", "mig om du vill att jag"],
  pattern:
    /(?<![\p{L}\d])(?:Låt mig (?:gärna )?veta om du (?:vill|önskar|har fler|behöver (?:mer|fler|ytterligare|hjälp med att))(?![\p{L}\d])|Säg (?:bara |gärna )?till om du vill(?! att jag (?:ska|kommer|ringer|följer|går|är))(?=[ ,])|säg (?:bara |gärna )?till om du vill att jag (?!ska |kommer |ringer |följer |går |är )\p{Ll}{3,20}(?![\p{L}\d])|Säg bara vilket (?:alternativ|spår|format|av dem) du (?:vill|föredrar)|Meddela mig om du vill att jag \p{L}{3,20})/gu,
  hits: [
    "Låt mig veta om du vill gå vidare med det!",
    "Texten är klar. Säg till om du vill att jag ändrar något.",
    "Det kan jag inte läsa ut – säg till om du vill att jag publicerar om.",
    "Säg bara vilket spår du vill fortsätta på.",
  ],
  misses: [
    "Säg till om du vill att jag följer med på mötet.",
    "Låt mig vara tydlig: frågan är inte avgjord.",
    "Hör gärna av dig om du vill veta mer.",
    "Frasen ”Låt mig veta om du vill” hör till en chatt.",
  ],
  source: "Several Swedish cases in public files (course notes, program comments), seen",
};
