/** ChatGPT's source marks with the site's name after a double dagger: `[oai_citation:0‡domain.se](…)`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-oai-citation",
  version: 1,
  confirmed: true,
  literals: ["oai_citation", "oai\\_citation"],
  pattern:
    /\\?\[oai\\?_citation(?:\\?_attribution)?:\d{1,5}(?:‡[^\]\n]{0,200}\])?|oai\\?_citation(?:\\?_attribution)?:\d{1,5}(?:‡[^\s\])`"”]{0,200})?/gi,
  hits: [
    "Avgiften höjdes 2024 [oai_citation:0‡avesta.se](https://www.avesta.se/).",
    "Avgiften höjdes 2024 oai_citation:1‡avesta.se",
    "Läs mer i rapporten [oai_citation_attribution:4‡Årsredovisning 2024](https://exempel.se)",
  ],
  misses: [
    "I texten kan det stå `oai_citation:0‡domain` där en länk skulle ha stått.",
    "Konferensen OAI citation analysis hölls 2012.",
    "Professor Ek ‡ avled 1998.",
  ],
  source: "Wikipedia: Signs of AI writing; quoted in public files; in many public files with answers",
  checked: "2026-11-28",
};
