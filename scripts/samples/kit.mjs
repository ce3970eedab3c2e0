/** What the sample documents are made of: styles as Swedish Word writes them, paragraphs, lists, tables, header and footer. */
import * as d from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

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

export const run = (text) => new d.TextRun({ text });
export const p = (...children) =>
  new d.Paragraph({ children: children.map((child) => (typeof child === "string" ? run(child) : child)) });
export const h = (level, text) => new d.Paragraph({ style: `Rubrik${level}`, children: [run(text)] });
const listed = (reference) => (text) =>
  new d.Paragraph({ style: "Liststycke", numbering: { reference, level: 0 }, children: [run(text)] });
export const numbered = listed("beslut");
export const dashed = listed("streck");

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

export function table(rows) {
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

export const signatures = (left, right) =>
  new d.Paragraph({
    tabStops: [{ type: d.TabStopType.LEFT, position: 4535 }],
    spacing: { after: 0 },
    children: [new d.TextRun({ children: [left, new d.Tab(), right] })],
  });

/** A link with the style that Word gives links. */
export const link = (text, target) =>
  new d.ExternalHyperlink({ link: target, children: [new d.TextRun({ text, style: "Hyperlnk" })] });

/** A reference to a footnote by its number. */
export const noteMark = (number) => new d.FootnoteReferenceRun(number);

/**
 * The bytes of a tjänsteskrivelse. `header` is rows of three cells, `notes` the footnotes in order, `body` the document's blocks.
 * Municipality, people and figures are invented.
 */
export async function sampleBytes({ title, author, header, notes = [], body }) {
  const document = new d.Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: "",
    externalStyles: styles,
    numbering,
    footnotes: Object.fromEntries(
      notes.map((text, index) => [
        index + 1,
        { children: [new d.Paragraph({ style: "Fotnotstext", children: [run(` ${text}`)] })] },
      ]),
    ),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1700, right: 1418, bottom: 1200, left: 1418, header: 620, footer: 500 },
          },
        },
        headers: { default: new d.Header({ children: header.map(headerLine) }) },
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
  return settled(new Uint8Array(await d.Packer.toBuffer(document)));
}

function headerLine([left, middle, right]) {
  const end = right === "Sida" ? [new d.Tab(), "Sida ", d.PageNumber.CURRENT] : right === "" ? [] : [new d.Tab(), right];
  return new d.Paragraph({
    style: "Sidhuvud",
    children: [new d.TextRun({ children: [left, new d.Tab(), middle, ...end] })],
  });
}

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
