/** An address of a conversation in Claude, shared or the writer's own, or of a page it made and somebody published. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Claude", { sv: "ett samtal eller en sida", en: "a conversation or a page" }),
  id: "claude-shared-chat",
  version: 2,
  confirmed: true,
  literals: ["claude.ai", "claude.site"],
  pattern:
    /(?<![\w.-])claude\.(?:ai(?:\/|%2F)(?:share|chat|(?:public(?:\/|%2F))?artifacts?)|site(?:\/|%2F)(?:public(?:\/|%2F))?artifacts)(?:\/|%2F)[\w-]{6,80}/gi,
  hits: [
    "https://claude.ai/public/artifacts/58b815b6-f0b7-4dd9-bb94-7a13edc87677",
    "https://claude.site/artifacts/58b815b6-f0b7-4dd9",
    "https://claude.ai/share/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
    "https://claude.ai/chat/0f1e2d3c-4b5a",
  ],
  misses: ["Verktyget finns på https://claude.ai/.", "https://claude.ai/share"],
  source: "reference catalogue: shared-chat addresses; published pages seen in many public files",
  checked: "2026-11-28",
};
