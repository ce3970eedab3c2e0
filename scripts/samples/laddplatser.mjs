/** A committee report in which two paragraphs carry what Copilot leaves behind: caret notes and a link parameter. */
import { dashed, h, link, noteMark, numbered, p, sampleBytes, signatures, table } from "./kit.mjs";

const body = [
  h(1, "Laddplatser vid kommunens parkeringar"),
  h(2, "Förslag till beslut"),
  p("Tekniska nämnden beslutar att"),
  numbered("anta planen för publika laddplatser vid kommunens parkeringar 2027–2029,"),
  numbered("ge förvaltningen i uppdrag att upphandla drift av laddplatserna, och"),
  numbered("ge förvaltningen i uppdrag att redovisa nyttjandet för nämnden senast den 31 mars 2028."),
  h(2, "Sammanfattning"),
  p(
    "Kommunen har 14 publika laddplatser vid egna parkeringar. Förvaltningen föreslår 48 nya platser till och med 2029, fördelade på sex parkeringar. Investeringen uppgår till 4,6 miljoner kronor, varav statligt bidrag kan täcka upp till hälften.",
  ),
  h(2, "Bakgrund"),
  p(
    "Nämnden gav den 17 mars 2026, § 28, förvaltningen i uppdrag att ta fram en plan för publik laddning. Under 2025 registrerades 1 120 laddbara fordon i kommunen.",
    noteMark(1),
    " Efterfrågan är störst vid resecentrum och simhallen, där köer har uppstått på vardagseftermiddagar.",
  ),
  p(
    "Enligt plan- och bygglagen (2010:900) ställs krav på laddinfrastruktur vid nya och större ombyggda parkeringar. Kraven omfattar inte befintliga markparkeringar, men ger en riktning för vad boende och besökare kan förvänta sig.",
  ),
  h(2, "Bedömning"),
  h(3, "Lokalisering"),
  p(
    "Laddplatser bör i första hand placeras där fordon står stilla länge. En utspridd placering minskar behovet av effekt på varje enskild plats[^1^]. Erfarenheter från andra kommuner visar att minst fyra uttag per plats ger god tillgänglighet även när ett uttag är ur drift[^2^].",
  ),
  p(
    "Förvaltningen har jämfört sex parkeringar utifrån effekt, avstånd till nätstation och tillgänglighet. Resecentrum, simhallen och Kvarntorget har ledig kapacitet. Övriga tre parkeringar behöver en ny servis.",
  ),
  h(3, "Drift och taxa"),
  p(
    "Driften föreslås upphandlas som en koncession där leverantören svarar för underhåll, betalning och kundtjänst. En sådan modell begränsar kommunens risk och följer den vägledning som finns för ",
    link("publik laddning i kommuner", "https://www.laddguiden.example/kommun?utm_source=copilot.com"),
    ". Taxan bör följas upp varje år så att den varken hindrar användning eller gynnar långtidsparkering.",
  ),
  h(2, "Ekonomiska konsekvenser"),
  p("Beloppen anges i tusental kronor. Statligt bidrag är inte medräknat."),
  table([
    ["Parkering", "2027", "2028", "Totalt"],
    ["Resecentrum, 16 platser", "1 450", "0", "1 450"],
    ["Simhallen, 12 platser", "1 080", "0", "1 080"],
    ["Kvarntorget, 8 platser", "0", "760", "760"],
    ["Övriga, 12 platser", "0", "1 310", "1 310"],
    ["Summa", "2 530", "2 070", "4 600"],
  ]),
  h(2, "Barnkonsekvenser"),
  p(
    "Beslutet berör barn indirekt genom trafikmiljön vid simhallen. Laddplatserna placeras så att gångvägen från busshållplatsen inte korsas av fordon som söker plats.",
  ),
  h(2, "Beslutsunderlag"),
  dashed("Tjänsteskrivelse den 3 november 2026"),
  dashed("Plan för publika laddplatser 2027–2029"),
  dashed("Nätägarens besked om kapacitet den 21 september 2026"),
  h(2, "Beslutet skickas till"),
  p("Kommunstyrelsen"),
  p("Fastighetsenheten"),
  p(""),
  signatures("Per Lindgren", "Sara Holmqvist"),
  signatures("Teknisk chef", "Energistrateg"),
];

export const file = "laddplatser.docx";

export const bytes = () =>
  sampleBytes({
    title: "Laddplatser vid kommunens parkeringar",
    author: "Sara Holmqvist",
    header: [
      ["Tjänsteskrivelse", "2026-11-03", "Sida"],
      ["Almviks kommun", "Dnr TN 2026/0087", ""],
      ["Tekniska förvaltningen", "Handläggare: Sara Holmqvist", ""],
      ["", "Till Tekniska nämnden", ""],
    ],
    notes: ["Uppgiften avser fordon i trafik den 31 december 2025 och omfattar både elbilar och laddhybrider."],
    body,
  });
