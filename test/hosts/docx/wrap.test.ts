/** Where controls go inside a paragraph (rulebook §4.1 and §4.4): what is covered, what stays outside, what is refused. */
import { describe, expect, test } from "@jest/globals";
import type { LimitReason } from "../../../src/core/edits.ts";
import { docx, field, fld, instr, p, r, run, sdt } from "./fake-docx.ts";
import { lawfully, markEdit, rangeOf, readBytes, shownBody } from "./laws.ts";

/** Källmärkt's control as `shown` writes it. */
const own = (tag: string, ...content: readonly string[]): string => `⟦${tag}|${content.join("")}⟧`;
const a1 = (...content: readonly string[]): string => own("a:1", ...content);
const a2 = (...content: readonly string[]): string => own("a:2", ...content);

interface Case {
  readonly rule: string;
  readonly body: string;
  readonly quote: string;
  /** The body afterwards; the same as before when nothing may be written. */
  readonly is: string;
  readonly limit?: LimitReason;
  readonly refused?: LimitReason;
}

const link = (content: string): string => `<w:hyperlink w:anchor="x">${content}</w:hyperlink>`;
const ins = (content: string): string => `<w:ins w:id="7" w:author="A">${content}</w:ins>`;
const del = (text: string): string => `<w:del w:id="8" w:author="A"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const moveTo = (content: string): string => `<w:moveTo w:id="9" w:author="A">${content}</w:moveTo>`;
const moveFrom = (content: string): string => `<w:moveFrom w:id="10" w:author="A">${content}</w:moveFrom>`;
const smartTag = (content: string): string =>
  `<w:smartTag w:element="place"><w:smartTagPr><w:attr w:name="a" w:val="b"/></w:smartTagPr>${content}</w:smartTag>`;
const simple = (content: string): string => `<w:fldSimple w:instr=" REF b ">${content}</w:fldSimple>`;
const bookmark = `<w:bookmarkStart w:id="1" w:name="b"/>`;
const bookmarkEnd = `<w:bookmarkEnd w:id="1"/>`;
const inBox = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("ruta"))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("ruta"))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
const textBox = run(inBox);
const either = (fresh: string, old: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="w14">${fresh}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`;
const math = `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`;

const cases: readonly Case[] = [
  { rule: "a whole run", body: p(r("abc")), quote: "abc", is: p(a1(r("abc"))) },
  { rule: "paragraph properties stay in front", body: p("<w:pPr/>", r("ab")), quote: "ab", is: p("<w:pPr/>", a1(r("ab"))) },
  { rule: "several runs in one control", body: p(r("a"), r("b"), r("c")), quote: "ab", is: p(a1(r("a"), r("b")), r("c")) },

  // Links, insertions and other holders: whole from outside, part from inside.
  { rule: "a link as a whole", body: p(link(r("ab"))), quote: "ab", is: p(a1(link(r("ab")))) },
  { rule: "part of a link", body: p(link(r("ab"))), quote: "a", is: p(link(a1(r("a")) + r("b"))) },
  { rule: "into a link", body: p(r("x"), link(r("ab"))), quote: "xa", is: p(a1(r("x")), link(a2(r("a")) + r("b"))) },
  { rule: "text around a link", body: p(r("x"), link(r("ab")), r("y")), quote: "xaby", is: p(a1(r("x"), link(r("ab")), r("y"))) },
  {
    rule: "a smart tag as a whole stays outside: no validator knows one in a control",
    body: p(smartTag(r("ab"))),
    quote: "ab",
    is: p(smartTag(a1(r("ab")))),
  },
  {
    rule: "an empty smart tag stays outside, too",
    body: p(r("a"), smartTag(""), r("b")),
    quote: "ab",
    is: p(a1(r("a")), smartTag(""), a2(r("b"))),
  },
  {
    rule: "part of a smart tag, after its properties",
    body: p(smartTag(r("a") + r("b"))),
    quote: "a",
    is: p(smartTag(a1(r("a")) + r("b"))),
  },
  { rule: "a simple field as a whole", body: p(simple(r("12"))), quote: "12", is: p(a1(simple(r("12")))) },
  { rule: "part of a simple field's result", body: p(simple(r("12"))), quote: "1", is: p(simple(a1(r("1")) + r("2"))) },
  { rule: "an insertion as a whole", body: p(r("x"), ins(r("ab"))), quote: "ab", is: p(r("x"), a1(ins(r("ab")))) },
  { rule: "part of an insertion", body: p(ins(r("ab"))), quote: "b", is: p(ins(r("a") + a1(r("b")))) },
  { rule: "text moved here", body: p(moveTo(r("ab"))), quote: "ab", is: p(a1(moveTo(r("ab")))) },
  {
    rule: "text written in the other direction",
    body: p(`<w:bdo w:val="rtl">${r("ab")}</w:bdo>`),
    quote: "a",
    is: p(`<w:bdo w:val="rtl">${a1(r("a"))}${r("b")}</w:bdo>`),
  },

  // Deleted text: taken along in the middle, left out at the edges, refused alone.
  { rule: "a deletion inside", body: p(r("a"), del("x"), r("b")), quote: "ab", is: p(a1(r("a"), del("x"), r("b"))) },
  { rule: "a deletion at the edges", body: p(del("x"), r("ab"), del("y")), quote: "ab", is: p(del("x"), a1(r("ab")), del("y")) },
  {
    rule: "text moved away",
    body: p(r("a"), moveFrom(r("x")), r("b")),
    quote: "ab",
    is: p(a1(r("a"), moveFrom(r("x")), r("b"))),
  },

  // Range markers lie where they lay, and never first or last in a control.
  {
    rule: "a bookmark inside",
    body: p(r("a"), bookmark, r("b"), bookmarkEnd, r("c")),
    quote: "abc",
    is: p(a1(r("a"), bookmark, r("b"), bookmarkEnd, r("c"))),
  },
  {
    rule: "a bookmark around",
    body: p(bookmark, r("ab"), bookmarkEnd),
    quote: "ab",
    is: p(bookmark, a1(r("ab")), bookmarkEnd),
  },
  {
    rule: "a bookmark that crosses",
    body: p(r("a"), bookmark, r("b"), r("c"), bookmarkEnd),
    quote: "ab",
    is: p(a1(r("a"), bookmark, r("b")), r("c"), bookmarkEnd),
  },
  {
    rule: "a comment's range and reference",
    body: p(
      `<w:commentRangeStart w:id="0"/>`,
      r("ab"),
      `<w:commentRangeEnd w:id="0"/>`,
      run(`<w:commentReference w:id="0"/>`),
      r("c"),
    ),
    quote: "abc",
    is: p(
      `<w:commentRangeStart w:id="0"/>`,
      a1(r("ab"), `<w:commentRangeEnd w:id="0"/>`, run(`<w:commentReference w:id="0"/>`), r("c")),
    ),
  },
  {
    rule: "spelling marks and permissions",
    body: p(`<w:proofErr w:type="spellStart"/>`, r("ab"), `<w:proofErr w:type="spellEnd"/>`, `<w:permEnd w:id="3"/>`),
    quote: "ab",
    is: p(`<w:proofErr w:type="spellStart"/>`, a1(r("ab")), `<w:proofErr w:type="spellEnd"/>`, `<w:permEnd w:id="3"/>`),
  },

  // Complex fields.
  {
    rule: "a field as a whole",
    body: p(r("a"), field("REF", r("12")), r("b")),
    quote: "a12b",
    is: p(a1(r("a"), field("REF", r("12")), r("b"))),
  },
  {
    rule: "part of a field's result",
    body: p(field("REF", r("12"))),
    quote: "1",
    is: p(fld("begin"), instr("REF"), fld("separate"), a1(r("1")), r("2"), fld("end")),
  },
  {
    rule: "a field's result from end to end",
    body: p(field("REF", r("12"))),
    quote: "12",
    is: p(fld("begin"), instr("REF"), fld("separate"), a1(r("12")), fld("end")),
  },
  {
    rule: "a range that runs into a field takes the whole field",
    body: p(r("ab"), field("REF", r("12")), r("c")),
    quote: "b1",
    is: p(r("a"), a1(r("b"), field("REF", r("12"))), r("c")),
  },
  {
    rule: "a range that comes out of a field takes the whole field",
    body: p(r("a"), field("REF", r("12")), r("bc")),
    quote: "2b",
    is: p(r("a"), a1(field("REF", r("12")), r("b")), r("c")),
  },
  {
    rule: "a field inside a field's result",
    body: p(field("IF", r("a") + field("REF", r("12")) + r("b")), r("c")),
    quote: "2b",
    is: p(fld("begin"), instr("IF"), fld("separate"), r("a"), a1(field("REF", r("12")), r("b")), fld("end"), r("c")),
  },
  {
    rule: "a field in one run",
    body: p(
      run(
        `<w:t xml:space="preserve">a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText><w:fldChar w:fldCharType="separate"/><w:t xml:space="preserve">12</w:t><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve">b</w:t>`,
      ),
    ),
    quote: "2b",
    is: p(
      run(`<w:t xml:space="preserve">a</w:t>`),
      a1(
        run(
          `<w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText><w:fldChar w:fldCharType="separate"/><w:t xml:space="preserve">12</w:t><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve">b</w:t>`,
        ),
      ),
    ),
  },
  {
    rule: "a field that goes on in the next paragraph is left outside",
    body: p(r("a"), fld("begin"), instr("TOC"), fld("separate"), r("b")) + p(r("c"), fld("end"), r("d")),
    quote: "ab\ncd",
    is:
      p(a1(r("a")), fld("begin"), instr("TOC"), fld("separate"), a2(r("b"))) +
      p(own("a:3", r("c")), fld("end"), own("a:4", r("d"))),
  },
  {
    rule: "a begin without its end is left outside",
    body: p(r("a"), fld("begin"), r("b")),
    quote: "ab",
    is: p(a1(r("a")), fld("begin"), a2(r("b"))),
  },
  {
    rule: "an end without its begin is left outside",
    body: p(r("a"), fld("end"), r("b")),
    quote: "ab",
    is: p(a1(r("a")), fld("end"), a2(r("b"))),
  },

  {
    rule: "a field with a text box in it can't be held whole: its result is, on both sides of the box",
    body: p(r("a"), field("IF", r("b") + textBox + r("c")), r("d")),
    quote: "ab\ufffccd",
    is: p(
      a1(r("a")),
      fld("begin"),
      instr("IF"),
      fld("separate"),
      a2(r("b")),
      textBox,
      own("a:3", r("c")),
      fld("end"),
      own("a:4", r("d")),
    ),
  },
  {
    rule: "a field whose end is in an insertion",
    body: p(r("a"), fld("begin"), instr("REF"), fld("separate"), r("1"), ins(fld("end") + r("x") + r("y"))),
    quote: "a1x",
    is: p(a1(r("a")), fld("begin"), instr("REF"), fld("separate"), a2(r("1")), ins(fld("end") + own("a:3", r("x")) + r("y"))),
  },
  {
    rule: "a deleted field is left outside",
    body: p(r("a"), `<w:del w:id="8" w:author="A">${field("REF", "")}</w:del>`, r("b")),
    quote: "ab",
    is: p(a1(r("a")), `<w:del w:id="8" w:author="A">${field("REF", "")}</w:del>`, a2(r("b"))),
  },

  {
    rule: "a page number is one thing, and never cut",
    body: p(r("a"), field("PAGE", r("12")), r("b")),
    quote: "a\ufffc",
    is: p(a1(r("a"), field("PAGE", r("12"))), r("b")),
  },
  {
    rule: "a page number in one piece",
    body: p(r("a"), `<w:fldSimple w:instr=" PAGE ">${r("12")}</w:fldSimple>`, r("b")),
    quote: "a\ufffcb",
    is: p(a1(r("a"), `<w:fldSimple w:instr=" PAGE ">${r("12")}</w:fldSimple>`, r("b"))),
  },

  // Controls that stand there already.
  {
    rule: "a rich control, whole",
    body: p(sdt(`<w:id w:val="5"/>`, r("ab"))),
    quote: "ab",
    is: p(a1(sdt(`<w:id w:val="5"/>`, r("ab")))),
  },
  {
    rule: "a rich control, in part",
    body: p(sdt(`<w:id w:val="5"/>`, r("ab"))),
    quote: "a",
    is: p(sdt(`<w:id w:val="5"/>`, a1(r("a")) + r("b"))),
  },
  ...[
    "<w:text/>",
    "<w:date/>",
    "<w:comboBox/>",
    "<w:dropDownList/>",
    `<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>`,
    "<w14:checkbox/>",
    "<w:docPartObj/>",
    "<w:citation/>",
  ].map((type): Case => ({
    rule: `a control of type ${type}, in part: all of it, from outside`,
    body: p(r("x"), sdt(type, r("ab")), r("y")),
    quote: "a",
    is: p(r("x"), a1(sdt(type, r("ab"))), r("y")),
  })),
  {
    rule: "a locked control, in part: all of it, from outside",
    body: p(sdt(`<w:lock w:val="sdtContentLocked"/>`, r("ab"))),
    quote: "a",
    is: p(a1(sdt(`<w:lock w:val="sdtContentLocked"/>`, r("ab")))),
  },
  {
    rule: "a control that only its own deletion is locked of is open",
    body: p(sdt(`<w:lock w:val="sdtLocked"/>`, r("ab"))),
    quote: "a",
    is: p(sdt(`<w:lock w:val="sdtLocked"/>`, a1(r("a")) + r("b"))),
  },
  {
    rule: "prompt text is never marked",
    body: p(r("a"), sdt("<w:showingPlcHdr/>", r("Klicka")), r("b")),
    quote: "aKlickab",
    is: p(a1(r("a")), sdt("<w:showingPlcHdr/>", r("Klicka")), a2(r("b"))),
    limit: "placeholder",
  },
  {
    rule: "prompt text alone",
    body: p(sdt("<w:showingPlcHdr/>", r("Klicka"))),
    quote: "Klicka",
    is: p(sdt("<w:showingPlcHdr/>", r("Klicka"))),
    refused: "placeholder",
  },
  {
    rule: "another product's tag is nobody's concern",
    body: p(sdt(`<w:tag w:val="kallmarkt:2:a:1"/>`, r("ab"))),
    quote: "a",
    is: p(sdt(`<w:tag w:val="kallmarkt:2:a:1"/>`, a1(r("a")) + r("b"))),
  },
  {
    rule: "a plain-text control around paragraphs",
    body: sdt("<w:text/>", p(r("ab"))) + p(),
    quote: "a",
    is: sdt("<w:text/>", p(r("ab"))) + p(),
    refused: "typed-control",
  },
  {
    rule: "a table of contents made by Word",
    body: sdt("<w:docPartObj/>", p(r("ab"))) + p(),
    quote: "ab",
    is: sdt("<w:docPartObj/>", p(r("ab"))) + p(),
    refused: "typed-control",
  },
  {
    rule: "a locked control around paragraphs",
    body: sdt(`<w:lock w:val="contentLocked"/>`, p(r("ab"))) + p(),
    quote: "ab",
    is: sdt(`<w:lock w:val="contentLocked"/>`, p(r("ab"))) + p(),
    refused: "locked-control",
  },
  {
    rule: "a rich control around paragraphs",
    body: sdt("", p(r("ab"))) + p(),
    quote: "a",
    is: sdt("", p(a1(r("a")), r("b"))) + p(),
  },
  {
    rule: "a typed control around a cell",
    body: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${sdt("<w:date/>", `<w:tc>${p(r("ab"))}</w:tc>`)}</w:tr></w:tbl>${p()}`,
    quote: "a",
    is: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${sdt("<w:date/>", `<w:tc>${p(r("ab"))}</w:tc>`)}</w:tr></w:tbl>${p()}`,
    refused: "typed-control",
  },
  {
    rule: "a repeating row",
    body: `<w:tbl><w:tblPr/><w:tblGrid/>${sdt("", `<w:tr><w:tc>${p(r("ab"))}</w:tc></w:tr>`)}</w:tbl>${p()}`,
    quote: "a",
    is: `<w:tbl><w:tblPr/><w:tblGrid/>${sdt("", `<w:tr><w:tc>${p(a1(r("a")), r("b"))}</w:tc></w:tr>`)}</w:tbl>${p()}`,
  },
  {
    rule: "a data-bound control further out",
    body: sdt(`<w:dataBinding w:xpath="/a"/>`, sdt("", p(r("ab")))) + p(),
    quote: "a",
    is: sdt(`<w:dataBinding w:xpath="/a"/>`, sdt("", p(r("ab")))) + p(),
    refused: "typed-control",
  },

  // Text in two versions: one is read, and neither is cut.
  {
    rule: "a field in two versions, taken whole however little of it is meant",
    body: p(r("x"), either(field("REF a", r("ab")), field("REF a", r("gammal"))), r("y")),
    quote: "a",
    is: p(r("x"), a1(either(field("REF a", r("ab")), field("REF a", r("gammal")))), r("y")),
  },
  {
    rule: "a field that ends in two versions",
    body: p(fld("begin"), instr("REF a"), fld("separate"), either(r("ab") + fld("end"), r("gammal") + fld("end")), r("y")),
    quote: "by",
    is: p(a1(fld("begin"), instr("REF a"), fld("separate"), either(r("ab") + fld("end"), r("gammal") + fld("end")), r("y"))),
  },
  {
    rule: "a field whose parts stand in a run in two versions",
    body: p(run(either('<w:fldChar w:fldCharType="begin"/>', "")), instr("REF a"), fld("separate"), r("ab"), fld("end"), r("y")),
    quote: "aby",
    is: p(
      a1(run(either('<w:fldChar w:fldCharType="begin"/>', "")), instr("REF a"), fld("separate"), r("ab"), fld("end"), r("y")),
    ),
  },
  {
    rule: "a field for older programs alone",
    body: p(r("x"), either(r("ab"), field("REF a", r("gammal"))), r("y")),
    quote: "ab",
    is: p(r("x"), a1(either(r("ab"), field("REF a", r("gammal")))), r("y")),
  },
  {
    rule: "the end of a field from another paragraph in two versions, which is told",
    body: p(fld("begin"), instr("TOC"), fld("separate"), r("w")) + p(r("x"), either(r("ab") + fld("end"), ""), r("y")),
    quote: "xaby",
    is: p(fld("begin"), instr("TOC"), fld("separate"), r("w")) + p(a1(r("x")), either(r("ab") + fld("end"), ""), a2(r("y"))),
    limit: "indivisible",
  },
  {
    rule: "the same inside a run",
    body:
      p(fld("begin"), instr("TOC"), fld("separate"), r("w")) +
      p(r("x"), run(either('<w:t>ab</w:t><w:fldChar w:fldCharType="end"/>', "")), r("y")),
    quote: "ab",
    is:
      p(fld("begin"), instr("TOC"), fld("separate"), r("w")) +
      p(r("x"), run(either('<w:t>ab</w:t><w:fldChar w:fldCharType="end"/>', "")), r("y")),
    refused: "indivisible",
  },

  // Objects.
  {
    rule: "text in the same run as a text box, as LibreOffice writes it: the box stays outside",
    body: p(r("a"), run(`${inBox}<w:t>bc</w:t>`), r("d")),
    quote: "bc",
    is: p(r("a"), run(inBox), a1(run("<w:t>bc</w:t>")), r("d")),
  },
  {
    rule: "a text box beside the text is left outside",
    body: p(r("a"), textBox, r("b")),
    quote: "a\ufffcb",
    is: p(a1(r("a")), textBox, a2(r("b"))),
  },
  { rule: "a formula inside", body: p(r("a"), math, r("b")), quote: "a\ufffcb", is: p(a1(r("a"), math, r("b"))) },
  { rule: "a formula is no text of its own", body: p(math), quote: "\ufffc", is: p(math), refused: "no-text" },
  {
    rule: "a note's reference at the end is left outside",
    body: p(r("ab"), run(`<w:footnoteReference w:id="2"/>`), r("c")),
    quote: "ab",
    is: p(a1(r("ab")), run(`<w:footnoteReference w:id="2"/>`), r("c")),
  },
  { rule: "blanks are no text", body: p(r("  ")), quote: "  ", is: p(r("  ")), refused: "no-text" },
  {
    rule: "ruby text is one thing",
    body: p(r("x"), run(`<w:ruby><w:rubyPr/><w:rt>${r("liten")}</w:rt><w:rubyBase>${r("ab")}</w:rubyBase></w:ruby>`)),
    quote: "a",
    is: p(r("x"), a1(run(`<w:ruby><w:rubyPr/><w:rt>${r("liten")}</w:rt><w:rubyBase>${r("ab")}</w:rubyBase></w:ruby>`))),
  },
];

describe("marking text inside a paragraph", () => {
  test.each(cases)("$rule", async ({ body, quote, is, limit, refused }) => {
    const bytes = docx(body);
    const edit = markEdit("a", rangeOf(await readBytes(bytes), quote));
    const { outcomes, part } = await lawfully(bytes, [edit]);
    expect(shownBody(part())).toBe(is);
    expect(outcomes).toEqual([
      refused !== undefined
        ? { kind: "refused", why: refused }
        : limit !== undefined
          ? { kind: "limited", why: limit }
          : { kind: "done" },
    ]);
  });
});
