/** The same style sheet of Microsoft 365 Copilot, or its link colour beside its cell frames, in the HTML of a mail or a clipboard. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Microsoft 365 Copilot"),
  id: "copilot-html-style",
  version: 1,
  confirmed: true,
  literals: ["#464feb"],
  // The reader hands a style sheet over as `<style …>`, its rules in the place of attributes.
  pattern: /<style\b[^<]{0,2000}?text-decoration:\s{0,2}none;\s{0,8}color:\s{0,2}#464feb;?\s{0,8}\}\s{0,8}tr th,\s{0,2}tr td\b/gi,
  hits: [
    "<style>a { text-decoration: none; color: #464feb; } tr th, tr td { border: 1px solid #e6e6e6; }</style>",
    "<style>\na {\n    text-decoration: none;\n    color: #464feb;\n}\ntr th, tr td {\n    border: 1px solid #e6e6e6;\n}\n</style>",
  ],
  misses: ['<a style="color: #464feb">', "<style>a { color: #464feb }</style>"],
  source: "As copilot-clipboard-style; in public files as a style element before the text",
  checked: "2026-11-28",
};
