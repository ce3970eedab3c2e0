/** `kallmarkt profile`: a first file, faults with path, reason and remedy, where values come from, and what differs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { withBuiltProgram, kallmarkt } from "./command-line.ts";

withBuiltProgram();
const folder = mkdtempSync(path.join(os.tmpdir(), "kallmarkt-profile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => kallmarkt(["profile", ...args], { cwd: folder });

describe("profile new and lint", () => {
  test("a first file can be used at once, adds no duty, and lint tells what has to be filled in", async () => {
    const made = await run("new", "exempel", "--name", "Exempels kommun");
    expect(made.code).toBe(0);
    const layer = JSON.parse(readFileSync(path.join(folder, "exempel.json"), "utf8")) as Record<string, unknown>;
    expect(layer).toMatchObject({ id: "exempel", extends: "base", name: { sv: "Exempels kommun" }, rules: [] });
    const linted = await run("lint", "exempel.json", "--json");
    expect(linted.code).toBe(0);
    const { ok, faults, remarks } = linted.json() as {
      ok: boolean;
      faults: unknown[];
      remarks: { path: string; says: string }[];
    };
    expect([ok, faults]).toEqual([true, []]);
    expect(remarks.map((one) => one.path)).toEqual(expect.arrayContaining(["policy.title", "policy.adopted", "policy.owner"]));
    expect(await run("new", "exempel")).toMatchObject({ code: 3 });
    expect(await run("new", "annan", "--extends", "finns-inte")).toMatchObject({ code: 3 });
  });

  test("every fault is told with path, reason and remedy, and the exit code is 1", async () => {
    const wrong = {
      id: "fel",
      extends: "avesta",
      readerNotis: {},
      mark: { placement: "marginal" },
      engines: [{ id: "chatgpt", kind: "okänd" }],
    };
    writeFileSync(path.join(folder, "fel.json"), JSON.stringify(wrong));
    const linted = await run("lint", "fel.json", "--json");
    expect(linted.code).toBe(1);
    const { faults } = linted.json() as { faults: { path: string; reason: string; remedy: string }[] };
    expect(faults.map((one) => one.path).sort()).toEqual(["engines.chatgpt.kind", "mark.placement", "readerNotis"]);
    for (const { reason, remedy } of faults) expect([reason === "", remedy === ""]).toEqual([false, false]);
    const told = await run("lint", "fel.json");
    expect(told.stdout).toContain("mark.placement: värdet är inget av dem som går att välja");
    expect(told.stdout).toContain("→ välj en av inline, inline-shaded, footnote");
  });

  test("what is no JSON, and what is not there, is refused in words", async () => {
    writeFileSync(path.join(folder, "trasig.json"), '{ "id": ');
    // A broken file is what lint is for: place, reason and remedy, as for any other fault.
    expect(await run("lint", "trasig.json")).toMatchObject({ code: 1, stdout: expect.stringContaining("inte giltig JSON") });
    expect(await run("lint", "saknas.json")).toMatchObject({ code: 3 });
    expect(await run("lint", "okand")).toMatchObject({ code: 3 });
    expect(await run("tvätta", "base")).toMatchObject({ code: 2 });
    expect(await run("diff", "base")).toMatchObject({ code: 2 });
  });

  test("the remarks of the five documents are told: Karlskoga's dates, Hällefors' AI Act, Norsjö's reading", async () => {
    expect((await run("lint", "karlskoga")).stdout).toContain("datum saknas: dokumentet säger ”[datum fylls i]”");
    expect((await run("lint", "hallefors")).stdout).toContain("8 december 2023");
    expect((await run("lint", "norsjo")).stdout).toContain("uppgift saknas");
    expect((await run("lint", "avesta")).stdout).toContain("Inga fel och inget att anmärka.");
  });
});

describe("profile explain and diff", () => {
  test("explain says which layer each value comes from", async () => {
    const origins = (await run("explain", "amal", "contacts.security", "--json")).json() as {
      path: string;
      from: string;
      over: string[];
    }[];
    expect(origins.find((one) => one.path === "contacts.security.name.sv")).toMatchObject({ from: "amal", over: ["dalsland"] });
    expect((await run("explain", "amal", "rules.D8.quote")).stdout).toContain("dalsland");
    expect(await run("explain", "amal", "finns.inte")).toMatchObject({ code: 2 });
  });

  test("diff shows what differs, and answers no; the same profile differs in nothing", async () => {
    const differences = await run("diff", "bengtsfors", "amal", "--json");
    expect(differences.code).toBe(1);
    const paths = (differences.json() as { path: string }[]).map((one) => one.path);
    expect(paths).toContain("contacts.incident.name.sv");
    expect(paths.filter((one) => one.startsWith("rules."))).toEqual([]);
    expect(await run("diff", "avesta", "avesta", "--json")).toMatchObject({ code: 0, stdout: "[]\n" });
  });
});
