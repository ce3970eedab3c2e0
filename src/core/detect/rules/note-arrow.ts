/** The arrow that leads back from a footnote on a web page: `↩` at the end of a line. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue({ sv: "en pil från en fotnot på en webbsida", en: "an arrow from a footnote on a web page" }),
  id: "note-arrow",
  version: 1,
  confirmed: true,
  literals: ["↩"],
  pattern: /(?<=[.!?)\]”"/\p{L}\d][ \u00A0]?)↩\uFE0E?(?=[ \t]{0,4}$|[ \u00A0]?↩)/gmu,
  hits: ["Statistiska centralbyrån, 2024. ↩", "https://www.scb.se/ ↩︎"],
  misses: ["Tryck på ↩ för att fortsätta.", "↩"],
  source: "Not verified outside reference catalogue §1.4; comes with any copied web page, not only a chat's",
  checked: "2026-11-22",
};
