/** The Word host against Microsoft's own office.js: what it reads, what it writes, and how often it asks. */
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { HostEdit } from "../../../src/core/edits.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { profiles } from "../../office/profiles.ts";
import { field, p, r, sdt, table } from "../docx/fake-docx.ts";
import { at, closeAll, docx, inWord, mark, RECORD } from "./in-word.ts";

afterEach(closeAll);

const LINES = ["Rubrik", "Första meningen. Andra meningen står här.", "Sista stycket."];
const body = LINES.map((line) => p(r(line))).join("");
const texts = (reading: HostReading): string[] | undefined => reading.text.stories[0]?.paragraphs.map(({ text }) => text);

/** What of a reading is ours, for comparison: ids and titles of controls differ from host to host, places and words do not. */
function own({ marks, insertions, keptRecord, flag }: HostReading): unknown {
  return {
    marks: marks.map(({ labelId, range }) => [labelId, range]),
    insertions: insertions.map(({ owner, part, text, paragraph }) => [owner, part, text, paragraph]).sort(),
    keptRecord,
    flag,
  };
}

const notice = (text: string): HostEdit => ({
  kind: "insert",
  owner: "document",
  part: "notice",
  alias: "Läsarnotis",
  text,
  at: { paragraph: 0, side: "after" },
});
const source = (owner: string, text: string, paragraph: number): HostEdit => ({
  kind: "insert",
  owner,
  part: "source",
  alias: "Källa",
  text,
  at: { paragraph, side: "after" },
});

describe("reading", () => {
  test("gives the text of the file, in one round trip", async () => {
    const { word, office, saved } = await inWord(docx(body));
    office.host.metrics.reset();
    const reading = await word.read();
    expect(office.host.metrics.roundTrips).toBe(1);
    expect(office.host.metrics.unnamedLoads).toEqual([]);
    expect(texts(reading)).toEqual(LINES);
    expect(reading.text.stories[0]).toEqual((await saved()).text.stories[0]);
  });

  test("gives the same object while nothing has changed, and another once it has", async () => {
    const { word, office } = await inWord(docx(body));
    const first = await word.read();
    expect(await word.read()).toBe(first);
    office.host.document.person.type(2, 0, 0, "Nytt: ");
    await office.host.idle();
    const second = await word.read();
    expect(texts(second)?.[2]).toBe("Nytt: Sista stycket.");
    expect(second.text.stories[0]?.paragraphs[1]).toBe(first.text.stories[0]?.paragraphs[1]);
  });
});

/** Documents and edits that both hosts must answer alike. */
const CASES: readonly { readonly name: string; readonly body: string; readonly edits: readonly HostEdit[] }[] = [
  { name: "a sentence", body, edits: [mark("a", 1, 17, 41), RECORD] },
  { name: "a whole paragraph", body, edits: [mark("a", 1, 0, 41)] },
  {
    name: "three paragraphs",
    body,
    edits: [
      mark("a", 0, 2, 0, {
        range: { story: "body", from: { paragraph: 0, offset: 2 }, to: { paragraph: 2, offset: 5 } },
      }),
    ],
  },
  { name: "the second of two words that are the same", body: p(r("ja, ja, ja")), edits: [mark("a", 0, 4, 6)] },
  {
    name: "runs of several looks",
    body: p(r("Fet ", "<w:b/>"), r("och kursiv", "<w:i/>"), r(" text.")),
    edits: [mark("a", 0, 2, 9)],
  },
  {
    name: "words in a table",
    body: `${p(r("Före"))}${table(p(r("Första cellen")), p(r("Andra cellen")))}${p(r("Efter"))}`,
    edits: [mark("a", 2, 0, 6)],
  },
  { name: "quotes and codes", body: p(r("Han sa ”hej ^p då” och gick. Han sa ”hej”.")), edits: [mark("a", 0, 7, 18)] },
  {
    name: "a notice and two sources",
    body,
    edits: [notice("Delar är AI-text."), source("a", "ChatGPT, 2026-11-03", 2), source("b", "Copilot, 2026-11-04", 2)],
  },
  {
    name: "a label with all that belongs to it",
    body,
    edits: [mark("a", 1, 0, 16), notice("Delar är AI-text."), source("a", "ChatGPT, 2026-11-03", 2), RECORD],
  },
  {
    name: "words beside the writer's own control",
    body: p(r("Före "), sdt("", r("inuti kontrollen")), r(" efter")),
    edits: [mark("a", 0, 0, 12)],
  },
  {
    name: "a field's result and what stands around it",
    body: p(r("Se "), field(" REF _x ", r("avsnitt 2")), r(" för mer.")),
    edits: [mark("a", 0, 0, 20)],
  },
  {
    name: "a mark in a footnote",
    body,
    edits: [mark("a", 1, 0, 16, { appearance: { place: "footnote", text: "AI: ChatGPT, 2026-11-03", shading: false } })],
  },
  {
    name: "an entry after a table",
    body: `${p(r("Text"))}${table(p(r("a")), p(r("b")))}${p("")}`,
    edits: [source("a", "ChatGPT", 2)],
  },
];

describe("shading", () => {
  const look = [
    "<w:b/>",
    '<w:shd w:val="clear" w:color="auto" w:fill="FFE699"/>',
    '<w:highlight w:val="yellow"/>',
    '<w:rStyle w:val="Egen"/>',
  ];
  const xml = p(...look.map((rPr, index) => r(`Ord ${index} i stycket. `, rPr)), r("Slut."));
  const formats = (bytes: Uint8Array): string[] =>
    [...strFromU8(unzipSync(bytes)["word/document.xml"] as Uint8Array).matchAll(/<w:rPr>(.*?)<\/w:rPr>/g)].map(
      ([, inside]) => inside as string,
    );

  test.each([
    ["on the web", profiles.web],
    ["for Windows", profiles.pc],
  ])("is not drawn by Word %s: the mark stands, it is said, and the writer's own look is what it was", async (_name, profile) => {
    const { word, saved, bytes } = await inWord(docx(xml), profile);
    await word.read();
    const before = formats(bytes());
    const edits = [mark("a", 0, 4, 60, { appearance: { place: "inline", text: "[AI: ChatGPT]", shading: true } })];
    const paper = openDocx(docx(xml));
    expect(await paper.apply(edits)).toEqual([{ kind: "done" }]);
    expect(await word.apply(edits)).toEqual([{ kind: "limited", why: "no-shading-here" }]);
    expect(own(await saved())).toEqual(own(await paper.read()));
    // The ends of the passage cut runs in two: each half has the look of the whole, and nothing but the mark has our style.
    expect(new Set(formats(bytes()).filter((format) => !/rStyle w:val="(?!Egen)/.test(format)))).toEqual(new Set(before));
    // Asked again it is still missing, and nothing is written.
    const once = bytes();
    expect(await word.apply(edits)).toEqual([{ kind: "limited", why: "no-shading-here" }]);
    expect(bytes()).toEqual(once);
  });

  test("that a file has stays while the label does, and when that goes it is said that the shading does not", async () => {
    const shaded = (text: string): HostEdit => mark("a", 0, 4, 60, { appearance: { place: "inline", text, shading: true } });
    const paper = openDocx(docx(xml));
    await paper.apply([shaded("[AI: ChatGPT]"), mark("b", 0, 62, 66)]);
    const { word, saved, bytes } = await inWord(paper.bytes());
    await word.read();
    const shades = (): number =>
      strFromU8(unzipSync(bytes())["word/document.xml"] as Uint8Array).split('w:fill="E8EEF7"').length - 1;
    const before = shades();
    expect(before).toBeGreaterThan(0);
    expect(await word.apply([shaded("[AI: ChatGPT]")])).toEqual([{ kind: "unchanged" }]);
    expect(await word.apply([shaded("[AI: granskad]")])).toEqual([{ kind: "done" }]);
    expect((await saved()).insertions.map(({ text }) => text)).toContain("[AI: granskad]");
    expect(shades()).toBe(before);
    expect(await word.apply([{ kind: "unmark", labelId: "b" }])).toEqual([{ kind: "done" }]);
    expect(await word.apply([{ kind: "unmark", labelId: "a" }])).toEqual([{ kind: "limited", why: "shading-stays" }]);
    expect((await saved()).marks).toEqual([]);
    expect(shades()).toBe(before);
  });
});

describe.each([
  ["Word on the web", profiles.web],
  ["Word for Windows", profiles.pc],
  ["Word for Mac", profiles.mac],
  ["LTSC 2024, without ids", profiles.ltsc2024],
  ["WordApi 1.5", at("1.5")],
])("in %s", (_name, profile) => {
  // Word on the web takes no control in a note: stories.test.ts.
  const cases = CASES.filter(({ name }) => profile.name !== "web" || name !== "a mark in a footnote");
  test.each(cases)("$name stands in the saved file as the .docx host writes it", async ({ body: xml, edits }) => {
    const file = docx(xml);
    const { word, office, saved } = await inWord(file, profile);
    const before = await word.read();
    const paper = openDocx(file);
    const expected = await paper.apply(edits);
    office.host.metrics.reset();
    expect(await word.apply(edits)).toEqual(expected);
    expect(office.host.metrics.roundTrips).toBeLessThanOrEqual(2);
    expect(office.host.metrics.liveReferences).toBe(0);
    expect(office.host.metrics.unnamedLoads).toEqual([]);
    const after = await saved();
    expect(own(after)).toEqual(own(await paper.read()));
    expect(texts(after)).toEqual(texts(before));
    // What was read back is what stands, and reading it again costs nothing.
    office.host.metrics.reset();
    expect(own(await word.read())).toEqual(own(after));
    expect(office.host.metrics.roundTrips).toBe(0);
    // Twice is once.
    await word.apply(edits);
    expect(own(await saved())).toEqual(own(after));
    // And all of it can be taken back.
    expect(await word.undo()).toBe(true);
    expect(await word.undo()).toBe(true);
    expect(own(await saved())).toEqual(own(before));
    expect(texts(await saved())).toEqual(texts(before));
  });
});

test.each([
  ["a table", (block: string) => block],
  [
    "a building block, which takes no control in",
    (block: string) => sdt('<w:id w:val="7"/><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>', block),
  ],
])("a notice that comes first stands in front of %s, and goes again", async (_name, around) => {
  const file = docx(`${around(table(p(r("a")), p(r("b"))))}${p(r("Text."))}`);
  const { word, office, saved, bytes } = await inWord(file);
  await word.read();
  const edit: HostEdit = { ...notice("Delar är AI-text."), at: { paragraph: 0, side: "before" } } as HostEdit;
  expect(await word.apply([edit])).toEqual([{ kind: "done" }]);
  const xml = strFromU8(unzipSync(bytes())["word/document.xml"] ?? new Uint8Array());
  expect(xml.indexOf("Delar är AI-text.")).toBeLessThan(xml.indexOf("<w:tbl>"));
  expect(xml).not.toMatch(/docPartObj.*Delar är AI-text/su);
  const paper = openDocx(file);
  await paper.apply([edit]);
  expect(own(await saved())).toEqual(own(await paper.read()));
  expect(await word.undo()).toBe(true);
  expect((await saved()).insertions).toEqual([]);
  expect(office.host.broken).toEqual([]);
});
