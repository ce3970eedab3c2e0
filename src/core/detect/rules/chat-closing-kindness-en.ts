/** Friendly English closings that people write too, and that count only beside another trace: `I hope this helps!`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-closing-kindness-en",
  version: 1,
  confirmed: true,
  alone: "never",
  literals: ["hope this helps", "great question!", "feel free to "],
  pattern:
    /(?<![\p{L}\d])(?:I hope this helps|Hope this helps)(?=[!. ]|$)|^[ \t]{0,8}Great question!|(?<![\p{L}\d])Feel free to (?:ask|reach out)(?![\p{L}\d])/gmu,
  hits: ["The pool opens in June. I hope this helps!", "Great question! The pool opens in June."],
  misses: ["I hope this help is enough.", "The guide says “Hope this helps”."],
  source:
    "Wikipedia: Signs of AI writing; people write the same, so it never stands alone; copied answers in public files end so",
  checked: "2026-11-28",
};
