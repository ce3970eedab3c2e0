/** Prompts and the registrar's answer from the command line: what each answer leaves in the package, and that nothing is needed to read it. */
import { createHash } from "node:crypto";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { docxOf } from "./broken-files.ts";
import { kallmarkt, root, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let below = "";
const policies = () => ({ KALLMARKT_POLICIES: path.join(below, "policies") });
const run = (...args: string[]) => kallmarkt(args, { cwd: below, env: policies() });
const label = ["--paragraph", "1", "--engine", "ChatGPT", "--date", "2026-11-05", "--prompt-file", "prompt.txt"];

beforeAll(async () => {
  below = mkdtempSync(path.join(tmpdir(), "kallmarkt-retention-"));
  mkdirSync(path.join(below, "policies"));
  writeFileSync(path.join(below, "policies", "base.json"), readFileSync(path.join(root, "policies", "base.json")));
  for (const prompts of ["store", "commitment"]) {
    const layer = { id: prompts, extends: "base", name: { sv: prompts, en: prompts }, prompts };
    writeFileSync(path.join(below, "policies", `${prompts}.json`), JSON.stringify(layer));
  }
  writeFileSync(path.join(below, "a.docx"), docxOf(["Första meningen står här. Andra meningen står där."]));
  writeFileSync(path.join(below, "prompt.txt"), "\uFEFFSkriv två meningar om rum.\r\n");
  await run("label", "a.docx", "--out", "b.docx", "--profile", "store", ...label);
}, 200_000);
afterAll(() => rmSync(below, { recursive: true, force: true }));

interface Packed {
  readonly record: { labels: { prompt?: { text?: string; commitment: string } }[]; retention?: unknown[] };
  readonly files: Record<string, Uint8Array>;
  readonly all: string;
}

async function packed(file: string, ...more: string[]): Promise<Packed> {
  const answer = await run("package", file, "--out", "paket.zip", ...more);
  expect(answer).toMatchObject({ code: 0, stderr: "" });
  const files = unzipSync(readFileSync(path.join(below, "paket.zip")));
  const inner = unzipSync(files[file] ?? new Uint8Array());
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");
  const all = [...Object.values(files), ...Object.values(inner)].map(text).join("\n");
  return { record: JSON.parse(text(files["record.json"])) as Packed["record"], files, all };
}

describe("a review item that is asked in some cases only", () => {
  test("is answered with --item, and one that the profile lacks is wrong usage", async () => {
    const sentence = { sv: "Alla som talar har godkänt det.", en: "All who speak have agreed." };
    const items = [{ id: "godkant", sentence, when: { purposes: ["transkriber"] } }];
    const rules = [{ id: "X1", check: "review-items", items: ["godkant"], strength: "stop", quote: "Alla ska ha godkänt det." }];
    const layer = { id: "fragar", extends: "base", name: { sv: "Frågar", en: "Asks" }, reviewItems: items, rules };
    writeFileSync(path.join(below, "policies", "fragar.json"), JSON.stringify(layer));
    const use = ["--engine", "ChatGPT", "--date", "2026-11-05", "--purpose", "Transkribering", "--profile", "fragar"];
    await run("label", "a.docx", "--out", "t.docx", "--paragraph", "1", ...use);
    const review = ["review", "t.docx", "--out", "u.docx", "--all", "--by", "Anna Ek", "--role", "chef", "--fact-checked"];
    const ruleOf = async () => {
      const { checks } = (await run("check", "u.docx", "--json")).json() as { checks: { rule: string; result: string }[] };
      return checks.find(({ rule }) => rule === "X1")?.result;
    };
    expect((await run(...review)).code).toBe(0);
    expect(await ruleOf()).toBe("stop");
    expect((await run(...review, "--item", "finns-inte")).code).toBe(2);
    expect((await run(...review, "--item", "godkant")).code).toBe(0);
    expect(await ruleOf()).toBe("ok");
  });
});

describe("prompts from the command line", () => {
  test("are refused by a profile that keeps none, and then no file is written", async () => {
    const answer = await run("label", "a.docx", "--out", "nej.docx", ...label, "--json");
    expect([answer.code, answer.json()]).toMatchObject([2, { error: { code: "usage" } }]);
    expect(() => readFileSync(path.join(below, "nej.docx"))).toThrow();
    const missing = await run("label", "a.docx", "--out", "nej.docx", "--profile", "store", ...label.slice(0, -1), "saknas.txt");
    expect(missing.code).toBe(3);
  });

  test("leave only their commitment where the profile says so, and the package tells it", async () => {
    await run("label", "a.docx", "--out", "c.docx", "--profile", "commitment", ...label);
    const { record, all } = await packed("c.docx");
    expect(record.labels[0]?.prompt).toMatchObject({ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(all).not.toContain("Skriv två meningar om rum");
    expect(all).toContain("Texten sparas inte. Kontrollsumma:");
  });

  test("stored ones stand in the package until the registrar answers, and the answer decides over every file in it", async () => {
    const before = readFileSync(path.join(below, "b.docx"));
    const asked = await packed("b.docx");
    expect(asked.record.labels[0]?.prompt?.text).toBe("Skriv två meningar om rum.");
    expect(asked.record.retention).toBeUndefined();
    expect(asked.all).toContain("bevara, gallra eller inte allmän handling: kallmarkt package --retention");

    const kept = await packed("b.docx", "--retention", "bevara", "--by", "Rut Ek", "--dnr", "KS 2026/12");
    expect(kept.all).toContain("Skriv två meningar om rum");
    expect(kept.record.retention).toMatchObject([{ answer: "bevara", by: "Rut Ek", dnr: "KS 2026/12" }]);

    const weeded = await packed("b.docx", "--retention", "gallra", "--by", "Rut Ek");
    expect(weeded.all).not.toContain("Skriv två meningar om rum");
    expect(weeded.record.labels[0]?.prompt).toEqual({ commitment: asked.record.labels[0]?.prompt?.commitment });

    const none = await packed("b.docx", "--retention", "ej-allman-handling", "--by", "Rut Ek");
    expect(none.all).not.toContain("Skriv två meningar om rum");
    expect(none.record.labels[0]).not.toHaveProperty("prompt");
    expect(readFileSync(path.join(below, "b.docx"))).toEqual(before);
  });

  test("half an answer, and an answer by a machine, are refused", async () => {
    expect(await run("package", "b.docx", "--out", "x.zip", "--retention", "gallra")).toMatchObject({ code: 2 });
    expect(await run("package", "b.docx", "--out", "x.zip", "--by", "Rut Ek")).toMatchObject({ code: 2 });
    const machine = await run("package", "b.docx", "--out", "x.zip", "--retention", "gallra", "--by", "ChatGPT", "--json");
    expect([machine.code, machine.json()]).toMatchObject([3, { error: { code: "reviewer-refused" } }]);
  });
});

describe("what the rules ask about", () => {
  test("is stated from the command line: content, agent, test use, approval, secrecy; half an approval is refused", async () => {
    const facts = ["--content", "image", "--why", "Illustration", "--agent-for", "Anna Ek", "--test-use", "--secrecy", "osaker"];
    const approval = ["--approved-by", "Bo Å", "--approved-on", "2026-11-01"];
    await run("label", "a.docx", "--out", "e.docx", ...label.slice(0, 6), ...facts, ...approval);
    const { record } = await packed("e.docx");
    expect(record).toMatchObject({
      document: { secrecy: { answer: "unsure" } },
      labels: [
        {
          content: "image",
          reason: "Illustration",
          useMode: "agent",
          onBehalfOf: "Anna Ek",
          isTest: true,
          approval: { name: "Bo Å", date: "2026-11-01" },
        },
      ],
    });
    const half = await run("label", "a.docx", "--out", "f.docx", ...label.slice(0, 6), "--approved-by", "Bo Å");
    expect(half.code).toBe(2);
  });
});

describe("what the archive has", () => {
  test("[N7] is verified with the network off and no program of ours: checksums, the record as JSON, the document as a zip", async () => {
    // Any connection ends the process at once, with a code of its own.
    const offline = path.join(below, "offline.mjs");
    writeFileSync(
      offline,
      `import net from "node:net"; import dns from "node:dns";
net.Socket.prototype.connect = () => process.exit(99); dns.lookup = () => process.exit(99);`,
    );
    const env = { ...policies(), NODE_OPTIONS: `--import=${offline}` };
    const out = await kallmarkt(["package", "b.docx", "--out", "natlos.zip"], { cwd: below, env });
    expect(out.code).toBe(0);
    const verified = await kallmarkt(["verify", "b.docx", "--json"], { cwd: below, env });
    expect([verified.code, verified.json()]).toMatchObject([0, { result: "same-text" }]);

    const files = unzipSync(readFileSync(path.join(below, "natlos.zip")));
    const sums = Buffer.from(files["SHA256SUMS"] ?? [])
      .toString("utf8")
      .trim()
      .split("\n");
    expect(sums).toHaveLength(4);
    for (const line of sums) {
      const [hash, name] = [line.slice(0, 64), line.slice(66)];
      expect([
        name,
        createHash("sha256")
          .update(files[name] ?? "")
          .digest("hex"),
      ]).toEqual([name, hash]);
    }
    const record = JSON.parse(Buffer.from(files["record.json"] ?? []).toString("utf8")) as {
      labels: { anchor: { exact: string } }[];
    };
    expect(record.labels[0]?.anchor.exact).toBe("Första meningen står här. Andra meningen står där.");
    expect(Object.keys(unzipSync(files["b.docx"] ?? new Uint8Array()))).toContain("word/document.xml");
  });
});
