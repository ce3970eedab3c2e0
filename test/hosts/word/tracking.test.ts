/** The person has Word track every change: labels are set, reviewed, moved and taken off under tracking, which stays as the person set it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { commit, review, suggest, uncommit, verifyDocument } from "../../../src/core/pipeline.ts";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import type { HostReading, Surroundings } from "../../../src/core/ports.ts";
import { textIn, type TextRange } from "../../../src/core/text/document.ts";
import { kallmarkt, withBuiltProgram } from "../../cli/command-line.ts";
import { profiles } from "../../office/profiles.ts";
import { wordPart } from "../docx/fake-docx.ts";
import { closeAll, inWord, type InWord, withStories } from "./in-word.ts";

withBuiltProgram();
afterEach(closeAll);

const folder = mkdtempSync(path.join(tmpdir(), "tracking-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const profile = builtInProfile("avesta");
const file = withStories(
  ["Inledningen står här.", "Kommunen föreslår en ny avgift för parkering i centrum. Den höjs i två steg under året."],
  { "word/settings.xml": wordPart("settings", "<w:trackRevisions/>") },
);

let ids = 0;
const surroundings = (): Surroundings => ({
  now: "2026-11-20T08:00:00.000Z",
  newId: () => `id${++ids}`,
  newSalt: () => (++ids).toString(16).padStart(32, "0"),
});

const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, content]) => (/\.xml$/.test(name) ? [[name, strFromU8(content)]] : [])),
  );

/** The runs of a part that a tracked insertion holds, as text. */
const inserted = (xml = ""): string[] =>
  [...xml.matchAll(/<w:ins\b[^>]*>([\s\S]*?)<\/w:ins>/g)]
    .map(([, inside = ""]) => inside.replace(/<[^>]*>/g, "").trim())
    .filter((text) => text !== "");
const deleted = (xml = ""): string[] => [...xml.matchAll(/<w:delText\b[^>]*>([^<]*)</g)].map(([, text = ""]) => text.trim());

const words = (reading: HostReading): unknown =>
  reading.text.stories.map(({ id, paragraphs }) => [id, paragraphs.map(({ text }) => text)]);

async function label(one: InWord): Promise<string> {
  await one.office.host.idle();
  const range = (await one.word.selection())?.range as TextRange;
  const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
  const result = commit(await one.word.read(), [{ range, request }], profile, { type: "tjansteskrivelse" }, surroundings());
  expect((await one.word.apply(result.edits)).map(({ kind }) => kind)).not.toContain("refused");
  return result.labels[0]?.label.id ?? "";
}

async function approve(one: InWord, labelId: string): Promise<void> {
  const acts = [{ labelId, outcome: "approved", by: { name: "Anna Ek", role: "handläggare" }, factChecked: true }] as const;
  await one.word.apply(review(await one.word.read(), acts, profile, surroundings()).edits);
}

/** What anybody finds who is given the file: the command line's own word for it. */
async function verified(bytes: Uint8Array): Promise<unknown> {
  const name = path.join(folder, `${++ids}.docx`);
  writeFileSync(name, bytes);
  const { result, passages } = (await kallmarkt(["verify", name, "--json"])).json() as {
    result: string;
    passages: { result: string }[];
  };
  return [result, ...passages.map((one) => one.result)];
}

describe.each([
  ["on the web", profiles.web, "body"],
  ["for Windows", profiles.pc, "body"],
  ["for Mac", profiles.mac, "endnote:2"],
])("in Word %s", (_name, kind, story) => {
  test(`a label in ${story} holds through all that a person does with it`, async () => {
    const one = await inWord(file, kind);
    const before = await one.word.read();
    const original = words(await one.saved());
    expect(before.notices).toContain("tracked-changes");
    const { person } = one.office.host.document;
    if (story === "body") person.select({ paragraph: 3, offset: 0 }, { paragraph: 3, offset: 55 });
    else person.selectIn({ kind: "endnote", index: 0 }, 2, 20);
    one.office.host.metrics.reset();
    const labelId = await label(one);
    expect(one.office.host.metrics.roundTrips).toBeLessThanOrEqual(3);
    const isTracking = (): boolean => parts(one.bytes())["word/settings.xml"]?.includes("<w:trackRevisions/>") === true;

    // Labelled: our words are tracked insertions, the writer's words are what they were.
    const labelled = await one.saved();
    const mark = labelled.insertions.find(({ part }) => part === "mark");
    const source = labelled.insertions.find(({ part }) => part === "source");
    expect(words(labelled)).toEqual(original);
    expect(labelled.marks[0]?.range.story).toBe(story);
    const home = story === "body" ? "word/document.xml" : "word/endnotes.xml";
    expect(inserted(parts(one.bytes())[home])).toContain(mark?.text);
    expect(inserted(parts(one.bytes())["word/document.xml"])).toContain(source?.text);
    expect(await verified(one.bytes())).toEqual(["same-text", "intact"]);

    // Reviewed, in two round trips, once the host has heard of its own writing.
    await one.pass();
    one.office.host.metrics.reset();
    await approve(one, labelId);
    expect(one.office.host.metrics.roundTrips).toBeLessThanOrEqual(2);
    const reviewed = await one.saved();
    expect(words(reviewed)).toEqual(original);
    expect(suggest(reviewed, profile).state).toBe("ready");
    expect(await verified(one.bytes())).toEqual(["same-text", "intact"]);

    // The review taken back, and given again.
    expect(await one.word.undo()).toBe(true);
    expect((await one.saved()).insertions.map(({ text }) => text)).toEqual(labelled.insertions.map(({ text }) => text));
    expect((await one.saved()).keptRecord).toBe(labelled.keptRecord);
    await approve(one, labelId);
    expect(verifyDocument(await one.saved()).passages.map(({ result }) => result)).toEqual(["intact"]);

    // Taken off: nothing of ours is left to read, and the same person's insertions leave no trace.
    await one.word.apply(uncommit(await one.word.read(), labelId, profile, surroundings()).edits);
    const off = await one.saved();
    expect([off.marks, off.insertions]).toEqual([[], []]);
    expect(JSON.parse(off.keptRecord ?? "")).toMatchObject({ labels: [], history: { length: 3 } });
    for (const name of [home, "word/document.xml"]) {
      expect(inserted(parts(one.bytes())[name])).toEqual([]);
      expect(deleted(parts(one.bytes())[name])).toEqual([]);
    }
    expect(words(off)).toEqual(original);
    expect(isTracking()).toBe(true);
  });
});

test("what another has inserted is struck, not gone, until somebody accepts that: the label is off all the same", async () => {
  const first = await inWord(file, profiles.pc);
  await first.word.read();
  first.office.host.document.person.select({ paragraph: 3, offset: 0 }, { paragraph: 3, offset: 55 });
  const labelId = await label(first);
  const theirs = first.bytes();
  const renamed = await rewritten(theirs, (xml) => xml.replaceAll('w:author="Emulated User"', 'w:author="Någon annan"'));
  closeAll();
  const one = await inWord(renamed, profiles.pc);
  const reading = await one.word.read();
  const mark = reading.insertions.find(({ part }) => part === "mark")?.text ?? "";
  const passage = textIn(reading.text, (reading.marks[0] as HostReading["marks"][number]).range);
  await approve(one, labelId);
  expect(await verified(one.bytes())).toEqual(["same-text", "intact"]);
  await one.word.apply(uncommit(await one.word.read(), labelId, profile, surroundings()).edits);
  const off = await one.saved();
  expect(off.marks).toEqual([]);
  expect(off.insertions.every(({ text }) => text === "")).toBe(true);
  expect(deleted(parts(one.bytes())["word/document.xml"])).toContain(mark);
  expect(off.text.stories[0]?.paragraphs.some(({ text }) => text.startsWith(passage))).toBe(true);
  // Labelled anew beside what is struck.
  one.office.host.document.person.select({ paragraph: 3, offset: 0 }, { paragraph: 3, offset: 55 });
  await label(one);
  expect(await verified(one.bytes())).toEqual(["same-text", "intact"]);
  expect((await one.saved()).insertions.filter(({ part, text }) => part === "mark" && text !== "")).toHaveLength(1);
});

async function rewritten(bytes: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> {
  const { zipSync, strToU8 } = await import("fflate");
  return zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [
        name,
        /\.xml$/.test(name) ? strToU8(change(strFromU8(content))) : content,
      ]),
    ),
  );
}
