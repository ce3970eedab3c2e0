/** The invisible brackets around ChatGPT's references: private-use characters U+E200–U+E206, with what they enclose. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-private-use",
  version: 1,
  confirmed: true,
  literals: ["\uE200", "\uE201", "\uE202", "\uE203", "\uE204", "\uE205", "\uE206"],
  // \uE200cite\uE202turn0search3\uE201 is a reference, \uE203…\uE204 a hidden note; a lone bracket is what a cut leaves behind.
  pattern: /\uE200[^\uE200\uE201\n]{0,300}\uE201|\uE203[^\uE203\uE204\n]{0,600}\uE204|[\uE200-\uE206]{1,20}/g,
  hits: [
    "Skolan byggdes 1962. \uE200cite\uE202turn0search3\uE201",
    "Nämnden sammanträder i maj.\uE203osäker uppgift\uE204",
    "Nämnden sammanträder i maj.\uE201",
  ],
  misses: [
    "En punktlista i Symbol-teckensnitt börjar med \uF0B7 och en bock med \uF0FC.",
    "Andra privata tecken som \uE207 och \uE1FF räknas inte.",
  ],
  source: "Seen in public files; none in 56,217 Swedish public documents from before November 2022",
  checked: "2026-11-21",
};
