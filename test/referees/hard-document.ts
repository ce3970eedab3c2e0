/** A Word document whose passages are hard to find in a PDF: each stands where a page takes text apart. */
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { commit } from "../../src/core/pipeline.ts";
import { builtInProfile } from "../../src/core/policy/catalogue.ts";
import { readRecord } from "../../src/core/record/read.ts";
import type { KeptRecord } from "../../src/core/record/record.ts";
import { findQuote } from "../../src/core/text/quote.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";

const LONG =
  "Kommunstyrelseförvaltningens verksamhetsplaneringsunderlag behandlar parkeringsanläggningarnas tillgänglighetsanpassning och vinterväghållningens upphandlingsförutsättningar. ";

/** By what makes each of them hard, in the order in which they are labelled. */
export const hardPassages = {
  table: "Tabellens mittcell beskriver avgifter i centrum. Den kostar 25 kronor i timmen.",
  list: "Den numrerade punkten gäller bibliotekets öppettider. De utökas från hösten.",
  columns: `Spalternas avsnitt börjar här. ${LONG.repeat(2)}Så slutar spaltens avsnitt.`,
  fonts: "Fet och kursiv text blandas i samma mening med å, ä och ö. Även É, ü och ß förekommer.",
  pageEnd: `Sidbrytningens avsnitt börjar här och är långt. ${LONG.repeat(7)}Så slutar sidbrytningens avsnitt med 12 procent.`,
  note: "Avsnittet har en egen not mitt i meningen och fortsätter sedan. Det slutar här.",
  ligatures: "Offentliga affischer och fiffiga flaggor finns i ateljén. Effektiva fläktar fläktar flitigt.",
  capitals: "Detta avsnitt visas med versaler i dokumentet. Det står med gemener i filen.",
} as const;

/** The document, with automatic hyphenation, header, footer and page numbers; each passage as `change` gives it back. */
export async function hardDocument(change: (text: string) => string = (text) => text): Promise<Uint8Array> {
  const passage = (key: keyof typeof hardPassages): string => change(hardPassages[key]);
  const [fonts, note] = [passage("fonts"), passage("note")];
  const cut = note.indexOf(" mitt i");
  const listed = (text: string): Paragraph => new Paragraph({ text, numbering: { reference: "points", level: 0 } });
  const noteOf = (text: string) => ({ children: [new Paragraph(text)] });
  const document = new Document({
    hyphenation: { autoHyphenation: true },
    styles: { default: { document: { run: { language: { value: "sv-SE" }, font: "Liberation Serif" } } } },
    numbering: {
      config: [
        { reference: "points", levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT }] },
      ],
    },
    footnotes: { 1: noteOf("Se protokoll från nämnden den 5 maj."), 2: noteOf("En annan not på annan sida.") },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph("Exempelby kommun – tjänsteskrivelse")] }) },
        footers: { default: new Footer({ children: [pageNumbers()] }) },
        children: [
          new Paragraph("Inledning skriven av en människa."),
          table(passage("table")),
          listed("Första punkten i listan."),
          listed(passage("list")),
          listed("Sista punkten."),
          new Paragraph({
            children: [
              new TextRun({ text: fonts.slice(0, 20), bold: true }),
              new TextRun({ text: fonts.slice(20, 35), italics: true, font: "Liberation Sans" }),
              new TextRun({ text: fonts.slice(35), font: "Liberation Mono" }),
            ],
          }),
          new Paragraph({
            children: [new TextRun(note.slice(0, cut)), new FootnoteReferenceRun(1), new TextRun(note.slice(cut))],
          }),
          new Paragraph({ children: [new TextRun({ text: passage("ligatures"), font: "Carlito" })] }),
          new Paragraph({ children: [new TextRun({ text: passage("capitals"), allCaps: true })] }),
          ...filling(13),
          new Paragraph({ alignment: AlignmentType.BOTH, text: passage("pageEnd") }),
          ...filling(3),
        ],
      },
      {
        properties: { type: SectionType.CONTINUOUS, column: { count: 2, space: 500 } },
        children: [
          new Paragraph("Före spalterna."),
          new Paragraph({ alignment: AlignmentType.BOTH, text: passage("columns") }),
          new Paragraph({ children: [new TextRun("Efter spalterna."), new FootnoteReferenceRun(2)] }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** The document with every passage labelled, and its record. */
export async function labelledHard(
  bytes: Uint8Array,
  placement: "inline" | "inline-shaded" | "footnote",
): Promise<{ readonly bytes: Uint8Array; readonly record: KeptRecord }> {
  let ids = 0;
  const surroundings = { now: "2026-11-20T10:00:00Z", newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
  const profile = builtInProfile("avesta");
  const host = openDocx(bytes);
  const reading = await host.read();
  const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-05", language: "sv" } as const;
  const requests = Object.values(hardPassages).map((text) => {
    const [range] = findQuote(reading.text, text);
    if (!range) throw new Error(`not in the document: ${text}`);
    return { range, request };
  });
  const placed = { ...profile, mark: { ...profile.mark, placement } };
  await host.apply(commit(reading, requests, placed, { type: "tjansteskrivelse", audience: "extern" }, surroundings).edits);
  const { record } = readRecord((await host.read()).keptRecord ?? "");
  if (!record) throw new Error("no record was kept");
  return { bytes: host.bytes(), record };
}

function table(middle: string): Table {
  const cell = (text: string): TableCell =>
    new TableCell({ width: { size: 3000, type: WidthType.DXA }, children: [new Paragraph(text)] });
  const row = (number: number): TableRow =>
    new TableRow({
      children: [0, 1, 2].map((column) =>
        cell(number === 1 && column === 1 ? middle : `Cell ${number} ${column} med lite text som bryts om.`),
      ),
    });
  return new Table({ width: { size: 9000, type: WidthType.DXA }, columnWidths: [3000, 3000, 3000], rows: [row(0), row(1)] });
}

function pageNumbers(): Paragraph {
  return new Paragraph({
    children: [new TextRun("Sida "), new TextRun({ children: [PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES] })],
  });
}

function filling(count: number): Paragraph[] {
  return Array.from(
    { length: count },
    (_, index) =>
      new Paragraph(`Utfyllnad nummer ${index + 1} av handläggaren, som beskriver ärendets gång och kostnader för verksamheten.`),
  );
}
