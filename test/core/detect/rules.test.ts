/** Every rule against its own examples, its own words and a hostile megabyte; the index against the folder. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { matchesOf, type Rule } from "../../../src/core/detect/rule.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { normalize } from "../../../src/core/text/normalize.ts";
import { plainDocument, plainParagraph } from "../../../src/core/text/document.ts";
import { processorTime } from "./processor-time.ts";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../src/core/detect/rules");
/** Rules that see something in an example: a text, or an opening tag around one. */
function rulesSeenIn(example: string, rule: Rule): string[] {
  const paragraph = rule.where === "markup" ? plainParagraph("Badet öppnar i juni.", { markup: [example] }) : example;
  return [...new Set(scan(plainDocument([paragraph])).map((trace) => trace.rule))];
}

test("the index holds every file of the folder, and each file's rule has the file's name", () => {
  const files = readdirSync(folder).filter((name) => name !== "index.ts");
  expect(allRules.map((rule) => `${rule.id}.ts`)).toEqual(files.sort());
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("sees each of its hits, and no other rule does", () => {
    expect(rule.hits.length).toBeGreaterThanOrEqual(2);
    for (const hit of rule.hits) expect([hit, rulesSeenIn(hit, rule)]).toEqual([hit, [id]]);
  });

  test("no rule sees anything in its misses", () => {
    expect(rule.misses.length).toBeGreaterThanOrEqual(2);
    for (const miss of rule.misses) expect([miss, rulesSeenIn(miss, rule)]).toEqual([miss, []]);
  });

  test("has a literal in every match, in lower case", () => {
    for (const literal of rule.literals) {
      expect(literal).toBe(literal.toLowerCase());
      // Paragraphs are joined by line feeds when the prefilter reads them.
      expect(literal.includes("\n")).toBe(rule.where === "lines");
    }
    for (const hit of rule.hits) {
      for (const { start, end } of matchesOf(rule.pattern, hit)) {
        // As the prefilter reads it: all dashes are one, and so are quotation marks.
        const seen = (rule.reads === "raw" ? hit.slice(start, end) : normalize(hit.slice(start, end))).toLowerCase();
        expect(rule.literals.some((literal) => seen.includes(literal))).toBe(true);
      }
    }
  });

  test("speaks of traces in both languages, without a verdict or a number that looks like one", () => {
    const says = rule.says({ text: rule.hits[0] as string, inLink: false });
    const own = rule.says({ text: "…", inLink: false });
    for (const words of [rule.proves, rule.provesNot, says, own]) {
      expect(words.sv).not.toBe("");
      expect(words.en).not.toBe("");
    }
    const spoken = `${own.sv} ${own.en} ${rule.proves.sv} ${rule.proves.en}`;
    expect(spoken).not.toMatch(
      /\bär skriv(?:en|et|na) av\b|\bwritten by AI\b|%|procent|sannolik|probability|misstänk|avslöj|fusk/i,
    );
    expect(own.sv).toMatch(/framgår inte|Kontrollera|kan också/);
  });

  test("says where it comes from, and when that was last looked at", () => {
    expect(rule.source.length).toBeGreaterThanOrEqual(20);
    expect(rule.source).not.toMatch(/\.$/);
    const [year = 0, month = 0, day = 0] = rule.checked.split("-").map(Number);
    expect(new Date(Date.UTC(year, month - 1, day)).toISOString()).toBe(`${rule.checked}T00:00:00.000Z`);
    // After the tools that the catalogue is about, and not before it has come.
    expect(rule.checked > "2026-01-01" && Date.parse(rule.checked) <= Date.now()).toBe(true);
    const others = rule.source.replace(/reference catalogue(?: §[\d.]+)?/gi, "");
    if (!/seen|found|public|pages|Wikipedia|ISO|C2PA|lists/i.test(others)) expect(rule.source).toMatch(/^Not verified outside/);
  });

  test("takes linear time on a hostile megabyte", () => {
    for (const text of hostile(rule)) {
      let count = 0;
      const time = processorTime(() => {
        for (const span of matchesOf(rule.pattern, text)) count += span.end > span.start ? 1 : 0;
      });
      expect(count).toBeGreaterThanOrEqual(0);
      expect(time).toBeLessThan(1500);
    }
  });

  test("gives up at once on a list that never ends", () => {
    for (const text of endlessLists(rule)) {
      const time = processorTime(() => void [...matchesOf(rule.pattern, text)]);
      expect(time).toBeLessThan(400);
    }
  });
});

/**
 * The last words of each match over and over, with what may stand between them, and no end: what makes a matcher try every way to cut a list.
 * Short ones first, so that a pattern which takes twice the time for one word more fails instead of hanging.
 */
function* endlessLists(rule: Rule): Generator<string> {
  for (const times of [12, 24, 3000]) {
    for (const hit of rule.hits) {
      const [span] = matchesOf(rule.pattern, hit);
      const match = hit.slice(span?.start ?? 0, span?.end ?? hit.length);
      for (const { 0: word, index } of [...match.matchAll(/[\p{L}\d.]+/gu)].slice(-2))
        for (const between of ["-", ", ", "; ", " ", "."]) yield match.slice(0, index) + `${word}${between}`.repeat(times);
    }
  }
}

/** Beginnings of matches that never end, blanks, and endings without a beginning: what makes a backtracking matcher slow. */
function* hostile(rule: Rule): Generator<string> {
  const million = (unit: string): string => {
    const some = unit === "" ? " " : unit;
    return some.repeat(Math.ceil(1_000_000 / some.length)).slice(0, 1_000_000);
  };
  for (const literal of rule.literals.slice(0, 3)) yield million(literal);
  for (const hit of rule.hits) {
    const [span] = matchesOf(rule.pattern, hit);
    const match = hit.slice(span?.start ?? 0, span?.end ?? hit.length);
    yield million(match);
    yield million(match.slice(0, -1));
    yield match.slice(0, -1) + million(match.at(-2) ?? "a");
    yield million(`${match.slice(0, Math.ceil(match.length / 2))} `);
  }
  yield million(" ");
}
