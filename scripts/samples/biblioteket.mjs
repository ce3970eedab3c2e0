/** A committee report in which one paragraph carries what Gemini leaves behind: citation marks in the text. */
import { dashed, h, noteMark, numbered, p, sampleBytes, signatures, table } from "./kit.mjs";

const body = [
  h(1, "Utökade öppettider på Almviks bibliotek"),
  h(2, "Förslag till beslut"),
  p("Kultur- och fritidsnämnden beslutar att"),
  numbered("biblioteket ska ha meröppet alla dagar klockan 07.00–21.00 från och med den 1 mars 2027, och"),
  numbered("ge förvaltningen i uppdrag att följa upp besök, lån och trygghet efter ett år."),
  h(2, "Sammanfattning"),
  p(
    "Biblioteket har i dag öppet 42 timmar i veckan. Meröppet innebär att den som är inskriven kan använda lokalen med lånekort även när den inte är bemannad. Öppettiden ökar till 98 timmar i veckan. Kostnaden är 640 000 kronor det första året.",
  ),
  h(2, "Bakgrund"),
  p(
    "Nämnden behandlade den 12 maj 2026, § 33, ett medborgarförslag om söndagsöppet.",
    noteMark(1),
    " Förvaltningen fick i uppdrag att utreda om meröppet kan svara mot behovet utan att den bemannade tiden minskar.",
  ),
  p(
    "Enligt bibliotekslagen (2013:801) ska varje kommun ha folkbibliotek som är tillgängliga för alla och anpassade till användarnas behov.",
  ),
  h(2, "Bedömning"),
  p(
    "Meröppna bibliotek når ofta grupper som har svårt att komma på kontorstid, till exempel skiftarbetande och studerande [cite_start]. Antalet besök ökar i regel under det första året, medan utlåningen är i stort sett oförändrad [cite: 4, 7].",
  ),
  p(
    "Personalen är positiv men ser behov av tydliga rutiner för tillsyn. Kameror installeras vid entrén efter en avvägning enligt kamerabevakningslagen (2018:1200). Lokalen stängs av klockan 21.00 med utrop och dörrlås.",
  ),
  h(2, "Ekonomiska konsekvenser"),
  p("Beloppen anges i tusental kronor."),
  table([
    ["Post", "2027", "2028", "Totalt"],
    ["Passersystem och kameror", "390", "0", "390"],
    ["Vaktrond och tillsyn", "150", "150", "300"],
    ["Städning", "100", "100", "200"],
    ["Summa", "640", "250", "890"],
  ]),
  h(2, "Barnkonsekvenser"),
  p(
    "Barn under 16 år får använda lokalen tillsammans med en vuxen under den obemannade tiden. Barnavdelningens bemannade tider är oförändrade. Ungdomsrådet har lämnat synpunkter den 8 september 2026.",
  ),
  h(2, "Beslutsunderlag"),
  dashed("Tjänsteskrivelse den 27 oktober 2026"),
  dashed("Medborgarförslag om söndagsöppet bibliotek"),
  dashed("Protokoll från samverkan den 6 oktober 2026"),
  h(2, "Beslutet skickas till"),
  p("Förslagsställaren"),
  p("Serviceenheten"),
  p(""),
  signatures("Helena Brandt", "Jonas Ekelöf"),
  signatures("Kulturchef", "Bibliotekschef"),
];

export const file = "biblioteket.docx";

export const bytes = () =>
  sampleBytes({
    title: "Utökade öppettider på Almviks bibliotek",
    author: "Jonas Ekelöf",
    header: [
      ["Tjänsteskrivelse", "2026-10-27", "Sida"],
      ["Almviks kommun", "Dnr KFN 2026/0051", ""],
      ["Kultur- och fritidsförvaltningen", "Handläggare: Jonas Ekelöf", ""],
      ["", "Till Kultur- och fritidsnämnden", ""],
    ],
    notes: ["Medborgarförslaget kom in den 4 februari 2026 och bifölls i den del som avser utredning."],
    body,
  });
