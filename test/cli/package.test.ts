/** The registration package, opened with the tools a registrar's archive has: unzip and sha256sum. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { describeWithTool } from "../tools.ts";
import { docxOf } from "./broken-files.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let below = "";
const run = (...args: string[]) => kallmarkt(args, { cwd: below });
beforeAll(async () => {
  below = mkdtempSync(path.join(tmpdir(), "kallmarkt-package-"));
  writeFileSync(path.join(below, "a.docx"), docxOf(["Första meningen står här. Andra meningen står där."]));
  await run("label", "a.docx", "--out", "Ärende å.docx", "--paragraph", "1", "--engine", "ChatGPT", "--date", "2026-11-05");
}, 200_000);
afterAll(() => rmSync(below, { recursive: true, force: true }));

describe("a registration package", () => {
  test("holds the document as it is, its record, a summary, checksums and half a page to read", async () => {
    const answer = await run("package", "Ärende å.docx", "--out", "paket.zip", "--json");
    expect(answer.code).toBe(0);
    const names = ["LÄS-MIG.txt", "Ärende å.docx", "sammanfattning.html", "record.json", "SHA256SUMS"];
    expect(answer.json()).toMatchObject({
      file: "Ärende å.docx",
      out: "paket.zip",
      state: "awaiting-review",
      files: names,
      recordId: expect.any(String),
    });
    const files = unzipSync(readFileSync(path.join(below, "paket.zip")));
    expect(Object.keys(files)).toEqual(names);
    expect(Buffer.from(files["Ärende å.docx"] ?? [])).toEqual(readFileSync(path.join(below, "Ärende å.docx")));
    const record = JSON.parse(Buffer.from(files["record.json"] ?? []).toString("utf8")) as { id: string; labels: unknown[] };
    expect(record).toMatchObject({
      id: (answer.json() as { recordId: string }).recordId,
      labels: [{ engine: { name: "ChatGPT" } }],
    });
    expect(Buffer.from(files["sammanfattning.html"] ?? []).toString("utf8")).toMatch(/ChatGPT/);
  });

  describeWithTool("unzip", "for unzip", () =>
    describeWithTool("sha256sum", "and sha256sum", () =>
      test("passes -t, and -c", () => {
        expect(spawnSync("unzip", ["-t", "paket.zip"], { cwd: below }).status).toBe(0);
        expect(
          spawnSync("unzip", ["-q", "paket.zip", "-d", "upp"], { cwd: below, env: { ...process.env, LC_ALL: "C.UTF-8" } }).status,
        ).toBe(0);
        const summed = spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], {
          cwd: path.join(below, "upp"),
          encoding: "utf8",
        });
        expect(summed.stdout.trim().split("\n")).toHaveLength(4);
        expect(summed.status).toBe(0);
        const damaged = path.join(below, "upp", "record.json");
        writeFileSync(damaged, `${readFileSync(damaged, "utf8")} `);
        expect(spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: path.join(below, "upp") }).status).toBe(1);
      }),
    ),
  );

  test("its record verifies the document it was made for, and finds another one changed", async () => {
    const files = unzipSync(readFileSync(path.join(below, "paket.zip")));
    writeFileSync(path.join(below, "record.json"), files["record.json"] ?? "");
    const same = await run("verify", "a.docx", "--record", "record.json", "--json");
    expect([same.code, same.json()]).toMatchObject([0, { result: "same-text", passages: [{ result: "intact" }] }]);
    writeFileSync(path.join(below, "b.docx"), docxOf(["Första meningen står här. Tredje meningen."]));
    const changed = await run("verify", "b.docx", "--record", "record.json", "--json");
    expect([changed.code, changed.json()]).toMatchObject([1, { result: "changed" }]);
    const none = await run("verify", "a.docx", "--record", "a.docx", "--json");
    expect([none.code, none.json()]).toMatchObject([3, { error: { code: "not-a-document", file: "a.docx" } }]);
  });

  test("is not made of a document without a record, nor as a SIP yet, and then nothing is written", async () => {
    const there = readdirSync(below);
    for (const [code, args] of [
      ["label-not-found", ["a.docx"]],
      ["unsupported", ["Ärende å.docx", "--sip"]],
      ["not-found", ["saknas.docx"]],
    ] as const) {
      const answer = await run("package", ...args, "--out", "annat.zip", "--json");
      expect([answer.code, answer.json()]).toMatchObject([3, { error: { code } }]);
    }
    expect(readdirSync(below)).toEqual(there);
  });
});
