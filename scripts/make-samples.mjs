/**
 * Makes samples/tjansteskrivelse.docx: a Swedish committee report as Word writes it (localised style ids, a table, a footnote,
 * page header and footer), in which one paragraph carries what ChatGPT leaves behind. Municipality, people and figures are invented.
 * The same bytes every time.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as d from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { root } from "./root.mjs";

const WHEN = "2026-11-09T08:30:00Z";

/** Style ids as Swedish Word writes them; the names stay English in the file, also in Swedish Word. */
const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
${heading("Rubrik1", 1, 34, 240, 160)}
${heading("Rubrik2", 2, 26, 280, 80)}
${heading("Rubrik3", 3, 23, 200, 60)}
<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="60"/><w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sidhuvud"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="5200"/><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sidfot"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Fotnotstext"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Fotnotsreferens"><w:name w:val="footnote reference"/><w:basedOn w:val="Standardstycketeckensnitt"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlnk"><w:name w:val="Hyperlink"/><w:basedOn w:val="Standardstycketeckensnitt"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/><w:basedOn w:val="Normaltabell"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="808080"/><w:left w:val="single" w:sz="4" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:color="808080"/><w:right w:val="single" w:sz="4" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:color="808080"/></w:tblBorders></w:tblPr></w:style>
</w:styles>`;

function heading(id, level, size, before, after) {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
}

const run = (text) => new d.TextRun({ text });
const p = (...children) =>
  new d.Paragraph({ children: children.map((child) => (typeof child === "string" ? run(child) : child)) });
const h = (level, text) => new d.Paragraph({ style: `Rubrik${level}`, children: [run(text)] });
const listed = (reference) => (text) =>
  new d.Paragraph({ style: "Liststycke", numbering: { reference, level: 0 }, children: [run(text)] });
const numbered = listed("beslut");
const dashed = listed("streck");

const numbering = {
  config: [
    {
      reference: "beslut",
      levels: [
        {
          level: 0,
          format: d.LevelFormat.DECIMAL,
          text: "%1.",
          alignment: d.AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 720, hanging: 360 } } },
        },
      ],
    },
    {
      reference: "streck",
      levels: [
        {
          level: 0,
          format: d.LevelFormat.BULLET,
          text: "–",
          alignment: d.AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 720, hanging: 360 } } },
        },
      ],
    },
  ],
};

function table(rows) {
  const widths = [4270, 1600, 1600, 1600];
  return new d.Table({
    style: "Tabellrutnt",
    columnWidths: widths,
    width: { size: 9070, type: d.WidthType.DXA },
    rows: rows.map(
      (cells, index) =>
        new d.TableRow({
          tableHeader: index === 0,
          children: cells.map(
            (text, column) =>
              new d.TableCell({
                width: { size: widths[column], type: d.WidthType.DXA },
                children: [
                  new d.Paragraph({
                    alignment: column === 0 ? d.AlignmentType.LEFT : d.AlignmentType.RIGHT,
                    children: [new d.TextRun(index === 0 || index === rows.length - 1 ? { text, bold: true } : { text })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

const signatures = (left, right) =>
  new d.Paragraph({
    tabStops: [{ type: d.TabStopType.LEFT, position: 4535 }],
    spacing: { after: 0 },
    children: [new d.TextRun({ children: [left, new d.Tab(), right] })],
  });

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
    new d.FootnoteReferenceRun(1),
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
    new d.ExternalHyperlink({
      link: "https://www.trafikrapporter.example/gangpassager?utm_source=chatgpt.com",
      children: [new d.TextRun({ text: "rapporten om gångpassager", style: "Hyperlnk" })],
    }),
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

const document = new d.Document({
  title: "Säkrare skolvägar vid Ekbackeskolan",
  creator: "Mikael Åsander",
  lastModifiedBy: "Mikael Åsander",
  description: "",
  externalStyles: styles,
  numbering,
  footnotes: {
    1: {
      children: [
        new d.Paragraph({
          style: "Fotnotstext",
          children: [run(" Mätningen gjordes den 4–17 maj 2026. Helgdagen den 14 maj och lovdagen den 15 maj har räknats bort.")],
        }),
      ],
    },
  },
  sections: [
    {
      properties: {
        page: {
          size: { width: 11906, height: 16838 },
          margin: { top: 1700, right: 1418, bottom: 1200, left: 1418, header: 620, footer: 500 },
        },
      },
      headers: {
        default: new d.Header({
          children: [
            ["Tjänsteskrivelse", "2026-11-09", "Sida"],
            ["Almviks kommun", "Dnr SBN 2026/0142", ""],
            ["Samhällsbyggnadsförvaltningen", "Handläggare: Mikael Åsander", ""],
            ["", "Till Samhällsbyggnadsnämnden", ""],
          ].map(([left, middle, right]) => {
            const end =
              right === "Sida" ? [new d.Tab(), "Sida ", d.PageNumber.CURRENT] : right === "" ? [] : [new d.Tab(), right];
            return new d.Paragraph({
              style: "Sidhuvud",
              children: [new d.TextRun({ children: [left, new d.Tab(), middle, ...end] })],
            });
          }),
        }),
      },
      footers: {
        default: new d.Footer({
          children: [
            new d.Paragraph({
              style: "Sidfot",
              children: [new d.TextRun({ children: ["Almviks kommun, 000 00 Almvik", new d.Tab(), "kommun@almvik.example"] })],
            }),
          ],
        }),
      },
      children: body,
    },
  ],
});

/** The library stamps the time, draws a random id for the link, and writes English ids for notes; these are set right here. */
function settled(bytes) {
  const entries = unzipSync(bytes);
  const fixed = {};
  for (const [name, content] of Object.entries(entries)) {
    const text = name.endsWith(".xml") || name.endsWith(".rels") ? strFromU8(content) : null;
    if (text === null) {
      fixed[name] = content;
      continue;
    }
    const settledText = text
      .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${WHEN}`)
      .replaceAll('w:val="FootnoteReference"', 'w:val="Fotnotsreferens"')
      .replaceAll('w:val="FootnoteText"', 'w:val="Fotnotstext"')
      .replaceAll(/"rId[a-z0-9_-]{10,}"/g, '"rId900"')
      .replaceAll("<w:footnoteRef/></w:r><w:r><w:separator/>", "<w:separator/>")
      .replaceAll("<w:footnoteRef/></w:r><w:r><w:continuationSeparator/>", "<w:continuationSeparator/>")
      .replace("<w:displayBackgroundShape/>", '<w:zoom w:percent="100"/>');
    fixed[name] = strToU8(settledText);
  }
  return zipSync(fixed, { mtime: new Date(WHEN), level: 9 });
}

const file = path.join(root, "samples", "tjansteskrivelse.docx");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, settled(new Uint8Array(await d.Packer.toBuffer(document))));
console.error(`samples: ${path.relative(root, file)}`);
