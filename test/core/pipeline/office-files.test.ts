/** The verbs on real Word files: labelled, reviewed, verified and taken off again, with the text as it was throughout. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { AppError } from "../../../src/core/errors.ts";
import { commit, review, suggest, uncommit, verifyDocument } from "../../../src/core/pipeline.ts";
import type { Surroundings } from "../../../src/core/ports.ts";
import { rangeOf, sentencesInStory, type SentenceAt } from "../../../src/core/text/passages.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { describeWithShared } from "../../shared.ts";
import { sampleProfile } from "../sample-profile.ts";
import { anna, request } from "./office.ts";

/** Documents that nobody may write in. */
const CLOSED = new Set(["signed-document", "protected-document"]);

describeWithShared("on every Word file of the corpus", (shared) => {
  const folder = path.join(shared, "corpora", "office", "docx");
  const files = readdirSync(folder).sort();

  test.each(["inline", "footnote"] as const)(
    "labelling with %s marks keeps the text, settles, and can be undone",
    async (placement) => {
      const profile = sampleProfile({ mark: { ...sampleProfile().mark, placement } });
      let labelled = 0;
      for (const [index, file] of files.entries()) {
        const count = await dayWith(path.join(folder, file), index, profile);
        labelled += count;
      }
      // Most of the corpus has text that can be marked; the rest says why not.
      expect(labelled).toBeGreaterThan(files.length / 2);
    },
  );
});

/** One document's day; 1 when it was labelled, 0 when it has no text, is closed, or refuses a mark in this place. */
async function dayWith(file: string, index: number, profile: ReturnType<typeof sampleProfile>): Promise<number> {
  let ids = 0;
  const surroundings: Surroundings = {
    now: "2026-11-20T10:00:00Z",
    newId: () => `id${++ids}`,
    newSalt: () => (++ids).toString(16).padStart(32, "0"),
  };
  const host = openDocx(new Uint8Array(readFileSync(file)));
  const before = await host.read();
  suggest(before, profile);
  const stories = before.text.stories.filter((story) => sentencesInStory(story).length > 0);
  const story = stories[index % 4 === 0 ? index % Math.max(1, stories.length) : 0];
  if (!story) return 0;
  const sentences = sentencesInStory(story);
  const first = (index * 7) % sentences.length;
  const last = Math.min(sentences.length - 1, first + (index % 4));
  const range = rangeOf(story, sentences[first] as SentenceAt, sentences[last] as SentenceAt);
  const made = commit(before, [{ range, request }], profile, { type: "tjansteskrivelse", audience: "extern" }, surroundings);
  try {
    const outcomes = await host.apply(made.edits);
    if (outcomes.some((outcome) => outcome.kind === "refused")) return 0;
  } catch (error) {
    if (error instanceof AppError && CLOSED.has(error.code)) return 0;
    throw error;
  }
  const id = made.labels[0]?.label.id as string;

  const after = await host.read();
  expect(after.text).toEqual(before.text);
  expect(commit(after, [], profile, {}, surroundings).edits).toEqual([]);
  expect(commit(after, [{ range, request }], profile, {}, surroundings).edits).toEqual([]);
  expect(verifyDocument(after)).toMatchObject({ result: "same-text", passages: [{ label: id, result: "intact" }] });

  const reviewed = review(after, [{ labelId: id, outcome: "approved", by: anna, factChecked: true }], profile, surroundings);
  expect(reviewed.state).toBe("ready");
  await host.apply(reviewed.edits);
  const ready = await host.read();
  expect(ready.insertions.filter((one) => one.part === "notice").map((one) => one.text)).toEqual([
    expect.stringContaining("granskad av Anna Ek, handläggare"),
  ]);

  await host.apply(uncommit(ready, id, profile, surroundings).edits);
  const undone = await host.read();
  expect(undone.text).toEqual(before.text);
  expect([undone.marks, undone.insertions]).toEqual([[], []]);
  return 1;
}
