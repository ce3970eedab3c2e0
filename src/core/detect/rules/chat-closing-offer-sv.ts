/** The way a chat ends an answer in Swedish, with an offer to go on working on the text: `Vill du att jag gör en kortare version?` */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

/** What a person asks whether to do: "Vill du att jag ringer?" */
const human =
  "ringa|komma|följa|vara|gå(?! vidare med)|stanna|hämta|möta|åka|köpa|lämna|heta|kalla|säga|hålla|stå|sitta|se|höra|bli|hälsa|lyfta|kommer|ringer|följer|ska|är|går(?! vidare med)|stannar|hämtar|möter|åker|köper|lämnar|dör|blir|håller|står|sitter|ser|hör|tar med|tar hand|hälsar";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-offer-sv",
  version: 4,
  confirmed: true,
  alone: "not-in-mail",
  literals: ["vill du att jag ", "vill du också att jag ", "vill du även att jag "],
  pattern: new RegExp(
    `(?:(?<![\\p{L}\\d,;] ?)Vill|(?<= [–-] )vill) du (?:också |även )?att jag (?:ska (?!(?:${human})(?!\\p{L})))?(?:(?:också|även|nu|i stället|istället|till exempel|direkt|automatiskt) ){0,3}(?!(?:${human}|också|även|nu|istället|direkt|automatiskt)(?![\\p{L}]))\\p{Ll}{2,20}(?: [^?\\n]{2,220}\\?|\\?| [^?\\n]{30,220}(?<=[\\p{Ll},])$)`,
    "gmu",
  ),
  hits: [
    "Vill du att jag gör en checklista (todo.md) som du kan bocka av punkt för punkt?",
    "Texten är nu kortare. Vill du att jag även skriver en sammanfattning för webben?",
    "Vill du att jag också förbereder en lista över alla remissinstanser?",
    "Vill du att jag ska ta fram en mall för yttrandet?",
    "Jag tror att jag har det jag behöver – vill du att jag skapar en plan?",
    "Vill du att jag tar fram en kortare version av tjänsteskrivelsen till nämndens",
    "Uppgifterna behöver matchas på år. Vill du att jag går vidare med detta upplägg?",
    "👉 Vill du att jag tar fram ett förslag till beslut?",
  ],
  misses: [
    "Vill du att jag ringer dig i morgon?",
    "Vill du att jag också kommer med på mötet?",
    "Svaret slutade med frågan ”Vill du att jag gör texten kortare?”.",
    "Frågan är om du vill att jag skriver under.",
    "Vill du att jag går dit?",
    "Vad vill du att jag ska heta?",
    "Vill du att jag ska komma tidigare?",
  ],
  source: "Public files: the commonest Swedish phrase found; a line may break off where a file wraps its lines",
  checked: "2026-11-28",
};
