/** Perplexity's numbered marks for what it read: `[attached_file:1]`, `[web:1]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Perplexity"),
  id: "perplexity-file-marker",
  version: 1,
  confirmed: true,
  literals: ["[attached_file:", "[attached\\_file:", "[web:"],
  pattern: /\\?\[(?:attached\\?_file|web):\d{1,4}\\?\]/gi,
  hits: ["Avtalet gäller till 2027[attached_file:1].", "Flera kommuner har infört avgiften [web:3][web:12]."],
  misses: ["Se [webb: 3] och [web] i listan.", "Bifogad fil: [attached file 1].", "Märken som `[web:1]` är interna."],
  source: "Seen in public files",
};
