/** The pane's words: nothing missing, nothing that judges, and no sentence that is too long to read. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import en from "../../src/taskpane/strings/en.json" with { type: "json" };
import sv from "../../src/taskpane/strings/sv.json" with { type: "json" };
import { sayIn } from "../../src/taskpane/strings/strings.ts";
import { pageWords } from "../../src/workbench/page/words.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const languages: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["sv", { ...sv, ...pageWords.sv }],
  ["en", { ...en, ...pageWords.en }],
];

/** Words that judge a person, or claim what no trace shows. */
const BANNED =
  /misstänk|avslöj|fusk|plagi|bedrägl|suspect|cheat|expos(?:e|ed|ing)\b|caught|plagiar|(?:är|was|is) (?:AI-skriven|AI-genererad|written by AI|AI-generated)|sannolik|probab|likelihood|poäng|score/iu;

const LONGEST = 25;

/** What the lint says about one sentence; empty when it is fine. */
function faultsOf(text: string): string[] {
  const faults: string[] = [];
  if (BANNED.test(text)) faults.push("a banned word");
  if (text.includes("%") || /\bprocent\b|\bper ?cent\b/iu.test(text)) faults.push("a percentage");
  for (const sentence of text.split(/(?<=[.!?:])\s+/u)) {
    const words = sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (words > LONGEST) faults.push(`${words} words in a sentence`);
  }
  if (text.trim() === "") faults.push("nothing");
  return faults;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] as string).sort();

describe("the pane's words", () => {
  test("both languages say the same things", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
    expect(Object.keys(pageWords.en).sort()).toEqual(Object.keys(pageWords.sv).sort());
  });

  test("both languages take the same values", () => {
    for (const key of Object.keys(sv) as (keyof typeof sv)[])
      expect([key, placeholders(en[key])]).toEqual([key, placeholders(sv[key])]);
  });

  test.each(languages)("%s: no banned word, no percentage, no sentence over 25 words", (_language, strings) => {
    const faults = Object.entries(strings).flatMap(([key, text]) => faultsOf(text).map((fault) => `${key}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test.each([
    ["Texten är misstänkt."],
    ["Avslöjad som AI."],
    ["Texten är AI-skriven."],
    ["AI till 82 %."],
    ["This text is written by AI."],
    [Array.from({ length: 26 }, () => "ord").join(" ")],
    [" "],
  ])("the lint sees what is wrong with %j", (text) => {
    expect(faultsOf(text)).not.toEqual([]);
  });

  test("every key is used, and every plural has its singular beside it", () => {
    const sources = readdirSync(path.join(root, "src/taskpane"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
      .join("\n");
    const unused = Object.keys(sv).filter((key) => {
      const name = key.replace(/\.one$/u, "");
      if (sources.includes(`"${name}"`)) return false;
      // Keys made from a value, `state.${state}`: the part before the last dot, or the one before that, stands in the source.
      const parts = name.split(".");
      return ![1, 2].some((cut) => parts.length > cut && sources.includes(`\`${parts.slice(0, -cut).join(".")}.\${`));
    });
    expect(unused).toEqual([]);
    for (const key of Object.keys(sv)) if (key.endsWith(".one")) expect(sv).toHaveProperty([key.slice(0, -4)]);
  });

  test("values are filled in as text, and one of something is said as one", () => {
    const say = sayIn(sv);
    expect(say("todo.questions", { count: 3 })).toBe("Svara på 3 frågor");
    expect(say("todo.questions", { count: 1 })).toBe("Svara på 1 fråga");
    expect(say("refused.title", { name: "{name}$&<b>" })).toBe("{name}$&<b> kunde inte läsas");
  });

  test("nothing calls alert, confirm, prompt or history: office.js takes them away", () => {
    const folders = ["src/taskpane", "src/workbench"];
    const found = folders.flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
        .filter((entry) =>
          /(?<![\w.])(?:window\.)?(?:alert|confirm|prompt)\(|\bhistory\.(?:push|replace|back|go)/u.test(
            readFileSync(path.join(entry.parentPath, entry.name), "utf8"),
          ),
        )
        .map((entry) => entry.name),
    );
    expect(found).toEqual([]);
  });
});
