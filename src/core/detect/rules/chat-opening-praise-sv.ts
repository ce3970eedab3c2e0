/** Swedish openings that people use in talk too, and that count only beside another trace: `Bra fråga!`, `Du har helt rätt!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-opening-praise-sv",
  version: 1,
  confirmed: true,
  alone: "never",
  literals: ["fråga!", "du har helt rätt", "här är ett ", "här kommer ett "],
  pattern:
    /^[ \t]{0,8}(?:(?:Bra|Mycket bra|Jättebra|Utmärkt|Intressant|Vilken bra) fråga!|Du har helt rätt[ !.,–-]|Här (?:är|kommer) ett (?:utkast|förslag) (?:till|på) [^.!?\n]{2,100}:[ \t]{0,8}$)/gmu,
  hits: ["Bra fråga! Kommunen ansvarar för badet.", "Du har helt rätt, texten är nu ändrad.", "Här är ett förslag på rubriker:"],
  misses: [
    "Här är ett utkast till yttrande, säg till om något saknas.",
    "Det är en bra fråga!",
    "Tack för ordet, herr talman!",
    "Hon sade ”Bra fråga!” och log.",
  ],
  source: "reference catalogue §1.3; interviews and course pages say the same, so it never stands alone",
  checked: "2026-11-28",
};
