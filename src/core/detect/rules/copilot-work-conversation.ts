/** An address of a conversation in Microsoft 365 Copilot Chat. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Microsoft 365 Copilot"),
  id: "copilot-work-conversation",
  version: 1,
  confirmed: false,
  literals: ["m365.cloud.microsoft"],
  pattern: /(?<![\w.-])m365\.cloud\.microsoft(?:\/|%2F)chat(?:\/|%2F)(?:conversation|entity[\w-]{0,20})(?:\/|%2F)[\w-]{6,80}/gi,
  hits: [
    "https://m365.cloud.microsoft/chat/conversation/0f1e2d3c-4b5a-6978",
    "Underlag: m365.cloud.microsoft/chat/conversation/9a8b7c6d5e4f",
  ],
  misses: ["Verktyget finns på https://m365.cloud.microsoft/chat/?auth=2.", "https://m365.cloud.microsoft/search"],
  source: "Known from a public test file only; no paste found",
};
