/** The tag that Eneo and Intric, used by Swedish municipalities, put after what they cite: `<inref id="a5477f85"/>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Eneo/Intric"),
  id: "eneo-source-tag",
  version: 1,
  confirmed: false,
  isTag: true,
  literals: ["<inref", "<intric-at-tag"],
  pattern: /<inref id=["“”][0-9a-f]{4,36}["“”]\s?\/?>?|<intric-at-tag: ?@[^>\n]{1,120}>/gi,
  hits: [
    'Gränsen stämmer med tröskelvärdet<inref id="a5477f85"/>, men efterannonsering saknas.',
    "Sammanfatta <intric-at-tag: @upphandling> i fem punkter.",
  ],
  misses: ['Taggen `<inref id="a5477f85"/>` byts mot en siffra på sidan.', 'Se <ref id="1"/> i XML-filen.'],
  source:
    "The services' own public source code (the pattern they read their answers with) and a client that strips the tag when text is copied, seen; no pasted document found",
  checked: "2026-11-28",
};
