/** The line that ChatGPT's page writes before each answer, for screen readers: `ChatGPT sade:`. It comes along when a whole conversation is copied. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("ChatGPT"),
  id: "chatgpt-speaker-line",
  version: 2,
  confirmed: true,
  literals: ["chatgpt sa"],
  pattern: /^[ \t]{0,8}(?:#{1,6} )?ChatGPT (?:(?:sade|said):|sa:(?=[ \t]{0,8}$))/gm,
  hits: ["ChatGPT sade:", "ChatGPT sade: Här är sammanfattningen.", "ChatGPT said:", "ChatGPT sa:"],
  misses: [
    "ChatGPT sa: sätt tonen först.",
    "Rektorn om vad ChatGPT sade: det gick fort.",
    "Vad sade ChatGPT? ”ChatGPT sade: ja”.",
  ],
  source: "Swedish cases in public files, on no list found; the short form in Norwegian ones",
  checked: "2026-11-28",
};
