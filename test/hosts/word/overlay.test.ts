/** Questions underlined in Word: shown, chosen and taken away again, never in the file, and never in the way of anything else. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { wordManifest } from "../../../scripts/manifest/word.ts";
import { namedInCode } from "../../../scripts/manifest/words.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { TextRange } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { TRANSPORT_ERRORS } from "../../office/faults.ts";
import { annotationsOf, wordsOf } from "../../office/word/annotations.ts";
import type { LiveDocument } from "../../office/word/document.ts";
import { liveDocumentOf } from "../../office/word/index.ts";
import { p, r, table } from "../docx/fake-docx.ts";
import { at, closeAll, docx, inWord, mark, type InWord } from "./in-word.ts";

afterEach(closeAll);

const LINES = ["Rubrik", "Första meningen. Andra meningen står här.", "Som AI kan jag inte veta.", "Sista stycket."];
const file = docx(LINES.map((line) => p(r(line))).join(""));

const question = (
  id: string,
  paragraph: number,
  start: number,
  end: number,
  last = paragraph,
): { id: string; range: TextRange } => ({
  id,
  range: { story: "body", from: { paragraph, offset: start }, to: { paragraph: last, offset: end } },
});
const ONE = question("one", 1, 17, 41);
const TWO = question("two", 2, 0, 25);

const DELETED =
  '<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">borta </w:delText></w:r></w:del>';

function overlayOf({ word }: InWord): NonNullable<InWord["word"]["overlay"]> {
  if (word.overlay === undefined) throw new Error("nothing underlines questions here");
  return word.overlay;
}

const live = (one: InWord): LiveDocument => liveDocumentOf(one.office.host.document);
/** What is underlined in Word, in the order in which it was. */
const underlined = (one: InWord): string[] => annotationsOf(live(one)).map((annotation) => wordsOf(live(one), annotation));

async function opened(profile: OfficeProfile = profiles.web, bytes = file): Promise<InWord> {
  const one = await inWord(bytes, profile);
  await one.word.read();
  one.office.host.metrics.reset();
  return one;
}

/** Shows with pauses that take no time; the refusal where there is one. */
async function attempt(one: InWord, questions = [ONE, TWO]): Promise<readonly string[] | AppError> {
  try {
    return await overlayOf(one).show(questions);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const withQuirks = (profile: OfficeProfile, ...quirks: string[]): OfficeProfile => ({
  ...profile,
  quirks: [...profile.quirks, ...quirks],
});

describe.each([
  ["Word on the web", profiles.web],
  ["Word for Windows", profiles.pc],
  ["Word for Mac", profiles.mac],
  ["WordApi 1.7, without popups", at("1.7")],
])("in %s", (_name, profile) => {
  test("questions are underlined and taken away in two round trips and one, and the file stays the same byte for byte", async () => {
    const one = await opened(profile);
    const before = one.bytes();
    expect(overlayOf(one).says).toBeNull();
    expect(await overlayOf(one).show([ONE, TWO])).toEqual(["one", "two"]);
    expect(one.office.host.metrics.roundTrips).toBe(2);
    expect(one.office.host.metrics.unnamedLoads).toEqual([]);
    expect(one.office.host.metrics.liveReferences).toBe(0);
    expect(underlined(one)).toEqual(["Andra meningen står här.", "Som AI kan jag inte veta."]);
    expect(one.bytes()).toEqual(before);
    expect(await one.word.bytes()).toEqual(before);
    // The same again asks for nothing; an answered one goes alone.
    one.office.host.metrics.reset();
    expect(await overlayOf(one).show([ONE, TWO])).toEqual(["one", "two"]);
    expect(one.office.host.metrics.roundTrips).toBe(0);
    expect(await overlayOf(one).show([TWO])).toEqual(["two"]);
    expect(one.office.host.metrics.roundTrips).toBe(1);
    expect(underlined(one)).toEqual(["Som AI kan jag inte veta."]);
    expect(await overlayOf(one).show([])).toEqual([]);
    expect(underlined(one)).toEqual([]);
    expect(one.bytes()).toEqual(before);
  });

  test("a click on an underline tells which question it is", async () => {
    const one = await opened(profile);
    const chosen: string[] = [];
    overlayOf(one).onChosen((id) => chosen.push(id));
    await overlayOf(one).show([ONE, TWO]);
    one.office.person.annotation("Som AI kan jag inte veta.", "click");
    one.office.person.annotation("Andra meningen står här.", "click");
    await one.office.host.idle();
    expect(chosen).toEqual(["two", "one"]);
  });
});

test.each([
  ["LTSC 2021", profiles.ltsc2021],
  ["WordApi 1.6", at("1.6")],
])("in %s it says that this Word is too old, and asks for nothing", async (_name, profile) => {
  const one = await opened(profile);
  expect(overlayOf(one).says?.sv).toContain("Microsoft 365");
  expect(await attempt(one)).toMatchObject({ code: "unsupported", wording: overlayOf(one).says });
  expect(one.office.host.metrics.roundTrips).toBe(0);
});

test.each([
  ["without a subscription", profiles.ltsc2024, "prenumeration"],
  ["that lacks what it says it has", withQuirks(profiles.mac, "annotations-not-implemented"), "kan inte stryka under"],
])("a Word %s is explained, and labels as before", async (_name, profile, words) => {
  const one = await opened(profile);
  const error = await attempt(one);
  expect(error).toMatchObject({ code: "unsupported" });
  expect((error as AppError).wording.sv).toContain(words);
  expect((error as AppError).wording.sv).not.toContain("stå kvar");
  expect(underlined(one)).toEqual([]);
  await one.word.apply([mark("a", 1, 17, 41)]);
  expect((await one.saved()).marks).toHaveLength(1);
});

test("500 questions in as many paragraphs take as many round trips as one", async () => {
  const lines = Array.from({ length: 500 }, (_empty, index) => `Stycke ${index + 1} har några ord.`);
  const one = await opened(profiles.web, docx(lines.map((line) => p(r(line))).join("")));
  const all = lines.map((line, index) => question(String(index), index, 0, line.length));
  expect(await overlayOf(one).show(all)).toHaveLength(500);
  expect(one.office.host.metrics.roundTrips).toBe(2);
  expect(underlined(one)).toEqual(lines);
  await overlayOf(one).show([]);
  expect(one.office.host.metrics.roundTrips).toBe(3);
});

test("a question over several paragraphs is underlined in each, in a table too", async () => {
  const bytes = docx(`${p(r("Före tabellen"))}${table(p(r("Första cellen")), p(r("Andra cellen")))}${p(r("Efter"))}`);
  const one = await opened(profiles.web, bytes);
  expect(await overlayOf(one).show([question("a", 0, 5, 6, 2)])).toEqual(["a"]);
  expect(underlined(one)).toEqual(["tabellen", "Första cellen", "Andra "]);
});

test("words are underlined where they stand although marks of ours stand before them", async () => {
  const one = await opened();
  await one.word.apply([mark("a", 1, 0, 16)]);
  await one.word.read();
  expect(await overlayOf(one).show([ONE])).toEqual(["one"]);
  expect(underlined(one)).toEqual(["Andra meningen står här."]);
});

test("where Word counts what the text does not have, nothing is underlined rather than the wrong words", async () => {
  const bytes = docx(p(r("Kvar "), DELETED, r("och sist.")) + p(r("Utan ändringar.")));
  const one = await opened(profiles.pc, bytes);
  const questions = [question("after", 0, 5, 14), question("before", 0, 0, 4), question("plain", 1, 0, 4)];
  expect(await overlayOf(one).show(questions)).toEqual(["before", "plain"]);
  expect(underlined(one)).toEqual(["Kvar", "Utan"]);
});

describe("when the text changes", () => {
  test("an underline over words that are gone is gone, one whose paragraph moved stays", async () => {
    const one = await opened(profiles.pc);
    await overlayOf(one).show([ONE, TWO]);
    one.office.person.type(2, 0, 25, "Borta.");
    one.office.person.insertParagraph(0, "Nytt först.");
    await one.office.host.idle();
    await one.word.read();
    one.office.host.metrics.reset();
    expect(await overlayOf(one).show([question("one", 2, 17, 41)])).toEqual(["one"]);
    expect(one.office.host.metrics.roundTrips).toBe(0);
    expect(underlined(one)).toEqual(["Andra meningen står här."]);
  });

  test("Word's telling of our own underlines leads to one reading at most, and then all is still", async () => {
    const one = await opened(withQuirks(profiles.web, "annotation-changes-paragraph"));
    const told: string[] = [];
    one.word.onChange((what) => told.push(what));
    await overlayOf(one).show([ONE, TWO]);
    one.office.host.metrics.reset();
    for (let turn = 0; turn < 5; turn++) await one.pass();
    expect(one.office.host.metrics.roundTrips).toBeLessThanOrEqual(1);
    expect(told).toEqual([]);
  });
});

test("what the person puts away in Word is not underlined again until the switch is turned anew", async () => {
  const one = await opened();
  await overlayOf(one).show([ONE, TWO]);
  one.office.person.annotation("Andra meningen står här.", "put-away");
  await one.office.host.idle();
  expect(await overlayOf(one).show([ONE, TWO])).toEqual(["two"]);
  await overlayOf(one).show([]);
  expect(await overlayOf(one).show([ONE, TWO])).toEqual(["one", "two"]);
});

test("the popup's words stand in the manifest; where Word does not know them, it is asked without a popup", async () => {
  const manifest = wordManifest({ host: "https://a.example", support: "https://a.example", version: "1.0.0" } as never);
  const one = await opened();
  await overlayOf(one).show([ONE]);
  const popup = annotationsOf(live(one))[0]?.critique.popupOptions as Record<string, string>;
  const { suggestions, ...resids } = popup;
  expect(suggestions).toEqual([]);
  for (const resid of Object.values(resids)) expect(manifest).toContain(`id="${resid}"`);
  expect(Object.values(resids)).toEqual(expect.arrayContaining([...namedInCode]));
  const bare = await opened(withQuirks(profiles.web, "popup-words-unknown"));
  expect(await overlayOf(bare).show([ONE, TWO])).toEqual(["one", "two"]);
  expect(annotationsOf(live(bare)).map(({ critique }) => critique.popupOptions)).toEqual([undefined, undefined]);
});

describe("a fault", () => {
  const isOneOfTheTwo = (one: InWord, answer: readonly string[] | AppError): void => {
    if (answer instanceof AppError) expect(underlined(one)).toEqual([]);
    else expect(underlined(one)).toHaveLength(answer.length);
  };

  test.each([1, 2])("at any action of batch %i leaves all underlines or none, and everything else works", async (batch) => {
    const model = await opened();
    await attempt(model);
    const actions = model.office.host.metrics.batches[batch - 1]?.actions ?? 0;
    expect(actions).toBeGreaterThan(1);
    for (let action = 1; action <= actions; action++) {
      const one = await opened();
      one.office.host.faults.next({ kind: "action", action, code: "GeneralException" }, batch);
      isOneOfTheTwo(one, await attempt(one));
      // The next showing is whole again.
      expect(await attempt(one)).toEqual(["one", "two"]);
      expect([...underlined(one)].sort()).toEqual(["Andra meningen står här.", "Som AI kan jag inte veta."]);
      expect((await one.word.apply([mark("a", 1, 17, 41)]))[0]?.kind).toBe("done");
      expect(one.office.host.broken).toEqual([]);
    }
  });

  test("that hides what was done leaves no underline twice", async () => {
    const one = await opened();
    one.office.host.faults.next({ kind: "transport-after", code: TRANSPORT_ERRORS.sessionLost }, 2);
    expect(await attempt(one)).toEqual(["one", "two"]);
    expect(underlined(one)).toHaveLength(2);
  });

  test("that lasts is told, with what may be left, and the file is as it was", async () => {
    const one = await opened();
    const before = one.bytes();
    await attempt(one);
    one.office.host.faults.nextTimes(20, { kind: "transport", code: TRANSPORT_ERRORS.throttled });
    const error = await attempt(one, [TWO]);
    expect(error).toMatchObject({ code: "host-unavailable" });
    expect((error as AppError).wording.sv).toContain("stå kvar tills dokumentet stängs");
    one.office.host.faults.clear();
    expect(one.bytes()).toEqual(before);
    expect((await openDocx(one.bytes()).read()).text.stories[0]?.paragraphs).toHaveLength(4);
  });

  test("of an underline that went by itself, unheard, is mended by looking in the paragraphs", async () => {
    const one = await opened();
    await attempt(one);
    // As on a Mac that tells of nothing (#4319).
    const list = annotationsOf(live(one));
    list.splice(0, 1);
    expect(await attempt(one, [TWO])).toEqual(["two"]);
    expect(underlined(one)).toEqual(["Som AI kan jag inte veta."]);
  });
});
