/** A Swedish field that nobody has filled in: `[Ditt namn]`, `[infoga datum]`. */
import type { Rule } from "../rule.ts";
import { openField } from "../wording.ts";

const owners =
  "Ditt|Din|Dina|Ert|Er|Era|Elevens|Kundens|Mottagarens|Avsändarens|Handläggarens|Kommunens|Förvaltningens|Nämndens|Företagets|Organisationens|Verksamhetens|Skolans|Chefens|Medarbetarens|Vårdnadshavarens|Sökandens";
const acts = "Infoga|Lägg till|Lägg in|Fyll i|Ange|Skriv in|Beskriv|Sätt in|Komplettera med";
const things =
  "Datum|Namn(?: på [^\\[\\]\\n]{2,40})?|Förnamn(?: (?:och )?Efternamn)?|Mottagare|Handläggare|Titel|Befattning|Roll|Telefon(?:nummer)?|E-post(?:adress)?|Adress|Ort|Plats|Diarienummer|Dnr|Kommun(?:namn|ens namn)?|Nämnd(?:namn|ens namn)?|Källa|Belopp|Summa|Ärende(?:nummer)?|Organisation|Avdelning|Förvaltning|Enhet|Underskrift|Signatur|X{2,4}";

export const rule: Rule = {
  ...openField(["sv"]),
  id: "placeholder-sv",
  version: 2,
  confirmed: true,
  literals: [
    ...owners.split("|").map((word) => `[${word.toLowerCase()} `),
    "[infoga ",
    "[lägg ",
    "[fyll i ",
    "[ange ",
    "[skriv in ",
    "[beskriv ",
    "[sätt in ",
    "[komplettera med ",
    ...[
      "datum",
      "förnamn",
      "mottagare",
      "handläggare",
      "namn",
      "titel",
      "befattning",
      "roll",
      "telefon",
      "e-post",
      "adress",
      "ort",
      "plats",
      "diarienummer",
      "dnr",
      "kommun",
      "nämnd",
      "källa",
      "belopp",
      "summa",
      "ärende",
      "organisation",
      "avdelning",
      "förvaltning",
      "enhet",
      "underskrift",
      "signatur",
      "xx",
    ].map((word) => `[${word}`),
  ],
  // "[...]" and "[…]" are an editor's marks, and "[Text](address)" is a link.
  pattern: new RegExp(`\\[(?:(?:${owners}) [^\\[\\]\\n]{2,60}|(?:${acts}) [^\\[\\]\\n]{2,80}|(?:${things}))\\](?!\\()`, "giu"),
  hits: [
    "Med vänlig hälsning\n[Ditt namn]",
    "Beslutet gäller från [infoga datum].",
    "Dnr: [diarienummer]",
    "[Beskriv situationen]",
    "Handläggare: [Förnamn Efternamn]",
    "[Namn på handläggare]",
  ],
  misses: [
    "Regeringen anförde [...] att frågan bereds […].",
    "[Ditt namn](#namn)",
    "Klicka på [Lägg till].",
    "Mallen har fält som ”[Ditt namn]”.",
  ],
  source: "reference catalogue §1.4; human templates use the same, seen in public files",
  checked: "2026-11-28",
};
