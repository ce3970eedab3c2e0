/** The parameter Perplexity adds to addresses it gives: `?utm_source=perplexity`. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("Perplexity"),
  id: "perplexity-link-parameter",
  version: 2,
  confirmed: true,
  literals: ["=perplexity", "3dperplexity", "=www.perplexity", "3dwww.perplexity"],
  pattern: parameter("utm_source", "perplexity(?:\\.ai)?"),
  hits: [
    "https://www.scb.se/hitta-statistik/?utm_source=perplexity",
    "https://www.scb.se/?x=1&utm_medium=organic&utm_source=www.perplexity.ai",
  ],
  misses: ["https://www.scb.se/?q=perplexity", "https://www.scb.se/?utm_source=perplexitykurs"],
  source: "Lists that build on Wikipedia: Signs of AI writing; the form with www seen in a public file",
  checked: "2026-11-28",
};
