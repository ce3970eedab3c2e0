/** Pictures in Word: they are read as in the file, so that a review made there holds; labels on them are set on the saved file, and Word says so. */
import { afterEach, expect, test } from "@jest/globals";
import { commit, suggest, uncommit } from "../../../src/core/pipeline.ts";
import { picturesIn, type PlacedPicture } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { request } from "../../core/pipeline/office.ts";
import { sampleProfile } from "../../core/sample-profile.ts";
import { docx, p, r } from "../docx/fake-docx.ts";
import { alone, inline, MEDIA, RELATIONS } from "../docx/fake-pictures.ts";
import { closeAll, inWord } from "./in-word.ts";

afterEach(closeAll);

const profile = sampleProfile();
let ids = 0;
const surroundings = { now: "2026-11-20T10:00:00Z", newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
const body =
  p(r("Första meningen.")) +
  alone(inline("rIdA", ' descr="Karta"')) +
  p(r("Figur 1. Karta")) +
  alone(inline("rIdB")) +
  p(r("Sista meningen."));
const bytes = docx(body, MEDIA, { relationships: RELATIONS });

/** The file with both pictures labelled: one in the writer's caption, one with a paragraph of its own. */
async function labelled(): Promise<Uint8Array> {
  const host = openDocx(bytes);
  for (const number of [0, 1]) {
    const reading = await host.read();
    const { range } = picturesIn(reading.text)[number] as PlacedPicture;
    await host.apply(commit(reading, [{ range, request, picture: {} }], profile, {}, surroundings).edits);
  }
  return host.bytes();
}

test("are read with their bytes' hash and their alternative text", async () => {
  const { word } = await inWord(bytes);
  const plain = (one: PlacedPicture) => ({ ...one.picture });
  const file = picturesIn((await openDocx(bytes).read()).text).map(plain);
  expect(picturesIn((await word.read()).text).map(plain)).toEqual(file);
  expect(file).toMatchObject([{ altText: "Karta", made: { engine: "DALL·E" } }, { name: "image2.png" }]);
});

test("are not half labelled: what can be done is said, and nothing is written", async () => {
  const { word, bytes: saved } = await inWord(bytes);
  const reading = await word.read();
  const before = saved();
  const { range } = picturesIn(reading.text)[0] as PlacedPicture;
  const { edits } = commit(reading, [{ range, request, picture: {} }], profile, {}, surroundings);
  await expect(word.apply(edits)).rejects.toMatchObject({
    code: "unsupported",
    message: expect.stringContaining("märk bilden i filen") as unknown,
  });
  expect(saved()).toEqual(before);
});

test("that are labelled in the file stand labelled in Word; text beside them is labelled there, and they are not taken off", async () => {
  const { word, saved } = await inWord(await labelled());
  const reading = await word.read();
  expect(suggest(reading, profile).labels.map(({ reanchoring }) => reanchoring.kind)).toEqual(["found", "found"]);
  const range = { story: "body", from: { paragraph: 4, offset: 0 }, to: { paragraph: 4, offset: 15 } };
  const outcomes = await word.apply(commit(reading, [{ range, request }], profile, {}, surroundings).edits);
  expect(outcomes.every(({ kind }) => kind === "done")).toBe(true);
  const now = await saved();
  expect(suggest(now, profile).labels.map(({ reanchoring }) => reanchoring.kind)).toEqual(["found", "found", "found"]);
  expect(now.insertions.filter(({ part }) => part === "caption").map(({ text }) => text)).toEqual([
    "[AI-genererad bild. ChatGPT, 2026-11-03.]",
    "AI-genererad bild. ChatGPT, 2026-11-03.",
  ]);
  const again = await word.read();
  const [first] = suggest(again, profile).labels;
  await expect(word.apply(uncommit(again, first?.label.id as string, profile, surroundings).edits)).rejects.toMatchObject({
    code: "unsupported",
  });
});
