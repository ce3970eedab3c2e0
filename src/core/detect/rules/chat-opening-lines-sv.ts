/** The way a chat begins an answer in Swedish, with its opening word alone on the line before: `Självklart!`, `Här är ett utkast …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-opening-lines-sv",
  version: 1,
  confirmed: true,
  where: "lines",
  reads: "raw",
  literals: ["är", "kommer", "följer"].flatMap((verb) => ["ett", "en"].map((article) => `\nhär ${verb} ${article} `)),
  pattern:
    /(?<=^|\n[ \t]{0,8})(?:\*\*)?(?:Självklart|Absolut|Javisst|Visst|Säkert|Toppen|Perfekt|Givetvis|Naturligtvis)!(?:\*\*)?[ \u00A0]?(?:\p{Extended_Pictographic}\uFE0F? ?)?\n{1,2}Här[ \u00A0](?:är|kommer|följer)[ \u00A0](?:ett|en)[ \u00A0](?=[^]?$)/gu,
  hits: ["Självklart!\nHär är ett utkast till yttrande", "Absolut!\n\nHär kommer en kortare version"],
  misses: ["Självklart!\nVi ska höra barnen.", "Det är självklart!\nHär är ett bord ledigt.", "Visst.\nHär är ett bord."],
  source: "As chat-opening-sv; copied answers in public files often break the line there",
  checked: "2026-11-28",
};
