/** Documents that LibreOffice converts: what stands is found in the PDF and the .odt, and what was changed is never taken for it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readDocument } from "../../src/cli/formats.ts";
import { verifyDocument, type Verdict } from "../../src/core/pipeline.ts";
import { readRecord } from "../../src/core/record/read.ts";
import type { KeptRecord } from "../../src/core/record/record.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { describeWithShared } from "../shared.ts";
import { describeWithTool } from "../tools.ts";
import { hardDocument, hardPassages, labelledHard } from "./hard-document.ts";
import { labelled } from "./labelled.ts";

const said = ({ passages }: Verdict): string[] =>
  passages.map(({ result, reanchoring }) => [result, reanchoring.kind, ...reanchoring.doubts].join(" "));

/** How many of each there are, by name. */
function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describeWithTool("soffice", "converted by LibreOffice", (soffice) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-converted-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A new folder with these files, converted into it in one start of the program. */
  function converted(name: string, files: ReadonlyMap<string, Uint8Array>, ...formats: string[]): string {
    const at = path.join(folder, name);
    mkdirSync(at);
    for (const [file, bytes] of files) writeFileSync(path.join(at, file), bytes);
    const settings = `-env:UserInstallation=file://${path.join(folder, "office")}`;
    const sources = [...files.keys()].map((file) => path.join(at, file));
    for (const format of formats) {
      const run = spawnSync(soffice, [settings, "--headless", "--convert-to", format, "--outdir", at, ...sources]);
      if (run.status !== 0) throw new Error(`soffice: ${String(run.stderr)}`);
    }
    return at;
  }

  const verdictOn = async (file: string, record: KeptRecord): Promise<Verdict> =>
    verifyDocument(await readDocument(file, new Uint8Array(readFileSync(file))), undefined, record);

  const PDF_A = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}';

  test.each(["inline", "footnote"] as const)(
    "passages in a table, a list, columns, over a page's end, with a note, hyphenated and in several fonts are found (%s)",
    async (placement) => {
      const { bytes, record } = await labelledHard(await hardDocument(), placement);
      const at = converted(placement, new Map([["a.docx", bytes]]), placement === "inline" ? PDF_A : "pdf", "odt", "html");
      const pdf = await verdictOn(path.join(at, "a.pdf"), record);
      const keys = Object.keys(hardPassages);
      expect(Object.fromEntries(said(pdf).map((answer, index) => [keys[index], answer]))).toEqual({
        ...Object.fromEntries(keys.map((key) => [key, "intact found"])),
        capitals: "intact to-confirm in-capitals",
      });
      expect([pdf.result, pdf.compared]).toEqual(["unknown", "passages"]);
      expect(await verdictOn(path.join(at, "a.odt"), record)).toMatchObject({ result: "same-text", compared: "text" });
      // Here capitals are a matter of style, and a note's number stands above the line.
      const html = await verdictOn(path.join(at, "a.html"), record);
      expect([html.result, ...new Set(said(html))]).toEqual(["same-passages", "intact found"]);
    },
    120_000,
  );

  test("one word changed in each is never the passage as it was; of another document nothing is there", async () => {
    const { record } = await labelledHard(await hardDocument(), "inline");
    const last = /\p{L}+(?=[^\p{L}]*$)/u;
    const changes: readonly [string, (text: string) => string][] = [
      ["word.docx", (text) => text.replace(last, "annorlunda")],
      ["not.docx", (text) => text.replace(" ", " inte ")],
      ["letter.docx", (text) => text.replace(/e(?=[^e]*$)/, "a")],
    ];
    const files = new Map<string, Uint8Array>();
    for (const [name, change] of changes) files.set(name, await hardDocument(change));
    const sample = new URL("../../samples/biblioteket.docx", import.meta.url);
    files.set("other.docx", new Uint8Array(readFileSync(sample)));
    const at = converted("changed", files, "pdf");
    for (const [name] of changes) {
      const verdict = await verdictOn(path.join(at, name.replace("docx", "pdf")), record);
      expect([name, verdict.result]).toEqual([name, "changed"]);
      expect(verdict.passages.filter(({ result }) => result === "intact")).toEqual([]);
    }
    const other = await verdictOn(path.join(at, "other.pdf"), record);
    expect([other.result, ...new Set(other.passages.map(({ result, reanchoring }) => `${result} ${reanchoring.kind}`))]).toEqual([
      "changed",
      "gone lost",
    ]);
  }, 120_000);

  describeWithShared("the Word files of ../shared", (shared) =>
    test("are mostly the same text as .odt, and their passages mostly found in PDF; which are not is known", async () => {
      const corpus = path.join(shared, "corpora", "office", "docx");
      const [files, records] = [
        new Map<string, Uint8Array>(),
        new Map<string, { readonly file: string; readonly record: KeptRecord }>(),
      ];
      for (const [index, file] of readdirSync(corpus).sort().entries()) {
        const made = await labelled(new Uint8Array(readFileSync(path.join(corpus, file))));
        const kept = made && (await openDocx(made.bytes).read()).keptRecord;
        const record = kept ? readRecord(kept).record : null;
        if (!made || !record) continue;
        files.set(`${index}.docx`, made.bytes);
        records.set(`${index}`, { file, record });
      }
      const at = converted("corpus", files, "pdf", "odt");
      const answers = { pdf: [] as string[], odt: [] as string[] };
      const changed: string[] = [];
      for (const [name, { file, record }] of records) {
        for (const format of ["pdf", "odt"] as const) {
          const verdict = await verdictOn(path.join(at, `${name}.${format}`), record);
          answers[format].push(verdict.result);
          if (verdict.result === "changed") changed.push(`${file} as ${format}`);
        }
      }
      // The PDF reader's library gives every sign of this font as one and the same.
      expect(changed).toEqual([expect.stringMatching(/column2\.docx as pdf$/)]);
      const [pdf, odt] = [counted(answers.pdf), counted(answers.odt)];
      expect((pdf["same-text"] ?? 0) + (pdf["same-passages"] ?? 0)).toBeGreaterThan(records.size * 0.8);
      expect(odt["same-text"] ?? 0).toBeGreaterThan(records.size * 0.65);
      expect((odt["same-text"] ?? 0) + (odt["same-passages"] ?? 0)).toBeGreaterThan(records.size * 0.9);
      expect(records.size).toBeGreaterThan(35);
    }, 300_000),
  );
});
