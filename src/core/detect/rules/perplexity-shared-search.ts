/** An address of a search in Perplexity. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Perplexity"),
  id: "perplexity-shared-search",
  version: 1,
  confirmed: true,
  literals: ["perplexity.ai"],
  pattern: /(?<![\w-])(?:www\.)?perplexity\.ai(?:\/|%2F)search(?:\/|%2F)[\w.-]{6,160}/gi,
  hits: ["https://www.perplexity.ai/search/elevtal-i-avesta-2024-aBcDeF", "perplexity.ai/search/badhus-aBcDeF"],
  misses: ["Verktyget finns på https://www.perplexity.ai/.", "https://www.perplexity.ai/hub/faq"],
  source: "reference catalogue: shared-chat addresses",
};
