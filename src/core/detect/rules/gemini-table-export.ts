/** The button below a table in Gemini: `Exportera till Kalkylark`, `Export to Sheets`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface("Gemini"),
  id: "gemini-table-export",
  version: 1,
  confirmed: true,
  literals: ["exportera till kalkylark", "export to sheets"],
  pattern: /^[ \t]{0,8}(?:Exportera till Kalkylark|Export to Sheets)[ \t]{0,8}$/gm,
  hits: ["Exportera till Kalkylark", "Avgift\t120 kr\n\nExport to Sheets\n\nSammanfattning"],
  misses: [
    "Välj Exportera till Kalkylark i menyn.",
    "- Export to Sheets: sends the table to Google Sheets",
    "Knappen ”Exportera till Kalkylark” finns under tabellen.",
  ],
  source: "One Swedish and several English copied answers in public files: alone on a line below a table",
  checked: "2026-11-28",
};
