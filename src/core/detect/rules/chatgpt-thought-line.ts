/** The line in which ChatGPT says how long it reasoned: `Tänkte i 55s`, `Tänkte i ett par sekunder`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("ChatGPT"),
  id: "chatgpt-thought-line",
  version: 4,
  confirmed: true,
  literals: ["tänkte i ", "tänkte under ", "thought for ", "resonerade i ", "reasoned for ", "arbetade i "],
  pattern:
    /^[ \t]{0,8}(?:(?:Tänkte|Resonerade) (?:i|under) (?:ett par|några|en|\d{1,4}) ?(?:s|sek|sekund|sekunder|m|min|minut|minuter)(?: (?:och )?\d{1,2} ?(?:s|sek|sekund|sekunder))?|(?:Thought|Reasoned) for (?:a couple of|a few|a|\d{1,4}) ?(?:s|sec|seconds?|m|min|minutes?)(?: (?:and )?\d{1,2} ?(?:s|sec|seconds?))?|Arbetade i (?:\d{1,2}m )?\d{1,2}s)[ \t]{0,8}$/gm,
  hits: [
    "Tänkte i 55s",
    "Tänkte i ett par sekunder",
    "Tänkte i några sekunder",
    "Tänkte i 1m 12s",
    "Tänkte i 1 min och 12 sek",
    "Thought for 12 seconds",
    "Tänkte i 1 minut",
    "Thought for a second",
    "Resonerade i 12 sekunder",
    "Arbetade i 2m 54s",
  ],
  misses: [
    "Tänkte i går på budgeten.",
    "Jag tänkte i några sekunder innan jag svarade.",
    "Tänkte i 55 år att det skulle gå.",
    "Thought for a minute about it.",
    "Arbetade i 12 månader",
  ],
  source: "A Swedish case in public files; on no list found; “Arbetade i” in a program that reads such pages",
  checked: "2026-11-28",
};
