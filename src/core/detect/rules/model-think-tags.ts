/** The tags around a reasoning model's thoughts, which a chat hides: `<think>`, `</think>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null),
  id: "model-think-tags",
  version: 2,
  confirmed: true,
  isTag: true,
  literals: ["think>", "thinking>", "think&gt;"],
  pattern: /(?:<|&lt;)\/?think(?:ing)?(?:>|&gt;)/gi,
  hits: [
    "<think>",
    "Först ska jag läsa frågan. </think>",
    "<think>Användaren vill ha ett yttrande.</think>",
    "&lt;think&gt; Först frågan.",
    "</thinking>",
  ],
  misses: ["Think tank är ett engelskt ord.", "Modellen skriver sina tankar mellan `<think>` och `</think>`.", "<thinking-cap>"],
  source: "Seen in public files",
  checked: "2026-11-21",
};
