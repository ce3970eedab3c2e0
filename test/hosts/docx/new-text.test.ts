/** New text in a Word file: lists are Word's own lists, tables are tables, and the rest of the file is as it was. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { withNewText, type NewBlock } from "../../../src/hosts/docx/index.ts";
import { describeWithTool } from "../../tools.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, p, r, style, wordPart } from "./fake-docx.ts";
import { MAIN, readBytes } from "./laws.ts";
import { line, LIST, TABLE } from "./new-blocks.ts";
import { body } from "./random-docx.ts";

const NUMBERING = "word/numbering.xml";
const partOf = (bytes: Uint8Array, name: string): string => textOf(rawEntries(bytes).get(name));
const numIds = (xml: string): string[] => [...xml.matchAll(/<w:numId w:val="(\d+)"/gu)].map((match) => match[1] as string);

describe("lists", () => {
  test("are Word's own: levels, and one list of numbers for each that begins anew", async () => {
    const { bytes, range } = withNewText(docx(p(r("Före."))), LIST, 0);
    const [first, bullet, again, other, dot] = numIds(partOf(bytes, MAIN));
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(dot).toBe(bullet);
    expect(partOf(bytes, MAIN)).toContain('<w:ilvl w:val="1"/>');
    expect(partOf(bytes, NUMBERING).match(/<w:startOverride w:val="1"\/>/gu)).toHaveLength(2);
    expect(partOf(bytes, "[Content_Types].xml")).toContain("wordprocessingml.numbering+xml");
    const { text } = await readBytes(bytes);
    expect(text.stories[0]?.paragraphs.map((one) => [one.text, one.inList])).toEqual([
      ["Före.", false],
      ["Först", true],
      ["under", true],
      ["Sedan", true],
      ["Ny lista:", false],
      ["Ett igen", true],
      ["Punkt", true],
    ]);
    expect([range.from.paragraph, range.to.paragraph]).toEqual([1, 6]);
  });

  test("leave the file's own lists alone, and take ids that are free", () => {
    const own = wordPart(
      "numbering",
      `<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="3"/>`,
    );
    const { bytes } = withNewText(docx(p(r("Före.")), { [NUMBERING]: own }), LIST, null);
    const numbering = partOf(bytes, NUMBERING);
    expect(numbering).toContain(`<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>`);
    const kinds = [...numbering.matchAll(/<w:(abstractNum|num|numIdMacAtCleanup)[ >]/gu)].map((match) => match[1]);
    expect(kinds).toEqual(["abstractNum", "abstractNum", "abstractNum", "num", "num", "num", "num", "numIdMacAtCleanup"]);
    for (const id of numIds(partOf(bytes, MAIN))) expect(Number(id)).toBeGreaterThan(9);
  });

  test("a file without lists gets no numbering", () => {
    const { bytes } = withNewText(docx(p(r("Före."))), [line("Efter.")], null);
    expect(rawEntries(bytes).has(NUMBERING)).toBe(false);
  });
});

describe("tables", () => {
  test("stand with lines, a heading row, whole rows, and a paragraph after the last", async () => {
    const { bytes, range } = withNewText(docx(p(r("Före."))), [TABLE], 0);
    const xml = partOf(bytes, MAIN);
    expect(xml.match(/<w:tc>/gu)).toHaveLength(6);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    expect(xml).toContain("<w:tblBorders>");
    expect(xml).toMatch(/<\/w:tbl><w:p>/u);
    const { text } = await readBytes(bytes);
    expect(text.stories[0]?.paragraphs.map((one) => [one.text, one.inTable])).toEqual([
      ["Före.", false],
      ["Åtgärd", true],
      ["Kostnad", true],
      ["Gupp", true],
      ["180\ntkr", true],
      ["Kort rad", true],
      ["", true],
      ["", false],
    ]);
    expect(range.to.paragraph).toBe(5);
  });

  test("take the document's own grid, and never meet", () => {
    const styles = wordPart("styles", style("Tabellrutnt", "Table Grid", "table"));
    const { bytes } = withNewText(docx(p(r("Före.")), { "word/styles.xml": styles }), [TABLE, TABLE], 0);
    const xml = partOf(bytes, MAIN);
    expect(xml.match(/<w:tblStyle w:val="Tabellrutnt"\/>/gu)).toHaveLength(2);
    expect(xml).not.toContain("<w:tblBorders>");
    expect(xml).not.toMatch(/<\/w:tbl><w:tbl>/u);
  });
});

test("in any document the new text reads as it was given, and the old text as before", async () => {
  const words = fc.constantFrom("ord", "å & <b>", "två\nrader", "\t", "", "😀\ud800");
  const block: fc.Arbitrary<NewBlock> = fc.oneof(
    fc
      .record({ text: words, list: fc.constantFrom("none", "bullet", "number"), level: fc.nat(9), heading: fc.nat(3) })
      .map(({ text, ...more }) => line(text, more)),
    fc
      .array(
        fc.array(
          words.map((text) => [{ text }]),
          { minLength: 1, maxLength: 3 },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((rows) => ({ kind: "table" as const, rows, headers: 0 })),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.array(block, { minLength: 1, maxLength: 4 }), fc.option(fc.nat(9)), async (xml, blocks, after) => {
      const before = docx(xml);
      const old = (await readBytes(before)).text.stories[0]?.paragraphs.map(({ text }) => text) ?? [];
      const written = withNewText(before, blocks, after);
      const now = (await readBytes(written.bytes)).text.stories[0]?.paragraphs.map(({ text }) => text) ?? [];
      const count = now.length - old.length;
      const { paragraph } = written.range.from;
      expect([...now.slice(0, paragraph), ...now.slice(paragraph + count)]).toEqual(old);
      for (const [name, entry] of rawEntries(before))
        if (![MAIN, NUMBERING, "[Content_Types].xml", "word/_rels/document.xml.rels"].includes(name))
          expect(rawEntries(written.bytes).get(name)?.content).toEqual(entry.content);
    }),
    { numRuns: Number(process.env["KALLMARKT_RUNS"] ?? 40), seed: 7 },
  );
});

describeWithTool("soffice", "LibreOffice", (program) => {
  test("numbers the lists, and shows the table", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-new-"));
    const file = path.join(folder, "ny.docx");
    writeFileSync(file, withNewText(docx(p(r("Före."))), [...LIST, TABLE], 0).bytes);
    spawnSync(program, [
      "--headless",
      `-env:UserInstallation=file://${folder}/profil`,
      "--convert-to",
      "txt:Text (encoded):UTF8",
      "--outdir",
      folder,
      file,
    ]);
    const text = readFileSync(path.join(folder, "ny.txt"), "utf8");
    rmSync(folder, { recursive: true, force: true });
    expect(text).toMatch(/1\. Först/u);
    expect(text).toMatch(/2\. Sedan/u);
    expect(text).toMatch(/1\. Ett igen/u);
    expect(text).toMatch(/\n +\S under/u);
    expect(text).toContain("Kort rad");
  }, 120_000);
});
