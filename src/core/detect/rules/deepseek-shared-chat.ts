/** An address of a conversation in DeepSeek, shared or the writer’s own. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("DeepSeek"),
  id: "deepseek-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["chat.deepseek.com"],
  pattern:
    /(?<![\w.-])chat\.deepseek\.com(?:\/|%2F)(?:share(?:\/|%2F)[a-z0-9]{10,40}|a(?:\/|%2F)chat(?:\/|%2F)s(?:\/|%2F)[0-9a-f-]{12,40})/gi,
  hits: [
    "https://chat.deepseek.com/share/xiy2usts4yok1httx0",
    "Underlag: chat.deepseek.com/a/chat/s/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
  ],
  misses: ["Verktyget finns på https://chat.deepseek.com/.", "https://chat.deepseek.com/share/"],
  source: "Several public files with such links, seen; the writer's own form from lists",
  checked: "2026-11-28",
};
