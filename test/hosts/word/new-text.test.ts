/** New text put into Word: headings, lists and tables of Word's own, after the selection, and taken away again without a trace. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { type AppError } from "../../../src/core/errors.ts";
import { openDocx, withNewText } from "../../../src/hosts/docx/index.ts";
import { TRANSPORT_ERRORS } from "../../office/faults.ts";
import type { NewBlock } from "../../../src/hosts/docx/index.ts";
import { profiles } from "../../office/profiles.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { expectSameWriting } from "../docx/laws.ts";
import { p, r, table } from "../docx/fake-docx.ts";
import { line, LIST, TABLE } from "../docx/new-blocks.ts";
import { closeAll, docx, inWord, refusal, type InWord } from "./in-word.ts";

afterEach(closeAll);

const HEADING = line("Ny rubrik", { heading: 1 });
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

const ROWS = ["Åtgärd t", "Kostnad t", "Gupp t", "180\ntkr t", "Kort rad t", " t"];

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

/** What a reader sees of each paragraph: its words by look, its place in a table, its sign in a list. */
function looksIn(bytes: Uint8Array): unknown[] {
  const files = unzipSync(bytes);
  const part = (name: string): string => (files[name] ? strFromU8(files[name]) : "");
  const numbering = part("word/numbering.xml");
  const paragraphs = [...part("word/document.xml").matchAll(/<w:p(?:\s[^>]*)?(?:\/>|>.*?<\/w:p>)|<\/?w:tbl>|<w:tblHeader\/>/gsu)];
  let depth = 0;
  return paragraphs.flatMap(([xml]): unknown[] => {
    if (xml.startsWith("<w:tblHeader")) return ["heading row"];
    if (/^<\/?w:tbl>/u.test(xml)) {
      depth += xml.startsWith("</") ? -1 : 1;
      return [];
    }
    return [{ runs: runsIn(xml), isInTable: depth > 0, list: listOf(xml, numbering) }];
  });
}

function runsIn(paragraph: string): string[] {
  const is = (properties: string, name: string): boolean =>
    new RegExp(`<w:${name}(?: w:val="(?:1|true|on)")?/>`, "u").test(properties);
  const runs: { look: string; text: string }[] = [];
  for (const [, inside = ""] of paragraph.matchAll(/<w:r(?:\s[^>]*)?>(.*?)<\/w:r>/gsu)) {
    const properties = /<w:rPr>.*?<\/w:rPr>/su.exec(inside)?.[0] ?? "";
    const text = [...inside.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<|<w:br\/>/gu)]
      .map(([whole, words]) => words ?? (whole ? "\n" : ""))
      .join("");
    const look = `${is(properties, "b") ? "b" : ""}${is(properties, "i") ? "i" : ""}`;
    const last = runs.at(-1);
    // A line break has no look that anybody sees: it belongs to what stands before it.
    const [breaks = ""] = last ? (/^\n*/u.exec(text) ?? []) : [];
    if (last) last.text += breaks;
    const words = text.slice(breaks.length);
    if (last?.look === look) last.text += words;
    else if (words !== "") runs.push({ look, text: words });
  }
  return runs.map(({ look, text }) => `${look}:${text}`);
}

function listOf(paragraph: string, numbering: string): unknown {
  const [, level, id] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/u.exec(paragraph) ?? [];
  if (level === undefined || id === undefined || id === "0") return null;
  const num = new RegExp(`<w:num [^>]*w:numId="${id}".*?</w:num>`, "su").exec(numbering)?.[0] ?? "";
  const abstract = /<w:abstractNumId w:val="(\d+)"/u.exec(num)?.[1] ?? "";
  const definition =
    new RegExp(`<w:abstractNum [^>]*w:abstractNumId="${abstract}".*?</w:abstractNum>`, "su").exec(numbering)?.[0] ?? "";
  const own = new RegExp(`<w:lvl [^>]*w:ilvl="${level}".*?</w:lvl>`, "su").exec(definition)?.[0] ?? "";
  const override = new RegExp(`<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="(\\d+)"`, "u").exec(num)?.[1];
  const format = /<w:numFmt w:val="(\w+)"/u.exec(own)?.[1];
  return { level, format, start: format === "bullet" ? null : (override ?? /<w:start w:val="(\d+)"/u.exec(own)?.[1]) };
}

const RICH_TABLE: NewBlock = {
  kind: "table",
  rows: [
    [[{ text: "Åtgärd" }], [{ text: "Kostnad" }]],
    [[{ text: "Ett " }, { text: "viktigt", bold: true }, { text: " gupp" }], [{ text: "180\ntkr", italic: true }]],
    [[{ text: "Fet och kursiv", bold: true, italic: true }], []],
  ],
  headers: 1,
};

describe("what stands in the file is what the .docx host writes", () => {
  test.each([
    ["a table with bold and italics in its cells", [RICH_TABLE, line("Under.")]],
    ["a table without a heading", [{ ...RICH_TABLE, headers: 0 }, line("Under.")]],
    ["a list that begins at 4", [line("Fyra", { list: "number", start: 4 }), line("Fem", { list: "number" })]],
    [
      "two lists, the second from 7",
      [line("Ett", { list: "number", start: 1 }), line("Text."), line("Sju", { list: "number", start: 7 })],
    ],
    [
      "letters below numbers",
      [line("Två", { list: "number", start: 2 }), line("a", { list: "number", level: 1 }), line("Tre", { list: "number" })],
    ],
    ["points below a number", LIST],
    [
      "line breaks, bold and italics",
      [line("", { runs: [{ text: "Rad ett\nrad " }, { text: "två\n", bold: true }, { text: "\nrad fyra", italic: true }] })],
    ],
  ] as readonly (readonly [string, readonly NewBlock[]])[])("%s", async (_what, blocks) => {
    const file = docx(body);
    for (const profile of [profiles.web, profiles.pc]) {
      const one = await inWord(file, profile);
      await one.word.read();
      await at(one, 1);
      await one.word.insertText(blocks);
      expect(looksIn(one.bytes())).toEqual(looksIn(withNewText(file, blocks, 1).bytes));
    }
  });
});

describe("a fault", () => {
  const BLOCKS: readonly NewBlock[] = [
    line("Fyra", { list: "number", start: 4 }),
    { kind: "table", rows: [[[{ text: "Åtgärd", bold: true }], [{ text: "Gupp" }]]], headers: 0 },
    line("Efter."),
  ];

  const attempt = (one: InWord): Promise<AppError | null> => refusal(one, () => one.word.insertText(BLOCKS));
  async function opened(profile = profiles.web): Promise<InWord> {
    const one = await inWord(docx(`${p(r("Före."))}${p(r("Här."))}${p("")}${p(r("Efter."))}`), profile);
    await one.word.read();
    await at(one, 1);
    return one;
  }

  test.each([
    ["Word on the web", profiles.web, 1],
    // Where it is taken away by counting; every third action shows that as well as each.
    ["Word without ids", profiles.ltsc2024, 3],
  ])(
    "at any action leaves nothing of the text, in %s",
    async (_name, profile, step) => {
      const model = await opened(profile);
      model.office.host.metrics.reset();
      expect(await attempt(model)).toBeNull();
      // The last batch is the one that writes.
      const { batches } = model.office.host.metrics;
      const actions = batches.at(-1)?.actions ?? 0;
      expect(batches.length).toBeLessThanOrEqual(3);
      expect(actions).toBeGreaterThan(30);
      const one = await opened(profile);
      const before = one.bytes();
      for (let action = 1; action <= actions; action += step) {
        one.office.host.faults.next({ kind: "action", action, code: "GeneralException" }, batches.length);
        expect([action, (await attempt(one))?.code]).toEqual([action, "not-written"]);
        expectSameWriting(before, one.bytes());
        expect(await shown(one)).toEqual(["Före.", "Här.", "", "Efter."]);
        await at(one, 1);
      }
      expect(one.office.host.broken).toEqual([]);
      expect(await attempt(one)).toBeNull();
      expect(await one.word.undo()).toBe(true);
      expectSameWriting(before, one.bytes());
    },
    240_000,
  );

  test.each([
    ["before anything is written", "transport"],
    ["after all is", "transport-after"],
  ] as const)("that passes, %s, is tried again: the text stands once", async (_when, kind) => {
    const one = await opened();
    one.office.host.faults.next({ kind, code: TRANSPORT_ERRORS.sessionLost }, 2);
    expect(await attempt(one)).toBeNull();
    expect((await shown(one))?.filter((words) => words === "Fyra l")).toHaveLength(1);
  });

  test("that lasts is told as it is: nobody says that nothing has changed", async () => {
    const one = await opened();
    one.office.host.faults.next({ kind: "action", action: 20, code: "GeneralException" }, 2);
    for (let nth = 3; nth < 30; nth++)
      one.office.host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS.accessDenied }, nth);
    const error = await attempt(one);
    expect(error?.code).toBe("host-unavailable");
    expect(error?.wording.sv).not.toContain("Ingenting har ändrats");
  });

  test("in the middle of taking text away again is gone on from", async () => {
    for (const profile of [profiles.web, profiles.ltsc2024]) {
      const one = await opened(profile);
      const before = one.bytes();
      expect(await attempt(one)).toBeNull();
      one.hurry(true);
      one.office.host.faults.next({ kind: "action", action: 12, code: "GeneralException" }, 2);
      expect(await one.word.undo()).toBe(true);
      expectSameWriting(before, one.bytes());
    }
  });
});
