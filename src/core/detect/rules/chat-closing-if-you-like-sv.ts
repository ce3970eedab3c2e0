/** A chat that says in Swedish what it can do next: `Om du vill kan jag även ta fram …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

const verbs =
  "göra|skriva|ta fram|skapa|formulera|omformulera|lägga till|anpassa|översätta|sammanfatta|förkorta|korta|ge|visa|ta nästa steg|bygga|generera|utveckla|fördjupa|förklara|strukturera|hjälpa dig";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-if-you-like-sv",
  version: 1,
  confirmed: true,
  alone: "not-in-mail",
  literals: [
    "om du vill kan jag",
    "om du vill, kan jag",
    "om du önskar kan jag",
    "jag kan också anpassa",
    "jag kan även anpassa",
    "jag kan också göra",
    "jag kan även göra",
  ],
  pattern: new RegExp(
    `(?<![\\p{L}\\d])[Oo]m du (?:vill|önskar),? kan jag (?:(?:också|även|nu|gärna|till exempel|hjälpa dig att) ){0,2}(?:${verbs})(?![\\p{L}\\d])|(?<![\\p{L}\\d])[Oo]m du (?:vill|önskar),? kan jag(?: även| också)?:[ \\t]{0,8}$|(?<![\\p{L}\\d])Jag kan (?:också|även) (?:anpassa (?:tonen|texten|språket|nivån)|göra (?:texten|den|en (?:kortare|längre|mer formell|enklare)))(?![\\p{L}\\d])`,
    "gmu",
  ),
  hits: [
    "Om du vill kan jag även ta fram ett förslag till beslut.",
    "Om du vill, kan jag skriva en version för webben.",
    "Om du vill kan jag även:",
    "Jag kan också anpassa tonen så att den blir mer formell.",
  ],
  misses: [
    "Om du vill kan jag möta dig vid stationen.",
    "Om du vill kan du lämna ett skriftligt yttrande.",
    "Jag kan också berätta att nämnden har sammanträtt.",
    "Avslut som ”Om du vill kan jag även ta fram ett utkast” riktar sig till den som frågade.",
  ],
  source: "Many Swedish cases in public files (ChatGPT), seen",
};
