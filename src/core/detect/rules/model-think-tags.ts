/** The tags around a reasoning model's thoughts, which a chat hides: `<think>`, `</think>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null),
  id: "model-think-tags",
  version: 1,
  confirmed: true,
  literals: ["think>"],
  pattern: /<\/?think>/gi,
  hits: ["<think>", "Först ska jag läsa frågan. </think>", "<think>Användaren vill ha ett yttrande.</think>"],
  misses: ["Think tank är ett engelskt ord.", "Modellen skriver sina tankar mellan `<think>` och `</think>`.", "<thinking-cap>"],
  source: "Seen in public files",
};
