/** LibreOffice as the independent reader: a labelled document shows the same text as before, plus what was put in, also as PDF. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { open } from "../../src/core/pipeline.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { labelled, type Labelled } from "./labelled.ts";
import { labelledPictures } from "./pictures.ts";
import { describeWithShared } from "../shared.ts";
import { describeWithTool, toolPath } from "../tools.ts";

const sample = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../samples/tjansteskrivelse.docx");

/** The words of a text with what was inserted taken out once each, longest first. */
function wordsWithout(text: string, inserted: readonly string[]): string {
  let rest = words(text);
  for (const piece of [...inserted].sort((a, b) => b.length - a.length)) rest = rest.replace(words(piece), "");
  return words(rest);
}

const bytesIn = (folder: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, "a.docx")));

const words = (text: string): string => text.replace(/[\s\ufeff\u00a0]+/g, " ").trim();

describeWithTool("soffice", "in LibreOffice", (soffice) => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-libreoffice-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Converts all files of a folder in one start of the program. */
  function convert(from: string, to: string, format: string): void {
    const files = readdirSync(from).map((file) => path.join(from, file));
    const profileFolder = `-env:UserInstallation=file://${path.join(folder, "office")}`;
    const run = spawnSync(soffice, [profileFolder, "--headless", "--convert-to", format, "--outdir", to, ...files], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`soffice: ${run.stderr}`);
  }

  test("the sample keeps its text and shows mark, source and notice", async () => {
    const before = path.join(folder, "sample-before");
    const after = path.join(folder, "sample-after");
    for (const one of [before, after]) mkdirSync(one);
    const bytes = new Uint8Array(readFileSync(sample));
    const made = (await labelled(bytes)) as Labelled;
    writeFileSync(path.join(before, "a.docx"), bytes);
    writeFileSync(path.join(after, "a.docx"), made.bytes);
    for (const one of [before, after]) convert(one, one, "txt:Text (encoded):UTF8");
    const [old, now] = [before, after].map((one) => readFileSync(path.join(one, "a.txt"), "utf8")) as [string, string];
    expect(made.inserted).toEqual(expect.arrayContaining([expect.stringContaining("[AI: ChatGPT, 2026-11-05]")]));
    for (const piece of made.inserted) expect(words(now)).toContain(words(piece));
    // The source entry stands in a list and gets the list's bullet.
    expect(wordsWithout(now.replaceAll("•", ""), made.inserted)).toBe(words(old.replaceAll("•", "")));

    const pdftotext = toolPath("pdftotext");
    if (pdftotext === null) return;
    convert(after, after, "pdf");
    const pdf = spawnSync(pdftotext, [path.join(after, "a.pdf"), "-"], { encoding: "utf8" }).stdout;
    for (const piece of made.inserted) expect(words(pdf)).toContain(words(piece));
  }, 120_000);

  test("[K38] in a tagged PDF mark, source and notice are real text, inside the tags, in Swedish", async () => {
    const at = path.join(folder, "tagged");
    mkdirSync(at);
    const made = (await labelled(new Uint8Array(readFileSync(sample)))) as Labelled;
    writeFileSync(path.join(at, "a.docx"), made.bytes);
    convert(at, at, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}');
    const raw = readFileSync(path.join(at, "a.pdf")).toString("latin1");
    expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked\s+true/u);
    expect(raw).toMatch(/\/Lang\s*\(sv-SE\)/u);
    const pdfinfo = toolPath("pdfinfo");
    if (pdfinfo === null) return;
    // Poppler writes the text of the structure tree: what no tag holds is not there.
    const inTags = words(spawnSync(pdfinfo, ["-struct-text", path.join(at, "a.pdf")], { encoding: "utf8" }).stdout).replace(
      /[\s"]+/gu,
      "",
    );
    for (const piece of made.inserted) expect(inTags).toContain(piece.replace(/[\s"]+/gu, ""));
  }, 120_000);

  test("labelled pictures: captions are seen, and after a save here their labels are found, our words apart from the writer's", async () => {
    const at = path.join(folder, "pictures");
    const again = path.join(folder, "pictures-again");
    for (const one of [at, again]) mkdirSync(one);
    const made = await labelledPictures();
    writeFileSync(path.join(at, "a.docx"), made.bytes);
    convert(at, again, "docx");
    const [before, after] = await Promise.all(
      [made.bytes, bytesIn(again)].map(async (bytes) => open(await openDocx(bytes).read())),
    );
    const captions = after?.clean.untagged.filter(({ part }) => part === "caption").map(({ text }) => text) ?? [];
    expect(captions).toEqual(made.inserted);
    const wordsOf = (opened: typeof before): string =>
      words(opened?.text.stories[0]?.paragraphs.map(({ text }) => text).join(" ") ?? "");
    // Of the group, this program keeps a picture for each of its two, on either side of no words.
    expect(wordsOf(after).replaceAll("\ufffc", "")).toBe(wordsOf(before).replaceAll("\ufffc", ""));
    const kinds = [...(after?.places.values() ?? [])].map(({ kind, doubts }) => [kind, ...doubts].join(" "));
    // The SVG is left out here: the picture is another file, and a person is asked to look.
    expect(kinds.filter((kind) => kind !== "found")).toEqual(["to-confirm edited"]);
    expect(kinds).toHaveLength(made.count);
    const pdftotext = toolPath("pdftotext");
    if (pdftotext === null) return;
    convert(at, at, "pdf");
    const pdf = spawnSync(pdftotext, [path.join(at, "a.pdf"), "-"], { encoding: "utf8" }).stdout;
    // A hyphen where a line ends is none for pdftotext.
    const letters = (text: string): string => text.replace(/[\s-]+/gu, "");
    for (const caption of made.inserted) expect(letters(pdf)).toContain(letters(caption));
  }, 120_000);

  describeWithShared("the Word files of ../shared", (shared) =>
    test("keep their text", async () => {
      const corpus = path.join(shared, "corpora", "office", "docx");
      const before = path.join(folder, "before");
      const after = path.join(folder, "after");
      for (const one of [before, after]) mkdirSync(one);
      const inserted = new Map<string, readonly string[]>();
      const names = new Map<string, string>();
      for (const [index, file] of readdirSync(corpus).sort().entries()) {
        const bytes = new Uint8Array(readFileSync(path.join(corpus, file)));
        const made = await labelled(bytes);
        if (made === null) continue;
        const name = `${index}${path.extname(file)}`;
        writeFileSync(path.join(before, name), bytes);
        writeFileSync(path.join(after, name), made.bytes);
        inserted.set(file, made.inserted);
        names.set(file, `${index}.txt`);
      }
      expect(inserted.size).toBeGreaterThan(40);
      for (const one of [before, after]) convert(one, one, "txt:Text (encoded):UTF8");
      const changed = [...inserted].filter(([file, pieces]) => {
        const [old, now] = [before, after].map((one) => path.join(one, names.get(file) ?? ""));
        if (!existsSync(old ?? "") && !existsSync(now ?? "")) return false;
        if (!existsSync(old ?? "") || !existsSync(now ?? "")) return true;
        return wordsWithout(readFileSync(now ?? "", "utf8"), pieces) !== words(readFileSync(old ?? "", "utf8"));
      });
      expect(changed.map(([file]) => file)).toEqual([]);
    }, 300_000),
  );
});
