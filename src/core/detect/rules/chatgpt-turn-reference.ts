/** ChatGPT's references into its own searches: `citeturn0search0`, `filecite turn0file2`, `iturn0image0turn0image1`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

const kinds =
  "search|view|news|image|file|fetch|video|forecast|product|finance|sports|weather|map|maps|reddit|youtube|academia|calculator|time|business|click|open|find";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-turn-reference",
  version: 3,
  confirmed: true,
  literals: Array.from({ length: 10 }, (_, digit) => `turn${digit}`),
  // "return0view1" in program code is not one: a bare reference may not continue a word.
  pattern: new RegExp(
    `[a-z_]{0,20}(?:\\{["“”]selections["“”]:\\s?\\[\\s?)?\\[["“”]turn\\d{1,7}product\\d{1,4}["“”][^\\]\\n]{0,200}\\]?|(?:(?:file|nav)?cite[\\s,]?|(?<![a-z])(?:nav|prod|i)?|(?<=[a-z])(?<!re|over|noc|sa))turn\\d{1,7}(?:${kinds})\\d{1,4}(?:L\\d{1,6}(?:-L?\\d{1,6})?)?(?:[\\s,]?turn\\d{1,7}(?:${kinds})\\d{1,4}(?:L\\d{1,6}(?:-L?\\d{1,6})?)?){0,40}`,
    "gi",
  ),
  hits: [
    "Skolan byggdes 1962. citeturn0search0",
    "Skolan byggdes 1962.citeturn0search1turn0search4turn0news2 Den byggdes om 1998.",
    "Avtalet löper ut i mars (filecite turn0file2).",
    "Bilder: iturn0image0turn0image1",
    "Skolan byggdes 1962. citeturn0youtube30turn0youtube31",
    "Se även turn400395view0.",
    "Fler nyheter: navlistNyheter om badetturn0news12,turn0news3",
    'products{"selections":[["turn0product5","Bänk"]]}',
  ],
  misses: [
    "I koden står return0view1 och return 0.",
    "Token som `turn0search12` pekar in i sökningen.",
    "Lag 3 ligger på turn 0 i sökningen.",
  ],
  source:
    "Wikipedia: Signs of AI writing (first seen February 2025); seen in public files; lists of products and news without their private-use brackets, too",
  checked: "2026-11-28",
};
