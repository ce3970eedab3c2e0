/** The line that Microsoft Copilot’s page writes before each answer: `Copilot said:`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("Copilot"),
  id: "copilot-speaker-line",
  version: 2,
  confirmed: true,
  literals: ["copilot said", "copilot sa", "copilot finished thinking"],
  pattern:
    /^[ \t]{0,8}(?:#{1,6} )?(?:Copilot finished thinking ?)?Copilot (?:said|sade|sa)(?::|(?=[ \t]{0,8}$))|^[ \t]{0,8}Copilot finished thinking[ \t]{0,8}$/gm,
  hits: [
    "Copilot said:",
    "Copilot said: Here is the table.",
    "Copilot finished thinking",
    "Copilot sade:",
    "Copilot said\nPerfect, let us begin.",
  ],
  misses: [
    "Kollegan berättade vad Copilot sa: att det gick fort.",
    "Copilot said so in both places.",
    "Copilot, sade flygkaptenen, tar över.",
    "Raden ”Copilot said:” följer med när samtalet kopieras.",
  ],
  source:
    "Several pasted conversations in public files (Microsoft 365 Copilot and GitHub Copilot), seen; the Swedish form is a guess",
  checked: "2026-11-22",
};
