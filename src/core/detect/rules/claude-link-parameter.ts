/** The parameter Claude adds to addresses it gives: `?utm_source=claude.ai`; and those that services add to what they hand Claude’s programs. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Claude"),
  id: "claude-link-parameter",
  version: 3,
  confirmed: true,
  literals: ["=claude", "3dclaude", "=www.claude", "3dwww.claude"],
  // Claude's makers use the names of its programs in their own campaigns, beside utm_medium.
  pattern: new RegExp(
    `${parameter("utm_source", "claude\\.ai|claude\\\\?_(?:desktop|code)").source}(?!\\\\?(?:&|&amp;|%26)utm_(?:medium|campaign))`,
    "gi",
  ),
  hits: [
    "https://www.riksdagen.se/sv/?utm_source=claude.ai",
    "https://www.riksdagen.se/?p=2&utm_source=claude.ai",
    "https://consensus.app/papers/grief/?utm_source=claude_desktop",
  ],
  misses: [
    "https://www.riksdagen.se/?utm_source=claudette",
    "https://galleri.se/?utm_source=claude",
    "https://claude.com/download?utm_source=claude_code&utm_medium=docs",
  ],
  source:
    "Lists that build on Wikipedia: Signs of AI writing; links to papers with the names of Claude's programs in many public files, seen",
  checked: "2026-11-28",
};
