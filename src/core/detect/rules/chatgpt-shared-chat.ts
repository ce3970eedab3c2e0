/** An address of a shared conversation in ChatGPT. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("ChatGPT"),
  id: "chatgpt-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["chatgpt.com", "chat.openai.com"],
  pattern: /(?<![\w.-])(?:chatgpt\.com|chat\.openai\.com)(?:\/|%2F)(?:share|s)(?:\/|%2F)[\w-]{6,80}/gi,
  hits: [
    "https://chatgpt.com/share/67b0c1f2-1a2b-8000-9c3d-0123456789ab",
    "Underlag: https://chat.openai.com/share/67b0c1f2-1a2b",
  ],
  misses: [
    "Verktyget finns på https://chatgpt.com/.",
    "https://exempel.se/chatgpt.com",
    "https://help.openai.com/share/abcdef12",
  ],
  source: "reference catalogue: shared-chat addresses",
};
