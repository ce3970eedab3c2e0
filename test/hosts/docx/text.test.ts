/** What a reader sees (rulebook §4.2): every kind of content as text, in its story, with what is known about it. */
import { describe, expect, test } from "@jest/globals";
import { type DocumentText, type Paragraph, storyOf } from "../../../src/core/text/document.ts";
import { docx, field, p, type Parts, r, relation, run, sdt, style, table, wordPart } from "./fake-docx.ts";
import { readBytes } from "./laws.ts";

const read = async (body: string, parts: Parts = {}, relationships = ""): Promise<DocumentText> =>
  (await readBytes(docx(body, parts, { relationships }))).text;
const paragraphs = async (body: string, parts: Parts = {}, relationships = ""): Promise<readonly Paragraph[]> =>
  storyOf(await read(body, parts, relationships), "body")?.paragraphs ?? [];
const texts = async (body: string): Promise<string[]> => (await paragraphs(body)).map(({ text }) => text);
const t = (raw: string): string => `<w:t>${raw}</w:t>`;

describe("text of a paragraph", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["runs one after the other", p(r("a"), r("b")), "ab"],
    ["references", p(r("&lt;&amp;&#229;&#x1F600;&quot;&apos;&gt;")), "<&å😀\"'>"],
    ["a reference to nothing known stays as it is spelt", p(r("a &amp;nbsp; b")), "a &nbsp; b"],
    ["blanks at the ends of w:t that don't count", p(run(t(" a ")), run(t("\n\tb\n"))), "ab"],
    ["blanks that count", p(r(" a "), r(" b ")), " a  b "],
    ["line ends and tabs in the file as blanks", p(r("a\nb\tc\r\nd")), "a b c d"],
    ["line separators of Unicode as they are", p(r("a\u2028b\u0085c\u00a0d")), "a\u2028b\u0085c\u00a0d"],
    ["CDATA and comments", p(run(t("a<![CDATA[<b>&amp;]]>c<!-- nej -->d"))), "a<b>&amp;cd"],
    ["tabs", p(run("<w:tab/>", t("a"), `<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>`)), "\ta\t"],
    ["breaks", p(run(t("a"), "<w:br/>", t("b"), "<w:cr/>", `<w:br w:type="page"/>`)), "a\nb\n\n"],
    ["hyphens", p(run(t("a"), "<w:noBreakHyphen/>", t("b"), "<w:softHyphen/>")), "a\u2011b\u00ad"],
    [
      "symbols, pictures, formulas, embedded objects: one character each",
      p(
        run(`<w:sym w:font="W" w:char="F0"/>`, "<w:drawing/>", "<w:pict/>", "<w:object/>"),
        "<m:oMath/>",
        "<m:oMathPara><m:oMath/></m:oMathPara>",
      ),
      "\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc",
    ],
    [
      "note numbers and comment marks: nothing",
      p(
        r("a"),
        run(
          `<w:footnoteReference w:id="2"/>`,
          `<w:endnoteReference w:id="2"/>`,
          `<w:commentReference w:id="0"/>`,
          "<w:annotationRef/>",
          "<w:footnoteRef/>",
        ),
      ),
      "a",
    ],
    [
      "deleted text: nothing",
      p(r("a"), `<w:del w:id="1" w:author="A">${run("<w:delText>x</w:delText>")}${r("y")}</w:del>`, r("b")),
      "ab",
    ],
    [
      "text moved away: nothing; moved here: text",
      p(`<w:moveFrom w:id="1" w:author="A">${r("x")}</w:moveFrom>`, `<w:moveTo w:id="2" w:author="A">${r("y")}</w:moveTo>`),
      "y",
    ],
    ["inserted text", p(`<w:ins w:id="1" w:author="A">${r("x")}</w:ins>`), "x"],
    ["a field's instruction: nothing; its result: text", p(field(" REF b ", r("x"))), "x"],
    [
      "text in the instruction part of a field: nothing",
      p(run(`<w:fldChar w:fldCharType="begin"/>`), r("x"), run(`<w:fldChar w:fldCharType="end"/>`)),
      "",
    ],
    [
      "a field without result",
      p(
        r("a"),
        run(`<w:fldChar w:fldCharType="begin"/>`),
        run("<w:instrText>XE</w:instrText>"),
        run(`<w:fldChar w:fldCharType="end"/>`),
        r("b"),
      ),
      "ab",
    ],
    [
      "ruby: the base, not the reading",
      p(run(`<w:ruby><w:rubyPr/><w:rt>${r("liten")}</w:rt><w:rubyBase>${r("bas")}</w:rubyBase></w:ruby>`)),
      "bas",
    ],
    [
      "holders of runs",
      p(
        `<w:hyperlink w:anchor="x">${r("a")}</w:hyperlink>`,
        `<w:smartTag w:element="e">${r("b")}</w:smartTag>`,
        `<w:customXml w:element="e">${r("c")}</w:customXml>`,
        `<w:dir w:val="rtl">${r("d")}</w:dir>`,
        sdt("", r("e")),
        sdt("<w:date/>", r("f")),
      ),
      "abcdef",
    ],
    [
      "the first choice of alternatives, never both",
      p(
        `<mc:AlternateContent><mc:Choice Requires="w14">${r("a")}</mc:Choice><mc:Choice Requires="w">${r("b")}</mc:Choice><mc:Fallback>${r("c")}</mc:Fallback></mc:AlternateContent>`,
      ),
      "a",
    ],
    [
      "the fallback where there is no choice",
      p(`<mc:AlternateContent><mc:Fallback>${r("c")}</mc:Fallback></mc:AlternateContent>`),
      "c",
    ],
  ];

  test.each(cases)("%s", async (_name, body, is) => {
    expect(await texts(body)).toEqual([is]);
  });

  test("paragraphs of tables and controls come in reading order", async () => {
    const body =
      p(r("1")) +
      table(p(r("2")) + p(r("3")), p(r("4")) + table(p(r("5"))) + p()) +
      sdt("", p(r("6")) + sdt("<w:docPartObj/>", p(r("7"))));
    expect(await texts(body)).toEqual(["1", "2", "3", "4", "5", "", "6", "7"]);
    expect((await paragraphs(body)).map(({ inTable }) => inTable)).toEqual([false, true, true, true, true, true, false, false]);
  });

  test("a field that is never ended hides nothing but its instruction", async () => {
    expect(
      await texts(
        p(r("a"), run(`<w:fldChar w:fldCharType="begin"/>`), run("<w:instrText>TOC</w:instrText>"), r("b")) + p(r("c")),
      ),
    ).toEqual(["ab", "c"]);
  });

  test("a field over several paragraphs shows its result in each", async () => {
    const body =
      p(
        run(`<w:fldChar w:fldCharType="begin"/>`),
        run("<w:instrText>TOC</w:instrText>"),
        r("x"),
        run(`<w:fldChar w:fldCharType="separate"/>`),
        r("a"),
      ) +
      p(r("b")) +
      p(r("c"), run(`<w:fldChar w:fldCharType="end"/>`), r("d"));
    expect(await texts(body)).toEqual(["a", "b", "cd"]);
  });

  test("hidden text is text, and said to be hidden", async () => {
    const [paragraph] = await paragraphs(
      p(r("a"), r("bc", "<w:vanish/>"), r("d", `<w:vanish w:val="0"/>`), r("e", `<w:vanish w:val="true"/>`)),
    );
    expect(paragraph).toMatchObject({
      text: "abcde",
      hidden: [
        { start: 1, end: 3 },
        { start: 4, end: 5 },
      ],
    });
  });
});

describe("what is known about a paragraph", () => {
  const styles = wordPart(
    "styles",
    `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>` +
      style("Rubrik1", "heading 1") +
      style("Egen", "Min rubrik", "paragraph", `<w:basedOn w:val="Rubrik1"/>`) +
      style("Text", "Rubriktext", "paragraph", `<w:basedOn w:val="Rubrik1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>`) +
      style("A", "a", "paragraph", `<w:basedOn w:val="B"/>`) +
      style("B", "b", "paragraph", `<w:basedOn w:val="A"/>`) +
      style("Lista", "List Bullet", "paragraph", "<w:pPr><w:numPr/></w:pPr>"),
  );
  const given: Parts = { "word/styles.xml": styles };
  const styled = (id: string, more = ""): string => p(`<w:pPr><w:pStyle w:val="${id}"/>${more}</w:pPr>`, r("x"));

  const cases: readonly (readonly [string, string, Partial<Paragraph>])[] = [
    ["no style", p(r("x")), { style: null, heading: 0, inList: false }],
    ["a heading by its style's name, whatever the id", styled("Rubrik1"), { style: "heading 1", heading: 1 }],
    ["a heading by what its style is based on", styled("Egen"), { style: "Min rubrik", heading: 1 }],
    ["body text on a heading's base", styled("Text"), { heading: 0 }],
    ["a heading by its own outline level", p(`<w:pPr><w:outlineLvl w:val="2"/></w:pPr>`, r("x")), { heading: 3 }],
    ["a heading made body text", styled("Rubrik1", `<w:outlineLvl w:val="9"/>`), { heading: 0 }],
    ["styles based on each other", styled("A"), { style: "a", heading: 0 }],
    ["a style that is not there", styled("Borta"), { style: null, heading: 0 }],
    ["a list by its style", styled("Lista"), { inList: true }],
    [
      "a list by its own numbering",
      p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>`, r("x")),
      { inList: true },
    ],
    ["a list taken off", styled("Lista", `<w:numPr><w:numId w:val="0"/></w:numPr>`), { inList: false }],
  ];

  test.each(cases)("%s", async (_name, body, is) => {
    expect((await paragraphs(body, given))[0]).toMatchObject(is);
  });

  test("links by relationship, by bookmark, by field", async () => {
    const relationships = relation("rIdL", "hyperlink", "https://kommun.example/a?b=1&amp;c=2", false, "External");
    const body = p(
      r("a"),
      `<w:hyperlink r:id="rIdL">${r("bc")}</w:hyperlink>`,
      `<w:hyperlink r:id="rIdL" w:anchor="del">${r("d")}</w:hyperlink>`,
      `<w:hyperlink w:anchor="bm">${r("e")}</w:hyperlink>`,
      field(` HYPERLINK "https://example.se" \\o "tips" `, r("f")),
      `<w:hyperlink r:id="rIdBorta">${r("g")}</w:hyperlink>`,
      `<w:hyperlink r:id="rIdL"></w:hyperlink>`,
    );
    expect((await paragraphs(body, {}, relationships))[0]?.links).toEqual([
      { start: 1, end: 3, target: "https://kommun.example/a?b=1&c=2" },
      { start: 3, end: 4, target: "https://kommun.example/a?b=1&c=2#del" },
      { start: 4, end: 5, target: "#bm" },
      { start: 5, end: 6, target: "https://example.se" },
    ]);
  });

  test("language and properties of the document", async () => {
    const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ärende &amp; beslut</dc:title><dc:creator></dc:creator></cp:coreProperties>`;
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation("r1", "officeDocument", "word/document.xml")}<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
    const text = await read(p(), { ...given, "docProps/core.xml": core, "_rels/.rels": rels });
    expect(text.language).toBe("sv-SE");
    expect(text.metadata).toEqual({ title: "Ärende & beslut" });
  });
});

describe("stories", () => {
  const box = (text: string): string => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;

  test("each is read on its own, the body first", async () => {
    const text = await read(p(r("kropp")), {
      "word/header1.xml": wordPart("hdr", p(r("huvud"))),
      "word/footer2.xml": wordPart("ftr", table(p(r("fot")))),
      "word/footnotes.xml": wordPart(
        "footnotes",
        `<w:footnote w:type="separator" w:id="-1">${p(r("x"))}</w:footnote><w:footnote w:id="2">${p(r("not"))}</w:footnote>`,
      ),
      "word/endnotes.xml": wordPart("endnotes", `<w:endnote w:id="4">${p(r("slutnot"))}</w:endnote>`),
      "word/comments.xml": wordPart("comments", `<w:comment w:id="0" w:author="A">${p(r("kommentar"))}</w:comment>`),
    });
    expect(text.stories.map(({ id, kind, paragraphs: list }) => [id, kind, list.map((one) => one.text)])).toEqual([
      ["body", "body", ["kropp"]],
      ["footnote:2", "footnote", ["not"]],
      ["endnote:4", "endnote", ["slutnot"]],
      ["header:header1", "header", ["huvud"]],
      ["footer:footer2", "footer", ["fot"]],
      ["comment:0", "comment", ["kommentar"]],
    ]);
  });

  test("a text box is a story, read from one of its two copies, and boxes may hold boxes", async () => {
    const alternate = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box("ny")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box("gammal")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const nested = `<w:pict><v:textbox><w:txbxContent>${p(r("yttre"), run(`<w:pict><v:textbox>${box("inre")}</v:textbox></w:pict>`))}</w:txbxContent></v:textbox></w:pict>`;
    const text = await read(p(r("a"), run(alternate), run(nested)));
    expect(text.stories.map(({ id, paragraphs: list }) => [id, list.map((one) => one.text)])).toEqual([
      ["body", ["a\ufffc\ufffc"]],
      ["text-box:1", ["ny"]],
      ["text-box:2", ["yttre\ufffc"]],
      ["text-box:3", ["inre"]],
    ]);
  });

  test("what is not examined is named", async () => {
    expect((await readBytes(docx(p(r("a")) + `<w:altChunk r:id="rId9"/>`))).notExamined).toEqual(["altChunk"]);
  });
});

describe("what someone should know about a file", () => {
  const settings = (inside: string): Parts => ({ "word/settings.xml": wordPart("settings", inside) });

  const cases: readonly (readonly [string, Parts, readonly string[]])[] = [
    ["nothing", settings("<w:zoom/>"), []],
    ["tracked changes", settings("<w:trackRevisions/>"), ["tracked-changes"]],
    ["tracked changes switched off", settings(`<w:trackRevisions w:val="0"/>`), []],
    ["protection", settings(`<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`), ["protected"]],
    ["protection, spelt with true", settings(`<w:documentProtection w:edit="forms" w:enforcement="true"/>`), ["protected"]],
    ["protection that is not enforced", settings(`<w:documentProtection w:edit="readOnly" w:enforcement="0"/>`), []],
    ["protection without a word on enforcement", settings(`<w:documentProtection w:edit="readOnly"/>`), []],
    ["a signature", { "_xmlsignatures/origin.sigs": "" }, ["signed"]],
  ];

  test.each(cases)("%s", async (_name, parts, is) => {
    expect((await readBytes(docx(p(r("a")), parts))).notices).toEqual(is);
  });

  test("macros and a sensitivity label", async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation("r1", "officeDocument", "word/document.xml")}<Relationship Id="r2" Type="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels" Target="docMetadata/LabelInfo.xml"/></Relationships>`;
    const bytes = docx(
      p(r("a")),
      { "_rels/.rels": rels },
      { mainType: "application/vnd.ms-word.document.macroEnabled.main+xml" },
    );
    expect((await readBytes(bytes)).notices).toEqual(["macros", "sensitivity-label"]);
  });
});
