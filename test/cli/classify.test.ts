/** `kallmarkt profile classify`: the register says who classified and when, and only those whom the document names may do it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();
const folder = mkdtempSync(path.join(os.tmpdir(), "kallmarkt-classify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, "egen.json");
const layer = { id: "egen", extends: "norsjo", name: { sv: "Egen", en: "Own" }, engines: [{ id: "gemini", owner: "IT-chef" }] };
beforeEach(() => writeFileSync(file, JSON.stringify(layer)));

const run = (engine: string, riskClass: string, ...by: string[]) =>
  kallmarkt(
    ["profile", "classify", "egen.json", engine, "--risk-class", riskClass, ...by.flatMap((one) => ["--by", one]), "--json"],
    {
      cwd: folder,
    },
  );
const ciso = "Anna Ek, CISO";
const security = "Bo Ek, IT-säkerhetsansvarig";
const error = (answer: { json(): unknown }) => (answer.json() as { error: { code: string } }).error.code;

describe("profile classify", () => {
  test("[N15] an ordinary user's edit is refused, and so is half of those whom the document names", async () => {
    for (const by of [["Cia Ek, handläggare"], [ciso], [security, "Cia Ek, handläggare"]]) {
      const answer = await run("gemini", "hog", ...by);
      expect([by, answer.code, error(answer)]).toEqual([by, 3, "classifier-refused"]);
      expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(layer);
    }
  });

  test("[N15] together they classify: the entry says who and when, and keeps what it held", async () => {
    const answer = await run("gemini", "hog", ciso, security, "Cia Ek, socialtjänsten");
    expect(answer.code).toBe(0);
    const written = JSON.parse(readFileSync(file, "utf8")) as { engines: unknown[] };
    expect(written.engines).toEqual([
      {
        id: "gemini",
        owner: "IT-chef",
        riskClass: "hog",
        classifiedBy: "Anna Ek, CISO; Bo Ek, IT-säkerhetsansvarig; Cia Ek, socialtjänsten",
        classifiedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      },
    ]);
    expect((await run("claude", "begransad", ciso, security)).code).toBe(0);
    const engines = (
      await kallmarkt(["profile", "explain", "egen.json", "engines.claude.riskClass", "--json"], { cwd: folder })
    ).json();
    expect(engines).toMatchObject([{ value: "begransad", from: "egen" }]);
  });

  test("an engine or a class that is not there, an AI as the one who classifies, and a profile that names nobody are refused", async () => {
    expect(error(await run("finns-inte", "hog", ciso, security))).toBe("usage");
    expect(error(await run("gemini", "finns-inte", ciso, security))).toBe("usage");
    expect(error(await run("gemini", "hog", "ChatGPT, CISO", security))).toBe("reviewer-refused");
    writeFileSync(file, JSON.stringify({ ...layer, extends: "base" }));
    expect(error(await run("gemini", "hog", ciso, security))).toBe("classifier-refused");
    expect(readFileSync(file, "utf8")).toBe(JSON.stringify({ ...layer, extends: "base" }));
  });
});

describe("profile soften, restore and log", () => {
  const decide = (what: "soften" | "restore", rule: string, reason: string, by = ciso) =>
    kallmarkt(["profile", what, "egen.json", rule, "--by", by, "--reason", reason, "--json"], { cwd: folder });
  beforeEach(() => writeFileSync(file, JSON.stringify({ ...layer, extends: "avesta", engines: [] })));

  test("who, when and why is put at the end of the file's log, and the log tells what holds", async () => {
    expect((await decide("soften", "A16", "Prov med öppna data")).code).toBe(0);
    const { softened } = JSON.parse(readFileSync(file, "utf8")) as { softened: unknown[] };
    const at: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    expect(softened).toEqual([{ rule: "A16", by: "Anna Ek, CISO", at, reason: "Prov med öppna data" }]);
    expect((await decide("restore", "A16", "Provet är slut", security)).code).toBe(0);
    const log = await kallmarkt(["profile", "log", "egen.json", "--json"], { cwd: folder });
    expect(log.json()).toMatchObject([
      { rule: "A16", from: "egen", holds: false, quote: expect.stringContaining("Publika AI-system") },
      { rule: "A16", restores: true, by: "Bo Ek, IT-säkerhetsansvarig" },
    ]);
    const said = (await kallmarkt(["profile", "log", "egen.json"], { cwd: folder })).stdout;
    expect(said).toMatch(/A16\s+varning, gäller inte längre\s+Anna Ek, CISO[^\n]*\n[^\n]*A16\s+hinder igen/u);
    expect((await kallmarkt(["profile", "log", "avesta"])).stdout).toContain("Loggen är tom");
  });

  test("an AI, a missing reason, and a rule that is no stop are refused, and the file is as it was", async () => {
    const before = readFileSync(file, "utf8");
    expect(error(await decide("soften", "A16", "Prov", "ChatGPT, CISO"))).toBe("reviewer-refused");
    expect(error(await decide("soften", "A16", " "))).toBe("usage");
    expect(error(await decide("soften", "A11", "Prov"))).toBe("usage");
    expect(error(await decide("restore", "A16", "Prov"))).toBe("usage");
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});
