/** Cost of labelling one passage as the document grows from 10 to 1,000 pages, as a whole process: `npm run bench:growth` */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { inTurn, nodeRun, program } from "./measure.ts";

const PAGES = [10, 50, 100, 200, 400, 700, 1000];
/** About what a page of a tjänsteskrivelse holds. */
const PARAGRAPHS_PER_PAGE = 12;

/** Ordinary Swedish prose, each paragraph with a number of its own so that no two are alike. */
function paragraph(number: number): string {
  const text = `Stycke ${number}. Förvaltningen har gått igenom underlaget och bedömer att åtgärden ryms inom budget. Nämnden fick en lägesrapport den ${(number % 27) + 1} mars 2026, och frågan har därefter beretts tillsammans med kommunstyrelsens förvaltning.`;
  return `<w:p w:rsidR="00A1${(number % 65536).toString(16).padStart(4, "0")}"><w:pPr><w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:lang w:val="sv-SE"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
}

function documentOf(pages: number): Uint8Array {
  const body = Array.from({ length: pages * PARAGRAPHS_PER_PAGE }, (_, index) => paragraph(index + 1)).join("");
  const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
  });
}

function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-bench-"));
  try {
    console.log(
      "| pages | main part MB | CPU s | wall s | peak MB | CPU ms per page beyond the first row |\n|--:|--:|--:|--:|--:|--:|",
    );
    let first: { pages: number; cpu: number } | null = null;
    for (const pages of PAGES) {
      const file = path.join(folder, `${pages}.docx`);
      const bytes = documentOf(pages);
      writeFileSync(file, bytes);
      const label = [
        program,
        "label",
        file,
        "--out",
        path.join(folder, "out.docx"),
        "--paragraph",
        String(pages * 6),
        "--engine",
        "ChatGPT",
        "--date",
        "2026-11-03",
      ];
      const [usage] = inTurn([() => nodeRun(label)], 5);
      if (!usage) continue;
      const size = (pages * PARAGRAPHS_PER_PAGE * paragraph(10_000).length) / 1e6;
      console.log(
        `| ${pages} | ${size.toFixed(1)} | ${usage.cpu.toFixed(2)} | ${usage.wall.toFixed(2)} | ${usage.mb.toFixed(0)} | ${first ? (((usage.cpu - first.cpu) * 1000) / (pages - first.pages)).toFixed(2) : ""} |`,
      );
      first ??= { pages, cpu: usage.cpu };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
