/** An address of a conversation, a page or a shared prompt in Microsoft 365 Copilot Chat. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Microsoft 365 Copilot", { sv: "ett samtal eller en sida", en: "a conversation or a page" }),
  id: "copilot-work-conversation",
  version: 2,
  confirmed: true,
  literals: ["m365.cloud.microsoft"],
  pattern:
    /(?<![\w.-])m365\.cloud\.microsoft(?:\/|%2F)chat(?:\/|%2F)(?:conversation|pages|entity[\w-]{0,60})(?:\/|%2F)[\w-]{6,80}/gi,
  hits: [
    "https://m365.cloud.microsoft/chat/conversation/0f1e2d3c-4b5a-6978",
    "https://m365.cloud.microsoft/chat/entity1-d870f6cd-4aa5-4d42-9626-ab690c041429/eyJpZCI6IlZYTmxj",
    "Underlag: m365.cloud.microsoft/chat/conversation/9a8b7c6d5e4f",
  ],
  misses: ["Verktyget finns på https://m365.cloud.microsoft/chat/?auth=2.", "https://m365.cloud.microsoft/search"],
  source: "A shared prompt in a public file, seen; conversations and pages known from programs that open them",
  checked: "2026-11-28",
};
