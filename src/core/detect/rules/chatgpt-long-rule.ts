/** The line that ChatGPT draws between parts, as one character: `⸻` alone on its line. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "en avdelare av det slag som en chatt ritar", en: "a divider of the kind a chat draws" }, "ChatGPT"),
  id: "chatgpt-long-rule",
  version: 1,
  confirmed: true,
  literals: ["⸻"],
  pattern: /^[ \t]{0,8}⸻[ \t]{0,8}$/gm,
  hits: ["⸻", "Badet öppnar i juni.\n⸻\nDet stänger i augusti."],
  misses: ["Ett långt streck ⸻ mitt på raden.", "—", "---"],
  source: "Seen in several public files",
  checked: "2026-11-22",
};
