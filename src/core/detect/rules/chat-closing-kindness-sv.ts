/** Friendly Swedish closings that people write too, and that count only beside another trace: `Tveka inte att fråga`, `Lycka till med ditt …!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-closing-kindness-sv",
  version: 1,
  confirmed: true,
  alone: "never",
  literals: ["lycka till med di", "tveka inte att ", "redo att "],
  pattern:
    /(?<![\p{L}\d])(?:Lycka till med (?:din|ditt|dina) [^.!?\n]{2,60}!|Tveka inte att (?:höra av dig|fråga|kontakta mig)(?![\p{L}\d])|Redo att [^.!?\n]{3,60}\?)/gu,
  hits: ["Lycka till med din ansökan!", "Tveka inte att höra av dig om något är oklart."],
  misses: ["Lycka till!", "Chatten skrev ”Lycka till med din ansökan!”."],
  source: "reference catalogue §1.3; service mails and course pages say the same, so it never stands alone",
};
