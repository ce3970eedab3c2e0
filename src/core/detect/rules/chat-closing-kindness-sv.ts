/** Friendly Swedish closings that people write too, and that count only beside another trace: `Tveka inte att fråga`, `Lycka till med ditt …!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-kindness-sv",
  version: 2,
  confirmed: true,
  alone: "never",
  literals: ["lycka till med ", "tveka inte att ", "redo att ", "hjälper dig", "till hjälp!", "säg bara till"],
  pattern:
    /(?<![\p{L}\d])(?:Lycka till med (?:(?:din|ditt|dina) [^.!?\n]{2,60}|\p{Ll}{3,30})!|(?:Jag hoppas|Hoppas) (?:att )?(?:det|det här|detta) hjälper dig att \p{Ll}|(?:Jag hoppas|Hoppas) (?:att )?(?:den här |denna |det här |detta )?(?:\p{Ll}{3,20} )?(?:är|kan vara) till hjälp!|[Oo]m du vill ha (?:fler|mer|ytterligare) [^.!?\n]{3,60}, säg bara till|Tveka inte att (?:höra av dig|fråga|kontakta mig)(?![\p{L}\d])|Redo att [^.!?\n]{3,60}\?)/gu,
  hits: [
    "Lycka till med din ansökan!",
    "Tveka inte att höra av dig om något är oklart.",
    "Jag hoppas att detta hjälper dig att förstå beslutet!",
    "Jag hoppas att den här sammanfattningen är till hjälp!",
    "Om du vill ha fler exempel, säg bara till!",
    "Lycka till med felsökningen!",
  ],
  misses: ["Lycka till!", "Chatten skrev ”Lycka till med din ansökan!”."],
  source:
    "reference catalogue §1.3; two Swedish cases in public files; service mails and course pages say the same, so it never stands alone",
  checked: "2026-11-28",
};
