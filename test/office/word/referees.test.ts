/** Microsoft's validators and LibreOffice look at what the emulated Word wrote; parts that nobody touched stay as they were. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import validate from "@ooxml-tools/validate";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readZip } from "../../../src/hosts/package/zip.ts";
import { describeWithShared } from "../../shared.ts";
import { describeWithTool } from "../../tools.ts";
import { openWord } from "./open.ts";
import { furnished, labelled, unlabel } from "./scenario.ts";

const samples = fileURLToPath(new URL("../../../samples", import.meta.url));
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(samples, name)));
const names = readdirSync(samples).filter((name) => name.endsWith(".docx"));

/** Faults by part and kind; what numbers and ids stand in them is left out. */
async function faultsOf(bytes: Uint8Array): Promise<Set<string>> {
  const faults = await validate(bytes, "docx", "Microsoft365");
  return new Set(faults.map(({ id, description, path: { partUri } }) => `${partUri} ${id}: ${description.replace(/\d+/g, "#")}`));
}

const newFaults = async (before: Uint8Array, after: Uint8Array): Promise<string[]> => {
  const own = await faultsOf(before);
  return [...(await faultsOf(after))].filter((fault) => !own.has(fault));
};

/** Parts whose bytes are not what they were, by name. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const old = unzipSync(before);
  const now = unzipSync(after);
  return Object.keys({ ...old, ...now }).filter((name) => !Buffer.from(old[name] ?? []).equals(Buffer.from(now[name] ?? [])));
}

describe("the samples", () => {
  test.each(names)(
    "%s labelled and furnished is without a new fault, in either validator",
    async (name) => {
      const bytes = sample(name);
      const made = furnished(bytes);
      expect(made).not.toBeNull();
      if (!made) return;
      expect(await newFaults(bytes, made.document.bytes())).toEqual([]);
      const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-validator-"));
      try {
        const file = path.join(folder, name);
        writeFileSync(file, made.document.bytes());
        const tool = fileURLToPath(new URL("../../../node_modules/.bin/ooxml-validator", import.meta.url));
        const run = spawnSync(tool, [file], { encoding: "utf8" });
        expect({ status: run.status, says: run.stdout.slice(0, 2000) }).toMatchObject({ status: 0 });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );

  test.each(names)("%s labelled and unlabelled reads as before; only what had to change did", (name) => {
    const bytes = sample(name);
    const before = openWord(bytes);
    const made = labelled(bytes);
    expect(made).not.toBeNull();
    if (!made) return;
    unlabel(made.word);
    expect(made.word.texts()).toEqual(before.texts());
    const allowed =
      /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/document\.xml|word\/_rels\/document\.xml\.rels|docProps\/custom\.xml|customXml\/.*)$/;
    expect(changedParts(bytes, made.word.document.bytes()).filter((part) => !allowed.test(part))).toEqual([]);
    // Entries that were not touched are the same to the last bit of their compressed data.
    const raw = (file: Uint8Array): Map<string, string> =>
      new Map(
        readZip(file).entries.map((entry) => [
          entry.name,
          Buffer.from(file.subarray(entry.localStart, entry.localEnd)).toString("base64"),
        ]),
      );
    const [old, now] = [raw(bytes), raw(made.word.document.bytes())];
    for (const part of ["word/styles.xml", "word/settings.xml"]) expect(now.get(part)).toBe(old.get(part));
  });
});

describeWithShared("on every Word file of the corpus", (shared) => {
  const folder = path.join(shared, "corpora", "office", "docx");

  test("labelling and unlabelling keeps the text, and labelling adds no kind of error", async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const file of readdirSync(folder).sort()) {
      const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
      let texts: unknown[];
      try {
        texts = openWord(bytes).texts();
      } catch {
        // Encrypted, damaged or without a body: what Word does not open either.
        continue;
      }
      const made = labelled(bytes);
      if (!made) continue;
      count++;
      // The validator takes seconds a file: it sees every fifth.
      if (count % 5 === 1)
        for (const fault of await newFaults(bytes, made.word.document.bytes())) wrong.push(`${file}: ${fault}`);
      unlabel(made.word);
      if (JSON.stringify(made.word.texts()) !== JSON.stringify(texts)) wrong.push(`${file}: another text`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(30);
  }, 300_000);
});

describeWithTool("soffice", "in LibreOffice", (soffice) => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-emulated-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("what was labelled and furnished opens and shows its text", () => {
    const files = names.flatMap((name) => {
      const made = furnished(sample(name));
      if (!made) return [];
      const file = path.join(folder, name);
      writeFileSync(file, made.document.bytes());
      return [file];
    });
    expect(files.length).toBe(names.length);
    const out = path.join(folder, "out");
    mkdirSync(out);
    const profile = `-env:UserInstallation=file://${path.join(folder, "office")}`;
    const run = spawnSync(
      soffice,
      [profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, ...files],
      {
        encoding: "utf8",
      },
    );
    expect(run.status).toBe(0);
    for (const file of files) {
      const text = path.join(out, path.basename(file).replace(/docx$/, "txt"));
      expect(existsSync(text)).toBe(true);
      const shown = readFileSync(text, "utf8");
      for (const piece of ["[AI: X]", "Läsarnotis om AI", "Prick", "Länk hit", "Spårat stycke"]) expect(shown).toContain(piece);
    }
  }, 120_000);
});
