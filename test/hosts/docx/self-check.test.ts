/** Every check after a write can fail: each is shown a document with the one fault that it looks for. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { OfficePackage } from "../../../src/hosts/wordprocessing/opc.ts";
import { readDocx } from "../../../src/hosts/wordprocessing/reading.ts";
import { problemIn, type MeantAltText } from "../../../src/hosts/docx/self-check.ts";
import type { XmlTree } from "../../../src/hosts/package/xml.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, field, p, r, sdt, table, wordPart, zipOf } from "./fake-docx.ts";
import { inline, MEDIA, RELATIONS } from "./fake-pictures.ts";
import { FOOTNOTE, INLINE, MAIN, markEdit, rangeOf } from "./laws.ts";

const NOTES = "word/footnotes.xml";

/** A document with an inline mark, a footnote, own paragraphs and a record, and some of everything of the writer's. */
async function labelled(): Promise<Uint8Array> {
  const theirs = `<w:alias w:val="Annan"/><w:tag w:val="annan"/><w:id w:val="5"/>`;
  const bytes = docx(
    p(r("ett ", "<w:b/>"), r("två tre")) +
      p(field(" REF b ", r("fält")), r(" efter"), `<w:hyperlink w:anchor="x">${r("länk")}</w:hyperlink>`) +
      table(p(r("cell"))) +
      sdt(theirs, p(sdt(theirs.replace("5", "6"), r("kontroll")))) +
      sdt("<w:date/>", p(r("datum"))) +
      "<w:sectPr/>",
    { "word/header1.xml": wordPart("hdr", p(r("huvud"))), "word/styles.xml": wordPart("styles", "") },
  );
  const host = openDocx(bytes, { zip: nodeZip });
  const reading = await host.read();
  await host.apply([
    markEdit("a", rangeOf(reading, "två"), INLINE),
    markEdit("b", rangeOf(reading, "efter"), FOOTNOTE),
    { kind: "insert", owner: "a", part: "source", alias: "Källa", text: "Källa", at: { paragraph: 0, side: "after" } },
    { kind: "keep-record", recordId: "r1", json: "{}" },
  ]);
  return host.bytes();
}

type Change = (xml: string) => string;

function changed(bytes: Uint8Array, name: string, change: Change): Uint8Array {
  const parts = Object.fromEntries([...rawEntries(bytes)].map(([part, entry]) => [part, textOf(entry)]));
  const xml = change(parts[name] as string);
  expect(xml).not.toBe(parts[name]);
  return zipOf({ ...parts, [name]: xml });
}

/** What the check says when `after` is what became of `before`. */
function problemBetween(
  before: Uint8Array,
  after: Uint8Array,
  parts: readonly string[] = [MAIN],
  meant: readonly MeantAltText[] = [],
): string | null {
  const old = new OfficePackage(before, nodeZip);
  const reading = readDocx(old);
  const trees = new Map(reading.stories.map((story) => [story.part, old.tree(story.part) as XmlTree]));
  const opc = new OfficePackage(after, nodeZip);
  return problemIn(opc, trees, reading, readDocx(opc), parts, meant);
}

test("an alternative text may become what was meant, and nothing else, nor anything beside it", () => {
  const body = p(r("ett "), inline("rIdA", ' descr="Karta" title="T"'), inline("rIdB", ' descr="Foto"'));
  const before = docx(body, MEDIA, { relationships: RELATIONS });
  const meant = { story: "body", paragraph: 0, ordinal: 0, text: "Karta. AI." };
  const after = (from: string, to: string) => changed(before, MAIN, (xml) => xml.replace(from, to));
  const right = after('descr="Karta"', 'descr="Karta. AI."');
  const differs = "formatting: paragraph 1 of body differs";
  expect(problemBetween(before, right, [MAIN], [meant])).toBeNull();
  expect(problemBetween(before, right)).toBe(differs);
  expect(problemBetween(before, right, [MAIN], [{ ...meant, text: "Karta." }])).toBe(differs);
  expect(problemBetween(before, right, [MAIN], [{ ...meant, ordinal: 1 }])).toBe(differs);
  expect(problemBetween(before, right, [MAIN], [{ ...meant, text: null }])).toBe(differs);
  for (const [from, to] of [
    ['title="T"', 'title="U"'],
    ['descr="Foto"', 'descr="Foton"'],
    ['r:embed="rIdB"', 'r:embed="rIdA"'],
  ] as const) {
    const both = changed(right, MAIN, (xml) => xml.replace(from, to));
    expect(problemBetween(before, both, [MAIN], [meant])).toBe(differs);
  }
  const gone = after(' descr="Karta"', "");
  expect(problemBetween(before, gone, [MAIN], [{ ...meant, text: null }])).toBeNull();
  expect(problemBetween(before, gone, [MAIN], [meant])).toBe(differs);
});

const control = (label: string, part: string): RegExp =>
  new RegExp(`<w:sdt>(?:(?!<w:sdt>).)*?kallmarkt:1:${label}:${part}"(?:(?!<w:sdt>).)*?</w:sdt>`);
/** Puts something into the properties, or around the content, of the control around "två". */
const inPiece =
  (change: (piece: string) => string): Change =>
  (xml) =>
    xml.replace(control("a", "1"), change);

const faults: readonly (readonly [string, RegExp, string, Change])[] = [
  ["a character of the text", /^text: body differs/, MAIN, (xml) => xml.replace("tre", "tra")],
  ["a blank less", /^text: body differs/, MAIN, (xml) => xml.replace("ett ", "ett")],
  ["a paragraph less", /^text: body differs/, MAIN, (xml) => xml.replace(p(r("cell")), p())],
  ["a paragraph more, with text", /^text: body differs/, MAIN, (xml) => xml.replace("<w:sectPr/>", `${p(r("mer"))}<w:sectPr/>`)],
  [
    "more empty paragraphs than ours could leave",
    /^text: body differs/,
    MAIN,
    (xml) => xml.replace("<w:sectPr/>", `${p() + p()}<w:sectPr/>`),
  ],
  ["a story less", /^text: header:header1 is gone/, "word/header1.xml", () => wordPart("hdr", "")],
  ["the text of a header", /^text: header:header1 differs/, "word/header1.xml", (xml) => xml.replace("huvud", "hubud")],

  ["formatting less", /^formatting: paragraph 1 of body/, MAIN, (xml) => xml.replace("<w:rPr><w:b/></w:rPr>", "")],
  ["formatting more", /^formatting: paragraph 2 of body/, MAIN, (xml) => xml.replace(r("fält"), r("fält", "<w:i/>"))],
  ["a link less", /^formatting: paragraph 2 of body/, MAIN, (xml) => xml.replace(/<w:hyperlink[^>]*>|<\/w:hyperlink>/g, "")],
  [
    "a bookmark less",
    /^formatting: paragraph 3 of body/,
    MAIN,
    (xml) => xml.replace(r("cell"), `<w:bookmarkStart w:id="1" w:name="b"/>${r("cell")}`),
  ],
  ["a field's instruction", /^formatting: paragraph 2 of body/, MAIN, (xml) => xml.replace(" REF b ", " REF c ")],
  [
    "another's control less",
    /^formatting: paragraph 4 of body/,
    MAIN,
    (xml) =>
      xml.replace(
        /<w:sdt><w:sdtPr><w:alias w:val="Annan"\/><w:tag w:val="annan"\/><w:id w:val="6"\/><\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/,
        "$1",
      ),
  ],

  ["a table's grid", /^structure: body/, MAIN, (xml) => xml.replace("<w:tblGrid/>", "<w:tblGrid><w:gridCol/></w:tblGrid>")],
  ["the section's properties", /^structure: body/, MAIN, (xml) => xml.replace("<w:sectPr/>", "")],
  [
    "a control around a block less",
    /^structure: body/,
    MAIN,
    (xml) =>
      xml
        .replace("<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>", "")
        .replace("</w:sdtContent></w:sdt><w:sectPr/>", "<w:sectPr/>"),
  ],

  [
    "an id that stands twice, both ours",
    /stands twice/,
    MAIN,
    (xml) =>
      xml.replace(control("a", "mark"), (mark) =>
        mark.replace(/w:id w:val="\d+"/, /w:id w:val="\d+"/.exec(control("a", "1").exec(xml)?.[0] ?? "")?.[0] ?? ""),
      ),
  ],
  [
    "an id that stands twice, one ours",
    /id 5 stands twice/,
    MAIN,
    inPiece((piece) => piece.replace(/w:id w:val="\d+"/, `w:id w:val="5"`)),
  ],
  ["no id", /without id \(kallmarkt:1:a:1\)/, MAIN, inPiece((piece) => piece.replace(/<w:id w:val="\d+"\/>/, ""))],
  ["the id 0", /without id/, MAIN, inPiece((piece) => piece.replace(/w:id w:val="\d+"/, `w:id w:val="0"`))],
  [
    "a title of more than 64 characters",
    /title is too long/,
    MAIN,
    inPiece((piece) => piece.replace(/w:alias w:val="[^"]*"/, `w:alias w:val="${"a".repeat(65)}"`)),
  ],
  [
    "an empty control",
    /is empty/,
    MAIN,
    (xml) =>
      xml.replace(control("a", "mark"), (mark) =>
        mark.replace(/<w:sdtContent>.*<\/w:sdtContent>/, "<w:sdtContent></w:sdtContent>"),
      ),
  ],
  [
    "a control without content",
    /is empty/,
    MAIN,
    (xml) => xml.replace(control("a", "mark"), (mark) => mark.replace(/<w:sdtContent>.*<\/w:sdtContent>/, "")),
  ],
  [
    "a control around a paragraph",
    /inside w:footnote/,
    NOTES,
    (xml) =>
      xml.replace(
        "</w:footnotes>",
        `<w:footnote w:id="9">${sdt(`<w:tag w:val="kallmarkt:1:c:note"/><w:id w:val="99"/>`, p(r("x")))}</w:footnote></w:footnotes>`,
      ),
  ],
  [
    "a control in a typed one",
    /inside a typed one/,
    MAIN,
    (xml) => xml.replace(r("datum"), sdt(`<w:tag w:val="kallmarkt:1:c:1"/><w:id w:val="99"/>`, r("datum"))),
  ],
  [
    "a control that holds a field's begin",
    /cuts a field/,
    MAIN,
    (xml) =>
      xml.replace(/<w:r><w:fldChar w:fldCharType="begin"\/><\/w:r>/, (run) =>
        sdt(`<w:tag w:val="kallmarkt:1:c:1"/><w:id w:val="99"/>`, run),
      ),
  ],
  [
    "a control that holds a field's middle",
    /cuts a field/,
    MAIN,
    (xml) =>
      xml.replace(/<w:r><w:fldChar w:fldCharType="separate"\/><\/w:r>/, (run) =>
        sdt(`<w:tag w:val="kallmarkt:1:c:1"/><w:id w:val="99"/>`, run),
      ),
  ],
  [
    "a control that holds a field's end",
    /cuts a field/,
    MAIN,
    (xml) =>
      xml.replace(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, (run) =>
        sdt(`<w:tag w:val="kallmarkt:1:c:1"/><w:id w:val="99"/>`, run),
      ),
  ],

  [
    "a reference to no note",
    /reference to footnote 1, which is not there/,
    NOTES,
    (xml) => xml.replace('<w:footnote w:id="1"', '<w:footnote w:id="8"'),
  ],
  [
    "a note of one id with ours",
    /footnote 1 stands twice/,
    NOTES,
    (xml) => xml.replace("</w:footnotes>", `<w:footnote w:id="1">${p()}</w:footnote></w:footnotes>`),
  ],
  [
    "a note of ours that nothing refers to",
    /own footnote 9 without a reference/,
    NOTES,
    (xml) =>
      xml.replace(
        /<w:footnote w:id="1">.*?<\/w:footnote>/,
        (note) => note + note.replace('w:id="1"', 'w:id="9"').replace(/(<w:id w:val=")\d+/, "$199"),
      ),
  ],
  [
    "a part that was written and is of no type",
    /has no content type/,
    "[Content_Types].xml",
    (xml) => xml.replace(/<Default Extension="xml"[^>]*>/, "").replace(/<Override PartName="\/word\/document.xml"[^>]*>/, ""),
  ],
];

describe("the check after a write", () => {
  test("finds nothing in what stayed as it was", async () => {
    const bytes = await labelled();
    expect(problemBetween(bytes, bytes)).toBeNull();
  });

  test("finds nothing in a label that went", async () => {
    const bytes = await labelled();
    const host = openDocx(bytes, { zip: nodeZip });
    await host.apply([
      { kind: "unmark", labelId: "a" },
      { kind: "unmark", labelId: "b" },
      { kind: "remove", owner: "a", part: "source" },
    ]);
    expect(problemBetween(bytes, host.bytes())).toBeNull();
  });

  test.each(faults)("finds %s", async (_name, is, part, change) => {
    const before = await labelled();
    expect(problemBetween(before, changed(before, part, change))).toMatch(is);
  });

  test.each([
    [
      "a relationship to no part",
      /^part word\/borta.xml is missing/,
      (opc: OfficePackage) => opc.relate(MAIN, "footnotes", "word/borta.xml", false),
    ],
    [
      "a part that was taken away and is still referred to",
      /^part customXml\/item1.xml is missing/,
      (opc: OfficePackage) => opc.remove("customXml/item1.xml"),
    ],
  ])("finds %s", async (_name, is, change) => {
    const opc = new OfficePackage(await labelled(), nodeZip);
    const reading = readDocx(opc);
    const trees = new Map(reading.stories.map((story) => [story.part, opc.tree(story.part) as XmlTree]));
    change(opc);
    expect(problemIn(opc, trees, reading, { ...readDocx(opc), stories: reading.stories }, [MAIN])).toMatch(is);
  });

  const stands = faults.filter(([, is]) => !/^\^|content type|missing/.test(is.source));
  test.each(stands)("but not where it stood before: %s", async (_name, _is, part, change) => {
    const before = changed(await labelled(), part, change);
    expect(problemBetween(before, before)).toBeNull();
  });

  test("a write that would fail it changes nothing and says what is wrong", async () => {
    const bytes = await labelled();
    const host = openDocx(bytes, { zip: nodeZip });
    // No edit makes a fault, so one is put in on the way to the package.
    const opc = (host as unknown as { opc: OfficePackage }).opc;
    const write = opc.write.bind(opc);
    opc.write = (part, text) => write(part, part === MAIN ? text.replace("tre", "tra") : text);
    await expect(host.apply([{ kind: "unmark", labelId: "a" }])).rejects.toMatchObject({
      code: "not-written",
      message: expect.stringContaining("text: body differs") as unknown,
    });
    expect(Buffer.from(host.bytes()).equals(Buffer.from(bytes))).toBe(true);
    expect((await host.read()).marks.map(({ labelId }) => labelId)).toEqual(["a", "b"]);
  });
});
