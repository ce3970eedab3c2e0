/** Styles, lists, tables, sections, comments, tracked changes, bookmarks, annotations, pieces and imports of the emulated Word. */
import { describe, expect, test } from "@jest/globals";
import { docx, field, p, r, run, table } from "../../hosts/docx/fake-docx.ts";
import { metadata } from "../metadata/index.ts";
import { wireName } from "../metadata/members.ts";
import type { HostObject } from "../host-object.ts";
import { profiles } from "../profiles.ts";
import { TRANSPORT_QUIRKS } from "../quirks.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { openInWord } from "./index.ts";
import { bodyXml, COMMON, inWord, itemsOf, refusal } from "./open.ts";
import { QUIRKS } from "./quirks.ts";

describe("styles", () => {
  test("are made, formatted, applied and found by name", () => {
    const word = inWord(p(r("ett två")) + p(r("tre")));
    const mark = word.make(word.root, "AddStyle", "AI-märke", "Character");
    word.set(word.nav(mark, "Font"), "Color", "#1F3A68");
    const notice = word.make(word.root, "AddStyle", "AI-notis", "Paragraph");
    word.set(word.nav(notice, "ParagraphFormat"), "SpaceBefore", 6);
    word.set(word.nav(notice, "ParagraphFormat"), "LeftIndent", 6.5);
    word.set(word.nav(notice, "Font"), "Bold", true);
    const styles = word.part("word/styles.xml");
    expect(styles).toContain(
      `<w:style w:type="character" w:customStyle="1" w:styleId="AImärke"><w:name w:val="AI-märke"/><w:qFormat/><w:rPr><w:color w:val="1F3A68"/></w:rPr></w:style>`,
    );
    expect(styles).toContain(
      `<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="120"/><w:ind w:left="130"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>`,
    );
    word.set(word.find("två"), "Style", "AI-märke");
    word.set(word.paragraph(1), "Style", "AI-notis");
    expect(bodyXml(word)).toContain(r("två", `<w:rStyle w:val="AImärke"/>`));
    expect(word.get(word.paragraph(1), "Style")).toBe("AI-notis");
    expect(word.get(word.nav(word.paragraph(1), "Font"), "Bold")).toBe(true);
    const all = word.make(word.root, "GetStyles");
    expect(word.get(word.make(all, "GetByNameOrNullObject", "ai-notis"), "NameLocal")).toBe("AI-notis");
    expect(word.call(all, "GetByNameOrNullObject", "saknas")).toBeNull();
    expect(refusal(() => word.call(word.root, "AddStyle", "AI-notis", "Paragraph"))).toBe("GeneralException");
    expect(refusal(() => word.set(word.paragraph(0), "Style", "saknas"))).toBe("ItemNotFound");
    expect(word.get(word.make(all, "GetByName", "Heading 1"), "BuiltIn")).toBe(true);
  });

  test("come from JSON, those that are there only when told to", () => {
    const word = inWord(p(r("a")));
    const json = JSON.stringify({
      styles: [
        { nameLocal: "Ny", type: "Paragraph", baseStyle: "Normal", font: { size: 9 }, paragraphFormat: { spaceAfter: 4 } },
      ],
    });
    expect(word.call(word.root, "ImportStylesFromJson", json)).toEqual(["Ny"]);
    expect(word.call(word.root, "ImportStylesFromJson", json)).toEqual([]);
    expect(word.part("word/styles.xml")).toMatch(/<w:spacing w:after="80"\/><\/w:pPr><w:rPr><w:sz w:val="18"\/>/);
    expect(refusal(() => word.call(word.root, "ImportStylesFromJson", "{}"))).toBe("InvalidArgument");
  });
});

describe("lists", () => {
  test("begin, take in, count and let go", () => {
    const word = inWord(p(r("ett")) + p(r("två")) + p(r("tre")));
    const list = word.make(word.paragraph(0), "StartNewList");
    word.call(list, "SetLevelNumbering", 0, "Arabic", [0, ")"]);
    word.call(word.paragraph(1), "AttachToList", word.get(list, "Id"), 0);
    expect(word.items(word.body, "Paragraphs").map((one) => word.get(one, "IsListItem"))).toEqual([true, true, false]);
    expect(word.get(word.nav(word.paragraph(1), "ListItem"), "ListString")).toBe("2)");
    expect(word.items(list, "Paragraphs")).toHaveLength(2);
    expect(refusal(() => word.call(word.paragraph(1), "StartNewList"))).toBe("GeneralException");
    word.call(word.paragraph(1), "DetachFromList");
    expect(word.get(word.paragraph(1), "IsListItem")).toBe(false);
    expect(word.nav(word.paragraph(1), "ListItemOrNullObject")).toBeNull();
    const bullets = word.make(word.paragraph(2), "StartNewList");
    word.call(bullets, "SetLevelBullet", 0, "Solid");
    expect(word.part("word/numbering.xml")).toMatch(/<w:abstractNum .*<w:abstractNum .*<w:num .*<w:num /);
    expect(word.part("word/numbering.xml")).toMatch(/<w:numFmt w:val="bullet"\/><w:lvlText w:val="\uf0b7"\/>/);
  });
});

describe("tables", () => {
  test("are inserted with values, read, filled, grown and removed", () => {
    const word = inWord(p(r("före")) + p(r("efter")));
    const made = word.make(word.paragraph(0), "InsertTable", 2, 2, "After", [
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(word.get(made, "Values")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(word.texts()).toEqual(["före", "a", "b", "c", "d", "efter"]);
    const cell = word.make(made, "GetCell", 1, 1);
    word.set(cell, "Value", "D");
    expect(word.get(word.nav(cell, "Body"), "Type")).toBe("TableCell");
    expect([word.get(cell, "RowIndex"), word.get(cell, "CellIndex")]).toEqual([1, 1]);
    word.call(made, "AddRows", "End", 1, [["e", "f"]]);
    word.call(made, "DeleteRows", 0, 1);
    expect(word.get(made, "Values")).toEqual([
      ["c", "D"],
      ["e", "f"],
    ]);
    const inCell = word.find("D");
    expect(word.get(word.nav(inCell, "ParentTable"), "RowCount")).toBe(2);
    expect(word.get(word.nav(inCell, "ParentTableCell"), "Value")).toBe("D");
    expect(word.nav(word.paragraph(0), "ParentTableOrNullObject")).toBeNull();
    word.call(made, "InsertParagraph", "mellan", "After");
    expect(word.texts().slice(-2)).toEqual(["mellan", "efter"]);
    word.call(made, "Delete");
    expect(word.texts()).toEqual(["före", "mellan", "efter"]);
  });

  test("never end a body, and never touch another table", () => {
    const word = inWord(table(p(r("A1"))) + p());
    const [first] = word.items(word.body, "Tables");
    word.call(first as HostObject, "InsertTable", 1, 1, "After", [["B1"]]);
    expect(bodyXml(word)).toMatch(/<\/w:tbl><w:p\/><w:tbl>.*<\/w:tbl><w:p[^>]*\/?>/);
    expect(word.texts()).toEqual(["A1", "", "B1", ""]);
  });
});

describe("beside the text", () => {
  test("headers and footers are those of the section, or made", () => {
    const word = inWord(p(r("a")) + "<w:sectPr/>");
    const [section] = word.items(word.root, "Sections") as [HostObject];
    const header = word.make(section, "GetHeader", "Primary");
    word.call(header, "InsertParagraph", "Sidhuvud", "Start");
    expect(word.get(header, "Type")).toBe("Header");
    expect(word.part("word/header1.xml")).toContain("Sidhuvud");
    expect(bodyXml(word)).toMatch(/<w:sectPr><w:headerReference w:type="default" r:id="rId\d+"\/><\/w:sectPr>/);
    expect(word.get(word.make(section, "GetHeader", "Primary"), "Text")).toBe("Sidhuvud\r");
    word.document.person.selectIn({ kind: "header", index: 0 }, 0, 4);
    expect(word.get(word.make(word.root, "GetSelection"), "Text")).toBe("Sida".slice(0, 3) + "h");
    expect(refusal(() => word.call(word.make(word.root, "GetSelection"), "InsertFootnote", "x"))).toBe("GeneralException");
  });

  test("a body without sections has one, and gets its properties with the first header", () => {
    const word = inWord(p(r("a")));
    const [section] = word.items(word.root, "Sections") as [HostObject];
    expect(word.call(section, "GetNextOrNullObject")).toBeNull();
    expect(bodyXml(word)).not.toContain("sectPr");
    word.call(section, "GetFooter", "FirstPage");
    expect(bodyXml(word)).toMatch(/<w:sectPr><w:footerReference w:type="first"/);
    expect(refusal(() => word.call(section, "GetHeader", "Odd"))).toBe("InvalidArgument");
  });

  test("comments are put on a range, read, and removed with their marks", () => {
    const word = inWord(p(r("ett två tre")));
    const comment = word.make(word.find("två"), "InsertComment", "Möjligen AI");
    expect(word.get(comment, "Content")).toBe("Möjligen AI");
    expect(word.get(word.make(comment, "GetRange"), "Text")).toBe("två");
    expect(bodyXml(word)).toMatch(
      /<w:commentRangeStart w:id="0"\/>.*två.*<w:commentRangeEnd w:id="0"\/><w:r><w:commentReference w:id="0"\/><\/w:r>/,
    );
    expect(itemsOf(word.make(word.body, "GetComments"))).toHaveLength(1);
    expect(itemsOf(word.make(word.find("ett"), "GetComments"))).toHaveLength(0);
    word.call(comment, "Delete");
    expect(bodyXml(word)).not.toMatch(/comment/);
    const web = inWord(p(r("ett")), {}, profiles.web);
    web.call(web.find("ett"), "InsertComment", "x");
    expect(web.texts()).toEqual(["ett\u0005"]);
  });

  test("tracked changes are listed, accepted, rejected and reviewed", () => {
    const word = inWord(p(r("ett två")));
    word.set(word.root, "ChangeTrackingMode", "TrackAll");
    word.call(word.find("två"), "InsertText", "tre", "Replace");
    const changes = (): readonly HostObject[] => itemsOf(word.make(word.body, "GetTrackedChanges"));
    expect(changes().map((one) => [word.get(one, "Type"), word.get(one, "Text")])).toEqual([
      ["Deleted", "två"],
      ["Added", "tre"],
    ]);
    expect([word.call(word.body, "GetReviewedText", "Original"), word.call(word.body, "GetReviewedText", "Current")]).toEqual([
      "ett två",
      "ett tre",
    ]);
    word.call(changes()[0] as HostObject, "Reject");
    word.call(word.make(word.body, "GetTrackedChanges"), "AcceptAll");
    expect(word.texts()).toEqual(["ett två" + "tre"]);
    expect(bodyXml(word)).not.toMatch(/<w:(ins|del)/);
  });

  test("bookmarks and annotations", () => {
    const word = inWord(p(r("ett två tre")));
    word.call(word.find("två"), "InsertBookmark", "_dold");
    expect(word.get(word.make(word.root, "GetBookmarkRange", "_dold"), "Text")).toBe("två");
    expect([
      word.call(word.body && word.find("ett två"), "GetBookmarks"),
      word.call(word.find("ett två"), "GetBookmarks", true),
    ]).toEqual([[], ["_dold"]]);
    expect(word.call(word.root, "GetBookmarkRangeOrNullObject", "saknas")).toBeNull();
    word.call(word.root, "DeleteBookmark", "_dold");
    expect(bodyXml(word)).not.toContain("bookmark");
    const before = word.document.bytes();
    const [id] = word.call(word.paragraph(0), "InsertAnnotations", {
      critiques: [{ colorScheme: "Red", start: 4, length: 3 }],
    }) as [string];
    const annotation = word.make(word.root, "GetAnnotationById", id);
    expect([
      word.get(annotation, "State"),
      word.get(word.nav(word.nav(annotation, "CritiqueAnnotation"), "Range"), "Text"),
    ]).toEqual(["Created", "två"]);
    expect(itemsOf(word.make(word.paragraph(0), "GetAnnotations"))).toHaveLength(1);
    word.call(annotation, "Delete");
    expect(refusal(() => word.get(annotation, "State"))).toBe("ItemNotFound");
    expect(
      refusal(() =>
        word.call(word.paragraph(0), "InsertAnnotations", { critiques: [{ colorScheme: "Red", start: 4, length: 30 }] }),
      ),
    ).toBe("InvalidArgument");
    expect(Buffer.from(word.document.bytes()).equals(Buffer.from(before))).toBe(true);
  });

  test("sentences, pieces, fields and links", () => {
    const word = inWord(p(r("Ett. Två? Tre"), field(" PAGE ", r("7"))));
    const texts = (collection: HostObject): unknown[] => itemsOf(collection).map((one) => word.get(one, "Text"));
    expect(texts(word.make(word.paragraph(0), "GetTextRanges", [".", "?"], true))).toEqual(["Ett.", "Två?", "Tre7"]);
    expect(texts(word.make(word.paragraph(0), "Split", [" "], true, true))).toEqual(["Ett.", "Två?", "Tre7"]);
    const [page] = word.items(word.body, "Fields") as [HostObject];
    expect([word.get(page, "Code"), word.get(page, "Type"), word.get(word.nav(page, "Result"), "Text")]).toEqual([
      " PAGE ",
      "Page",
      "7",
    ]);
    word.set(word.find("Två"), "Hyperlink", "https://exempel.se/");
    expect(word.get(word.find("Två"), "Hyperlink")).toBe("https://exempel.se/");
    expect(word.part("word/_rels/document.xml.rels")).toContain('Target="https://exempel.se/" TargetMode="External"');
    word.set(word.find("Två"), "Hyperlink", "");
    expect(bodyXml(word)).not.toContain("hyperlink");
  });

  test("breaks", () => {
    const word = inWord(p(r("ett två")));
    word.call(word.find("ett"), "InsertBreak", "Line", "After");
    word.call(word.paragraph(0), "InsertBreak", "Page", "After");
    expect(word.texts()).toEqual(["ett\v två\f"]);
    expect(refusal(() => word.call(word.paragraph(0), "InsertBreak", "SectionNext", "After"))).toBe("NotImplemented");
  });
});

describe("brought in", () => {
  test("what getOoxml gave comes back with its styles, notes and list, under free ids", () => {
    const from = inWord(p(`<w:pPr><w:pStyle w:val="Egen"/></w:pPr>`, r("kopia")) + "<w:sectPr/>", {
      ...COMMON,
      "word/styles.xml": String(COMMON["word/styles.xml"]).replace(
        "</w:styles>",
        `<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/></w:style></w:styles>`,
      ),
    });
    from.call(from.find("kopia"), "InsertFootnote", "not");
    const list = from.make(from.paragraph(0), "StartNewList");
    from.call(list, "SetLevelBullet", 0, "Square");
    from.call(from.paragraph(0), "InsertContentControl");
    const flat = from.call(from.body, "GetOoxml");

    const word = inWord(p(r("före")) + p(r("efter")));
    word.call(word.find("före"), "InsertFootnote", "egen");
    const range = word.make(word.paragraph(0), "InsertOoxml", flat, "End");
    expect(word.get(range, "Text")).toBe("kopia\u0002");
    expect(word.texts()).toEqual(["före\u0002", "kopia\u0002", "efter"]);
    expect(word.get(word.paragraph(1), "Style")).toBe("Egen");
    expect(word.get(word.paragraph(1), "IsListItem")).toBe(true);
    expect(word.items(word.body, "Footnotes").map((note) => word.get(word.nav(note, "Body"), "Text"))).toEqual([
      "\u0002 egen",
      "\u0002 not",
    ]);
    expect(word.items(word.root, "ContentControls")).toHaveLength(1);
    expect(refusal(() => word.call(word.paragraph(0), "InsertOoxml", "<a", "After"))).toBe("GeneralException");
  });

  test("a file and HTML become paragraphs", () => {
    const word = inWord(p(r("före")));
    word.call(word.body, "InsertFileFromBase64", Buffer.from(docx(p(r("fil")))).toString("base64"), "End");
    word.call(word.paragraph(0), "InsertHtml", "<h1>Rubrik</h1><p>en <b>fet</b> rad</p>", "After");
    expect(word.texts()).toEqual(["före", "Rubrik", "en fet rad", "fil"]);
    expect(word.get(word.paragraph(1), "StyleBuiltIn")).toBe("Heading1");
    expect(bodyXml(word)).toContain(r("fet", "<w:b/>"));
  });
});

test("every member has the name that Word's declarations give it", async () => {
  const { surface } = await metadata();
  const { members } = openInWord(docx(p(r("a"), run("<w:tab/>"))), profiles.pc);
  const unknown = Object.entries(members).flatMap(([type, table]) => {
    const declared = surface.types.find(({ name }) => name === type);
    const names = new Map(declared?.members.map((member) => [wireName(member.name), member]) ?? []);
    return Object.keys(table)
      .filter((name) => {
        const member = names.get(name.slice(name.indexOf("_") + 1));
        if (!member) return true;
        if (name.startsWith("m_")) return member.kind !== "method";
        return (
          member.kind !== "property" ||
          (member.type !== null) !== name.startsWith("nav_") ||
          (name.startsWith("set_") && member.readonly)
        );
      })
      .map((name) => `${type}.${name}`);
  });
  expect(unknown).toEqual([]);
});

test("every quirk that a profile names is one that is described, and every assumption is told once", () => {
  const known = new Set([...Object.keys(QUIRKS), ...Object.keys(TRANSPORT_QUIRKS)]);
  expect(Object.values(profiles).flatMap(({ quirks }) => quirks.filter((quirk) => !known.has(quirk)))).toEqual([]);
  expect(new Set(ASSUMPTIONS.map(({ about }) => about)).size).toBe(ASSUMPTIONS.length);
});
