/** Gemini's marks for where a grounded stretch begins and ends: `[span_1](start_span)`, `[span_1](end_span)`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Gemini"),
  id: "gemini-span-marker",
  version: 1,
  confirmed: true,
  literals: ["_span)"],
  pattern: /(?:\\?\[span\\?_\d{1,5}\\?\])?\\?\((?:start|end)\\?_span\)/gi,
  hits: ["[span_1](start_span)Badet öppnar i juni.[span_1](end_span)", "Badet öppnar i juni.(end_span)"],
  misses: ["Funktionen end_span(trace) avslutar mätningen.", "Spännvidden [span 1] anges i meter."],
  source: "Lists that build on Wikipedia: Signs of AI writing; in many public files, often in comments of programs",
  checked: "2026-11-28",
};
