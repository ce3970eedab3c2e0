/** An address of a search in Perplexity, or of a page it made. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Perplexity", { sv: "en sökning eller en sida", en: "a search or a page" }),
  id: "perplexity-shared-search",
  version: 2,
  confirmed: true,
  literals: ["perplexity.ai"],
  pattern: /(?<![\w-])(?:www\.)?perplexity\.ai(?:\/|%2F)(?:search|page)(?:\/|%2F)[\w.-]{6,160}/gi,
  hits: ["https://www.perplexity.ai/search/elevtal-i-avesta-2024-aBcDeF", "perplexity.ai/search/badhus-aBcDeF"],
  misses: ["Verktyget finns på https://www.perplexity.ai/.", "https://www.perplexity.ai/hub/faq"],
  source: "reference catalogue: shared-chat addresses; many public files with such links",
  checked: "2026-11-28",
};
