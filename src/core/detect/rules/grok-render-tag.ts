/** Tags that Grok's own page would have drawn as citation cards: `<grok:render card_id=…>`, `grok_render_citation_card_json=…`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Grok"),
  id: "grok-render-tag",
  version: 2,
  confirmed: true,
  literals: ["grok:render", '"citation_id"', "grok-card", "grok_render", "grok\\_render", "xai:tool_usage"],
  pattern:
    /<\/?grok:render[^>\n]{0,300}>?|<\/?grok-card[^>\n]{0,300}>?|(?:\[\]\()?grok\\?_render\\?_citation\\?_card\\?_json=\{[^}\n]{0,300}\}\)?|<\/?xai:tool_usage_card[^>\n]{0,300}>?|<argument name=["“”]citation_id["“”]>\d{1,4}(?:<\/argument>)?/gi,
  where: "both",
  isTag: true,
  hits: [
    'Priset sjönk under 2024. <grok:render card_id="bde569" type="render_inline_citation">',
    'Priset sjönk under 2024. [](grok_render_citation_card_json={"cardIds":["bde569"]})',
    'Priset sjönk <grok-card data-id="1f"></grok-card> under 2024.',
    "<xai:tool_usage_card>",
    '<argument name="citation_id">3</argument>',
  ],
  misses: ["Verktyget Grok kan rendera tabeller.", "Taggen `<grok:render>` ritas av verktygets egen sida."],
  source: "Seen in public files after sentences and links, in both spellings",
  checked: "2026-11-28",
};
