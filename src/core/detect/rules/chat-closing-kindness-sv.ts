/** Friendly Swedish closings that people write too, and that count only beside another trace: `Hoppas det hjälper!`, `Lycka till med ditt …!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-kindness-sv",
  version: 1,
  confirmed: true,
  alone: "never",
  literals: ["hjälper", "lycka till med di", "tveka inte att ", "redo att "],
  pattern:
    /(?<![\p{L}\d])(?:(?:Jag hoppas|Hoppas) (?:att )?(?:det|det här|detta|den här \p{L}{3,20}|denna \p{L}{3,20}|texten) hjälper(?: dig)?(?=[!. ]|$)|Lycka till med (?:din|ditt|dina) [^.!?\n]{2,60}!|Tveka inte att (?:höra av dig|fråga|kontakta mig)(?![\p{L}\d])|Redo att [^.!?\n]{3,60}\?)/gmu,
  hits: ["Badet öppnar i juni.\nHoppas det hjälper!", "Lycka till med din ansökan!"],
  misses: ["Medicinen hjälper mot feber.", "Lycka till!", "Chatten skrev ”Hoppas det hjälper!”."],
  source: "reference catalogue §1.3; service mails and course pages say the same, so it never stands alone",
};
