/** The line that ChatGPT's page writes before each answer, for screen readers: `ChatGPT sade:`. It comes along when a whole conversation is copied. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("ChatGPT"),
  id: "chatgpt-speaker-line",
  version: 1,
  confirmed: true,
  literals: ["chatgpt sa", "chatgpt\u00a0sa"],
  pattern: /^[ \t]{0,8}(?:#{1,6} )?ChatGPT[ \u00A0](?:sade|said):/gm,
  hits: ["ChatGPT sade:", "ChatGPT sade: Här är sammanfattningen.", "ChatGPT said:"],
  misses: ["Rektorn om vad ChatGPT sade: det gick fort.", "Vad sade ChatGPT? ”ChatGPT sade: ja”."],
  source: "A Swedish case in public files; on no list found",
};
