/** New text put into Word: headings, lists and tables of Word's own, after the selection, and taken away again without a trace. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import type { NewBlock, NewParagraphText } from "../../../src/hosts/docx/index.ts";
import { profiles } from "../../office/profiles.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { expectSameWriting } from "../docx/laws.ts";
import { p, r, table } from "../docx/fake-docx.ts";
import { closeAll, docx, inWord, type InWord } from "./in-word.ts";

afterEach(closeAll);

const line = (text: string, more: Partial<NewParagraphText> = {}): NewParagraphText => ({
  kind: "paragraph",
  runs: [{ text }],
  heading: 0,
  list: "none",
  level: 0,
  ...more,
});

const HEADING = line("Ny rubrik", { heading: 1 });
const LIST: readonly NewBlock[] = [
  line("Först", { list: "number", start: 1 }),
  line("under", { list: "bullet", level: 1 }),
  line("Sedan", { list: "number" }),
  line("Ny lista:"),
  line("Ett igen", { list: "number", start: 1 }),
  line("Punkt", { list: "bullet" }),
];
const TABLE: NewBlock = {
  kind: "table",
  rows: [[[{ text: "Åtgärd" }], [{ text: "Kostnad" }]], [[{ text: "Gupp" }], [{ text: "180\ntkr" }]], [[{ text: "Kort rad" }]]],
  headers: 1,
};
const body = `${p(r("Före."))}${p(r("Här emellan.", "<w:b/>"))}${p(r("Efter."))}`;

async function at(one: InWord, paragraph: number): Promise<void> {
  one.office.host.document.person.select({ paragraph, offset: 0 }, { paragraph, offset: 1 });
  await one.office.host.idle();
}

/** The writer's paragraphs around it, and what is new: text, then h for a heading, l for a list, t for a table. */
const shown = async (one: InWord): Promise<string[] | undefined> =>
  (await one.saved()).text.stories[0]?.paragraphs.map(
    ({ text, heading, inList, inTable }) => `${text}${heading > 0 ? " h" : ""}${inList ? " l" : ""}${inTable ? " t" : ""}`,
  );

const ROWS = ["Åtgärd t", "Kostnad t", "Gupp t", "180 tkr t", "Kort rad t", " t"];

const CASES: readonly (readonly [string, readonly NewBlock[], readonly string[]])[] = [
  ["a heading and text", [HEADING, line("Brödtext.")], ["Ny rubrik h", "Brödtext."]],
  ["lists", LIST, ["Först l", "under l", "Sedan l", "Ny lista:", "Ett igen l", "Punkt l"]],
  ["a table between text", [line("Ovan."), TABLE, line("Under.")], ["Ovan.", ...ROWS, "Under."]],
  ["a list, a table and a list", [...LIST.slice(0, 1), TABLE, ...LIST.slice(5)], ["Först l", ...ROWS, "Punkt l"]],
  ["an empty line", [line("Ett."), line(""), line("Två.")], ["Ett.", "", "Två."]],
  ["what stands there already", [line("Här emellan."), line("Efter.")], ["Här emellan.", "Efter."]],
];

describe.each([
  ["Word on the web", profiles.web],
  ["Word LTSC 2024", profiles.ltsc2024],
])("in %s", (_name, profile) => {
  test.each(CASES)("%s stands after the selection, and goes without a trace", async (_what, blocks, expected) => {
    const one = await inWord(docx(body), profile);
    const original = one.bytes();
    await one.word.read();
    await at(one, 1);
    const range = await one.word.insertText(blocks);
    expect(await shown(one)).toEqual(["Före.", "Här emellan.", ...expected, "Efter."]);
    expect([range.from.paragraph, range.to.paragraph]).toEqual([2, 1 + expected.length]);
    expect(await one.word.undo()).toBe(true);
    expect((await one.saved()).text.stories[0]).toEqual((await openDocx(original).read()).text.stories[0]);
    expectSameWriting(original, one.bytes());
  });

  test("numbers go on after points below them, and begin anew where the text says so", async () => {
    const one = await inWord(docx(body), profile);
    await one.word.read();
    await at(one, 1);
    await one.word.insertText(LIST);
    const xml = textOf(rawEntries(one.bytes()).get("word/document.xml"));
    const items = [...xml.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/gu)].map((match) => [match[1], match[2]]);
    const [first, below, second, other, dot] = items;
    expect(items.map(([level]) => level)).toEqual(["0", "1", "0", "0", "0"]);
    expect([below?.[1], second?.[1]]).toEqual([first?.[1], first?.[1]]);
    expect(new Set([first?.[1], other?.[1], dot?.[1]]).size).toBe(3);
  });

  test.each([
    ["a selection in a cell", `${p(r("Före."))}${table(p(r("Cell.")))}${p(r("Efter."))}`, 1, ["Före.", "Cell. t", "Efter."]],
    ["nothing in the document", p(""), 0, [""]],
  ] as const)("with %s it stands last in the body", async (_what, xml, selected, before) => {
    const one = await inWord(docx(xml), profile);
    const original = one.bytes();
    await one.word.read();
    if (selected > 0) await at(one, selected);
    await one.word.insertText([line("Ett."), line("Två.")]);
    expect(await shown(one)).toEqual([...before, "Ett.", "Två."]);
    expect(await one.word.undo()).toBe(true);
    expectSameWriting(original, one.bytes());
  });
});
