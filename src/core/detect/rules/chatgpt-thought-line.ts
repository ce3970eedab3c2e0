/** The line in which ChatGPT says how long it reasoned: `Tänkte i 55s`, `Tänkte i ett par sekunder`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("ChatGPT"),
  id: "chatgpt-thought-line",
  version: 2,
  confirmed: true,
  literals: ["tänkte i ", "tänkte under ", "thought for "],
  pattern:
    /^[ \t]{0,8}(?:Tänkte (?:i|under) (?:ett par|några|\d{1,4}) ?(?:s|sek|sekunder|m|min|minuter)(?: (?:och )?\d{1,2} ?(?:s|sek|sekunder))?|Thought for (?:a couple of|a few|\d{1,4}) ?(?:s|sec|seconds?|m|min|minutes?)(?: (?:and )?\d{1,2} ?(?:s|sec|seconds?))?)[ \t]{0,8}$/gm,
  hits: [
    "Tänkte i 55s",
    "Tänkte i ett par sekunder",
    "Tänkte i några sekunder",
    "Tänkte i 1m 12s",
    "Tänkte i 1 min och 12 sek",
    "Thought for 12 seconds",
  ],
  misses: ["Tänkte i går på budgeten.", "Jag tänkte i några sekunder innan jag svarade.", "Tänkte i 55 år att det skulle gå."],
  source: "A Swedish case in public files; on no list found",
};
