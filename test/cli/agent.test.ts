/** An AI agent that calls the command line: what it may not do is refused, no file is written, and the refusal stands in the log. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandIn } from "../../src/cli/agent.ts";
import { engineSchema } from "../../src/core/policy/register.ts";
import { docxOf } from "./broken-files.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

let below = "";
const log = () => path.join(below, "log", "calls.jsonl");
const person = (...args: string[]) => kallmarkt(args, { cwd: below });
const agent = (...args: string[]) =>
  kallmarkt([...args, "--json"], { cwd: below, env: { KALLMARKT_AGENT: "Ärendeagenten", KALLMARKT_AGENT_LOG: log() } });
const logged = () =>
  existsSync(log())
    ? readFileSync(log(), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, string>)
    : [];
const labelling = ["--engine", "ChatGPT", "--date", "2026-11-05"];

beforeAll(async () => {
  below = mkdtempSync(path.join(tmpdir(), "kallmarkt-agent-"));
  writeFileSync(path.join(below, "a.docx"), docxOf(["Första meningen står här.", "Andra meningen står där."]));
  await person("label", "a.docx", "--out", "b.docx", "--paragraph", "1", ...labelling);
}, 200_000);
afterAll(() => rmSync(below, { recursive: true, force: true }));

/** Calls an agent may not make: signing, sealing, sending, packing, taking a label off, and what only a person answers for. */
const REFUSED: readonly (readonly [name: string, args: readonly string[]])[] = [
  ["sign", ["review", "b.docx", "--out", "ut.docx", "--all", "--by", "Anna Ek", "--role", "Handläggare", "--fact-checked"]],
  ["seal", ["seal", "b.docx"]],
  ["send", ["send", "b.docx"]],
  ["pack", ["package", "b.docx", "--out", "ut.zip", "--retention", "bevara", "--by", "Anna Ek"]],
  ["state that no AI was used", ["no-ai", "a.docx", "--out", "ut.docx", "--by", "Anna Ek", "--role", "Handläggare"]],
  ["unlabel", ["unlabel", "b.docx", "--out", "ut.docx", "--all"]],
  ["make a profile", ["profile", "new", "egen", "--out", "ut.json"]],
  ["class", ["label", "a.docx", "--out", "ut.docx", "--paragraph", "2", ...labelling, "--agent-for", "Anna Ek", "--information-class", "x"]],
  ["secrecy", ["label", "a.docx", "--out", "ut.docx", "--paragraph", "2", ...labelling, "--agent-for", "Anna Ek", "--secrecy", "nej"]],
  ["another's label", ["label", "b.docx", "--out", "ut.docx", "--paragraph", "1", ...labelling, "--agent-for", "Anna Ek"]],
  ["a person's text", ["label", "a.docx", "--out", "ut.docx", "--paragraph", "2", ...labelling]],
]; // prettier-ignore

describe("an agent's call", () => {
  test.each(REFUSED)("[K47] to %s is refused, writes nothing, and is logged", async (_name, args) => {
    const [files, before] = [readdirSync(below).filter((name) => name !== "log"), logged().length];
    const answer = await agent(...args);
    expect([answer.code, answer.json()]).toMatchObject([3, { error: { code: "not-for-agents" } }]);
    expect(readdirSync(below).filter((name) => name !== "log")).toEqual(files);
    expect(logged().slice(before)).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        agent: "Ärendeagenten",
        command: args[0],
        refused: "not-for-agents",
        says: expect.stringContaining("agent"),
      },
    ]);
    expect(readFileSync(log(), "utf8")).not.toMatch(/docx|Anna/);
  });

  test("to look, or to label its own text, is answered as to anybody, and not logged", async () => {
    const before = logged().length;
    expect((await agent("check", "b.docx")).code).toBeLessThanOrEqual(1);
    expect((await agent("--lang", "en", "verify", "b.docx")).code).toBe(0);
    const own = await agent("label", "b.docx", "--out", "c.docx", "--paragraph", "2", ...labelling, "--agent-for", "Anna Ek");
    expect(own.code).toBe(0);
    expect(logged()).toHaveLength(before);
    rmSync(path.join(below, "c.docx"));
  });

  test("and the same review by a person goes through", async () => {
    const args = REFUSED[0]?.[1] ?? [];
    expect((await person(...args)).code).toBe(0);
    rmSync(path.join(below, "ut.docx"));
  });

  test("the command is found behind an option, as the command line finds it", () => {
    expect(commandIn(["--lang", "sv", "review", "x"])).toBe("review");
    expect(commandIn(["--lang=sv", "--", "review"])).toBe("review");
    expect(commandIn(["--help"])).toBeNull();
  });

  test("an entry for an agent without what it may do is refused", () => {
    const entry = { id: "agent", name: "A", vendor: "", kind: "contract", aliases: [], decided: false };
    expect(engineSchema.safeParse({ ...entry, agent: { abilities: ["sammanfatta"] } }).success).toBe(true);
    expect(engineSchema.safeParse({ ...entry, agent: {} }).success).toBe(false);
  });
});
