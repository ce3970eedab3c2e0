/** Survival of marks: a fixed part of the bench's runs, which may not do worse than what docs/survival.md says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readCorpus, textKinds, type Corpus } from "../../bench/survival/corpus.ts";
import { edits } from "../../bench/survival/edits.ts";
import { noCounts, page, pageFile, readPublished } from "../../bench/survival/published.ts";
import { run } from "../../bench/survival/runs.ts";
import { describeWithShared } from "../shared.ts";

/** The first runs of the bench's first seed. */
const RUNS = 12;
const SEED = 1;

const published = readPublished();

describe("the published figures", () => {
  test("are what docs/survival.md shows", () => {
    if (!published) throw new Error("run npm run bench:survival");
    expect(readFileSync(pageFile, "utf8")).toBe(page(published));
  });

  test("have every edit, and no wrong place where the passage was deleted", () => {
    for (const kind of textKinds) {
      expect(Object.keys(published?.counts[kind] ?? {})).toEqual(edits.map((edit) => edit.name));
      for (const edit of edits.filter(({ removes }) => removes)) expect(published?.counts[kind][edit.name]?.ours.wrong).toBe(0);
      expect(published?.counts[kind]["unchanged"]?.ours.right).toBe(published?.runs);
    }
  });
});

describeWithShared("marks in real text", (shared) => {
  let corpus: Corpus | undefined;
  const cases = textKinds.flatMap((kind) => edits.map((edit) => [kind, edit.name, edit] as const));

  test.each(cases)("%s, %s: no more wrong places than published", (kind, name, edit) => {
    corpus ??= readCorpus(shared);
    const counts = noCounts();
    for (let number = 0; number < RUNS; number++) {
      for (const outcome of run(corpus, kind, edit, SEED, number, ["ours"]).values()) counts[outcome]++;
    }
    const before = published?.counts[kind][name]?.ours.wrong ?? 0;
    // None published: none allowed. Else the share may not rise, give or take one run.
    const allowed = before === 0 ? 0 : Math.ceil((before / (published?.runs ?? 1)) * RUNS);
    expect(counts.wrong).toBeLessThanOrEqual(allowed);
    if (name === "unchanged" || name === "text inserted before") expect(counts.right).toBe(RUNS);
  });
});
