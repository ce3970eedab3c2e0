/** The parameter Microsoft Copilot adds to addresses it gives: `?utm_source=copilot.com`. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Copilot"),
  id: "copilot-link-parameter",
  version: 2,
  confirmed: true,
  literals: ["=copilot", "3dcopilot", "=www.copilot", "3dwww.copilot"],
  pattern: parameter("utm_source", "copilot(?:\\.com|\\.microsoft\\.com)?"),
  hits: [
    "https://learn.microsoft.com/sv-se/security/list?utm_source=copilot.com",
    "https://www.imy.se/?a=1&utm_source=copilot.com#ai",
  ],
  misses: ["https://www.imy.se/?utm_source=copilotutbildning", "https://copilot.microsoft.com/"],
  source: "Seen in public files (links in notes and lists of sources)",
  checked: "2026-11-28",
};
