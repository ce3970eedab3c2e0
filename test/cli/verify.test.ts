/** `verify` as a registrar meets it years later: another format, the package, a pipe, a damaged record, a record of another document. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describeWithTool } from "../tools.ts";
import { docxOf } from "./broken-files.ts";
import { kallmarkt, program, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

const PASSAGE = "Första meningen står här. Andra meningen kostar 25 kronor.";
const before = "Inledningen skrevs för hand.";
const after = "Slutet skrevs också för hand.";

let below = "";
const run = (...args: string[]) => kallmarkt(args, { cwd: below });
const write = (name: string, text: string | Uint8Array): void => writeFileSync(path.join(below, name), text);

beforeAll(async () => {
  below = mkdtempSync(path.join(tmpdir(), "kallmarkt-verify-"));
  write("a.docx", docxOf([before, PASSAGE, after]));
  await run("label", "a.docx", "--out", "b.docx", "--paragraph", "2", "--engine", "ChatGPT", "--date", "2026-11-05");
  const person = ["--by", "Eva Ek", "--role", "Handläggare", "--fact-checked"];
  await run("review", "b.docx", "--out", "c.docx", "--all", ...person);
  await run("package", "c.docx", "--out", "paket.zip");
  write("record.json", unzipSync(readFileSync(path.join(below, "paket.zip")))["record.json"] as Uint8Array);
  write("c.txt", `${before}\n1. ${PASSAGE} [AI: ChatGPT, 2026-11-05]\n${after}\nSida 1\n`);
  write("d.txt", `${before}\n${PASSAGE.replace("25", "52")}\n${after}\nSida 1\n`);
}, 240_000);
afterAll(() => rmSync(below, { recursive: true, force: true }));

describe("a document that has changed format", () => {
  test("is answered passage by passage, exit 0 where all stand, and says that only they were compared", async () => {
    const answer = await run("verify", "c.txt", "--record", "record.json", "--json");
    expect(answer.json()).toMatchObject({
      result: "same-passages",
      compared: "passages",
      passages: [{ result: "intact", place: "found", review: "holds", sentences: { intact: 2, edited: 0, gone: 0, added: 0 } }],
    });
    expect(answer.code).toBe(0);
    const [sv, en] = [
      await run("verify", "c.txt", "--record", "record.json"),
      await run("verify", "c.txt", "--record", "paket.zip", "--lang", "en"),
    ];
    expect(sv.stdout).toContain("bara de märkta avsnitten jämföras");
    expect(sv.stdout).toContain("”Första meningen står här.");
    expect([sv.stdout, en.stdout]).toEqual([
      expect.stringContaining("orört  2 meningar orörda\n"),
      expect.stringContaining("intact  2 sentences intact\n"),
    ]);
    expect(sv.stdout).toContain("Granskningen gäller texten som den står här.");
    expect(en.stdout).toContain("Only the labelled passages can be compared here");
  });

  test("is changed, exit 1, where a passage is; another document holds none", async () => {
    const changed = await run("verify", "d.txt", "--record", "record.json", "--json");
    expect([changed.code, changed.json()]).toMatchObject([
      1,
      { result: "changed", compared: "passages", passages: [{ result: "edited", review: "stale" }] },
    ]);
    const said = await run("verify", "d.txt", "--record", "record.json");
    expect(said.stdout).toContain("1 mening orörd, 1 ändrad\n");
    write("e.txt", "Protokoll\nNämnden beslutar att bordlägga ärendet.\n");
    const other = await run("verify", "e.txt", "--record", "record.json");
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining("det kan vara ett annat dokument")]);
  });

  test("needs a record, and says so", async () => {
    const answer = await run("verify", "c.txt", "--json");
    expect([answer.code, answer.json()]).toMatchObject([
      1,
      { result: "unknown", compared: null, problem: expect.stringContaining("--record") },
    ]);
  });
});

describe("a record is taken", () => {
  describeWithTool("bash", "by bash", (bash) =>
    test("from a pipe; a document is not, and the answer says why", () => {
      const piped = (command: string) =>
        spawnSync(bash, ["-c", command], { cwd: below, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
      const node = `"${process.execPath}" "${program}"`;
      const record = piped(`${node} verify c.docx --record <(cat record.json) --json`);
      expect([record.status, JSON.parse(record.stdout)]).toMatchObject([0, { result: "same-text" }]);
      const document = piped(`${node} check <(cat c.docx) --json`);
      expect([document.status, JSON.parse(document.stdout)]).toMatchObject([
        3,
        {
          error: {
            code: "not-a-document",
            message: expect.stringContaining("ström"),
            file: expect.stringMatching(/^\/dev\/fd\//),
          },
        },
      ]);
      const endless = piped(`${node} verify c.docx --record <(cat /dev/zero) --json`);
      expect([endless.status, JSON.parse(endless.stdout)]).toMatchObject([3, { error: { code: "too-large" } }]);
    }, 60_000),
  );

  const whole = (): string => readFileSync(path.join(below, "record.json"), "utf8");
  test.each<[string, string, () => string | Uint8Array]>([
    ["cut short", "damaged-document", () => whole().slice(0, 900)],
    ["of a newer version", "unsupported", () => whole().replace("record:1", "record:7")],
    ["that is none", "not-a-document", () => "Hej."],
    ["in a zip that is no package", "not-a-document", () => zipSync({ "a.txt": strToU8("hej") })],
  ])("not one %s: %s", async (_what, code, content) => {
    write("fel.json", content());
    const answer = await run("verify", "c.docx", "--record", "fel.json", "--json");
    expect([answer.code, answer.json()]).toMatchObject([3, { error: { code, file: "fel.json" } }]);
  });

  test("of another document, which is told", async () => {
    write("annan.json", whole().replace(/"id":"[^"]+","labels"/, '"id":"annan","labels"'));
    const answer = await run("verify", "c.docx", "--record", "annan.json", "--json");
    expect(answer.json()).toMatchObject({ recordId: "annan", problem: expect.stringContaining("annan registrering") });
  });
});

describe("what is refused names the file:", () => {
  test.each([
    ["verify paket.zip", "not-a-document", "paket.zip"],
    ["verify c.docx --registry http://127.0.0.1:1", "unsupported", "c.docx"],
    ["verify c.docx --proof bevis.json", "unsupported", "c.docx"],
    ["package c.docx --out x.zip --sip", "unsupported", "c.docx"],
    ["seal c.docx --dnr KS", "unsupported", "c.docx"],
    ["seal --dnr KS --by Eva c.docx", "unsupported", "c.docx"],
  ])("%s", async (line, code, file) => {
    const answer = await run(...line.split(" "), "--json");
    expect([answer.code, answer.json()]).toMatchObject([3, { error: { code, file } }]);
  });
});

test("a record that was lost on the way is named, with what to do", async () => {
  const parts = unzipSync(readFileSync(path.join(below, "c.docx")));
  const kept = Object.entries(parts).filter(([name]) => !name.startsWith("customXml/"));
  const links = new TextDecoder()
    .decode(parts["word/_rels/document.xml.rels"])
    .replace(/<Relationship [^>]*customXml[^>]*\/>/g, "");
  write("f.docx", zipSync({ ...Object.fromEntries(kept), "word/_rels/document.xml.rels": strToU8(links) }));
  const answer = await run("verify", "f.docx", "--json");
  const { recordId } = (await run("verify", "c.docx", "--json")).json() as { recordId: string };
  expect([answer.code, answer.json()]).toMatchObject([
    1,
    {
      result: "unknown",
      recordId,
      problem: expect.stringContaining(`registrering ${recordId}, men själva registreringen följde inte med`),
    },
  ]);
});
