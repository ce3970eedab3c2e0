/** The mark that Windows’ own AI functions put in the text they make from October 2026: U+200B U+034F U+2060 U+200B. */
import type { Rule } from "../rule.ts";
import { invisibleMark } from "../wording.ts";

export const rule: Rule = {
  ...invisibleMark({
    sv: "det märke som Windows AI-funktioner sätter i text de skapar",
    en: "the mark that Windows AI functions put in text they make",
  }),
  engine: "Windows AI",
  id: "windows-text-mark",
  version: 1,
  confirmed: false,
  reads: "raw",
  literals: ["\u034F"],
  pattern: /\u200B\u034F\u2060\u200B/g,
  hits: ["Badet öppnar i juni.\u200B\u034F\u2060\u200B", "\u200B\u034F\u2060\u200BSammanfattning"],
  misses: ["Ett nollbrett mellanslag\u200B och ett till\u200B är inget märke.", "Tecknet \u034F ensamt är inget märke."],
  source:
    "learn.microsoft.com, Windows AI APIs, Text watermarking (the four code points and the functions that write them); no real text seen yet",
  checked: "2026-11-22",
};
