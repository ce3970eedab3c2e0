/** The line that Gemini’s page writes before each answer: `Gemini said`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("Gemini"),
  id: "gemini-speaker-line",
  version: 2,
  confirmed: true,
  literals: ["gemini said", "gemini sa", "conversation with gemini"],
  pattern: /^[ \t]{0,8}(?:#{1,6} )?(?:Gemini (?:said|sade|sa)|Conversation with Gemini)[ \t]{0,8}$/gm,
  hits: ["Gemini said", "Gemini sa", "Conversation with Gemini\nHur många bor i Avesta?"],
  misses: [
    "Gemini said the wrapped names were fine.",
    "In 1965 Gemini said goodbye.",
    "Gemini sa ja.",
    "Raden ”Gemini said” följer med.",
  ],
  source: "Several pasted conversations in public files, seen; the Swedish words are a guess from those of other chats",
  checked: "2026-11-28",
};
