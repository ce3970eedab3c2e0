/** What Perplexity writes into the Markdown files it exports: its logo's address, hidden notes and the centred asterism. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Perplexity"),
  id: "perplexity-export",
  version: 2,
  // The asterism has been seen in public files; the other two forms are known from lists only.
  confirmed: true,
  literals: ["r2cdn.perplexity.ai", "⁂", "display:none"],
  pattern:
    /(?:https?:\/\/)?r2cdn\.perplexity\.ai\/pplx-[\w./-]{0,100}|<div (?:align="center"|style="text-align: ?center;?")>\s{0,3}⁂\s{0,3}<\/div>|<span style="display:none">\s{0,3}\[\^\d{1,3}/gi,
  where: "both",
  hits: [
    '<div align="center">⁂</div>',
    '<img src="https://r2cdn.perplexity.ai/pplx-full-logo-primary-dark%402x.png"/>',
    '<span style="display:none">[^1][^2]</span>',
  ],
  misses: ["⁂", "Stycken kan skiljas åt med en asterism ⁂ mitt på raden.", '<span style="display:none">dold text</span>'],
  source: "Seen in public files (asterism); lists (the others); the logo's address at the head of many exports",
  checked: "2026-11-28",
};
