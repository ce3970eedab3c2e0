/** The verbs through Word, on real files: what an official does, what it costs in round trips, and what the saved file says. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "@jest/globals";
import { commit, review, suggest, uncommit, verifyDocument } from "../../../src/core/pipeline.ts";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import type { HostReading, Surroundings } from "../../../src/core/ports.ts";
import { storyOf } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { p, r } from "../docx/fake-docx.ts";
import { at, closeAll, docx, inWord, type InWord } from "./in-word.ts";

afterEach(closeAll);

const samples = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../samples");
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(samples, name)));
const profile = builtInProfile("avesta");

let ids = 0;
const surroundings = (): Surroundings => ({
  now: "2026-11-20T08:00:00.000Z",
  newId: () => `id${++ids}`,
  newSalt: () => (++ids).toString(16).padStart(32, "0"),
});

/** Words and marks of a reading; what the program calls its stories and controls is its own affair. */
const seen = (reading: HostReading): unknown => ({
  text: reading.text.stories.map(({ kind, paragraphs }) => [kind, paragraphs.map(({ text }) => text)]),
  marks: reading.marks.map(({ labelId, range }) => [labelId, range]),
  insertions: reading.insertions.map(({ owner, part, text, story, paragraph }) => [owner, part, text, story, paragraph]).sort(),
});

/** The first long paragraph of running text. */
function longParagraph(reading: HostReading): { index: number; text: string } {
  const paragraphs = storyOf(reading.text, "body")?.paragraphs ?? [];
  const index = paragraphs.findIndex(({ text, heading, inTable }) => text.length > 120 && heading === 0 && !inTable);
  return { index, text: paragraphs[index]?.text ?? "" };
}

/** The person selects; the ribbon's command reads, asks for the selection, labels it. */
async function labelSelection(one: InWord): Promise<string> {
  const selection = (await one.word.selection())?.range;
  if (selection === undefined) throw new Error("nothing is selected");
  const reading = await one.word.read();
  const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
  const result = commit(reading, [{ range: selection, request }], profile, { type: "tjansteskrivelse" }, surroundings());
  await one.word.apply(result.edits);
  return result.labels[0]?.label.id ?? "";
}

const WORDS: readonly (readonly [string, OfficeProfile])[] = [
  ["on the web", profiles.web],
  ["for Windows", profiles.pc],
  ["LTSC 2024", profiles.ltsc2024],
];

describe.each(WORDS)("in Word %s", (_name, kind) => {
  test.each(readdirSync(samples).filter((name) => name.endsWith(".docx")))(
    "%s is labelled, reviewed and verified, and the .docx host does the same to the file",
    async (name) => {
      const one = await inWord(sample(name), kind);
      const { index, text } = longParagraph(await one.word.read());
      const shown = (await one.saved()).text.stories[0]?.paragraphs ?? [];
      expect(shown[index]?.text).toBe(text);
      const end = text.indexOf(".") + 1;
      one.office.host.document.person.select({ paragraph: index, offset: 0 }, { paragraph: index, offset: end });
      await one.office.host.idle();
      ids = 0;
      one.office.host.metrics.reset();
      const label = await labelSelection(one);
      expect(one.office.host.metrics.roundTrips).toBeLessThanOrEqual(3);
      expect(one.office.host.metrics.liveReferences).toBe(0);
      // The same through the .docx host.
      const paper = openDocx(sample(name));
      ids = 0;
      const range = { story: "body", from: { paragraph: index, offset: 0 }, to: { paragraph: index, offset: end } };
      const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
      const planned = commit(await paper.read(), [{ range, request }], profile, { type: "tjansteskrivelse" }, surroundings());
      await paper.apply(planned.edits);
      const saved = await one.saved();
      expect(seen(saved)).toEqual(seen(await paper.read()));
      const [here, there] = [saved.keptRecord, (await paper.read()).keptRecord].map(
        (json) => JSON.parse(json ?? "") as { document: object },
      );
      expect({ ...here, document: null }).toEqual({ ...there, document: null });
      expect(verifyDocument(saved).result).toBe("same-text");
      // The review: two round trips.
      one.office.host.metrics.reset();
      const acts = [
        { labelId: label, outcome: "approved", by: { name: "Anna Ek", role: "handläggare" }, factChecked: true },
      ] as const;
      await one.word.apply(review(await one.word.read(), acts, profile, surroundings()).edits);
      expect(one.office.host.metrics.roundTrips).toBeLessThanOrEqual(2);
      const reviewed = await one.saved();
      expect(suggest(reviewed, profile).state).toBe("ready");
      expect(verifyDocument(reviewed).result).toBe("same-text");
      expect(verifyDocument(reviewed).passages.map(({ result }) => result)).toEqual(["intact"]);
      // And taken off again.
      await one.word.apply(uncommit(await one.word.read(), label, profile, surroundings()).edits);
      expect(seen(await one.saved())).toEqual(seen(await openDocx(sample(name)).read()));
    },
  );
});

describe("what it costs", () => {
  const long = (count: number): Uint8Array =>
    docx(
      Array.from({ length: count }, (_, n) =>
        p(r(`Stycke nummer ${n + 1} har en mening. Och en till som är stycke ${n + 1} egen.`)),
      ).join(""),
    );

  interface Cost {
    readonly trips: readonly number[];
    readonly bytes: number;
  }

  async function costOf(count: number, kind: OfficeProfile): Promise<Cost> {
    const one = await inWord(long(count), kind);
    const { metrics, document } = one.office.host;
    const trips: number[] = [];
    let bytes = 0;
    const step = async (work: () => Promise<unknown>): Promise<void> => {
      metrics.reset();
      await work();
      trips.push(metrics.roundTrips);
      bytes += metrics.requestBytes + metrics.responseBytes;
      expect(metrics.unnamedLoads).toEqual([]);
      expect(metrics.liveReferences).toBe(0);
    };
    await step(() => one.word.read());
    const middle = Math.floor(count / 2);
    document.person.select({ paragraph: middle, offset: 0 }, { paragraph: middle, offset: 20 });
    await one.office.host.idle();
    let label = "";
    await step(async () => {
      label = await labelSelection(one);
    });
    const acts = [
      { labelId: label, outcome: "approved", by: { name: "Anna Ek", role: "handläggare" }, factChecked: true },
    ] as const;
    const edits = review(await one.word.read(), acts, profile, surroundings()).edits;
    await step(() => one.word.apply(edits));
    expect((await one.saved()).marks).toHaveLength(1);
    return { trips, bytes };
  }

  test.each([
    ["with ids", profiles.web],
    ["without ids", profiles.ltsc2024],
    ["on a Mac, which asks for them in shares", profiles.mac],
  ])(
    "is as many round trips for 5,000 paragraphs as for 20, and bytes in step with the length, %s",
    async (_name, kind) => {
      const small = await costOf(20, kind);
      closeAll();
      const middle = await costOf(500, kind);
      closeAll();
      const large = await costOf(5000, kind);
      expect(small.trips).toEqual([1, 3, 2]);
      expect(large.trips).toEqual(small.trips);
      const perParagraph = (large.bytes - middle.bytes) / 4500;
      expect(perParagraph).toBeLessThan(1.2 * ((middle.bytes - small.bytes) / 480));
    },
    120_000,
  );

  test("is two round trips for 300 labels at once, and for one more beside them", async () => {
    const one = await inWord(long(300));
    const reading = await one.word.read();
    const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
    const ranges = Array.from({ length: 299 }, (_, paragraph) => ({
      range: { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset: 20 } },
      request,
    }));
    one.office.host.metrics.reset();
    await one.word.apply(commit(reading, ranges, profile, {}, surroundings()).edits);
    expect(one.office.host.metrics.roundTrips).toBe(2);
    one.office.host.metrics.reset();
    const last = { story: "body", from: { paragraph: 299, offset: 0 }, to: { paragraph: 299, offset: 20 } };
    await one.word.apply(commit(await one.word.read(), [{ range: last, request }], profile, {}, surroundings()).edits);
    expect(one.office.host.metrics.roundTrips).toBe(2);
    const saved = await one.saved();
    expect(new Set(saved.marks.map(({ labelId }) => labelId)).size).toBe(300);
    expect(verifyDocument(saved).passages.every(({ result }) => result === "intact")).toBe(true);
  }, 120_000);
});

describe("a Word that can do less", () => {
  test.each(["1.3", "1.4"] as const)(
    "WordApi %s reads, writes source and notice, and says what it can't carry",
    async (level) => {
      const one = await inWord(sample("tjansteskrivelse.docx"), at(level, "pc"));
      expect(one.word.access.kind).toBe("old-word");
      expect(one.word.access.says?.sv).toContain("arbetsbänken");
      const reading = await one.word.read();
      const { index } = longParagraph(reading);
      const range = { story: "body", from: { paragraph: index, offset: 0 }, to: { paragraph: index, offset: 30 } };
      const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
      const { edits } = commit(
        reading,
        [{ range, request }],
        profile,
        { audience: "extern", type: "tjansteskrivelse" },
        surroundings(),
      );
      const outcomes = await one.word.apply(edits);
      expect(edits.flatMap(({ kind }, at) => (outcomes[at]?.kind === "refused" ? [kind] : []))).toEqual(["mark", "keep-record"]);
      const saved = await one.saved();
      expect(saved.marks).toEqual([]);
      expect(saved.insertions.map(({ part }) => part)).toContain("source");
      expect(storyOf(saved.text, "body")?.paragraphs.map(({ text }) => text)).toEqual(
        storyOf(reading.text, "body")?.paragraphs.map(({ text }) => text),
      );
    },
  );

  test("one that is open for reading says so, and writes nothing", async () => {
    const one = await inWord(sample("tjansteskrivelse.docx"), profiles.web, { isReadOnly: true });
    expect(one.word.access.kind).toBe("read-only");
    const reading = await one.word.read();
    const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 4 } };
    const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
    const { edits } = commit(reading, [{ range, request }], profile, {}, surroundings());
    await expect(one.word.apply(edits)).rejects.toMatchObject({ code: "protected-document" });
    expect(seen(await one.saved())).toEqual(seen(reading));
  });
});
