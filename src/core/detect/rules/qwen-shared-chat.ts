/** An address of a shared conversation in Qwen. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Qwen"),
  id: "qwen-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["chat.qwen.ai"],
  pattern: /(?<![\w.-])chat\.qwen\.ai(?:\/|%2F)(?:s|c)(?:\/|%2F)(?:t_)?[0-9a-f]{8}-[0-9a-f-]{12,40}/gi,
  hits: [
    "https://chat.qwen.ai/s/c75b2f49-8beb-4748-ac49-7d63406e148e?fev=0.2.63",
    "Underlag: chat.qwen.ai/s/t_0d43629f-9582-4d86-baff-9f5098e48c43",
  ],
  misses: ["Verktyget finns på https://chat.qwen.ai/.", "https://chat.qwen.ai/s/"],
  source: "Several public files with such links, seen",
  checked: "2026-11-28",
};
