/** Content controls, notes, custom XML, properties, selection and events of the emulated Word, asserted on the saved package. */
import { describe, expect, test } from "@jest/globals";
import { field, p, r, run, sdt, table } from "../../hosts/docx/fake-docx.ts";
import type { HostObject } from "../host-object.ts";
import { profiles } from "../profiles.ts";
import { bodyXml, inWord, itemsOf, refusal, type Word } from "./open.ts";

const tags = (word: Word): unknown[] => word.items(word.root, "ContentControls").map((one) => word.get(one, "Tag"));
const tagged = (word: Word, object: HostObject, tag: string): HostObject => {
  const control = word.make(object, "InsertContentControl");
  word.set(control, "Tag", tag);
  return control;
};

describe("a content control", () => {
  test("goes around part of a paragraph, its properties in Word's order", () => {
    const word = inWord(p(r("ett två tre", "<w:b/>")));
    const control = tagged(word, word.find("två"), "t");
    word.set(control, "Title", "AI");
    word.set(control, "Appearance", "Tags");
    word.set(control, "Color", "#12ab34");
    word.set(control, "CannotDelete", true);
    const id = word.get(control, "Id") as number;
    expect(bodyXml(word)).toBe(
      p(
        r("ett ", "<w:b/>"),
        sdt(
          `<w:alias w:val="AI"/><w:tag w:val="t"/><w:id w:val="${id}"/><w:lock w:val="sdtLocked"/><w15:appearance w15:val="tags"/><w15:color w:val="12AB34"/>`,
          r("två", "<w:b/>"),
        ),
        r(" tre", "<w:b/>"),
      ),
    );
    expect(word.part("word/document.xml")).toMatch(/mc:Ignorable="w14 w15"/);
    expect([word.get(control, "Subtype"), word.get(control, "Text"), word.get(control, "Color")]).toEqual([
      "RichTextInline",
      "två",
      "#12AB34",
    ]);
    expect(word.texts()).toEqual(["ett två tre"]);
  });

  test("is found by tag, title and id, and not found as Word says it", () => {
    const word = inWord(p(r("ett två")));
    const control = tagged(word, word.find("två"), "t");
    const all = word.nav(word.root, "ContentControls");
    expect(itemsOf(word.make(all, "GetByTag", "t"))).toEqual([control]);
    expect(word.call(word.make(all, "GetByTag", "u"), "GetFirstOrNullObject")).toBeNull();
    expect(word.call(all, "GetById", word.get(control, "Id"))).toBe(control);
    expect(refusal(() => word.call(all, "GetById", 1))).toBe("ItemNotFound");
    expect(word.call(all, "GetByIdOrNullObject", 1)).toBeNull();
    expect(refusal(() => word.call(word.make(all, "GetByTag", "u"), "GetFirst"))).toBe("ItemNotFound");
  });

  test("goes away with or without its content; then it is not found", () => {
    const body = p(r("ett två tre"));
    const word = inWord(body);
    const control = tagged(word, word.find("två"), "t");
    word.call(control, "Delete", true);
    expect(word.texts()).toEqual(["ett två tre"]);
    expect(bodyXml(word)).not.toContain("w:sdt");
    expect(refusal(() => word.get(control, "Tag"))).toBe("ItemNotFound");
    const other = tagged(word, word.find("två"), "t");
    word.call(other, "Delete", false);
    expect(word.texts()).toEqual(["ett  tre"]);
    expect(tags(word)).toEqual([]);
  });

  test("over part of another one is refused; inside, around and beside are not", () => {
    const word = inWord(p(r("ett två tre fyra")));
    tagged(word, word.make(word.find("två"), "ExpandTo", word.find("tre")), "mitt");
    const part = word.make(word.find("ett"), "ExpandTo", word.find("två"));
    expect(refusal(() => word.call(part, "InsertContentControl"))).toBe("GeneralException");
    tagged(word, word.find("två"), "inne");
    tagged(word, word.find("fyra"), "bredvid");
    tagged(word, word.make(word.find("ett"), "ExpandTo", word.find("tre")), "runt");
    expect(tags(word)).toEqual(["runt", "mitt", "inne", "bredvid"]);
    expect(word.texts()).toEqual(["ett två tre fyra"]);
    const outer = word.make(word.make(word.nav(word.root, "ContentControls"), "GetByTag", "mitt"), "GetFirst");
    expect(word.get(word.nav(outer, "ParentContentControl"), "Tag")).toBe("runt");
    expect(word.nav(word.find("fyra"), "ParentContentControlOrNullObject")).toBe(
      word.nav(word.find("fyr"), "ParentContentControlOrNullObject"),
    );
  });

  test("around whole paragraphs is one of blocks, around a table's content one of the cell", () => {
    const word = inWord(p(r("a")) + p(r("b")) + p(r("c")));
    const two = word.make(word.make(word.paragraph(0), "GetRange"), "ExpandTo", word.make(word.paragraph(1), "GetRange"));
    const control = tagged(word, two, "block");
    expect(word.get(control, "Subtype")).toBe("RichTextParagraphs");
    expect(word.get(control, "Text")).toBe("a\rb");
    expect(bodyXml(word)).toMatch(/^<w:sdt>.*<w:sdtContent><w:p>.*a.*<\/w:p><w:p>.*b.*<\/w:p><\/w:sdtContent><\/w:sdt><w:p>/);
    word.call(control, "Delete", false);
    expect(word.texts()).toEqual(["c"]);
  });

  test("inside a plain text control, or in the middle of a locked one, is refused", () => {
    const word = inWord(
      p(sdt(`<w:id w:val="1"/><w:text/>`, r("ren text"))) +
        p(sdt(`<w:id w:val="2"/><w:lock w:val="contentLocked"/>`, r("låst text"))),
    );
    expect(refusal(() => word.call(word.find("ren"), "InsertContentControl"))).toBe("GeneralException");
    expect(refusal(() => word.call(word.find("låst"), "InsertText", "x", "After"))).toBe("GeneralException");
    expect(refusal(() => word.call(word.find("låst"), "InsertContentControl"))).toBe("GeneralException");
    const deletable = inWord(p(sdt(`<w:id w:val="2"/><w:lock w:val="sdtLocked"/>`, r("fast"))));
    const [control] = deletable.items(deletable.root, "ContentControls");
    expect(refusal(() => deletable.call(control as HostObject, "Delete", true))).toBe("GeneralException");
  });

  test("takes links and fields whole, and cuts revisions", () => {
    const link = `<w:hyperlink w:anchor="x">${r("länken")}</w:hyperlink>`;
    const word = inWord(
      p(r("a "), link, r(" b")) +
        p(r("c "), field("PAGE", r("77")), r(" d")) +
        p(r("e "), `<w:ins w:id="5" w:author="x">${r("nytt här")}</w:ins>`),
      {},
      profiles.web,
    );
    tagged(word, word.find("a län"), "1");
    tagged(word, word.find("c 7"), "2");
    tagged(word, word.find("e nytt"), "3");
    const xml = bodyXml(word);
    expect(xml).toContain(`<w:sdtContent>${r("a ")}${link}</w:sdtContent>`);
    expect(xml).toContain(`<w:sdtContent>${r("c ")}${field("PAGE", r("77"))}</w:sdtContent>`);
    expect(xml).toContain(
      `<w:sdtContent>${r("e ")}<w:ins w:id="5" w:author="x">${r("nytt")}</w:ins></w:sdtContent></w:sdt><w:ins w:id="5" w:author="x">${r(" här")}</w:ins>`,
    );
  });

  test("text inserted at its places stays inside; after its range, outside", () => {
    const word = inWord(p(r("ett två tre")));
    const control = tagged(word, word.find("två"), "t");
    word.call(control, "InsertText", "[", "Start");
    word.call(control, "InsertText", "]", "End");
    word.call(word.make(control, "GetRange", "After"), "InsertText", "!", "Start");
    word.call(word.make(control, "GetRange", "Before"), "InsertText", "¡", "Start");
    expect(word.get(control, "Text")).toBe("[två]");
    expect(word.texts()).toEqual(["ett ¡[två]! tre"]);
    word.call(control, "InsertText", "nytt", "Replace");
    expect(word.texts()).toEqual(["ett ¡nytt! tre"]);
  });

  test("rows of a table take the whole table on the web and are refused on the desktop", () => {
    const body = table(p(r("A1")), p(r("A2"))) + p(r("efter"));
    const rows = (word: Word): HostObject => word.make(word.find("A1"), "ExpandTo", word.find("A2"));
    const pc = inWord(body + table(p(r("B1"))));
    expect(word3(pc)).toBe("RichTextTable");
    const three = table(p(r("A1")), p(r("A2")), p(r("A3"))) + p();
    const refused = inWord(three);
    expect(refusal(() => refused.call(rows(refused), "InsertContentControl"))).toBe("GeneralException");
    const web = inWord(three, {}, profiles.web);
    expect(web.get(web.make(rows(web), "InsertContentControl"), "Subtype")).toBe("RichTextTable");
    function word3(word: Word): unknown {
      return word.get(word.make(rows(word), "InsertContentControl"), "Subtype");
    }
  });
});

describe("notes", () => {
  test("a first footnote brings its part, separators, settings and styles", () => {
    const word = inWord(p(r("ett två")));
    const note = word.make(word.find("ett"), "InsertFootnote", "Källa: X");
    expect(word.get(note, "Type")).toBe("Footnote");
    expect(word.get(word.nav(note, "Body"), "Text")).toBe("\u0002 Källa: X");
    expect(word.texts()).toEqual(["ett\u0002 två"]);
    expect(word.part("word/footnotes.xml")).toMatch(
      /w:id="-1".*w:id="0".*<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"\/>/,
    );
    expect(word.part("word/settings.xml")).toContain(
      `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat/>`,
    );
    expect(word.part("word/styles.xml")).toContain(`w:styleId="FootnoteReference"`);
    expect(word.part("word/_rels/document.xml.rels")).toContain("footnotes.xml");
    expect(word.items(word.body, "Footnotes")).toHaveLength(1);
    word.call(note, "Delete");
    expect(word.texts()).toEqual(["ett två"]);
    expect(word.part("word/footnotes.xml")).not.toContain("Källa");
  });

  test("its reference stands inside a control that ends there on the desktop, outside on the web", () => {
    const place = (profile: (typeof profiles)["web"]): string => {
      const word = inWord(p(r("ett två")), {}, profile);
      const control = tagged(word, word.find("ett"), "t");
      word.call(word.make(control, "GetRange", "Content"), "InsertFootnote", "x");
      return /footnoteReference.*<\/w:sdtContent>/.test(bodyXml(word)) ? "inside" : "outside";
    };
    expect([place(profiles.pc), place(profiles.web)]).toEqual(["inside", "outside"]);
  });

  test("endnotes alike; none in a note; next in order of reference", () => {
    const word = inWord(p(r("ett två")));
    word.call(word.find("två"), "InsertEndnote", "andra");
    word.call(word.find("ett"), "InsertEndnote", "första");
    const [first, second] = word.items(word.body, "Endnotes") as [HostObject, HostObject];
    expect(word.get(word.nav(first, "Body"), "Text")).toBe("\u0002 första");
    expect(word.get(word.nav(word.make(first, "GetNext"), "Body"), "Text")).toBe("\u0002 andra");
    expect(word.call(second, "GetNextOrNullObject")).toBeNull();
    const inNote = word.make(word.nav(first, "Body"), "GetRange", "Start");
    expect(refusal(() => word.call(inNote, "InsertFootnote", "x"))).toBe("GeneralException");
  });
});

describe("what is kept in the file", () => {
  test("custom XML parts are written with their item ids, found by namespace, replaced and removed", () => {
    const word = inWord(p(r("a")));
    const parts = word.nav(word.root, "CustomXmlParts");
    const part = word.make(parts, "Add", `<k:record xmlns:k="urn:x">1</k:record>`);
    expect(word.part("customXml/item1.xml")).toContain(`<k:record xmlns:k="urn:x">1</k:record>`);
    expect(word.part("customXml/itemProps1.xml")).toContain(String(word.get(part, "Id")));
    expect(word.part("customXml/_rels/item1.xml.rels")).toContain("itemProps1.xml");
    expect(word.part("word/_rels/document.xml.rels")).toContain("../customXml/item1.xml");
    const own = word.make(word.make(parts, "GetByNamespace", "urn:x"), "GetOnlyItemOrNullObject");
    word.call(own, "SetXml", `<k:record xmlns:k="urn:x" version="2">2</k:record>`);
    expect(word.call(part, "GetXml")).toBe(`<k:record xmlns:k="urn:x" version="2">2</k:record>`);
    expect(word.call(part, "Query", "/k:record/@version", { k: "urn:x" })).toEqual(["2"]);
    expect(word.call(word.make(parts, "GetByNamespace", "urn:y"), "GetOnlyItemOrNullObject")).toBeNull();
    expect(refusal(() => word.call(parts, "GetByNamespace", ""))).toBe("InvalidArgument");
    expect(refusal(() => word.call(parts, "Add", `<?xml version="1.0"?><a/>`))).toBe("InvalidArgument");
    word.call(part, "Delete");
    expect(Object.keys(word.parts()).filter((name) => name.startsWith("customXml"))).toEqual([]);
    expect(word.part("word/_rels/document.xml.rels")).not.toContain("customXml");
    expect(refusal(() => word.call(part, "GetXml"))).toBe("ItemNotFound");
  });

  test("custom properties and core properties", () => {
    const word = inWord(p(r("a")));
    const custom = word.nav(word.nav(word.root, "Properties"), "CustomProperties");
    word.call(custom, "Add", "Kallmarkt", "id1");
    word.call(custom, "Add", "Antal", 3);
    expect(itemsOf(custom).map((one) => [word.get(one, "Key"), word.get(one, "Value"), word.get(one, "Type")])).toEqual([
      ["Kallmarkt", "id1", "String"],
      ["Antal", 3, "Number"],
    ]);
    word.call(custom, "Add", "kallmarkt", "id2");
    expect(word.part("docProps/custom.xml")).toMatch(/pid="2" name="Kallmarkt"><vt:lpwstr>id2<.*pid="3" name="Antal"><vt:i4>3</);
    expect(word.call(custom, "GetItemOrNullObject", "saknas")).toBeNull();
    word.call(word.make(custom, "GetItem", "Antal"), "Delete");
    expect(word.call(custom, "GetCount")).toBe(1);
    word.set(word.nav(word.root, "Properties"), "Title", "Titel");
    expect(word.part("docProps/core.xml")).toContain("<dc:title>Titel</dc:title>");
  });

  test("parts that nothing touched stay byte for byte, and a document that was only read too", () => {
    const body = p(r("a"), run("<w:tab/>")) + p(r("b"));
    const word = inWord(body);
    const before = word.document.bytes();
    word.get(word.body, "Text");
    word.call(word.body, "GetOoxml");
    expect(word.document.bytes()).toBe(before);
    const parts = word.parts();
    word.call(word.find("a"), "InsertText", "x", "After");
    const now = word.parts();
    const changed = Object.keys(now).filter((name) => !Buffer.from(now[name] ?? []).equals(Buffer.from(parts[name] ?? [])));
    expect(changed).toEqual(["word/document.xml"]);
  });

  test("getOoxml is a flat package of the stretch, without custom XML and docProps, ids of paragraphs drawn anew", () => {
    const word = inWord(`<w:p w14:paraId="11111111">${r("ett")}</w:p>` + p(r("två tre")) + "<w:sectPr/>");
    word.call(word.nav(word.root, "CustomXmlParts"), "Add", `<k:record xmlns:k="urn:x"/>`);
    word.call(word.nav(word.nav(word.root, "Properties"), "CustomProperties"), "Add", "Kallmarkt", "id1");
    const whole = String(word.call(word.body, "GetOoxml"));
    expect(whole).toMatch(/pkg:name="\/word\/document.xml"/);
    expect(whole).toMatch(/pkg:name="\/word\/styles.xml"/);
    expect(whole).not.toMatch(/customXml|docProps|11111111/);
    expect(whole).toContain("två tre");
    const range = String(word.call(word.find("två"), "GetOoxml"));
    expect(/<w:body>(.*)<\/w:body>/.exec(range)?.[1]).toBe(`${p(r("två"))}<w:sectPr/>`);
  });
});

describe("the person", () => {
  test("selects, also across cells, in notes; the selection is a range", () => {
    const word = inWord(p(r("ett två")) + table(p(r("A1")), p(r("A2"))) + p(r("sist")));
    word.document.person.select({ paragraph: 0, offset: 4 }, { paragraph: 0, offset: 7 });
    expect(word.get(word.make(word.root, "GetSelection"), "Text")).toBe("två");
    word.document.person.select({ paragraph: 1, offset: 1 }, { paragraph: 2, offset: 1 });
    expect(word.get(word.make(word.root, "GetSelection"), "Text")).toBe("A1\r\nA2\r\n");
    word.call(word.find("ett"), "InsertFootnote", "fotnot");
    word.document.person.selectIn({ kind: "footnote", index: 0 }, 2, 8);
    const selection = word.make(word.root, "GetSelection");
    expect(word.get(selection, "Text")).toBe("fotnot");
    expect(word.get(word.nav(selection, "ParentBody"), "Type")).toBe("Footnote");
    expect(word.events.filter(({ event }) => event === "DocumentSelectionChanged")).toHaveLength(3);
  });

  test("selects in a text box, whose paragraphs are none of the body's; notes are refused there", () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("i rutan"))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("i rutan"))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const word = inWord(p(r("ett"), run(box)));
    word.document.person.selectIn({ kind: "textBox", index: 0 }, 2, 7);
    const selection = word.make(word.root, "GetSelection");
    expect(word.get(selection, "Text")).toBe("rutan");
    expect(word.get(word.nav(selection, "ParentBody"), "Type")).toBe("Shape");
    expect(refusal(() => word.call(selection, "InsertFootnote", "x"))).toBe("GeneralException");
    expect(word.call(selection, "CompareLocationWith", word.find("ett"))).toBe("Unrelated");
    expect(word.texts()).toEqual(["ett"]);
  });

  test("types and takes away; events name the paragraphs, and whose edit it was", () => {
    const word = inWord(p(r("ett")) + p(r("två")));
    const ids = word.items(word.body, "Paragraphs").map((one) => word.get(one, "UniqueLocalId"));
    word.document.person.type(0, 0, 3, "ETT", true);
    word.document.person.insertParagraph(1, "nytt");
    word.document.person.deleteParagraph(2);
    expect(word.texts()).toEqual(["ETT", "nytt"]);
    const said = word.events.map(({ event, payload }) => [event, payload["source"], payload["uniqueLocalIds"]]);
    expect(said).toEqual([
      ["ParagraphChanged", "Remote", [ids[0]]],
      ["ParagraphAdded", "Local", [word.get(word.paragraph(1), "UniqueLocalId")]],
      ["ParagraphDeleted", "Local", [ids[1]]],
    ]);
  });

  test("controls tell when they come, change, are entered and go", () => {
    const word = inWord(p(r("ett två")));
    const control = tagged(word, word.find("två"), "t");
    const id = word.get(control, "Id");
    word.document.person.type(0, 5, 6, "W");
    word.document.person.select({ paragraph: 0, offset: 5 }, { paragraph: 0, offset: 6 });
    word.document.person.select({ paragraph: 0, offset: 0 }, { paragraph: 0, offset: 1 });
    word.call(control, "Delete", true);
    const said = word.events
      .filter(({ event }) => event.startsWith("ContentControl"))
      .map(({ event, target, payload }) => [event, target, payload["ids"]]);
    expect(said).toEqual([
      ["ContentControlAdded", null, [id]],
      ["ContentControlDataChanged", control, [id]],
      ["ContentControlEntered", control, [id]],
      ["ContentControlExited", control, [id]],
      ["ContentControlDeleted", control, [id]],
    ]);
  });
});

test("formatting is read through the styles and written to runs, as a tracked change when the document tracks", () => {
  const word = inWord(p(`<w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr>`, r("ett två")));
  const font = word.nav(word.find("två"), "Font");
  word.set(font, "Bold", true);
  word.set(font, "HighlightColor", "#FFFF00");
  expect(bodyXml(word)).toContain(r("två", `<w:b/><w:bCs/><w:highlight w:val="yellow"/>`));
  expect([
    word.get(font, "Bold"),
    word.get(font, "HighlightColor"),
    word.get(word.nav(word.paragraph(0), "Font"), "Bold"),
  ]).toEqual([true, "#FFFF00", null]);
  expect(refusal(() => word.set(font, "Color", "blå"))).toBe("InvalidArgument");
  word.set(word.root, "ChangeTrackingMode", "TrackAll");
  word.set(word.nav(word.find("ett"), "Font"), "Italic", true);
  expect(bodyXml(word)).toMatch(/<w:i\/><w:iCs\/><w:rPrChange [^>]*><w:rPr\/><\/w:rPrChange>/);
});

test("5,000 paragraphs are read in time that grows with their number, not with its square", () => {
  const body = Array.from({ length: 5000 }, (_, index) => p(r(`Stycke ${index}.`))).join("");
  const word = inWord(body);
  const start = process.cpuUsage().user;
  const read = word.items(word.body, "Paragraphs").map((one) => [word.get(one, "Text"), word.get(one, "UniqueLocalId")]);
  for (let index = 0; index < 300; index++)
    tagged(word, word.make(word.paragraph(index * 10), "GetRange", "Content"), String(index));
  expect(read).toHaveLength(5000);
  // Generous: with an index looked up anew for each paragraph this takes more than half a minute.
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(15);
});
