/** Labels shown as footnotes (rulebook §4.7): parts made or extended, ids, settings, styles, and notes that people have worked on. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import type { HostEdit } from "../../../src/core/edits.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, p, partsOf, type Parts, r, run, sdt, style, W_NS, wordPart, zipOf } from "./fake-docx.ts";
import { FOOTNOTE, lawfully, MAIN, markEdit, rangeOf, readBytes, shown, shownBody } from "./laws.ts";

const NOTES = "word/footnotes.xml";
const SETTINGS = "word/settings.xml";
const STYLES = "word/styles.xml";

const own = (tag: string, ...content: readonly string[]): string => `⟦${tag}|${content.join("")}⟧`;
/** In no control: LibreOffice 7.4 loses text further on when there is one around the reference and one in the note. */
const reference = (id: number, styleId = "KallmarktFotnotsreferens"): string =>
  `<w:r><w:rPr><w:rStyle w:val="${styleId}"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
const note = (
  id: number,
  text = FOOTNOTE.text,
  reference = "KallmarktFotnotsreferens",
  paragraph = "KallmarktFotnotstext",
): string =>
  `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="${paragraph}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="${reference}"/></w:rPr><w:footnoteRef/></w:r>${own("a:note", r(` ${text}`))}</w:p></w:footnote>`;
const separators = (first: number, second: number): string =>
  `<w:footnote w:type="separator" w:id="${first}">${p(run("<w:separator/>"))}</w:footnote><w:footnote w:type="continuationSeparator" w:id="${second}">${p(run("<w:continuationSeparator/>"))}</w:footnote>`;
const theirs = (id: number, text: string): string =>
  `<w:footnote w:id="${id}">${p(run("<w:footnoteRef/>"), r(` ${text}`))}</w:footnote>`;

async function withNote(given: Parts = {}, body = p(r("ett två")), quote = "två") {
  const bytes = docx(body, given);
  return lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote), FOOTNOTE)]);
}

async function apply(bytes: Uint8Array, ...edits: readonly HostEdit[]): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip });
  await host.apply(edits);
  return host.bytes();
}

describe("a document without footnotes", () => {
  test("gets the part, its relationship and content type, and a reference after the passage", async () => {
    const { part, after } = await withNote();
    expect(shownBody(part())).toBe(p(r("ett "), own("a:1", r("två")), reference(1)));
    const notes = part(NOTES);
    expect(notes).toMatch(
      /<w:footnotes xmlns:w="[^"]*main"><w:footnote w:type="separator" w:id="-1">.*<w:separator\/>.*<w:footnote w:type="continuationSeparator" w:id="0">/,
    );
    expect(notes).not.toMatch(/w:type="\w*"[^>]*>(?:(?!<\/w:footnote>).)*footnoteRef/);
    expect(shown(notes)).toContain(note(1));
    expect(part("[Content_Types].xml")).toContain(
      `<Override PartName="/${NOTES}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>`,
    );
    expect(part("word/_rels/document.xml.rels")).toContain(`/relationships/footnotes" Target="footnotes.xml"/>`);
    expect(after.insertions).toEqual([
      { owner: "a", part: "note", text: "", story: "body", paragraph: 0, alias: "" },
      {
        owner: "a",
        part: "note",
        text: FOOTNOTE.text,
        story: "footnote:1",
        paragraph: 0,
        alias: "AI-källa",
        look: { style: "footnote text", inList: false },
      },
    ]);
  });

  test("and without styles gets these as well", async () => {
    const { part } = await withNote();
    expect(part(STYLES)).toContain(
      `<w:style w:type="character" w:styleId="KallmarktFotnotsreferens"><w:name w:val="footnote reference"/>`,
    );
    expect(part("[Content_Types].xml")).toContain(`PartName="/${STYLES}"`);
  });

  test("but with an unrelated part of that name leaves it alone", async () => {
    const parts = { ...partsOf(p(r("ab"))), [NOTES]: "inte XML" };
    const bytes = zipOf(parts);
    const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "ab"), FOOTNOTE)]);
    expect(part(NOTES)).toBe("inte XML");
    expect(shown(part("word/footnotes1.xml"))).toContain(note(1));
  });

  test("loses the note again, and the reference", async () => {
    const { undone } = await withNote();
    const entries = rawEntries(undone);
    expect(textOf(entries.get(MAIN))).not.toContain("footnoteReference");
    expect(textOf(entries.get(NOTES))).not.toContain("kallmarkt");
  });
});

describe("the note's number", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["separators -1 and 0", separators(-1, 0), 1],
    ["separators 0 and 1", separators(0, 1), 2],
    ["a continuation notice", separators(-1, 0) + `<w:footnote w:type="continuationNotice" w:id="1">${p()}</w:footnote>`, 2],
    ["notes of the writer's", separators(-1, 0) + theirs(2, "x") + theirs(9, "y") + theirs(5, "z"), 10],
    ["one at the end of all ids", separators(-1, 0) + theirs(2, "x") + theirs(2_147_483_647, "y"), 3],
    ["one at the end of Word's ids", separators(-1, 0) + theirs(2, "x") + theirs(32_767, "y"), 3],
    ["all at the end of Word's ids", separators(-1, 0) + theirs(1, "x") + theirs(32_766, "z") + theirs(32_767, "y"), 2],
    ["ids that are no numbers", separators(-1, 0) + theirs(2, "x").replace('"2"', '"x2"'), 1],
    ["nothing at all", "", 1],
  ];

  test.each(cases)("with %s", async (_name, inside, id) => {
    const { part } = await withNote({ [NOTES]: wordPart("footnotes", inside) });
    expect(shown(part(NOTES))).toBe(shown(wordPart("footnotes", inside + note(id))));
    expect(shownBody(part())).toContain(reference(id));
  });

  test("is not one that the settings name as a separator", async () => {
    const { part } = await withNote({
      [SETTINGS]: wordPart("settings", `<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>`),
    });
    expect(shownBody(part())).toContain(reference(2));
    expect(part(NOTES)).toContain(`w:type="separator" w:id="0"`);
    expect(part(NOTES)).toContain(`w:type="continuationSeparator" w:id="1"`);
  });

  test("stays when the label is written again, and several labels get one each", async () => {
    const bytes = docx(p(r("ett två tre")), { [NOTES]: wordPart("footnotes", separators(-1, 0) + theirs(1, "x")) });
    const reading = await readBytes(bytes);
    const { part } = await lawfully(bytes, [
      markEdit("a", rangeOf(reading, "ett"), FOOTNOTE),
      markEdit("b", rangeOf(reading, "tre"), FOOTNOTE),
    ]);
    expect(shown(part(NOTES)).match(/w:id="\d"><w:p><w:pPr>|⟦\w:note/g)).toEqual([
      `w:id="2"><w:p><w:pPr>`,
      "⟦a:note",
      `w:id="3"><w:p><w:pPr>`,
      "⟦b:note",
    ]);
  });
});

test("a part whose root is empty is opened up", async () => {
  const { part } = await withNote({ [NOTES]: `<w:footnotes xmlns:w="${W_NS}"/>` });
  expect(shown(part(NOTES))).toBe(`<w:footnotes xmlns:w="${W_NS}">${note(1)}</w:footnotes>`);
});

test("a part with a prefix of its own is written in it", async () => {
  const { part, after } = await withNote({ [NOTES]: `<x:footnotes xmlns:x="${W_NS}"></x:footnotes>` });
  expect(part(NOTES)).toMatch(
    /<x:footnote x:id="1"><x:p><x:pPr><x:pStyle x:val="KallmarktFotnotstext"\/>.*<x:sdt><x:sdtPr><x:alias x:val=/,
  );
  expect(after.insertions.at(-1)?.text).toBe(FOOTNOTE.text);
});

describe("the list of separators in the settings", () => {
  const list = `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`;
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "after what comes before it",
      `<w:zoom w:percent="100"/><w:hdrShapeDefaults/>`,
      `<w:zoom w:percent="100"/><w:hdrShapeDefaults/>${list}`,
    ],
    ["before the list for endnotes", `<w:zoom/><w:endnotePr/><w:compat/>`, `<w:zoom/>${list}<w:endnotePr/><w:compat/>`],
    [
      "before compatibility",
      `<w:defaultTabStop w:val="708"/><w:compat/><w:rsids/>`,
      `<w:defaultTabStop w:val="708"/>${list}<w:compat/><w:rsids/>`,
    ],
    ["before other namespaces", `<w:zoom/><w14:docId w14:val="1"/>`, `<w:zoom/>${list}<w14:docId w14:val="1"/>`],
    ["only once", `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat/>`, `${list}<w:compat/>`],
  ];

  test.each(cases)("stands %s", async (_name, inside, is) => {
    const { part } = await withNote({ [SETTINGS]: wordPart("settings", inside) });
    expect(part(SETTINGS)).toBe(wordPart("settings", is));
  });

  test("is not written where the footnotes were there before", async () => {
    const settings = wordPart("settings", "<w:compat/>");
    const { part } = await withNote({ [SETTINGS]: settings, [NOTES]: wordPart("footnotes", separators(-1, 0)) });
    expect(part(SETTINGS)).toBe(settings);
  });

  test("is not missed where there are no settings, or empty ones", async () => {
    await withNote({});
    await withNote({ [SETTINGS]: `<w:settings xmlns:w="${W_NS}"/>` });
  });
});

describe("the note's styles are found by name, whatever their id", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["Swedish", "Fotnotsreferens", "Fotnotstext"],
    ["Danish", "Fodnotehenvisning", "Fodnotetekst"],
    ["German", "Funotenzeichen", "Funotentext"],
    ["numbered", "a5", "a6"],
  ];

  test.each(cases)("%s", async (_name, character, paragraph) => {
    const styles = wordPart("styles", style(paragraph, "footnote text") + style(character, "footnote reference", "character"));
    const { part } = await withNote({ [STYLES]: styles });
    expect(shownBody(part())).toContain(reference(1, character));
    expect(shown(part(NOTES))).toContain(note(1, FOOTNOTE.text, character, paragraph));
    expect(part(STYLES)).not.toContain("KallmarktFotnot");
  });

  test("in any letter case", async () => {
    const styles = wordPart("styles", style("R", "Footnote Reference", "character") + style("T", "Footnote Text"));
    expect(shownBody((await withNote({ [STYLES]: styles })).part())).toContain(reference(1, "R"));
  });

  test("a paragraph style that is called so is not the character style", async () => {
    const styles = wordPart("styles", style("X", "footnote reference") + style("N", "Normal"));
    const { part } = await withNote({ [STYLES]: styles });
    expect(part(STYLES)).toMatch(/w:styleId="KallmarktFotnotstext"><w:name w:val="footnote text"\/><w:basedOn w:val="N"\/>/);
    expect(shownBody(part())).toContain(reference(1));
  });
});

test("a Strict document gets Strict names throughout", async () => {
  const bytes = docx(p(r("ab")), {}, { strict: true });
  const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "ab"), FOOTNOTE)]);
  expect(part(NOTES)).toContain(`xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"`);
  expect(part("word/_rels/document.xml.rels")).not.toContain("schemas.openxmlformats.org/officeDocument");
});

describe("where no footnote may stand, the mark is text", () => {
  const header = wordPart("hdr", p(r("huvud")));
  const given: Parts = {
    "word/header1.xml": header,
    "word/footer1.xml": wordPart("ftr", p(r("fot"))),
    [NOTES]: wordPart("footnotes", separators(-1, 0) + theirs(2, "fotnot")),
    "word/endnotes.xml": wordPart("endnotes", `<w:endnote w:id="3">${p(r("slutnot"))}</w:endnote>`),
  };

  test.each([
    ["header:header1", "huvud"],
    ["footer:footer1", "fot"],
    ["footnote:2", "fotnot"],
    ["endnote:3", "slutnot"],
  ])("%s", async (story, quote) => {
    const bytes = docx(p(r("ab")), given);
    const { outcomes, after } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote, story), FOOTNOTE)]);
    expect(outcomes).toEqual([{ kind: "limited", why: "no-notes-here" }]);
    expect(after.insertions).toMatchObject([{ part: "mark", story, text: FOOTNOTE.text }]);
  });

  test.each([
    ["comment:0", "kommentar", "comment"],
    ["text-box:1", "ruta", "text-box"],
  ])("and in a comment there is no mark at all: %s", async (story, quote, why) => {
    const box = `<w:pict><v:textbox><w:txbxContent>${p(r("ruta"))}</w:txbxContent></v:textbox></w:pict>`;
    const bytes = docx(p(r("ab")), {
      "word/comments.xml": wordPart("comments", `<w:comment w:id="0">${p(r("kommentar"), run(box))}</w:comment>`),
    });
    const { outcomes } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote, story), FOOTNOTE)]);
    expect(outcomes).toEqual([{ kind: "refused", why }]);
  });
});

describe("notes that people have worked on", () => {
  const start = docx(p(r("ett två")) + p(r("tre")), { [STYLES]: wordPart("styles", "") });
  const labelled = async (): Promise<Uint8Array> => apply(start, markEdit("a", rangeOf(await readBytes(start), "två"), FOOTNOTE));
  const edited = (bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array => {
    const parts = Object.fromEntries([...rawEntries(bytes)].map(([part, entry]) => [part, textOf(entry)]));
    const xml = change(parts[name] as string);
    expect(xml).not.toBe(parts[name]);
    return docx("", { ...parts, [name]: xml });
  };
  const addWords = (bytes: Uint8Array): Uint8Array =>
    edited(bytes, NOTES, (xml) =>
      xml.replace("</w:sdtContent></w:sdt></w:p>", `</w:sdtContent></w:sdt>${r(" Se även s. 4.")}</w:p>`),
    );
  const addParagraph = (bytes: Uint8Array): Uint8Array =>
    edited(bytes, NOTES, (xml) =>
      xml.replace("</w:sdtContent></w:sdt></w:p>", `</w:sdtContent></w:sdt></w:p>${p(r("Se även s. 4."))}`),
    );
  const bodyOf = (bytes: Uint8Array): string => shownBody(textOf(rawEntries(bytes).get(MAIN)));
  const notesOf = (bytes: Uint8Array): string => shown(textOf(rawEntries(bytes).get(NOTES)));

  test.each([
    ["beside ours", addWords],
    ["in a paragraph of their own", addParagraph],
  ])("words of theirs %s stay when the label goes, and so does the note", async (_name, add) => {
    const gone = await apply(add(await labelled()), { kind: "unmark", labelId: "a" });
    const reading = await readBytes(gone);
    expect([reading.marks, reading.insertions]).toEqual([[], []]);
    expect(bodyOf(gone)).toContain(`<w:footnoteReference w:id="1"/>`);
    expect(notesOf(gone)).toContain("Se även s. 4.");
    expect(notesOf(gone)).not.toContain(FOOTNOTE.text);
  });

  test("written again as it is, the note keeps their words and its number", async () => {
    const with2 = addWords(await labelled());
    const range = rangeOf(await readBytes(with2), "två");
    const host = openDocx(with2, { zip: nodeZip });
    expect(await host.apply([markEdit("a", range, FOOTNOTE)])).toEqual([{ kind: "unchanged" }]);
    expect(Buffer.from(host.bytes()).equals(Buffer.from(with2))).toBe(true);
  });

  test("with another text, the label gets a note of its own beside theirs", async () => {
    const with2 = addWords(await labelled());
    const range = rangeOf(await readBytes(with2), "två");
    const again = await apply(with2, markEdit("a", range, { ...FOOTNOTE, text: "Ny text." }));
    expect(bodyOf(again)).toContain(reference(2) + reference(1));
    expect(notesOf(again)).toContain("Se även s. 4.");
    expect(notesOf(again)).toContain(note(2, "Ny text."));
    expect(notesOf(again)).not.toContain(FOOTNOTE.text);
  });

  test("a note whose reference was deleted goes with its label", async () => {
    const orphan = edited(await labelled(), MAIN, (xml) => xml.replace(reference(1), ""));
    const gone = await apply(orphan, { kind: "unmark", labelId: "a" });
    expect(notesOf(gone)).not.toContain(FOOTNOTE.text);
  });

  test("a reference deleted with tracked changes is the writer's to take back: it stays, and so does the note", async () => {
    const deleted = edited(await labelled(), MAIN, (xml) =>
      xml.replace(reference(1), `<w:del w:id="3" w:author="A">${reference(1)}</w:del>`),
    );
    const gone = await apply(deleted, { kind: "unmark", labelId: "a" });
    expect(bodyOf(gone)).toContain(`<w:del w:id="3" w:author="A">${reference(1)}</w:del>`);
    expect(notesOf(gone)).toContain(FOOTNOTE.text);
  });

  test("a reference alone in its paragraph goes with its label, and the paragraph stays", async () => {
    const apart = edited(await labelled(), MAIN, (xml) => xml.replace(reference(1), `</w:p><w:p>${reference(1)}`));
    const gone = await apply(apart, { kind: "unmark", labelId: "a" });
    expect((await readBytes(gone)).text.stories[0]?.paragraphs.map(({ text }) => text)).toEqual(["ett två", "", "tre"]);
    expect(bodyOf(gone)).not.toContain("footnoteReference");
    expect(notesOf(gone)).not.toContain(FOOTNOTE.text);
  });

  test("a reference that was moved, formatted and joined with the writer's text goes alone", async () => {
    const moved = edited(await labelled(), MAIN, (xml) =>
      xml.replace(reference(1), "").replace(r("tre"), `<w:r><w:t>tre</w:t><w:footnoteReference w:id="1"/><w:tab/></w:r>`),
    );
    const gone = await apply(moved, { kind: "unmark", labelId: "a" });
    expect(bodyOf(gone)).toContain("<w:r><w:t>tre</w:t><w:tab/></w:r>");
    expect(notesOf(gone)).not.toContain(FOOTNOTE.text);
  });

  test("a copy with a note of its own, as Word makes it, goes with the rest", async () => {
    const one = note(1);
    const copied = edited(
      edited(await labelled(), MAIN, (xml) => xml.replace("</w:body>", `${p(r("kopia"), reference(5))}</w:body>`)),
      NOTES,
      (xml) =>
        xml.replace(
          /(<w:footnote w:id="1">.*<\/w:footnote>)/,
          (all) => all + all.replace('w:id="1"', 'w:id="5"').replace(/(<w:id w:val=")\d+/, "$177"),
        ),
    );
    expect(notesOf(copied)).toContain(one);
    const again = await apply(copied, markEdit("a", rangeOf(await readBytes(copied), "två"), FOOTNOTE));
    expect(bodyOf(again).match(/footnoteReference w:id="\d"/g)).toEqual([`footnoteReference w:id="1"`]);
    const gone = await apply(copied, { kind: "unmark", labelId: "a" });
    expect(bodyOf(gone)).not.toContain("footnoteReference");
    expect(notesOf(gone)).not.toContain("kallmarkt");
  });

  test("a note whose control somebody took off is theirs from then on, and stops no other label", async () => {
    const without = edited(await labelled(), NOTES, (xml) =>
      xml.replace(/<w:sdt>.*?<w:sdtContent>/, "").replace("</w:sdtContent></w:sdt>", ""),
    );
    const other = await apply(without, markEdit("b", rangeOf(await readBytes(without), "tre"), FOOTNOTE));
    expect((await readBytes(other)).marks.map(({ labelId }) => labelId)).toEqual(["a", "b"]);
    const gone = await apply(other, { kind: "unmark", labelId: "a" });
    expect(bodyOf(gone)).toContain(`<w:footnoteReference w:id="1"/>`);
    expect(notesOf(gone)).toContain(FOOTNOTE.text);
  });

  test("a reference of theirs to a note that is not there never comes to mean one of ours", async () => {
    const bytes = docx(p(r("ett två"), run(`<w:footnoteReference w:id="1"/>`)));
    const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "två"), FOOTNOTE)]);
    expect(shownBody(part())).toBe(p(r("ett "), own("a:1", r("två")), reference(2), run(`<w:footnoteReference w:id="1"/>`)));
  });

  test("a note in a control of the writer's is theirs", async () => {
    const bytes = docx(p(r("ett"), sdt("", run(`<w:footnoteReference w:id="2"/>`))), {
      [NOTES]: wordPart("footnotes", separators(-1, 0) + theirs(2, "x")),
    });
    await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "ett"), FOOTNOTE)]);
  });
});
