/** An address of a conversation in Microsoft Copilot, shared or the writer’s own. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Copilot"),
  id: "copilot-shared-chat",
  version: 2,
  confirmed: true,
  literals: ["copilot.microsoft.com"],
  pattern: /(?<![\w.-])copilot\.microsoft\.com(?:\/|%2F)(?:shares|chats)(?:\/|%2F)[\w/-]{6,80}/gi,
  hits: [
    "https://copilot.microsoft.com/shares/aBcDeFgHiJkL",
    "https://copilot.microsoft.com/chats/1wdhbpr2TwPnaJC6YMdbH",
    "https://copilot.microsoft.com/shares/pages/aBcDeFgHiJkL",
  ],
  misses: ["Verktyget finns på https://copilot.microsoft.com/.", "https://copilot.microsoft.com/shares"],
  source: "reference catalogue: shared-chat addresses; the writer's own conversations seen in several public files",
  checked: "2026-11-28",
};
