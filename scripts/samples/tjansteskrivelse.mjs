/** A committee report in which one paragraph carries what ChatGPT leaves behind. */
import { dashed, h, link, noteMark, numbered, p, sampleBytes, signatures, table } from "./kit.mjs";

const body = [
  h(1, "Säkrare skolvägar vid Ekbackeskolan"),
  h(2, "Förslag till beslut"),
  p("Samhällsbyggnadsnämnden beslutar att"),
  numbered("godkänna förslaget till hastighetsdämpande åtgärder och ny gångpassage på Skolgatan,"),
  numbered("ge förvaltningen i uppdrag att genomföra åtgärderna senast den 30 juni 2027 inom beslutad investeringsram,"),
  numbered(
    "ge förvaltningen i uppdrag att redovisa uppmätta hastigheter och trafikmängder för nämnden senast den 31 december 2027.",
  ),
  h(2, "Sammanfattning"),
  p(
    "Skolgatan utanför Ekbackeskolan används varje dag av omkring 310 elever. Mätningar under våren 2026 visar att mer än var tredje bil kör fortare än de tillåtna 30 km/h. Förvaltningen föreslår en upphöjd gångpassage, två avsmalningar och en flyttad hämtplats. Åtgärderna kostar 1,9 miljoner kronor och ryms inom investeringsramen för trafiksäkerhet.",
  ),
  h(2, "Bakgrund"),
  p(
    "Nämnden gav den 14 april 2026, § 41, förvaltningen i uppdrag att utreda trafikmiljön vid kommunens grundskolor. Ekbackeskolan har prioriterats eftersom skolan tar emot elever även från Norra Almvik sedan höstterminen 2025, då antalet skjutsande föräldrar ökade.",
  ),
  p(
    "Trafikmätningen gjordes under två veckor i maj med slang i båda riktningarna.",
    noteMark(1),
    " Årsdygnstrafiken är 2 150 fordon. Under timmen före skolstart, kl. 07.15–08.15, passerar 240 fordon, dvs. drygt en tiondel av dygnets trafik.",
  ),
  p(
    "Enligt 10 kap. 32 § skollagen (2010:800) har elever i grundskolan under vissa förutsättningar rätt till skolskjuts, bl.a. med hänsyn till trafikförhållandena. Elever som bor närmare skolan än två kilometer går eller cyklar i regel.",
  ),
  h(2, "Bedömning"),
  p(
    "Förvaltningen har jämfört tre alternativ: enbart skyltning, farthinder på två platser samt en upphöjd gångpassage i kombination med avsmalningar. Skyltning bedöms inte vara tillräcklig, eftersom hastigheten redan i dag är reglerad till 30 km/h.",
  ),
  p(
    "Upphöjda gångpassager sänker i regel medelhastigheten med 5–10 km/h och gör att fler förare lämnar företräde åt gående. Effekten är störst när passagen kombineras med en avsmalning av körbanan, eftersom förarna då behöver sänka farten redan före passagen. :contentReference[oaicite:0]{index=0} Se även ",
    link("rapporten om gångpassager", "https://www.trafikrapporter.example/gangpassager?utm_source=chatgpt.com"),
    ". Vill du att jag även tar fram ett förslag till tidplan för genomförandet?",
  ),
  p(
    "Räddningstjänsten har lämnat synpunkter på utformningen. Avsmalningarna utförs med en fri bredd av minst 3,5 meter, så att utryckningsfordon kan passera. Snöröjningen påverkas i liten grad.",
  ),
  h(2, "Ekonomiska konsekvenser"),
  p(
    "Investeringen beräknas till 1,9 miljoner kronor. Kapital- och driftkostnaderna ryms inom nämndens budgetram för 2027. Beloppen anges i tusental kronor.",
  ),
  table([
    ["Åtgärd", "2026", "2027", "Totalt"],
    ["Projektering", "180", "60", "240"],
    ["Upphöjd gångpassage", "0", "720", "720"],
    ["Avsmalningar, två platser", "0", "510", "510"],
    ["Flyttad hämtplats och belysning", "0", "430", "430"],
    ["Summa", "180", "1 720", "1 900"],
  ]),
  h(2, "Barnkonsekvenser"),
  p(
    "Ärendet berör barn direkt. Elevrådet på Ekbackeskolan har lämnat synpunkter vid ett möte den 2 oktober 2026 och pekade ut samma plats som trafikmätningen. Eleverna ville ha bättre belysning vid hämtplatsen, vilket har arbetats in i förslaget. Förvaltningen bedömer att förslaget är förenligt med barnets bästa enligt artikel 3 i barnkonventionen.",
  ),
  h(2, "Beslutsunderlag"),
  dashed("Tjänsteskrivelse den 9 november 2026"),
  dashed("Trafikmätning Skolgatan, maj 2026"),
  dashed("Minnesanteckningar från möte med elevrådet den 2 oktober 2026"),
  h(2, "Beslutet skickas till"),
  p("Barn- och utbildningsnämnden"),
  p("Räddningstjänsten"),
  p(""),
  signatures("Ingrid Stråhle", "Mikael Åsander"),
  signatures("Förvaltningschef", "Trafikplanerare"),
];

export const file = "tjansteskrivelse.docx";

export const bytes = () =>
  sampleBytes({
    title: "Säkrare skolvägar vid Ekbackeskolan",
    author: "Mikael Åsander",
    header: [
      ["Tjänsteskrivelse", "2026-11-09", "Sida"],
      ["Almviks kommun", "Dnr SBN 2026/0142", ""],
      ["Samhällsbyggnadsförvaltningen", "Handläggare: Mikael Åsander", ""],
      ["", "Till Samhällsbyggnadsnämnden", ""],
    ],
    notes: ["Mätningen gjordes den 4–17 maj 2026. Helgdagen den 14 maj och lovdagen den 15 maj har räknats bort."],
    body,
  });
