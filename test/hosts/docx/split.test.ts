/** Cutting a run in two (rulebook §4.3): both halves look as the whole did, no blank appears or goes, nothing stands twice. */
import { describe, expect, test } from "@jest/globals";
import { docx, p, r, run, sdt } from "./fake-docx.ts";
import { INLINE, MAIN, covered, lawfully, markEdit, rangeOf, readBytes, SHADED, shownBody } from "./laws.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";

const own = (tag: string, ...content: readonly string[]): string => `⟦${tag}|${content.join("")}⟧`;
const a1 = (...content: readonly string[]): string => own("a:1", ...content);
const t = (raw: string): string => `<w:t>${raw}</w:t>`;
const kept = (raw: string): string => `<w:t xml:space="preserve">${raw}</w:t>`;

interface Case {
  readonly rule: string;
  readonly body: string;
  readonly quote: string;
  readonly is: string;
}

const cases: readonly Case[] = [
  { rule: "at the start", body: p(r("abcd")), quote: "ab", is: p(a1(r("ab")), r("cd")) },
  { rule: "at the end", body: p(r("abcd")), quote: "cd", is: p(r("ab"), a1(r("cd"))) },
  { rule: "in three", body: p(r("abcd")), quote: "bc", is: p(r("a"), a1(r("bc")), r("d")) },
  {
    rule: "attributes and properties are copied; a tracked change of formatting gets an id of its own",
    body: p(
      `<w:r w:rsidR="00AB" w:rsidRPr="00CD"><w:rPr><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr>${kept("ab")}</w:r>`,
    ),
    quote: "b",
    is: p(
      `<w:r w:rsidR="00AB" w:rsidRPr="00CD"><w:rPr><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr>${kept("a")}</w:r>`,
      a1(
        `<w:r w:rsidR="00AB" w:rsidRPr="00CD"><w:rPr><w:b/><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange></w:rPr>${kept("b")}</w:r>`,
      ),
    ),
  },
  {
    rule: "blanks at the outer ends that did not count still don't",
    body: p(run(t(" a b "))),
    quote: "a",
    is: p(a1(run(kept("a"))), run(kept(" b"))),
  },
  {
    rule: "blanks inside that counted still do",
    body: p(run(t("\n  ett två\n"))),
    quote: "ett",
    is: p(a1(run(kept("ett"))), run(kept(" två"))),
  },
  {
    rule: "xml:space that says default",
    body: p(run(`<w:t xml:space='default'> ab </w:t>`)),
    quote: "a",
    is: p(a1(run(kept("a"))), run(kept("b"))),
  },
  { rule: "a reference is one character", body: p(r("a&amp;b")), quote: "&", is: p(r("a"), a1(r("&amp;")), r("b")) },
  { rule: "a numeric reference", body: p(r("&#97;&#x62;c")), quote: "b", is: p(r("&#97;"), a1(r("&#x62;")), r("c")) },
  { rule: "a reference of two code units", body: p(r("a&#x1F600;b")), quote: "b", is: p(r("a&#x1F600;"), a1(r("b"))) },
  { rule: "a surrogate pair", body: p(r("a😀b")), quote: "😀", is: p(r("a"), a1(r("😀")), r("b")) },
  {
    rule: "a character and its combining mark stay together",
    body: p(r("e\u0301f")),
    quote: "e",
    is: p(a1(r("e\u0301")), r("f")),
  },
  {
    rule: "a combining mark alone belongs to what came before",
    body: p(r("e\u0301f")),
    quote: "\u0301f",
    is: p(r("e\u0301"), a1(r("f"))),
  },
  { rule: "a carriage return as a reference", body: p(r("a&#13;b")), quote: "b", is: p(r("a&#13;"), a1(r("b"))) },
  { rule: "a line end in the file is one blank", body: p(r("a\r\nb")), quote: "b", is: p(r("a\r\n"), a1(r("b"))) },
  { rule: "odd line ends are text", body: p(r("a\u2028b\u0085c")), quote: "b", is: p(r("a\u2028"), a1(r("b")), r("\u0085c")) },
  {
    rule: "a CDATA section is taken whole",
    body: p(r("x"), run(t("<![CDATA[a<b]]>"))),
    quote: "a",
    is: p(r("x"), a1(run(t("<![CDATA[a<b]]>")))),
  },
  {
    rule: "text with a comment in it is taken whole",
    body: p(run(kept("a<!-- x -->b"))),
    quote: "b",
    is: p(a1(run(kept("a<!-- x -->b")))),
  },
  {
    rule: "a comment between the run's texts stays",
    body: p(run(kept("a"), "<!-- x -->", kept("b"))),
    quote: "b",
    is: p(run(kept("a"), "<!-- x -->"), a1(run(kept("b")))),
  },
  {
    rule: "tabs and breaks are whole",
    body: p(run(t("a"), "<w:tab/>", t("b"), "<w:br/>", t("c"))),
    quote: "\tb",
    is: p(run(t("a")), a1(run("<w:tab/>", t("b"))), run("<w:br/>", t("c"))),
  },
  {
    rule: "hyphens",
    body: p(run(t("a"), "<w:noBreakHyphen/>", t("b"), "<w:softHyphen/>", t("c"))),
    quote: "\u2011b",
    is: p(run(t("a")), a1(run("<w:noBreakHyphen/>", t("b"))), run("<w:softHyphen/>", t("c"))),
  },
  {
    rule: "what has no text goes with its neighbour, and never twice",
    body: p(run("<w:lastRenderedPageBreak/>", t("ab"), `<w:footnoteReference w:id="2"/>`)),
    quote: "a",
    is: p(a1(run("<w:lastRenderedPageBreak/>", kept("a"))), run(kept("b"), `<w:footnoteReference w:id="2"/>`)),
  },
  {
    rule: "an empty text before the cut does not end the control in front of it",
    body: p(r("x"), run("<w:t/>", t("a"), t("b"))),
    quote: "xa",
    is: p(a1(r("x"), run("<w:t/>", t("a"))), run(t("b"))),
  },
  {
    rule: "a picture stays where it is",
    body: p(run(t("ab"), "<w:drawing/>", t("c"))),
    quote: "ab",
    is: p(a1(run(t("ab"))), run("<w:drawing/>", t("c"))),
  },
  {
    rule: "a symbol from a symbol font",
    body: p(run(t("a"), `<w:sym w:font="Wingdings" w:char="F0FC"/>`, t("b"))),
    quote: "\ufffcb",
    is: p(run(t("a")), a1(run(`<w:sym w:font="Wingdings" w:char="F0FC"/>`, t("b")))),
  },
  {
    rule: "hidden text is text, and known to be hidden",
    body: p(r("abc", "<w:vanish/>")),
    quote: "b",
    is: p(r("a", "<w:vanish/>"), a1(r("b", "<w:vanish/>")), r("c", "<w:vanish/>")),
  },
];

describe("cutting a run", () => {
  test.each(cases)("$rule", async ({ body, quote, is }) => {
    const bytes = docx(body);
    const { outcomes, part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote))]);
    expect(shownBody(part())).toBe(is);
    expect(outcomes).toEqual([{ kind: "done" }]);
  });

  test("a cut in the middle of a character takes the character to the left", async () => {
    const bytes = docx(p(r("a😀b")));
    const at = (from: number, to: number) => ({
      story: "body",
      from: { paragraph: 0, offset: from },
      to: { paragraph: 0, offset: to },
    });
    const { after } = await lawfully(bytes, [markEdit("a", at(0, 2)), markEdit("b", at(2, 4))]);
    expect([covered(after, "a"), covered(after, "b")]).toEqual([["a😀"], ["b"]]);
  });

  test("hidden text that was split is still one hidden span", async () => {
    const bytes = docx(p(r("abc", "<w:vanish/>"), r("d")));
    const { after } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "b"))]);
    expect(after.text.stories[0]?.paragraphs[0]?.hidden).toEqual([{ start: 0, end: 3 }]);
  });
});

const SHD = `<w:shd w:val="clear" w:color="auto" w:fill="E8EEF7"/>`;
const MARK = own("a:mark", `<w:r><w:rPr><w:rStyle w:val="KallmarktMark"/></w:rPr>${kept(" [AI: ChatGPT, 2026-11-03]")}</w:r>`);

describe("shading", () => {
  const shades: readonly Case[] = [
    { rule: "a run without properties", body: p(r("ab")), quote: "ab", is: p(a1(r("ab", SHD)), MARK) },
    {
      rule: "a run with properties: in the order the schema wants",
      body: p(r("ab", `<w:b/><w:lang w:val="sv-SE"/>`)),
      quote: "ab",
      is: p(a1(r("ab", `<w:b/>${SHD}<w:lang w:val="sv-SE"/>`)), MARK),
    },
    {
      rule: "before another namespace's properties",
      body: p(r("ab", `<w:b/><w14:ligatures w14:val="all"/>`)),
      quote: "ab",
      is: p(a1(r("ab", `<w:b/>${SHD}<w14:ligatures w14:val="all"/>`)), MARK),
    },
    {
      rule: "properties that hold a line of the file's own layout",
      body: p(run("<w:rPr>\r\n</w:rPr>", kept("ab"))),
      quote: "ab",
      is: p(a1(r("ab", `\r\n${SHD}`)), MARK),
    },
    {
      rule: "empty properties on a line of their own",
      body: p(run("\n<w:rPr/>\n", kept("ab"))),
      quote: "ab",
      is: p(a1(run(`\n<w:rPr>${SHD}</w:rPr>\n`, kept("ab"))), MARK),
    },
    { rule: "empty properties", body: p(run("<w:rPr/>", kept("ab"))), quote: "ab", is: p(a1(r("ab", SHD)), MARK) },
    {
      rule: "a run with shading of its own keeps it",
      body: p(r("ab", `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`)),
      quote: "ab",
      is: p(a1(r("ab", `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`)), MARK),
    },
    {
      rule: "deleted text is not shaded",
      body: p(r("a"), `<w:del w:id="8" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>`, r("b")),
      quote: "ab",
      is: p(a1(r("a", SHD), `<w:del w:id="8" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>`, r("b", SHD)), MARK),
    },
    {
      rule: "through links and controls",
      body: p(`<w:hyperlink w:anchor="x">${r("a")}</w:hyperlink>`, sdt("", r("b"))),
      quote: "ab",
      is: p(a1(`<w:hyperlink w:anchor="x">${r("a", SHD)}</w:hyperlink>`, sdt("", r("b", SHD))), MARK),
    },
  ];

  test.each(shades)("$rule", async ({ body, quote, is }) => {
    const bytes = docx(body);
    const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote), SHADED)]);
    expect(shownBody(part())).toBe(is);
  });

  test("goes again even from text that somebody has deleted with tracked changes", async () => {
    const bytes = docx(p(r("abc")));
    const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "abc"), SHADED)]);
    const run = r("abc", SHD);
    const deleted = part().replace(run, `<w:del w:id="8" w:author="A">${run.replaceAll("w:t", "w:delText")}</w:del>${r("ny")}`);
    const edited = docx(/<w:body>([\s\S]*)<\/w:body>/.exec(deleted)?.[1] ?? "");
    const { undone } = await lawfully(edited, [markEdit("a", rangeOf(await readBytes(edited), "ny"), INLINE)]);
    expect(textOf(rawEntries(edited).get(MAIN))).toContain("E8EEF7");
    expect(textOf(rawEntries(undone).get(MAIN))).not.toContain("E8EEF7");
    expect((await readBytes(undone)).marks).toEqual([]);
  });
});
