/** A chat that refers in Swedish to what it was given: `baserat på informationen du gav`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-as-asked-sv",
  version: 2,
  confirmed: true,
  alone: "not-in-mail",
  literals: [
    "du gav",
    "du har gett",
    "du delade",
    "du har delat",
    "du skickade",
    "enligt dina ",
    "dina anvisningar:",
    "dina instruktioner:",
    "dina önskemål:",
  ],
  // "enligt dina anvisningar" alone is law: goods made to the buyer's instructions. Only a line that hands over a text ends so in a colon.
  pattern:
    /(?<![\p{L}\d])(?:[Bb]aserat på|Utifrån) (?:den )?(?:information(?:en)?|texten|underlaget|beskrivningen) (?:som )?du (?:gav|har gett|delade|har delat|skickade)(?: mig)?(?![\p{L}\d])|^[ \t]{0,8}(?:[^.!?,:\n]{1,60}: )?[Hh]är (?:är|kommer|har du) [^.!?\n]{1,160} enligt dina (?:anvisningar|instruktioner|önskemål):[ \t]{0,8}$|(?<![\p{L}\d])Enligt dina (?:anvisningar|instruktioner|önskemål) har jag (?:nu )?(?:skrivit|tagit fram|omarbetat|formulerat|sammanfattat|kortat|gjort (?:texten|den))(?![\p{L}\d])/gmu,
  hits: [
    "Baserat på informationen du gav har jag tagit fram tre förslag.",
    "Förslaget är baserat på den information som du har delat.",
    "Utifrån informationen du gav föreslås tre åtgärder.",
    "Enligt dina anvisningar har jag skrivit om texten.",
    "Till nämnden: här kommer ett yttrande om badhuset enligt dina anvisningar:",
  ],
  misses: [
    "Ångerrätten gäller inte varor som tillverkas enligt dina anvisningar.",
    "Vi handlägger ärendet baserat på den information som du lämnade i ansökan.",
    "Baserat på uppgifterna du angav blir avgiften 4 000 kronor.",
    "Uttryck som ”baserat på informationen du gav” vänder sig till den som frågade.",
  ],
  source:
    "cryptonicsurfer/blog (Gemini 2.0 Flash), seen; the bare phrase is common in human terms of sale, seen in public files, and is left out",
  checked: "2026-11-28",
};
