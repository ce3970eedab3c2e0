/** The command line as others rely on it: commands, flags, JSON keys and exit codes, on the built program as a child process. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { docxOf } from "./broken-files.ts";
import type { Answer } from "./command-line.ts";
import { kallmarkt, program, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-contract-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TRACE = "Se :contentReference[oaicite:0]{index=0} för mer.";
const document = docxOf(["Tjänsteskrivelse", "", "Första meningen står här. Andra meningen står där.", TRACE, "Avslutning."]);

/** A fresh folder with the document in it. */
function place(name = "a.docx", bytes: Uint8Array = document): { readonly below: string; readonly file: string } {
  const below = mkdtempSync(path.join(folder, "fall-"));
  writeFileSync(path.join(below, name), bytes);
  return { below, file: path.join(below, name) };
}

const run = (below: string, ...args: string[]) => kallmarkt(args, { cwd: below });
const labelling = ["--engine", "ChatGPT", "--date", "2026-11-05"];
const error = (answer: Answer) => (answer.json() as { error: { code: string; message: string; file?: string } }).error;

interface Entry {
  readonly file: string;
  readonly paragraphs: number;
  readonly findings: readonly Record<string, unknown>[];
  readonly labels: readonly { id: string; state: string; paragraphs: number[]; engine: string; searchDate: string }[];
  readonly error?: { code: string };
}
const scanned = async (below: string, file: string) => (await run(below, "scan", file, "--json")).json() as Entry[];

describe("scan", () => {
  test("answers one value a file with exactly the keys of the contract, and exit 1 for an open question", async () => {
    const { below } = place();
    const answer = await run(below, "scan", "a.docx", "--json");
    expect(answer.code).toBe(1);
    expect(answer.stderr).toBe("");
    const start = TRACE.indexOf(":content");
    const text = ":contentReference[oaicite:0]{index=0}";
    expect(answer.json()).toEqual([
      {
        file: "a.docx",
        language: "sv",
        paragraphs: 5,
        characters: expect.any(Number),
        findings: [
          {
            id: "f1",
            paragraph: 4,
            start: 0,
            end: TRACE.length,
            quote: TRACE,
            strength: "evidence",
            traces: [
              {
                rule: "chatgpt-content-reference",
                tier: "A",
                engine: "ChatGPT",
                paragraph: 4,
                start,
                end: start + text.length,
                text,
                says: expect.stringMatching(/ChatGPT/),
              },
            ],
          },
        ],
        labels: [],
        notExamined: [],
        notices: [],
      },
    ]);
  });

  test("counts a file that could not be read as that, not as one that was read", async () => {
    const { below } = place();
    writeFileSync(path.join(below, "trasig.docx"), "");
    const { code, stdout } = await run(below, "scan", ".", "--lang", "en");
    expect(stdout).toContain("1 file read, 1 question in 1 file; could not be read: 1.");
    expect(code).toBe(1);
  });

  test("answers exit 0 where nothing is found, and an empty array for an empty folder", async () => {
    const { below } = place("ren.txt", new TextEncoder().encode("Bara en vanlig mening."));
    expect(await run(below, "scan", "ren.txt", "--json")).toMatchObject({ code: 0 });
    mkdirSync(path.join(below, "tom"));
    const answer = await run(below, "scan", "tom", "--json");
    expect([answer.code, answer.json()]).toEqual([0, []]);
  });

  test("reads every format it names, through the workers", async () => {
    const { below } = place();
    const token = ":contentReference[oaicite:0]{index=0}";
    const write = (name: string, text: string) => writeFileSync(path.join(below, name), text);
    write("b.eml", `Subject: x\r\nContent-Type: text/html\r\n\r\n<p>Hej ${token}</p>`);
    write("c.html", `<p>Hej ${token}</p>`);
    write("d.md", `# Rubrik\n\nHej ${token}`);
    write("e.txt", `Hej ${token}`);
    write("f.jpg", "x");
    const entries = await scanned(below, ".");
    expect(entries.map(({ file, findings }) => [file, findings.length])).toEqual([
      ["a.docx", 1],
      ["b.eml", 1],
      ["c.html", 1],
      ["d.md", 1],
      ["e.txt", 1],
    ]);
  });

  test("tells a finding outside the body by its story", async () => {
    const { below } = place(
      "a.eml",
      new TextEncoder().encode("Subject: Svar oaicite:0 :contentReference[oaicite:0]{index=0}\r\n\r\nHej."),
    );
    const [entry] = await scanned(below, "a.eml");
    expect(entry?.findings).toMatchObject([{ story: "header:subject", paragraph: 1 }]);
  });

  test("gives the same answer with one worker and with four", async () => {
    const { below } = place();
    for (let index = 0; index < 20; index++)
      writeFileSync(path.join(below, `${index}.txt`), index % 3 ? "Hej." : "turn0search0 citeturn0search1");
    const [one, four] = await Promise.all(["1", "4"].map((workers) => run(below, "scan", ".", "--json", "--workers", workers)));
    expect(one?.stdout).toBe(four?.stdout);
    expect((one?.json() as Entry[]).length).toBe(21);
  });

  test("ends cleanly at Ctrl-C: one JSON value, exit 130", async () => {
    const { below } = place();
    for (let index = 0; index < 4_000; index++) writeFileSync(path.join(below, `${index}.txt`), "Hej ".repeat(2_000));
    const child = spawn(process.execPath, [program, "scan", below, "--json", "--workers", "1"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (stdout === "") child.kill("SIGINT");
      stdout += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    expect((JSON.parse(stdout) as unknown[]).length).toBeLessThan(4_000);
  });
});

describe("label, review, check, verify, unlabel", () => {
  test("do the whole job, file by file", async () => {
    const { below } = place();
    const labelled = await run(below, "label", "a.docx", "--out", "b.docx", "--paragraph", "3", ...labelling, "--json");
    expect(labelled.code).toBe(0);
    const { recordId, labelled: ids } = labelled.json() as { recordId: string; labelled: string[] };
    expect(labelled.json()).toMatchObject({ file: "a.docx", out: "b.docx", state: "awaiting-review", warnings: [], limited: [] });
    expect(ids).toHaveLength(1);

    const [entry] = await scanned(below, "b.docx");
    expect(entry?.labels).toEqual([{ id: ids[0], state: "found", paragraphs: [3], engine: "ChatGPT", searchDate: "2026-11-05" }]);
    expect(entry?.paragraphs).toBe(5);

    const before = await run(below, "check", "b.docx", "--json");
    expect(before.code).toBe(1);
    expect(before.json()).toMatchObject({
      file: "b.docx",
      profile: "base",
      state: "awaiting-review",
      checks: expect.arrayContaining([
        expect.objectContaining({
          rule: expect.any(String),
          result: expect.stringMatching(/^(ok|ask|warn|stop)$/),
          quote: expect.any(String),
          says: expect.any(String),
        }),
      ]),
      article50: { result: expect.any(String), says: expect.any(String) },
    });

    const person = ["--by", "Eva Exempel", "--role", "Handläggare"];
    const reviewed = await run(below, "review", "b.docx", "--out", "c.docx", "--all", ...person, "--fact-checked", "--json");
    expect([reviewed.code, reviewed.json()]).toMatchObject([0, { state: "ready" }]);
    expect(await run(below, "check", "c.docx")).toMatchObject({ code: 0 });

    const verified = await run(below, "verify", "c.docx", "--json");
    expect(verified.code).toBe(0);
    expect(verified.json()).toEqual({
      file: "c.docx",
      result: "same-text",
      compared: "text",
      recordId,
      log: { result: "not-checked" },
      passages: [
        {
          label: ids[0],
          result: "intact",
          place: "found",
          review: "holds",
          sentences: { intact: 2, edited: 0, gone: 0, added: 0 },
        },
      ],
    });

    const unlabelled = await run(below, "unlabel", "b.docx", "--out", "d.docx", "--label", ids[0] as string, "--json");
    expect([unlabelled.code, unlabelled.json()]).toMatchObject([0, { state: "unlabelled", labels: [], recordId: null }]);
    expect(await scanned(below, "d.docx")).toEqual([{ ...(await scanned(below, "a.docx"))[0], file: "d.docx" }]);
    expect(readdirSync(below).sort()).toEqual(["a.docx", "b.docx", "c.docx", "d.docx"]);
  });

  test("label by quote and by findings; where there is no evidence nothing is written", async () => {
    const { below } = place();
    const quoted = await run(
      below,
      "label",
      "a.docx",
      "--out",
      "b.docx",
      "--quote",
      "Andra meningen står där.",
      ...labelling,
      "--json",
    );
    expect(quoted.json()).toMatchObject({ labels: [{ paragraphs: [3] }] });
    const found = await run(below, "label", "a.docx", "--out", "c.docx", "--findings", ...labelling, "--json");
    expect(found.json()).toMatchObject({ labels: [{ paragraphs: [4] }] });
    const { below: clean } = place("a.docx", docxOf(["Inget särskilt."]));
    const none = await run(clean, "label", "a.docx", "--out", "b.docx", "--findings", ...labelling, "--json");
    expect([none.code, none.json()]).toMatchObject([1, { out: null, labelled: [] }]);
    expect(readdirSync(clean)).toEqual(["a.docx"]);
  });

  test("labelling the same again changes nothing, and says which label it is", async () => {
    const { below } = place();
    const use = ["--paragraph", "3", ...labelling, "--json"];
    const first = (await run(below, "label", "a.docx", "--out", "b.docx", ...use)).json();
    expect(first).toMatchObject({ labelled: [expect.any(String)], unchanged: [] });
    const { labelled: ids } = first as { labelled: string[] };
    const again = await run(below, "label", "b.docx", "--out", "c.docx", ...use);
    expect([again.code, again.json()]).toMatchObject([0, { labelled: [], unchanged: ids }]);
    expect(readFileSync(path.join(below, "c.docx")).equals(readFileSync(path.join(below, "b.docx")))).toBe(true);
    const other = await run(below, "label", "b.docx", "--out", "c.docx", ...use, "--purpose", "Utkast");
    expect(other.json()).toMatchObject({ labelled: ids, unchanged: [] });
    expect((await run(below, "label", "b.docx", "--out", "c.docx", ...use.slice(0, -1))).stdout).toContain("var redan så märkt");
  });

  test("a class or an account that the profile's list lacks is kept as stated, and told with the list; the list's own words, and unsure, are not", async () => {
    const { below } = place();
    const use = ["label", "a.docx", "--out", "b.docx", "--paragraph", "3", "--profile", "avesta", ...labelling, "--json"];
    const told = (await run(below, ...use, "--information-class", "blaj", "--account", "blaj")).json() as { warnings: string[] };
    expect(told.warnings).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          "har ingen informationsklass blaj. Den står som du skrev den. Profilen har: oppen, intern, sekretess.",
        ),
        expect.stringContaining("har ingen kontotyp blaj. Den står som du skrev den. Profilen har: kommunens-avtal, gratis,"),
      ]),
    );
    for (const known of [
      ["--information-class", "Open"],
      ["--information-class", "osäker", "--account", "Gratisversion"],
    ])
      expect(JSON.stringify((await run(below, ...use, ...known)).json())).not.toContain("Profilen har:");
  });

  test("the file that is written may lack an ending, and a warning tells of one that Word does not take", async () => {
    const { below } = place();
    const use = ["--paragraph", "3", ...labelling, "--json"];
    expect((await run(below, "label", "a.docx", "--out", "utan", ...use)).json()).toMatchObject({ warnings: [] });
    const warned = await run(below, "label", "a.docx", "--out", "b.DOTX", ...use);
    expect([warned.code, warned.json()]).toMatchObject([0, { warnings: [expect.stringContaining("slutar på .docx")] }]);
    writeFileSync(path.join(below, "a.txt"), readFileSync(path.join(below, "a.docx")));
    expect((await run(below, "label", "a.txt", "--out", "a.txt", ...use)).code).toBe(0);
  });

  test("the output may be the input, and may be a symbolic link", async () => {
    const { below, file } = place();
    symlinkSync("a.docx", path.join(below, "länk.docx"));
    expect(await run(below, "label", "länk.docx", "--out", "länk.docx", "--paragraph", "3", ...labelling)).toMatchObject({
      code: 0,
    });
    expect(readdirSync(below).sort()).toEqual(["a.docx", "länk.docx"]);
    expect(Buffer.compare(readFileSync(file), Buffer.from(document))).not.toBe(0);
    expect((await scanned(below, "a.docx"))[0]?.labels).toHaveLength(1);
  });

  test("a text changed by hand is changed: exit 1, and the passage says how", async () => {
    const { below } = place();
    await run(below, "label", "a.docx", "--out", "b.docx", "--paragraph", "3", ...labelling);
    const parts = unzipSync(readFileSync(path.join(below, "b.docx")));
    const body = strFromU8(parts["word/document.xml"] as Uint8Array);
    const changed = body.replace("Första meningen står här.", "Första meningen står nu här.");
    expect(changed).not.toBe(body);
    writeFileSync(path.join(below, "c.docx"), zipSync({ ...parts, "word/document.xml": strToU8(changed) }));
    const verified = await run(below, "verify", "c.docx", "--json");
    expect([verified.code, verified.json()]).toMatchObject([
      1,
      { result: "changed", passages: [{ result: "edited", sentences: { intact: 1, edited: 1, gone: 0, added: 0 } }] },
    ]);
    const unknown = await run(below, "verify", "a.docx", "--json");
    expect([unknown.code, unknown.json()]).toMatchObject([1, { result: "unknown", recordId: null, passages: [] }]);
  });

  test("a person states that no AI was used: written in and kept; refused beside a label, gone with one, and taken back", async () => {
    const { below } = place();
    const person = ["--by", "Anna Ek", "--role", "Handläggare"];
    const stated = await run(below, "no-ai", "a.docx", "--out", "uppgett.docx", ...person, "--json");
    expect([stated.code, stated.json()]).toMatchObject([0, { state: "unlabelled", recordId: expect.any(String), labels: [] }]);
    const withdrawn = await run(below, "no-ai", "uppgett.docx", "--out", "aterkallat.docx", "--withdraw", "--json");
    expect(withdrawn.code).toBe(0);
    const labelled = await run(below, "label", "uppgett.docx", "--out", "anda.docx", "--paragraph", "1", ...labelling, "--json");
    expect((labelled.json() as { warnings: string[] }).warnings).toContain(
      "Uppgiften att ingen AI har använts är borttagen, eftersom ett avsnitt nu är märkt.",
    );
    const refused = await run(below, "no-ai", "anda.docx", "--out", "nej.docx", ...person, "--json");
    expect([refused.code, refused.json()]).toMatchObject([3, { error: { code: "labels-stand" } }]);
    expect((await run(below, "no-ai", "a.docx", "--out", "nej.docx", "--by", "Anna Ek", "--json")).code).toBe(2);
    expect((await run(below, "no-ai", "a.docx", "--out", "nej.docx", "--withdraw", "--json")).json()).toMatchObject({
      error: { code: "label-not-found" },
    });
    expect(readdirSync(below)).not.toContain("nej.docx");
  });

  test("paragraphs keep their numbers when another program has taken our tags away", async () => {
    const { below } = place();
    await run(below, "label", "a.docx", "--out", "b.docx", "--paragraph", "3", ...labelling, "--audience", "extern");
    const parts = unzipSync(readFileSync(path.join(below, "b.docx")));
    const body = strFromU8(parts["word/document.xml"] as Uint8Array);
    const stripped = body.replace(/<w:tag w:val="kallmarkt:[^"]*"\/>/g, "");
    expect(stripped.length).toBeLessThan(body.length);
    writeFileSync(path.join(below, "c.docx"), zipSync({ ...parts, "word/document.xml": strToU8(stripped) }));
    const [before, after] = [(await scanned(below, "b.docx"))[0], (await scanned(below, "c.docx"))[0]];
    expect(after).toEqual({ ...before, file: "c.docx" });
    const again = await run(below, "label", "c.docx", "--out", "d.docx", "--paragraph", "5", ...labelling, "--json");
    expect(again.json()).toMatchObject({ labels: [{ paragraphs: [3] }, { paragraphs: [5] }] });
  });

  test("the placement of the mark, its language and what is known of the engine's use can be given", async () => {
    const { below } = place();
    const more = [
      "--placement",
      "footnote",
      "--kind",
      "translated",
      "--purpose",
      "Utkast",
      "--information-class",
      "oppen",
      "--account",
      "privat",
      "--engine-version",
      "5",
      "--language",
      "en",
      "--audience",
      "extern",
    ];
    const answer = await run(below, "label", "a.docx", "--out", "b.docx", "--paragraph", "3", ...labelling, ...more, "--json");
    expect(answer.code).toBe(0);
    expect((await scanned(below, "b.docx"))[0]?.labels).toHaveLength(1);
  });
});

describe("a request that can't be met", () => {
  test.each([
    ["quote-not-found", ["--quote", "Finns inte."]],
    ["quote-not-unique", ["--quote", "meningen står"]],
    ["paragraph-not-found", ["--paragraph", "99"]],
    ["unmarkable-place", ["--paragraph", "2"]],
    ["unknown-profile", ["--paragraph", "3", "--profile", "finns-inte"]],
    ["unknown-engine-needs-reason", ["--paragraph", "3", "--profile", "avesta", "--engine", "Hittepå"]],
  ])("is %s, exit 3, and nothing is written", async (code, args) => {
    const { below } = place();
    const answer = await run(below, "label", "a.docx", "--out", "b.docx", ...labelling, ...args, "--json");
    expect([answer.code, error(answer).code]).toEqual([3, code]);
    expect(error(answer).file).toBe("a.docx");
    expect(readdirSync(below)).toEqual(["a.docx"]);
  });

  test.each([
    ["label-not-found", ["unlabel", "a.docx", "--out", "b.docx", "--label", "finns-inte"]],
    ["label-not-found", ["review", "a.docx", "--out", "b.docx", "--all", "--by", "Eva Exempel", "--role", "x", "--fact-checked"]],
    ["unsupported", ["verify", "a.docx", "--registry", "http://127.0.0.1:1"]],
    ["unsupported", ["verify", "a.docx", "--proof", "bevis.json"]],
    ["unsupported", ["seal", "a.docx", "--dnr", "KS 2026/1"]],
    ["unsupported", ["fsck", "--data", "mapp"]],
    ["unsupported", ["serve"]],
  ])("is %s, exit 3", async (code, args) => {
    const { below } = place();
    const answer = await run(below, ...args, "--json");
    expect([answer.code, error(answer).code]).toEqual([3, code]);
    expect(readdirSync(below)).toEqual(["a.docx"]);
  });

  test("a review without a human, or without checked facts, is refused", async () => {
    const { below } = place();
    await run(below, "label", "a.docx", "--out", "b.docx", "--paragraph", "3", ...labelling);
    for (const args of [
      ["--by", "Eva Exempel"],
      ["--by", "ChatGPT", "--fact-checked"],
    ]) {
      const answer = await run(below, "review", "b.docx", "--out", "c.docx", "--all", "--role", "Handläggare", ...args, "--json");
      expect([answer.code, error(answer).code]).toEqual([3, "reviewer-refused"]);
    }
    expect(readdirSync(below).sort()).toEqual(["a.docx", "b.docx"]);
  });

  test("a message goes the whole way: labelled, reviewed, checked, verified, packed and unlabelled", async () => {
    const message = "From: a@b.se\r\nDKIM-Signature: v=1\r\nSubject: x\r\n\r\nHej!\r\nBadet stänger i dag.\r\n";
    const { below } = place("a.eml", new TextEncoder().encode(message));
    const labelled = await run(below, "label", "a.eml", "--out", "b.eml", "--paragraph", "2", ...labelling, "--json");
    expect([labelled.code, labelled.stderr]).toEqual([0, ""]);
    const { labelled: ids, warnings } = labelled.json() as { labelled: readonly string[]; warnings: readonly string[] };
    expect(warnings.join(" ")).toContain("DKIM");
    const by = ["--by", "Eva Exempel", "--role", "Handläggare", "--fact-checked"];
    expect((await run(below, "review", "b.eml", "--out", "c.eml", "--all", ...by, "--json")).code).toBe(0);
    expect((await run(below, "verify", "c.eml", "--json")).json()).toMatchObject({ result: "same-text" });
    expect((await run(below, "check", "c.eml", "--json")).json()).toMatchObject({ profile: "base" });
    expect((await run(below, "package", "c.eml", "--out", "d.zip", "--json")).code).toBe(0);
    expect((await run(below, "unlabel", "c.eml", "--out", "e.eml", "--label", String(ids[0]), "--json")).code).toBe(0);
    const [entry] = await scanned(below, "e.eml");
    expect(entry).toMatchObject({ paragraphs: 2, labels: [] });
  });

  test("a message in the .msg format can be read and not labelled", async () => {
    const { below } = place("a.msg", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const answer = await run(below, "label", "a.msg", "--out", "b.msg", "--paragraph", "1", ...labelling, "--json");
    expect([answer.code, error(answer).code]).toEqual([3, "unsupported"]);
  });
});

describe("wrong usage", () => {
  test.each([
    [["finns-inte"]],
    [["--finns-inte"]],
    [["scan"]],
    [["scan", "a.docx", "--finns-inte"]],
    [["scan", "a.docx", "--workers", "noll"]],
    [["label", "a.docx"]],
    [["label", "a.docx", "--out"]],
    [["label", "a.docx", "--out", "b.docx", ...labelling]],
    [["label", "a.docx", "--out", "b.docx", "--paragraph", "3", "--findings", ...labelling]],
    [["label", "a.docx", "--out", "b.docx", "--paragraph", "tre", ...labelling]],
    [["label", "a.docx", "--out", "b.docx", "--paragraph", "3", "--engine", "ChatGPT", "--date", "2026-02-30"]],
    [["label", "a.docx", "--out", "b.docx", "--paragraph", "3", "--kind", "påhittad", ...labelling]],
    [["label", "a.docx", "--out", "b.docx", "--paragraph", "3", "--document-type", "påhittad", ...labelling]],
    [["label", "a.docx", "--out", "b.txt", "--paragraph", "3", ...labelling]],
    [["label", "a.docx", "--out", "b.DOC", "--findings", ...labelling]],
    [["unlabel", "a.docx", "--out", "b.pdf", "--label", "x"]],
    [["review", "a.docx", "--out", "b.eml", "--all", "--by", "Eva Exempel", "--role", "x", "--fact-checked"]],
    [["no-ai", "a.docx", "--out", "b.odt", "--by", "Eva Exempel", "--role", "x"]],
    [["package", "a.docx", "--out", "b.docx"]],
    [["profile", "new", "egen", "--out", "egen.docx"]],
    [["review", "a.docx", "--out", "b.docx", "--by", "Eva Exempel", "--role", "x"]],
    [["verify", "a.docx", "b.docx"]],
    [["scan", "a.docx", "--lang", "de"]],
    [[]],
  ])("%j is exit 2 and says what is wrong, also as JSON", async (args) => {
    const { below } = place();
    const [plain, json] = await Promise.all([run(below, ...args), run(below, ...args, "--json")]);
    expect(plain.code).toBe(2);
    expect(plain.stdout).toBe("");
    expect(plain.stderr).toMatch(/^kallmarkt: .*\S.* \[usage\]\n$/s);
    expect([json.code, error(json).code]).toEqual([2, "usage"]);
    expect(readdirSync(below)).toEqual(["a.docx"]);
  });
});

describe("help, version and language", () => {
  const commands = [
    "scan",
    "label",
    "unlabel",
    "review",
    "no-ai",
    "check",
    "verify",
    "package",
    "profiles",
    "profile",
    "engines",
  ];

  test("--help lists every command and the exit codes, and nothing that is not there", async () => {
    const { code, stdout } = await run(folder, "--help");
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
    expect(stdout).not.toMatch(/^ {2}(seal|fsck|serve) /m);
    expect(stdout).toMatch(/Slutkoder: 0/);
  });

  test.each(commands)("%s --help shows usage and an example, in Swedish and in English", async (command) => {
    const [swedish, english] = await Promise.all([
      run(folder, command, "--help"),
      run(folder, command, "--help", "--lang", "en"),
    ]);
    expect([swedish.code, english.code]).toEqual([0, 0]);
    expect(swedish.stdout).toMatch(new RegExp(`^Användning: kallmarkt ${command}`));
    expect(swedish.stdout).toMatch(new RegExp(`Exempel:\n {2}kallmarkt ${command}`));
    expect(english.stdout).toMatch(new RegExp(`^Usage: kallmarkt ${command}`));
    expect(english.stdout).toMatch(new RegExp(`Example:\n {2}kallmarkt ${command}`));
    expect(english.stdout.replaceAll(/Källmärkt|Åsander|LÄS-MIG/g, "")).not.toMatch(/[åäö]/i);
  });

  test("messages are Swedish, English with --lang en or KALLMARKT_LANG", async () => {
    const { below } = place();
    const swedish = await run(below, "scan", "saknas.docx");
    const english = await run(below, "scan", "saknas.docx", "--lang", "en");
    const byEnvironment = await kallmarkt(["scan", "saknas.docx"], { cwd: below, env: { KALLMARKT_LANG: "en" } });
    expect(swedish.stderr).toMatch(/finns inte/);
    expect(english.stderr).toMatch(/does not exist/);
    expect(byEnvironment.stderr).toBe(english.stderr);
  });

  test("--version is the version in package.json", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    expect((await run(folder, "--version")).stdout).toBe(`${version}\n`);
  });

  test("nothing is coloured outside a terminal", async () => {
    const { below } = place();
    const answer = await run(below, "scan", "a.docx");
    expect(answer.stdout).not.toContain("\u001b");
    expect(answer.stderr).toBe("");
  });
});

describe("profiles and engines", () => {
  test("tell what is installed", async () => {
    const profiles = (await run(folder, "profiles", "--json")).json() as { id: string }[];
    expect(profiles.map(({ id }) => id)).toEqual(expect.arrayContaining(["avesta", "base"]));
    const { engines } = (await run(folder, "engines", "--profile", "avesta", "--json")).json() as {
      engines: { id: string; name: string }[];
    };
    expect(engines).toEqual(expect.arrayContaining([expect.objectContaining({ id: "chatgpt", name: "ChatGPT" })]));
    expect(await run(folder, "engines", "--profile", "finns-inte")).toMatchObject({ code: 3 });
  });

  test("a profile that can't be used is told, and hinders no other", async () => {
    const policies = mkdtempSync(path.join(folder, "policies-"));
    const source = new URL("../../policies/", import.meta.url);
    copyFileSync(new URL("base.json", source), path.join(policies, "base.json"));
    writeFileSync(path.join(policies, "trasig.json"), "{");
    writeFileSync(path.join(policies, "fel.json"), JSON.stringify({ id: "fel", extends: "base", mark: "x" }));
    const env = { KALLMARKT_POLICIES: policies };
    const listed = (await kallmarkt(["profiles", "--json"], { env })).json();
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: "base", rules: expect.any(Number) }),
        { id: "trasig.json", error: { code: "bad-profile", message: expect.any(String) } },
      ]),
    );
    for (const [id, code] of [
      ["trasig", "bad-profile"],
      ["fel", "bad-profile"],
      ["annan", "unknown-profile"],
    ]) {
      expect(error(await kallmarkt(["engines", "--profile", id as string, "--json"], { env })).code).toBe(code);
    }
    expect(await kallmarkt(["engines", "--profile", "base"], { env })).toMatchObject({ code: 0 });
  });
});
