/** The line below an answer in Microsoft 365 Copilot Chat: `Provide your feedback on BizChat`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("Microsoft 365 Copilot"),
  id: "copilot-chat-footer",
  version: 1,
  confirmed: true,
  literals: ["your feedback on bizchat"],
  pattern: /Provide your feedback on BizChat/g,
  hits: ["Provide your feedback on BizChat", "Just tell me what you want next.Provide your feedback on BizChat"],
  misses: ["We provide feedback on your chat.", "Raden ”Provide your feedback on BizChat” kommer ur gränssnittet."],
  source: "Many pasted conversations in public files, seen; no Swedish form found",
  checked: "2026-11-22",
};
