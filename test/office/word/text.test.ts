/** What the emulated Word reads and writes: paragraphs, ranges, search, insertions and deletions, asserted on the saved XML. */
import { describe, expect, test } from "@jest/globals";
import { field, p, r, run, sdt, table } from "../../hosts/docx/fake-docx.ts";
import { profiles } from "../profiles.ts";
import { bodyXml, inWord, itemsOf, refusal } from "./open.ts";

const protectedBy = (edit: string): Record<string, string> => ({
  "word/settings.xml": `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:documentProtection w:edit="${edit}" w:enforcement="1"/></w:settings>`,
});

const three = p(r("Första stycket.")) + p(r("Andra "), r("stycket", "<w:b/>"), r(".")) + p();

describe("reading", () => {
  test("paragraphs in body order, those of tables and controls included, those of text boxes not", () => {
    const box = run(
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("ruta"))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent>`,
    );
    const word = inWord(p(r("a"), box) + table(p(r("cell"))) + sdt(`<w:id w:val="7"/>`, p(r("styrt"))) + p(r("sist")));
    expect(word.texts()).toEqual(["a", "cell", "styrt", "sist"]);
    expect(word.items(word.body, "Paragraphs").map((one) => word.get(one, "TableNestingLevel"))).toEqual([0, 1, 0, 0]);
  });

  test("tabs, breaks, hyphens, fields and links read as Word reads them", () => {
    const word = inWord(
      p(
        r("a"),
        run("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"),
        field("PAGE", r("7")),
        `<w:hyperlink w:anchor="x">${r("länk")}</w:hyperlink>`,
      ),
    );
    expect(word.get(word.paragraph(0), "Text")).toBe("a\t\v\u001e7länk");
  });

  test("a body's text ends its paragraphs with returns and its cells as the kind of Word does", () => {
    const cells = `<w:tbl><w:tr><w:tc>${p(r("A1"))}</w:tc><w:tc>${p(r("B1"))}</w:tc></w:tr></w:tbl>`;
    const body = p(r("före")) + cells + p(r("efter"));
    expect(inWord(body).get(inWord(body).body, "Text")).toBe("före\rA1\tB1\r\nefter");
    const web = inWord(body, {}, profiles.web);
    expect(web.get(web.body, "Text")).toBe("före\rA1\rB1\refter");
  });

  test("tracked deletions are part of the text, except on the Mac; hidden text only on the web", () => {
    const body = p(
      r("kvar "),
      `<w:del w:id="1" w:author="x"><w:r><w:delText xml:space="preserve">borta </w:delText></w:r></w:del>`,
      r("dolt", "<w:vanish/>"),
    );
    const texts = [profiles.pc, profiles.mac, profiles.web].map((profile) => inWord(body, {}, profile).texts()[0]);
    expect(texts).toEqual(["kvar borta ", "kvar ", "kvar borta dolt"]);
    const word = inWord(body);
    expect(word.call(word.paragraph(0), "GetText", { IncludeHiddenText: true })).toBe("kvar dolt\r");
  });

  test("ids of paragraphs stay, differ, and are spelt as the kind of Word spells them", () => {
    const word = inWord(three);
    const ids = word.items(word.body, "Paragraphs").map((one) => word.get(one, "UniqueLocalId") as string);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/);
    expect(word.get(word.make(word.root, "GetParagraphByUniqueLocalId", ids[1]), "Text")).toBe("Andra stycket.");
    expect(refusal(() => word.call(word.root, "GetParagraphByUniqueLocalId", "nope"))).toBe("ItemNotFound");
    const web = inWord(three, {}, profiles.web);
    expect(web.get(web.paragraph(0), "UniqueLocalId")).toMatch(/^[0-9a-f-]{36}$/);
    const ltsc = inWord(three, {}, profiles.ltsc2024);
    expect(ltsc.get(ltsc.paragraph(0), "UniqueLocalId")).toBeNull();
  });

  test("neighbours, ends, alignment, style", () => {
    const word = inWord(p(`<w:pPr><w:pStyle w:val="Rubrik1"/><w:jc w:val="center"/></w:pPr>`, r("Rubrik")) + p(r("slut")));
    const first = word.paragraph(0);
    expect(word.get(first, "Style")).toBe("Heading 1");
    expect(word.get(first, "StyleBuiltIn")).toBe("Heading1");
    expect(word.get(first, "Alignment")).toBe("Centered");
    expect(word.get(word.make(first, "GetNext"), "Text")).toBe("slut");
    expect(word.call(first, "GetPreviousOrNullObject")).toBeNull();
    expect(refusal(() => word.call(first, "GetPrevious"))).toBe("ItemNotFound");
    word.set(word.paragraph(1), "StyleBuiltIn", "Heading1");
    expect(word.get(word.paragraph(1), "Style")).toBe("Heading 1");
    expect(word.part("word/document.xml")).toContain(
      `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:r><w:t xml:space="preserve">slut`,
    );
  });
});

describe("search", () => {
  test("takes letter case as told, whole words, straight quotes for curly ones", () => {
    const word = inWord(p(r("Bok bokföring ”citat” BOK")));
    const count = (text: string, options?: unknown): number => itemsOf(word.make(word.body, "Search", text, options)).length;
    expect([count("bok"), count("bok", { MatchCase: true }), count("bok", { MatchWholeWord: true }), count('"citat"')]).toEqual([
      3, 1, 2, 1,
    ]);
  });

  test("codes: ^p across paragraphs, ^t, ^^", () => {
    const word = inWord(p(r("ett"), run("<w:tab/>"), r("två^")) + p(r("tre")));
    const hit = itemsOf(word.make(word.body, "Search", "två^^^ptre"))[0];
    expect(hit && word.get(hit, "Text")).toBe("två^\rtre");
    expect(itemsOf(word.make(word.body, "Search", "ett^ttvå"))).toHaveLength(1);
  });

  test("is refused when empty, too long, or with wildcards", () => {
    const word = inWord(three);
    expect(refusal(() => word.call(word.body, "Search", ""))).toBe("InvalidArgument");
    expect(refusal(() => word.call(word.body, "Search", "x".repeat(256)))).toBe("SearchStringInvalidOrTooLong");
    expect(refusal(() => word.call(word.body, "Search", "a*", { MatchWildcards: true }))).toBe("NotImplemented");
  });

  test("finds across runs and fields; on the desktop a hit grows over a link", () => {
    const body = p(r("se "), `<w:hyperlink w:anchor="x">${r("länken här")}</w:hyperlink>`, r(" nu"));
    const word = inWord(body);
    expect(word.get(word.find("se län"), "Text")).toBe("se länken här");
    const web = inWord(body, {}, profiles.web);
    expect(web.get(web.find("se län"), "Text")).toBe("se län");
  });
});

describe("ranges", () => {
  test("head and tail expand to a passage; locations and comparison", () => {
    const word = inWord(three);
    const passage = word.make(word.find("Andra"), "ExpandTo", word.find("stycket."));
    expect(word.get(passage, "Text")).toBe("stycket.\rAndra");
    const head = word.find("Första");
    const whole = word.make(word.paragraph(0), "GetRange", "Content");
    expect(word.get(word.make(head, "ExpandTo", word.find("Andra")), "Text")).toBe("Första stycket.\rAndra");
    expect(word.call(head, "CompareLocationWith", whole)).toBe("InsideStart");
    expect(word.call(whole, "CompareLocationWith", head)).toBe("ContainsStart");
    expect(word.call(word.find("stycket."), "CompareLocationWith", head)).toBe("After");
    expect(word.get(word.make(whole, "IntersectWith", word.find("stycket.")), "Text")).toBe("stycket.");
    expect(word.call(head, "IntersectWithOrNullObject", word.find("Andra"))).toBeNull();
    expect(word.get(word.make(whole, "GetRange", "End"), "IsEmpty")).toBe(true);
    expect(word.get(word.make(word.paragraph(0), "GetRange"), "Text")).toBe("Första stycket.\r");
  });

  test("move along with edits before them, and grow only with text put inside", () => {
    const word = inWord(p(r("ett två tre")));
    const two = word.find("två");
    word.call(word.find("ett"), "InsertText", "ETT OCH", "Replace");
    expect(word.get(two, "Text")).toBe("två");
    word.call(two, "InsertText", "!", "End");
    word.call(two, "InsertText", "?", "After");
    word.call(two, "InsertText", "(", "Before");
    expect(word.get(two, "Text")).toBe("två!");
    expect(word.texts()).toEqual(["ETT OCH (två!? tre"]);
  });

  test("on the web a range keeps its offsets while others type", () => {
    const typed = (profile: (typeof profiles)["web"]): unknown => {
      const word = inWord(p(r("ett två tre")), {}, profile);
      const two = word.find("två");
      word.document.person.type(0, 0, 0, "nu ", true);
      return word.get(two, "Text");
    };
    expect([typed(profiles.pc), typed(profiles.web)]).toEqual(["två", "tt "]);
  });
});

describe("writing", () => {
  test("new text takes over the formatting beside it, on the web none", () => {
    const bold = p(r("fet", "<w:b/>"));
    const word = inWord(bold);
    word.call(word.find("fet"), "InsertText", "are", "After");
    expect(bodyXml(word)).toBe(p(r("fet", "<w:b/>"), r("are", "<w:b/>")));
    const web = inWord(bold, {}, profiles.web);
    web.call(web.find("fet"), "InsertText", "are", "After");
    expect(bodyXml(web)).toBe(p(r("fet", "<w:b/>"), r("are")));
  });

  test("a run is split where text goes into its middle, its properties copied", () => {
    const word = inWord(p(r("abcd", "<w:i/>")));
    word.call(word.find("bc"), "InsertText", "X\tY", "Before");
    expect(bodyXml(word)).toBe(
      p(
        r("a", "<w:i/>"),
        `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">X</w:t><w:tab/><w:t xml:space="preserve">Y</w:t></w:r>`,
        r("bcd", "<w:i/>"),
      ),
    );
  });

  test("text goes behind a link and a field, not into them", () => {
    const word = inWord(p(`<w:hyperlink w:anchor="x">${r("länk")}</w:hyperlink>`) + p(field("PAGE", r("7"))));
    word.call(word.find("länk"), "InsertText", " efter", "After");
    word.call(word.find("7"), "InsertText", " efter", "After");
    expect(bodyXml(word)).toBe(
      p(`<w:hyperlink w:anchor="x">${r("länk")}</w:hyperlink>`, r(" efter")) + p(field("PAGE", r("7")), r(" efter")),
    );
  });

  test("a line feed begins a new paragraph in the same style", () => {
    const word = inWord(p(`<w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr>`, r("ab")));
    word.call(word.find("a"), "InsertText", "1\n2", "After");
    expect(word.texts()).toEqual(["a1", "2b"]);
    expect(word.get(word.paragraph(1), "StyleBuiltIn")).toBe("Heading1");
  });

  test("paragraphs go before and after, at the start and end of the body, and away", () => {
    const word = inWord(p(r("mitt")));
    word.call(word.paragraph(0), "InsertParagraph", "efter", "After");
    word.call(word.find("mitt"), "InsertParagraph", "före", "Before");
    word.call(word.body, "InsertParagraph", "slut", "End");
    word.call(word.body, "InsertParagraph", "", "Start");
    expect(word.texts()).toEqual(["", "före", "mitt", "efter", "slut"]);
    word.call(word.paragraph(2), "Delete");
    word.call(word.make(word.find("före"), "ExpandTo", word.find("efter")), "Delete");
    expect(word.texts()).toEqual(["", "", "slut"]);
  });

  test("the last paragraph of the body and of a cell is emptied, never removed", () => {
    const word = inWord(table(p(r("cell"))) + p(r("sist")));
    word.call(word.paragraph(0), "Delete");
    expect(word.texts()).toEqual(["", "sist"]);
    word.call(word.paragraph(1), "Delete");
    expect(word.texts()).toEqual(["", ""]);
  });

  test("with tracking, insertions and deletions are marked, one's own go without a trace", () => {
    const word = inWord(p(r("ett två")));
    word.set(word.root, "ChangeTrackingMode", "TrackAll");
    expect(word.part("word/settings.xml")).toContain("<w:trackRevisions/><w:compat/>");
    word.call(word.find("ett"), "InsertText", "tre", "Replace");
    expect(bodyXml(word)).toMatch(
      /<w:del w:id="\d+" [^>]*><w:r><w:delText xml:space="preserve">ett<\/w:delText><\/w:r><\/w:del><w:ins [^>]*><w:r><w:t xml:space="preserve">tre/,
    );
    word.call(word.find("tre"), "Delete");
    expect(bodyXml(word)).not.toContain("tre");
    word.call(word.paragraph(0), "InsertParagraph", "ny", "After");
    expect(bodyXml(word)).toMatch(
      /<w:pPr><w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins [^>]*><w:r><w:t xml:space="preserve">ny/,
    );
  });

  test("nothing is written while viewing, or in a protected document", () => {
    const word = inWord(three);
    word.document.person.setViewing(true);
    expect(refusal(() => word.call(word.find("Andra"), "InsertText", "x", "After"))).toBe("GeneralException");
    word.document.person.setViewing(false);
    word.call(word.find("Andra"), "InsertText", "x", "After");
    const locked = inWord(three, protectedBy("readOnly"));
    expect(refusal(() => locked.call(locked.paragraph(0), "Delete"))).toBe("GeneralException");
    expect(refusal(() => locked.call(locked.paragraph(0), "InsertContentControl"))).toBe("GeneralException");
    const tracked = inWord(three, protectedBy("trackedChanges"));
    tracked.call(tracked.find("Andra"), "InsertText", "x", "After");
    expect(bodyXml(tracked)).toContain("<w:ins ");
  });
});
