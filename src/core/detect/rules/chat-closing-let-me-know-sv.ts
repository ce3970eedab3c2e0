/** A chat that leaves the next step to the one who asked, in Swedish: `Låt mig veta om du vill att jag …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-let-me-know-sv",
  version: 2,
  confirmed: true,
  alone: "not-in-mail",
  literals: ["låt mig veta om du", "låt mig gärna veta om du", "till om du vill", "säg bara vilket", "mig om du vill att jag"],
  // "Säg till om du vill byta handläggare" is what a municipality writes to people: only "att jag", or more of a text.
  pattern:
    /(?<![\p{L}\d])(?:Låt mig (?:gärna )?veta om du (?:vill|önskar|har fler|behöver (?:mer|fler|ytterligare|hjälp(?: med att|(?=[.!]))|något (?:mer|annat)))(?![\p{L}\d])|[Ss]äg (?:bara |gärna )?till om du vill (?:att jag (?!(?:ska|kommer|ringer|följer|går|är|hämtar|möter)(?!\p{L}))\p{L}{3,20}|ha (?:(?:det|den|texten|svaret) (?:i (?:punktform|tabellform|Word|PDF)|som (?:punktlista|tabell|text|lista|mall))|fler (?:exempel|förslag|varianter)|en (?:kortare|längre|annan|mer \p{L}{3,20}) (?:version|variant|text)|ett (?:annat|kortare|längre) (?:förslag|utkast))|justera|gå vidare med (?:det|texten|förslaget))(?![\p{L}\d])|Säg bara vilket (?:alternativ|spår|format|av dem) du (?:vill|föredrar)|Meddela mig om du vill att jag \p{L}{3,20})/gu,
  hits: [
    "Låt mig veta om du vill gå vidare med det!",
    "Texten är klar. Säg till om du vill att jag ändrar något.",
    "Det kan jag inte läsa ut – säg till om du vill att jag publicerar om.",
    "Låt mig veta om du behöver hjälp!",
    "Säg gärna till om du vill ha det i punktform.",
    "Säg bara vilket spår du vill fortsätta på.",
  ],
  misses: [
    "Säg till om du vill byta handläggare.",
    "Säg till om du vill ha smärtlindring.",
    "Säg till om du vill att jag följer med på mötet.",
    "Låt mig vara tydlig: frågan är inte avgjord.",
    "Hör gärna av dig om du vill veta mer.",
    "Frasen ”Låt mig veta om du vill” hör till en chatt.",
  ],
  source: "Several Swedish cases in public files (course notes, program comments), seen",
  checked: "2026-11-28",
};
