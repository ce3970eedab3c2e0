/** Perplexity’s footnote marks, numbered by answer and source: `[^1_2]`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "ett fotnotsmärke från en chatt", en: "a footnote mark from a chat" }, "Perplexity"),
  id: "perplexity-turn-note",
  version: 1,
  confirmed: true,
  literals: ["[^", "[\\^"],
  pattern: /(?:\\?\[\\?\^\d{1,3}\\?_\d{1,3}\\?\]){1,40}/g,
  hits: ["Nivån sattes av nämnden.[^1_1][^1_2]", "Enligt planen[^2_14] öppnar badet i juni."],
  misses: ["En fotnot i Markdown skrivs [^1].", "Märket `[^1_1]` följer med."],
  source: "Many exported answers in public files; another program numbers its notes the same way, so it is a hint",
  checked: "2026-11-28",
};
