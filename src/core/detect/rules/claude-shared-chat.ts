/** An address of a conversation in Claude, shared or the writer's own. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Claude"),
  id: "claude-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["claude.ai"],
  pattern: /(?<![\w.-])claude\.ai(?:\/|%2F)(?:share|chat)(?:\/|%2F)[\w-]{6,80}/gi,
  hits: ["https://claude.ai/share/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "https://claude.ai/chat/0f1e2d3c-4b5a"],
  misses: ["Verktyget finns på https://claude.ai/.", "https://claude.ai/share"],
  source: "reference catalogue: shared-chat addresses",
};
