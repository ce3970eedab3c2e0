/** The published figures belong to the catalogue as it is, and are what the detector gives on the data they were measured on. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { humanCorpora, wildExcerpts, type Corpus } from "../../../scripts/evaluate/corpora.ts";
import { figuresOf, wildFiguresOf } from "../../../scripts/evaluate/figures.ts";
import { plantedFiguresOf } from "../../../scripts/evaluate/planted.ts";
import { limits, missing } from "../../../scripts/evaluate/limits.ts";
import { detectorHash } from "../../../scripts/detector.ts";
import { DETECTOR } from "../../../src/core/detect/detector.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { describeWithShared } from "../../shared.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const published = JSON.parse(read("src/core/detect/evaluation.json")) as Record<string, unknown>;

test("the figures are of this catalogue: else run `npm run evaluate`", () => {
  expect(published["catalogue"]).toBe(detectorHash());
  expect(read("docs/evaluation.md")).toContain(`\`${detectorHash().slice(0, 16)}\``);
  expect(read("docs/evaluation.md")).toContain(`${allRules.length} rules`);
});

test("the words about limits are those of the page and the pane", () => {
  expect([published["missing"], published["limits"]]).toEqual([missing, limits]);
  for (const { en } of [...missing, ...limits]) expect(read("docs/evaluation.md").replace(/\s+/g, " ")).toContain(en);
});

test("another catalogue has another number, and so have other words by which traces are taken away", () => {
  const [first, ...others] = allRules;
  if (first === undefined) throw new Error("no rules");
  expect(detectorHash(others)).not.toBe(detectorHash());
  expect(detectorHash([{ ...first, version: first.version + 1 }, ...others])).not.toBe(detectorHash());
  const words = read("src/core/detect/mentions/words.ts");
  const of = (changed: string): string => detectorHash(undefined, new Map([["mentions/words", changed]]));
  expect(of(words.replace("varken|", ""))).not.toBe(detectorHash());
  expect(of(words.replace("/** What speaks", "/** Whatever speaks"))).toBe(detectorHash());
});

test("the number that records keep is this detector's: else run `npm run docs`", () => {
  expect(DETECTOR).toBe(detectorHash().slice(0, 16));
});

describeWithShared("measured again", () => {
  const figures = humanCorpora().map(figuresOf);

  test("false alarms are as published", () => expect(figures).toEqual(published["human"]));
  test("real residue is as published", () => expect(wildFiguresOf(wildExcerpts())).toEqual(published["wild"]));

  test("residue planted in human text is asked about as published", () => {
    const planted = plantedFiguresOf(humanCorpora()[0] as Corpus);
    expect(planted).toEqual(published["planted"]);
    expect(planted.asked / planted.planted).toBeGreaterThan(0.98);
  });

  test("no question on tier A, B or C in text from before the tools", () => {
    for (const { id, asked } of figures.filter((one) => one.id !== "ai-policies"))
      expect([id, asked.A, asked.B, asked.C]).toEqual([id, 0, 0, 0]);
  });
});
