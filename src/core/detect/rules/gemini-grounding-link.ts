/** The redirect that Gemini and Vertex AI put around each source they cite. */
import type { Rule } from "../rule.ts";
import { machineLink } from "../wording.ts";

export const rule: Rule = {
  ...machineLink("Gemini"),
  id: "gemini-grounding-link",
  version: 2,
  confirmed: true,
  literals: ["vertexaisearch.cloud.google.com"],
  pattern:
    /(?:https?(?::|%3A)(?:\/\/|%2F%2F))?vertexaisearch\.cloud\.google\.com(?:\/|%2F)grounding-api-redirect[\w/%=.-]{3,600}/gi,
  hits: [
    "Källa: https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQE3abc",
    "[1] vertexaisearch.cloud.google.com/grounding-api-redirect/AbF9",
  ],
  // Without what comes after it, the address leads nowhere: it is named.
  misses: [
    "Inga vertexaisearch.cloud.google.com/grounding-api-redirect i källorna.",
    "Tjänsten finns på https://cloud.google.com/vertex-ai.",
    "Se vertexaisearch.cloud.google.com för dokumentation.",
  ],
  source: "Seen in public files, also as links in saved answers",
  checked: "2026-11-28",
};
