/** A signed statement of origin written into the text as invisible characters (C2PA, Annex A.8). */
import type { Rule } from "../rule.ts";
import { invisibleMark } from "../wording.ts";
import { exampleWrapper, wrappersIn } from "../c2pa-text.ts";

export const rule: Rule = {
  ...invisibleMark({
    sv: "en maskinläsbar ursprungsuppgift (C2PA) i osynliga tecken",
    en: "a machine-readable statement of origin (C2PA) in invisible characters",
  }),
  tier: "E",
  id: "c2pa-text-wrapper",
  version: 1,
  confirmed: false,
  reads: "raw",
  // The first two bytes of the magic, "C2", as variation selectors.
  literals: ["\uDB40\uDD33\uDB40\uDD22"],
  pattern: (text) => wrappersIn(text).map(({ span }) => span),
  provesNot: {
    sv: "Vad uppgiften säger: den behöver inte gälla AI. Att texten är oförändrad: underskriften är inte kontrollerad här.",
    en: "What the statement says: it need not be about AI. That the text is unchanged: the signature has not been checked here.",
  },
  hits: [`Badet öppnar i juni.${exampleWrapper}`, `${exampleWrapper}`],
  misses: [
    "Ett hjärta ❤️ och en sol ☀️ har varsin variationsväljare.",
    "\uFEFFEn fil kan börja med ett märke för teckenkodningen.",
  ],
  source: "C2PA 2.4, Annex A.8; public vectors (CC0). No mainstream chat is known to write it",
  checked: "2026-11-22",
};
