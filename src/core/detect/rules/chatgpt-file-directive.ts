/** The mark by which ChatGPT’s agent points at a file it read or made: `:codex-file-citation{path="…"}`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-file-directive",
  version: 1,
  confirmed: true,
  literals: [":codex-"],
  pattern: /:codex-(?:file|terminal)-citation(?:\[[^\]\n]{0,60}\])?(?:\{[^}\n]{0,400}\}?)?/gi,
  hits: [
    'Rapporten är klar: :codex-file-citation{path="C:/Arbete/Rapport.docx" purpose="output"}',
    ":codex-file-citation[codex-file-citation]{line_range_start=20 line_range_end=25 path=docs/beslut.md}",
  ],
  misses: ["Kodex: en handskrift.", "Märket `:codex-file-citation{path=…}` pekar på en fil."],
  source: "Seen in several public files, with and without the bracketed part",
  checked: "2026-11-28",
};
