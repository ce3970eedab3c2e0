/** An address of a conversation in ChatGPT, shared or the writer’s own, or of a shared page of its canvas. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("ChatGPT"),
  id: "chatgpt-shared-chat",
  version: 3,
  confirmed: true,
  literals: ["chatgpt.com", "chat.openai.com"],
  pattern:
    /(?<![\w.-])(?:chatgpt\.com|chat\.openai\.com)(?:\/|%2F)(?:(?:share(?:(?:\/|%2F)e)?|s|canvas(?:\/|%2F)shared)(?:\/|%2F)[\w-]{6,80}|(?:g(?:\/|%2F)[\w-]{4,80}(?:\/|%2F))?c(?:\/|%2F)[0-9a-f]{8}-[0-9a-f-]{8,40})/gi,
  hits: [
    "https://chatgpt.com/share/67b0c1f2-1a2b-8000-9c3d-0123456789ab",
    "Underlag: https://chat.openai.com/share/67b0c1f2-1a2b",
    "https://chatgpt.com/c/6715775d-6d98-8002-9b9e-785d198041f4",
    "https://chatgpt.com/share/e/687a40e8-25bc-8002-ba2a-b86b4727c1f0",
    "https://chatgpt.com/canvas/shared/6825f035f4b8819188e481e6e5cab29e",
  ],
  misses: [
    "Verktyget finns på https://chatgpt.com/.",
    "https://exempel.se/chatgpt.com",
    "En egen assistent: https://chatgpt.com/g/g-abc12345-upphandling",
    "https://help.openai.com/share/abcdef12",
  ],
  source:
    "reference catalogue: shared-chat addresses; the writer's own conversations and canvas pages, and those that an organisation shares within itself (/share/e/), seen in many public files",
  checked: "2026-11-28",
};
