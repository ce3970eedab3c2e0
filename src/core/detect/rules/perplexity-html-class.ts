/** Class names that Perplexity’s page gives the paragraphs of its answers: `my-2 [&+p]:mt-4`. */
import type { Rule } from "../rule.ts";
import { toolMarkup } from "../wording.ts";

export const rule: Rule = {
  ...toolMarkup("Perplexity"),
  id: "perplexity-html-class",
  version: 1,
  confirmed: true,
  literals: ["+p]:mt-4", "strong:has(+br)]"],
  pattern: /my-2 \[&(?:amp;)?\+p\]:mt-4|\[&(?:amp;)?_strong:has\(\+br\)\]:(?:inline-block|pb-2)/gi,
  hits: [
    '<p class="my-2 [&+p]:mt-4 [&_strong:has(+br)]:inline-block [&_strong:has(+br)]:pb-2">',
    '<p class="my-2 [&amp;+p]:mt-4">',
  ],
  misses: ['<p class="my-2 mt-4">', '<p class="[&>p]:mt-4">'],
  source: "Seen in public files",
  checked: "2026-11-22",
};
