/** False alarms on Swedish as a second language: read from a treebank, a row per group, and the page tells when the published row is older than the rules. */
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { treebankTexts } from "../../../scripts/evaluate/conllu.ts";
import { atMost, pageOf, speedOf, type Evaluation } from "../../../scripts/evaluate/page.ts";
import {
  howToMeasure,
  secondLanguageFigures,
  secondLanguageFile,
  secondLanguageRow,
  SMALLEST_GROUP,
} from "../../../scripts/evaluate/second-language.ts";
import { detectorHash } from "../../../scripts/detector.ts";
import { reportOf, reportTables } from "../../../src/core/report/report.ts";
import { Desk, sentences } from "../policy/desk.ts";
import { hallefors } from "../policy/rows/common.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const page = readFileSync(path.join(root, "docs/evaluation.md"), "utf8");
const published = JSON.parse(readFileSync(path.join(root, "src/core/detect/evaluation.json"), "utf8")) as Evaluation;

/** Sentences of our own, as a treebank has them: comments, then a line a word. */
const sentence = (id: string, text: string, more: readonly string[] = []): string =>
  [...more.map((line) => `# ${line}`), `# sent_id = ${id}`, `# text = ${text}`, "1\tOrd\tord\tNOUN\t_\t_\t0\troot\t_\t_"].join(
    "\n",
  );

const learners = [
  ...Array.from({ length: SMALLEST_GROUP }, (_, index) =>
    sentence(`a${index}`, `I min stad det finns ${index} torg , och en sjö .`, ["l1 = Finska", "approximate_level = Nybörjare"]),
  ),
  sentence("b1", "Jag bor här :contentReference[oaicite:0]{index=0} nu .", [
    "l1 = Polska, Finska",
    "approximate_level = Avancerad",
  ]),
  sentence("c1", "Var är bussen ?", ["l1 = Isländska", "approximate_level = Avancerad"]),
].join("\n\n");

test("a sentence is read with level and first languages, and without the blanks that a treebank puts before marks", () => {
  const texts = treebankTexts(learners);
  expect(texts).toHaveLength(SMALLEST_GROUP + 2);
  expect(texts[0]).toEqual({
    id: "a0",
    unit: "sentence",
    text: "I min stad det finns 0 torg, och en sjö.",
    level: "Nybörjare",
    firstLanguages: ["Finska"],
  });
  expect(texts[SMALLEST_GROUP]?.firstLanguages).toEqual(["Polska", "Finska"]);
});

test("sentences of one essay are one text, where the file says so; a file without texts is refused", () => {
  const essays = [
    sentence("1", "Först .", ["newdoc id = uppsats-1"]),
    sentence("2", "Sedan ."),
    sentence("3", "En annan .", ["newdoc id = uppsats-2"]),
  ].join("\n\n");
  expect(treebankTexts(essays).map(({ id, unit, text }) => [id, unit, text])).toEqual([
    ["uppsats-1", "document", "Först.\nSedan."],
    ["uppsats-2", "document", "En annan."],
  ]);
  expect(() => treebankTexts("# sent_id = x\n1\tOrd\t_")).toThrow(/sentence x has no # text/u);
  expect(() => secondLanguageFigures("")).toThrow(/no sentence/u);
});

test("[H6, A2, N29] a false alarm counts for the row and for each group of its writer; small groups are told together", () => {
  const row = secondLanguageFigures(learners);
  expect([row.isWholeFile, secondLanguageFigures("# text = Bara raden").isWholeFile]).toEqual([true, false]);
  expect([row.documents, row.unit, Object.values(row.asked).reduce((sum, one) => sum + one, 0)]).toEqual([22, "sentence", 1]);
  expect(Object.keys(row.rules)).toContain("chatgpt-content-reference");
  expect(row.groups.map(({ kind, name, documents, asked }) => [kind, name, documents, asked])).toEqual([
    ["level", "Nybörjare", SMALLEST_GROUP, 0],
    ["level", null, 2, 1],
    ["first-language", "Finska", SMALLEST_GROUP + 1, 1],
    ["first-language", null, 2, 1],
  ]);
});

test("[H6, A2, N29] the evaluation has a row with its errors for every group, and the report of use has no person and no order by size", () => {
  const { secondLanguage, human } = published;
  expect(secondLanguage.documents).toBeGreaterThan(200);
  const cells = page.split("\n").filter((line) => line.startsWith("|"));
  const rowOf = (name: string) => cells.filter((line) => line.split("|")[1]?.trim() === name).map((line) => line.split("|").map((cell) => cell.trim()));
  for (const { name, documents } of human) expect(rowOf(name.en).flat()).toContain(documents.toLocaleString("en-GB"));
  const kinds = { level: "level", "first-language": "first language" };
  for (const { kind, name, documents, asked } of secondLanguage.groups) {
    const [row = []] = rowOf(`${kinds[kind]}: ${name ?? `groups of fewer than ${SMALLEST_GROUP}, together`}`);
    expect(row.slice(2, 5)).toEqual([String(documents), String(asked), atMost(asked, documents)]);
  }
  const levels = secondLanguage.groups.filter(({ kind }) => kind === "level");
  expect(levels.reduce((sum, { documents }) => sum + documents, 0)).toBe(secondLanguage.documents);

  const desk = new Desk(hallefors);
  desk.review(desk.label(sentences.beaches), "Karin Hemlig", {}, "enhetschef");
  const { record } = desk.subject();
  if (record === null) throw new Error("no record");
  const report = reportOf([{ unit: "Skola", record, checks: null }], { from: "2026-01-01", to: "2026-12-31" });
  expect(JSON.stringify([report, reportTables(report, hallefors, new Map())])).not.toMatch(/Karin|Hemlig|enhetschef/u);
}); // prettier-ignore

test("the page says where the row comes from, and that it is older than the rules where it is", () => {
  const { secondLanguage } = published;
  const older = "The rules have changed since this row was measured";
  expect(page.includes(older)).toBe(secondLanguage.catalogue !== detectorHash());
  expect(pageOf({ ...published, secondLanguage: { ...secondLanguage, catalogue: "0".repeat(64) } }, "")).toContain(older);
  expect(pageOf({ ...published, secondLanguage: { ...secondLanguage, catalogue: published.catalogue } }, "")).not.toContain(
    older,
  );
  for (const said of [secondLanguage.texts, "UD_Swedish-SweLL", "CC BY-SA 4.0", "c1a0d9554f07"]) expect(page).toContain(said);
});

test("without the texts the row is kept, and where there is none it is said what to run", () => {
  const { secondLanguage } = published;
  expect(secondLanguageRow(null, secondLanguage)).toBe(secondLanguage);
  const older = { ...secondLanguage, catalogue: "0".repeat(64) };
  expect(secondLanguageRow(null, older)).toBe(older);
  expect(() => secondLanguageRow(null, undefined)).toThrow(howToMeasure);
  expect(howToMeasure).toMatch(/npm run evaluate -- --second-language FILE/u);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "kallmarkt-")), "own.conllu");
  writeFileSync(file, learners);
  const row = secondLanguageRow(file, secondLanguage);
  expect([row.documents, row.catalogue]).toEqual([22, detectorHash()]);
  expect(row.texts).toBe(secondLanguageFigures(learners.replaceAll("NOUN", "X")).texts);
  expect(row.texts).not.toBe(secondLanguageFigures(learners.replace("Var är", "Var står")).texts);
  expect(secondLanguageFile(["node", "x", "--second-language", "a"], { KALLMARKT_SECOND_LANGUAGE: "b" })).toBe("a");
  expect([secondLanguageFile([], { KALLMARKT_SECOND_LANGUAGE: "b" }), secondLanguageFile([], {})]).toEqual(["b", null]);
});

test("what so few texts can rule out is a count in words, and times of an earlier page can be kept", () => {
  expect([atMost(0, 510), atMost(0, 29), atMost(2, 510)]).toEqual(["1 in 170", "too few to say", "2 of 510 seen"]);
  const kept = speedOf(page);
  expect(kept).toMatch(/^## Speed\n[^]* ms\.$/u);
  expect(kept).not.toContain("## What is missing");
});
