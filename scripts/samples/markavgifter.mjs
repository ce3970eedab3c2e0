/** A committee report without any trace: for labelling by hand. */
import { dashed, h, noteMark, numbered, p, sampleBytes, signatures, table } from "./kit.mjs";

const body = [
  h(1, "Avgifter för upplåtelse av allmän plats"),
  h(2, "Förslag till beslut"),
  p("Kommunstyrelsen föreslår att kommunfullmäktige beslutar att"),
  numbered("anta taxa för upplåtelse av allmän plats enligt bilaga 1, att gälla från och med den 1 januari 2027, och"),
  numbered("upphäva taxan som antogs den 27 november 2017, § 112."),
  h(2, "Sammanfattning"),
  p(
    "Nuvarande taxa är från 2018 och svarar inte mot kommunens kostnader. Förslaget höjer avgiften för uteserveringar med 12 procent och inför en ny avgift för byggetableringar. Föreningar och skolor är fortsatt befriade.",
  ),
  h(2, "Bakgrund"),
  p(
    "Kommunen får ta ut ersättning för användning av offentlig plats enligt lagen (1957:259) om rätt för kommun att ta ut avgift för vissa upplåtelser av offentlig plats, m.m.",
    noteMark(1),
    " Ersättningen ska vara skälig med hänsyn till ändamålet, nyttjarens fördel och kommunens kostnader.",
  ),
  p("Under 2025 lämnade polismyndigheten 86 tillstånd. Av dem avsåg 31 uteserveringar, 24 torghandel och 18 byggetableringar."),
  h(2, "Bedömning"),
  p(
    "Avgiften för byggetableringar saknas i dag, trots att dessa upptar mest yta och längst tid. Förvaltningen bedömer att en avgift per påbörjad vecka ger ett skäl att återställa platsen i tid.",
  ),
  p(
    "Näringslivsrådet har fått lämna synpunkter. Två av fem svarande anser att höjningen för uteserveringar bör delas upp på två år. Förvaltningen har inte funnit skäl till det, eftersom avgiften även efter höjningen är lägre än i grannkommunerna.",
  ),
  h(2, "Ekonomiska konsekvenser"),
  p("Intäkterna beräknas öka enligt tabellen. Beloppen anges i tusental kronor."),
  table([
    ["Upplåtelse", "2026", "2027", "Ökning"],
    ["Uteserveringar", "410", "460", "50"],
    ["Torghandel", "120", "125", "5"],
    ["Byggetableringar", "0", "290", "290"],
    ["Summa", "530", "875", "345"],
  ]),
  h(2, "Beslutsunderlag"),
  dashed("Tjänsteskrivelse den 2 november 2026"),
  dashed("Förslag till taxa, bilaga 1"),
  dashed("Sammanställning av synpunkter från näringslivsrådet"),
  h(2, "Beslutet skickas till"),
  p("Kommunfullmäktige"),
  p(""),
  signatures("Anders Wikman", "Lena Forsgren"),
  signatures("Kommundirektör", "Utredare"),
];

export const file = "markavgifter.docx";

export const bytes = () =>
  sampleBytes({
    title: "Avgifter för upplåtelse av allmän plats",
    author: "Lena Forsgren",
    header: [
      ["Tjänsteskrivelse", "2026-11-02", "Sida"],
      ["Almviks kommun", "Dnr KS 2026/0310", ""],
      ["Kommunledningskontoret", "Handläggare: Lena Forsgren", ""],
      ["", "Till Kommunstyrelsen", ""],
    ],
    notes: ["Lagen gäller platser som är upplåtna för allmänt begagnande och som står under kommunens förvaltning."],
    body,
  });
