/** The report from a folder: sums, an extract with every record once that verifies, found by case number, and nobody's name. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { sha256Hex } from "../../src/core/sha256.ts";
import { docxOf } from "./broken-files.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let below = "";
const run = (...args: string[]) => kallmarkt(args, { cwd: below });
const year = new Date().getFullYear();

/** Two units: Skola with one reviewed and one not, Bygg with a package of its own; a document without a record, and one that is none. */
beforeAll(async () => {
  below = mkdtempSync(path.join(tmpdir(), "kallmarkt-report-"));
  for (const unit of ["in", "mapp/Skola", "mapp/Bygg/2026"]) mkdirSync(path.join(below, unit), { recursive: true });
  writeFileSync(path.join(below, "in/a.docx"), docxOf(["Första meningen står här. Andra meningen står där."]));
  writeFileSync(path.join(below, "mapp/Skola/omarkt.docx"), docxOf(["Ingen har märkt det här."]));
  writeFileSync(path.join(below, "mapp/Skola/trasig.docx"), "not a document");
  const label = (out: string, engine: string, profile: string) =>
    run("label", "in/a.docx", "--out", out, "--paragraph", "1", "--engine", engine, "--date", "2026-11-05", "--profile", profile, "--document-type", "tjansteskrivelse"); // prettier-ignore
  await label("in/b.docx", "ChatGPT", "avesta");
  await run("review", "in/b.docx", "--out", "mapp/Skola/b.docx", "--all", "--by", "Karin Hemlig", "--role", "rektor", "--fact-checked"); // prettier-ignore
  await label("mapp/Skola/c.docx", "Gemini", "avesta");
  await label("in/d.docx", "ChatGPT", "base");
  const answer = ["--retention", "bevara", "--by", "Rut Registrator", "--dnr", "KS 2026/12"];
  await run("package", "in/d.docx", "--out", "d.zip", ...answer);
  const files = unzipSync(readFileSync(path.join(below, "d.zip")));
  for (const name of ["d.docx", "record.json"]) writeFileSync(path.join(below, "mapp/Bygg/2026", name), files[name] ?? "");
  for (const [name, training] of [
    ["anna", "2026-03-01"],
    ["bo", "2026-05-01"],
    ["ny", null],
  ] as const) {
    writeFileSync(path.join(below, `mapp/Skola/${name}.json`), JSON.stringify({ kallmarkt: "settings", training, reviewer: { name: "Karin Hemlig" } })); // prettier-ignore
  }
}, 240_000);
afterAll(() => rmSync(below, { recursive: true, force: true }));

describe("kallmarkt report", () => {
  test("counts each record once, by unit, engine, type and rule, and says what it could not read", async () => {
    const answer = await run("report", "mapp", "--json");
    expect(answer.code).toBe(0);
    expect(answer.json()).toMatchObject({
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      total: { documents: 3, passages: 3, reviewed: 1, checked: 3, engines: { ChatGPT: 2, Gemini: 1 } },
      units: {
        Bygg: { documents: 1, reviewed: 0 },
        Skola: { documents: 2, reviewed: 1, documentTypes: { tjansteskrivelse: 2 } },
      },
      withoutRecord: 1,
      notRead: [{ file: path.join("mapp", "Skola", "trasig.docx"), code: "not-a-document" }],
    });
    // Two rules ask for a review under Avesta; one of its two documents has none.
    expect(answer.json()).toMatchObject({ total: { warnings: { A13: 1 } } });
    const none = await run("report", "mapp", "--year", String(year - 1), "--json");
    expect(none.json()).toMatchObject({ total: { documents: 0 }, units: {} });
  });

  test("[N34, K35] training is a count of what people have stated, never a name, and hinders nothing", async () => {
    const answer = await run("report", "mapp", "--json");
    expect(answer.json()).toMatchObject({ trained: 2 });
    expect((await run("report", "mapp", "--from", "2026-01-01", "--to", "2026-04-01", "--json")).json()).toMatchObject({
      trained: 1,
    });
    expect((await run("report", "mapp")).stdout).toMatch(/genomförd utbildning, egen uppgift\s+2/u);
  });

  test("names nobody, and ranks nobody, in any of its forms", async () => {
    const text = await run(
      "report",
      "mapp",
      "--html",
      "rapport.html",
      "--summary",
      "sammanfattning.txt",
      "--extract",
      "utdrag.csv",
    );
    expect(text.code).toBe(0);
    const forms = [text.stdout, ...["rapport.html", "sammanfattning.txt", "utdrag.csv"].map((name) => readFileSync(path.join(below, name), "utf8"))]; // prettier-ignore
    for (const form of forms) {
      expect(form).not.toMatch(/Karin|Rut/u);
      expect(form.replace(/<style>.*<\/style>/su, "")).not.toContain("%");
    }
    expect(text.stdout.indexOf("Bygg")).toBeLessThan(text.stdout.indexOf("Skola"));
    expect(forms[1]).toContain('<html lang="sv">');
    expect(forms[1]).toContain("Tjänsteskrivelse");
    expect(forms[2]).toContain("3 dokument har märkta avsnitt");
  });

  test("[A9] the extract of a period has every record once, and each verifies: text against its document, record against its hash", async () => {
    expect((await run("report", "mapp", "--extract", "utdrag.json")).code).toBe(0);
    interface Row { recordId: string; file: string; textHash: string; recordHash: string; record: { document: { textHash: string } } } // prettier-ignore
    const { records } = JSON.parse(readFileSync(path.join(below, "utdrag.json"), "utf8")) as { records: Row[] };
    expect(records).toHaveLength(3);
    expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(3);
    for (const { file, textHash, recordHash, record } of records) {
      expect(sha256Hex(canonicalJson(record))).toBe(recordHash);
      expect(record.document.textHash).toBe(textHash);
      writeFileSync(path.join(below, "record.json"), JSON.stringify(record));
      const verified = await run("verify", file, "--record", "record.json", "--json");
      expect([verified.code, verified.json()]).toMatchObject([0, { result: "same-text" }]);
    }
    await run("report", "mapp", "--extract", "utdrag.csv");
    const lines = readFileSync(path.join(below, "utdrag.csv"), "utf8").trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFfile;unit;recordId;revision;/u);
  }, 60_000);

  test("[N5] given a case number, the document and its record are found, and both open without anything of ours", async () => {
    expect((await run("report", "mapp", "--dnr", "ks 2026/12", "--extract", "arende.json")).code).toBe(0);
    const { records } = JSON.parse(readFileSync(path.join(below, "arende.json"), "utf8")) as { records: { file: string; dnr: string; record: object }[] }; // prettier-ignore
    expect(records).toMatchObject([{ file: path.join("mapp", "Bygg", "2026", "d.docx"), dnr: "KS 2026/12" }]);
    expect(records[0]?.record).toMatchObject({ labels: [{ engine: { name: "ChatGPT" } }], retention: [{ dnr: "KS 2026/12" }] });
    const opened = unzipSync(readFileSync(path.join(below, records[0]?.file ?? "")));
    expect(Buffer.from(opened["word/document.xml"] ?? []).toString("utf8")).toContain("Första meningen står här.");
    const besides = JSON.parse(readFileSync(path.join(below, "mapp/Bygg/2026/record.json"), "utf8")) as { retention: unknown };
    expect(besides.retention).toMatchObject([{ dnr: "KS 2026/12" }]);
    expect((await run("report", "mapp", "--dnr", "KS 2026/13", "--json")).json()).toMatchObject({ total: { documents: 0 } });
  });

  test("a period that is none, an extract in another form, and a folder that is not there are refused", async () => {
    for (const [code, ...args] of [
      [2, "mapp", "--year", "tjugo"],
      [2, "mapp", "--from", "2026-05-01", "--to", "2026-04-01"],
      [2, "mapp", "--year", "2026", "--to", "2026-04-01"],
      [2, "mapp", "--extract", "utdrag.xlsx"],
      [3, "saknas"],
    ] as const)
      expect([args, (await run("report", ...args, "--json")).code]).toEqual([args, code]);
    const page = spawnSync("grep", ["-c", "<script", path.join(below, "rapport.html")], { encoding: "utf8" });
    expect(page.stdout.trim()).toBe("0");
  });
});
