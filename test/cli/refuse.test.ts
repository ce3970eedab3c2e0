/** What is turned away: the right code, exit 3, the input as it was, and nothing written. */
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { describeWithShared } from "../shared.ts";
import { brokenFiles, docxOf } from "./broken-files.ts";
import type { Answer } from "./command-line.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-refuse-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hashOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const codeIn = (answer: Answer) => (answer.json() as { error?: { code: string; message: string; file?: string } }).error;

/** A command that would write, with everything it needs. */
const writing = (file: string, out: string) => [
  "label",
  file,
  "--out",
  out,
  "--paragraph",
  "1",
  "--engine",
  "ChatGPT",
  "--date",
  "2026-11-05",
  "--json",
];

/** Runs a writing command on a file alone in a folder, and holds what must be true of every refusal. */
async function refused(file: string, code: string): Promise<void> {
  const before = hashOf(file);
  const there = readdirSync(path.dirname(file));
  const answer = await kallmarkt(writing(file, path.join(path.dirname(file), "ut.docx")));
  expect(codeIn(answer)).toMatchObject({ code, file, message: expect.stringMatching(/\S/) });
  expect(answer.code).toBe(3);
  expect(hashOf(file)).toBe(before);
  expect(readdirSync(path.dirname(file))).toEqual(there);
}

function alone(name: string, bytes: Uint8Array): string {
  const below = mkdtempSync(path.join(folder, "en-"));
  const file = path.join(below, name);
  writeFileSync(file, bytes);
  return file;
}

describe.each(brokenFiles.map((broken) => [broken.what, broken] as const))("%s", (_what, broken) => {
  test(`can't be labelled: ${broken.code}`, async () => {
    await refused(alone(broken.name, broken.bytes), broken.code);
  });

  test(broken.onlyWriting ? "can be scanned" : `can't be scanned: ${broken.code}`, async () => {
    const file = alone(broken.name, broken.bytes);
    const answer = await kallmarkt(["scan", file, "--json"]);
    if (broken.onlyWriting) {
      expect(answer.json()).toMatchObject([{ file, paragraphs: 1, findings: [] }]);
      expect(answer.code).toBe(0);
    } else {
      expect(codeIn(answer)).toMatchObject({ code: broken.code, file });
      expect(answer.code).toBe(3);
    }
  });
});

describeWithShared("the refuse corpus", (shared) => {
  const corpus = path.join(shared, "corpora", "office", "refuse");
  const codes: Readonly<Record<string, string>> = {
    "scripts__performance__docs__handbook-1p.docx": "not-a-document",
    "test-data__poifs__protected_agile.docx": "encrypted-document",
  };

  test.each(readdirSync(corpus))("%s is turned away", async (name) => {
    const below = mkdtempSync(path.join(folder, "corpus-"));
    const file = path.join(below, name);
    copyFileSync(path.join(corpus, name), file);
    chmodSync(file, 0o644);
    await refused(file, codes[name] ?? "damaged-document");
  });

  test("signed documents of the corpus are read, and not written", async () => {
    const name = "test-data__xmldsign__hello-world-signed.docx";
    const below = mkdtempSync(path.join(folder, "corpus-"));
    copyFileSync(path.join(shared, "corpora", "office", "docx", name), path.join(below, name));
    await refused(path.join(below, name), "signed-document");
  });
});

describe("what is no file at all", () => {
  test("a folder can't be labelled", async () => {
    const below = mkdtempSync(path.join(folder, "mapp-"));
    const answer = await kallmarkt(writing(below, path.join(folder, "ut.docx")));
    expect(codeIn(answer)).toMatchObject({ code: "not-a-document", file: below });
    expect(answer.code).toBe(3);
  });

  test.each(["label", "scan", "check", "verify"])("a file that is not there is not-found for %s", async (command) => {
    const file = path.join(folder, "finns-inte.docx");
    const args = command === "label" ? writing(file, path.join(folder, "ut.docx")) : [command, file, "--json"];
    const answer = await kallmarkt(args);
    expect(codeIn(answer)).toMatchObject({ code: "not-found", file });
    expect(answer.code).toBe(3);
  });

  test("an output folder that is not there is not-written, and the input stays", async () => {
    const file = alone("hel.docx", docxOf(["En mening."]));
    const answer = await kallmarkt(writing(file, path.join(folder, "finns-inte", "ut.docx")));
    expect(codeIn(answer)).toMatchObject({ code: "not-written" });
    expect(answer.code).toBe(3);
    expect(readdirSync(path.dirname(file))).toEqual(["hel.docx"]);
  });

  test("an output that can't be written leaves no temporary file", async () => {
    const file = alone("hel.docx", docxOf(["En mening."]));
    mkdirSync(path.join(path.dirname(file), "ut.docx"));
    const answer = await kallmarkt(writing(file, path.join(path.dirname(file), "ut.docx")));
    expect(codeIn(answer)).toMatchObject({ code: "not-written" });
    expect(readdirSync(path.dirname(file)).sort()).toEqual(["hel.docx", "ut.docx"]);
  });
});

describe("a protected document", () => {
  const broken = brokenFiles.find(({ code }) => code === "protected-document");

  test("is written when a person says so", async () => {
    const file = alone("skyddad.docx", broken?.bytes ?? new Uint8Array());
    const out = path.join(path.dirname(file), "ut.docx");
    const answer = await kallmarkt([...writing(file, out), "--allow-protected"]);
    expect(answer.code).toBe(0);
    expect(readdirSync(path.dirname(file)).sort()).toEqual(["skyddad.docx", "ut.docx"]);
  });
});

describe("one bad file among many", () => {
  test("becomes an entry with its error, and the scan goes on", async () => {
    const below = mkdtempSync(path.join(folder, "blandat-"));
    for (const broken of brokenFiles) writeFileSync(path.join(below, broken.name), broken.bytes);
    writeFileSync(path.join(below, "zz-hel.docx"), docxOf(["En mening."]));
    const answer = await kallmarkt(["scan", below, "--json"]);
    const entries = answer.json() as { file: string; error?: { code: string } }[];
    const scanned = brokenFiles.filter(({ name }) => /\.docx$/.test(name));
    expect(entries.map((entry) => path.basename(entry.file)).sort()).toEqual(
      [...scanned.map(({ name }) => name), "zz-hel.docx"].sort(),
    );
    for (const { name, code, onlyWriting } of scanned) {
      const entry = entries.find((one) => path.basename(one.file) === name);
      expect([name, entry?.error?.code]).toEqual([name, onlyWriting ? undefined : code]);
    }
    expect(answer.code).toBe(3);
  });
});
