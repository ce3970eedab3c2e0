/** The parameter Claude adds to addresses it gives: `?utm_source=claude.ai`; rare. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Claude"),
  id: "claude-link-parameter",
  version: 2,
  confirmed: false,
  literals: ["=claude", "3dclaude", "=www.claude", "3dwww.claude"],
  pattern: parameter("utm_source", "claude\\.ai"),
  hits: ["https://www.riksdagen.se/sv/?utm_source=claude.ai", "https://www.riksdagen.se/?p=2&utm_source=claude.ai"],
  misses: ["https://www.riksdagen.se/?utm_source=claudette", "https://galleri.se/?utm_source=claude"],
  source: "Lists that build on Wikipedia: Signs of AI writing",
};
