/** An address of a shared conversation, picture or page in Meta AI. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Meta AI", { sv: "ett samtal eller en bild", en: "a conversation or a picture" }),
  id: "meta-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["meta.ai"],
  pattern: /(?<![\w-])(?:www\.)?meta\.ai(?:\/|%2F)share(?:\/|%2F)[acm](?:\/|%2F)[\w-]{8,60}/gi,
  hits: ["https://www.meta.ai/share/c/G4lrPl47yF", "https://meta.ai/share/a/81bfdb45-bdb2-423c-8506-2c147da7a1e3"],
  misses: ["Verktyget finns på https://www.meta.ai/.", "https://www.meta.ai/share/"],
  source: "Several public files with such links, seen; no parameter of Meta AI's own was found on links it gives",
  checked: "2026-11-28",
};
