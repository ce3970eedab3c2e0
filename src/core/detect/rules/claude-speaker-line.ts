/** The label that Claude’s page writes before each answer: `Claude responded:`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("Claude"),
  id: "claude-speaker-line",
  version: 1,
  confirmed: true,
  literals: ["claude responded:", "claude svarade:"],
  pattern: /^[ \t]{0,8}(?:#{1,6} )?(?:\d{1,2}:\d\d ?(?:[AP]M)? ?(?:\/ )?)?Claude (?:responded|svarade):/gm,
  hits: ["Claude responded: Good choice.", "2:32 PM / Claude responded: Save your natural tooth.", "Claude svarade:"],
  misses: [
    "Konstnären Jean-Claude svarade: ja.",
    "Claude responded quickly.",
    "Etiketten ”Claude responded:” är till för skärmläsare.",
  ],
  source: "Several pasted answers in public files, seen; the Swedish form is a guess",
  checked: "2026-11-22",
};
