/** A chat that says in Swedish what it can do next: `Om du vill kan jag även ta fram …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

/** What a person offers to do: everything else than work on a text. */
const human = "möta|ringa|komma|följa|hämta|skjutsa|ta med|vara|berätta|åka|köpa|lämna|träffa|besöka|hälsa|gå";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-if-you-like-sv",
  version: 2,
  confirmed: true,
  alone: "not-in-mail",
  literals: [
    "om du vill kan jag",
    "om du vill, kan jag",
    "om du vill så kan jag",
    "om du vill, så kan jag",
    "vill du så kan jag",
    "vill du, så kan jag",
    "vill du kan jag",
    "om du önskar kan jag",
    "jag kan också anpassa",
    "jag kan även anpassa",
    "jag kan också göra",
    "jag kan även göra",
  ],
  pattern: new RegExp(
    `(?<![\\p{L}\\d])(?:[Oo]m du (?:vill|önskar)|Vill du),?(?: så)? kan jag (?:(?:också|även|nu|gärna|till exempel) ){0,2}(?!(?:${human}|också|även|nu|gärna)(?![\\p{L}]))\\p{Ll}{2,20}(?![\\p{L}\\d])|(?<![\\p{L}\\d])[Oo]m du (?:vill|önskar),? kan jag(?: även| också)?:[ \\t]{0,8}$|(?<![\\p{L}\\d])Jag kan (?:också|även) (?:anpassa (?:tonen|texten|språket|nivån)|göra (?:texten|den|en (?:kortare|längre|mer formell|enklare)))(?![\\p{L}\\d])`,
    "gmu",
  ),
  hits: [
    "Om du vill kan jag även ta fram ett förslag till beslut.",
    "Om du vill, kan jag skriva en version för webben.",
    "Om du vill kan jag även:",
    "Om du vill så kan jag skriva om texten.",
    "Vill du så kan jag skriva en kortare version.",
    "Jag kan också anpassa tonen så att den blir mer formell.",
  ],
  misses: [
    "Om du vill kan jag möta dig vid stationen.",
    "Vill du så kan jag hämta dig.",
    "Om du vill kan du lämna ett skriftligt yttrande.",
    "Jag kan också berätta att nämnden har sammanträtt.",
    "Avslut som ”Om du vill kan jag även ta fram ett utkast” riktar sig till den som frågade.",
  ],
  source: "Many Swedish cases in public files (ChatGPT), seen",
  checked: "2026-11-28",
};
