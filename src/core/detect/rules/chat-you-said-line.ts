/** The line that a chat's page writes before each question, alone on its line: `Du sade:`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface(null),
  id: "chat-you-said-line",
  version: 2,
  confirmed: true,
  literals: ["du sade:", "du sa:", "you said:"],
  pattern: /^[ \t]{0,8}(?:#{1,6} )?(?:Du sade|Du sa|You said):[ \t]{0,8}$/gm,
  hits: ["Du sade:", "Du sade:\nskriv om texten så att den blir kortare"],
  misses: ["Du sa: vi ses på torsdag.", "Du sade: vi ses på torsdag.", "Vad var det du sade:", "Minns du vad du sade?"],
  source: "A dozen pasted conversations in public files, Swedish interface around English and Swedish answers",
  checked: "2026-11-28",
};
