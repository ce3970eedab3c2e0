/** A date with letters where the figures should be: `2025-XX-XX`. */
import type { Rule } from "../rule.ts";
import { openField } from "../wording.ts";

export const rule: Rule = {
  ...openField("any"),
  id: "placeholder-date",
  version: 2,
  confirmed: true,
  literals: ["-xx", "xx-", "20xx", "åååå-mm-dd"],
  // "(ÅÅÅÅ-MM-DD)" tells how to write a date; only after a word that a date itself would follow is it a field.
  pattern:
    /(?<![\p{L}\d-])(?:20\d\d[-–](?:XX[-–]XX|xx[-–]xx)|20\d\d[-–]\d\d[-–](?:XX|xx)|XX[-–]XX[-–]20\d\d|20XX[-–]XX[-–]XX)(?![\p{L}\d-])|(?<=(?:[Dd]en|[Dd]atum:?|[Ff]rån|[Tt]ill) )ÅÅÅÅ-MM-DD(?![\p{L}\d-])|\[ÅÅÅÅ[-–]MM[-–]DD\]/gu,
  hits: [
    "Beslutet fattades 2025-XX-XX.",
    "Sammanträdet hölls den ÅÅÅÅ-MM-DD.",
    "Datum: XX-XX-2025",
    "Beslutet fattades 2025–xx–xx.",
    "Datum: [ÅÅÅÅ-MM-DD]",
  ],
  misses: ["Skriv datum så här (ÅÅÅÅ-MM-DD).", "Modell XX-20 och XX-2000.", "Artikel 2025-XXL", "Sökdatum: {ÅÅÅÅ-MM-DD}"],
  source: "Reference catalogue §1.4; people write dates to come the same way in public files",
  checked: "2026-11-28",
};
