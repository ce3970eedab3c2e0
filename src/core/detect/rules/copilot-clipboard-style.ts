/** The style sheet that Microsoft 365 Copilot puts before an answer on the clipboard: links in `#464feb`, then the cells of tables. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Microsoft 365 Copilot"),
  id: "copilot-clipboard-style",
  version: 1,
  confirmed: true,
  where: "lines",
  reads: "raw",
  // Some programs paste it as text, a line a paragraph; no other page was found that has these rules in a row.
  literals: ["}\ntr th, tr td"],
  pattern: /(?<=^|[\n ])color:\s?#464feb;?[ \t]{0,4}\n[ \t]{0,4}\}\ntr th, tr td(?=[^]?$)/gi,
  hits: [
    "a {\n    text-decoration: none;\n    color: #464feb;\n}\ntr th, tr td {\n    border: 1px solid #e6e6e6;\n}",
    "a {\ncolor: #464feb;\n}\ntr th, tr td {",
  ],
  misses: ["tr th, tr td { border: 1px solid #e6e6e6; }", "a { color: #464feb; }", "a {\n  color: #000;\n}\ntr th, tr td {"],
  source:
    "Pasted at the head of several public files; github.com/microsoft/vscode issue 332542 (25 August 2026) has the steps from the page of Microsoft 365 Copilot to the clipboard",
  checked: "2026-11-28",
};
