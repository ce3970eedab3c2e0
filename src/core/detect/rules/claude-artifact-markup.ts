/** Markup that Claude's page turns into windows, calls and citations: `<antArtifact …>`, `<antThinking>`, `<cite index="0-3">`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Claude"),
  id: "claude-artifact-markup",
  version: 2,
  confirmed: true,
  isTag: true,
  literals: ["antartifact", "antthinking", "antml:", "cite index="],
  pattern:
    /<\/?antArtifact[^>\n]{0,300}>?|<\/?antThinking>|<\/?antml:[a-z_]{2,30}[^>\n]{0,200}>|<?cite index=["“”]\d{1,4}[-–]\d{1,4}(?:[,:]\d{1,4}(?:[-–]\d{1,4})?){0,40}["“”]>?/gi,
  hits: [
    '<antArtifact identifier="yttrande" type="text/markdown" title="Yttrande">',
    "<antThinking>",
    'Badet öppnar i juni cite index="0-3".',
    "</antml:invoke>",
    'Badet öppnar i juni <cite index="0-3">enligt planen</cite>.',
  ],
  misses: [
    "<cite>Svensk författningssamling</cite>",
    "Taggen `<antThinking>` visas inte för läsaren.",
    "Antarktis och artefakter.",
  ],
  source: "Whole answers saved with their tags in public files; named in published instructions to the model",
  checked: "2026-11-28",
};
