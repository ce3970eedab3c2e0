/** Paragraphs of Källmärkt's own: where they may stand, what they look like, and what becomes of them in people's hands. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import type { HostEdit, InsertionPart } from "../../../src/core/edits.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { documentXml, docx, field, fld, instr, p, type Parts, r, run, sdt, style, table, wordPart } from "./fake-docx.ts";
import { lawfully, MAIN, readBytes, shownBody } from "./laws.ts";

const own = (tag: string, ...content: readonly string[]): string => `⟦${tag}|${content.join("")}⟧`;
const source = (text = "Källa 1"): string => p(own("a:source", r(text)));

const insert = (
  part: InsertionPart,
  text: string,
  paragraph: number,
  side: "before" | "after" = "after",
  owner = part === "source" ? "a" : "document",
): HostEdit => ({
  kind: "insert",
  owner,
  part,
  alias: "Källmärkt",
  text,
  at: { paragraph, side },
});

async function inserted(body: string, edits: readonly HostEdit[], given: Parts = {}): Promise<string> {
  const { part } = await lawfully(docx(body, given), edits);
  return shownBody(part());
}

async function apply(bytes: Uint8Array, ...edits: readonly HostEdit[]): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip });
  await host.apply(edits);
  return host.bytes();
}

const bodyOf = (bytes: Uint8Array): string => shownBody(textOf(rawEntries(bytes).get(MAIN)));

describe("where a paragraph goes", () => {
  const cell = table(p(r("i cell")));
  const toc = sdt("<w:docPartObj/>", p(r("innehåll")));
  const rich = sdt("", p(r("i kontroll")));
  const openField = p(fld("begin"), instr("TOC"), fld("separate"), r("ett")) + p(r("två")) + p(r("tre"), fld("end"));

  const cases: readonly (readonly [string, string, number, "before" | "after", string])[] = [
    ["after a paragraph", p(r("ett")) + p(r("två")), 0, "after", p(r("ett")) + source() + p(r("två"))],
    ["before a paragraph", p(r("ett")) + p(r("två")), 1, "before", p(r("ett")) + source() + p(r("två"))],
    [
      "at the end, before the section's properties",
      p(r("ett")) + "<w:sectPr/>",
      0,
      "after",
      p(r("ett")) + source() + "<w:sectPr/>",
    ],
    ["past the end", p(r("ett")), 99, "after", p(r("ett")) + source()],
    ["in an empty body", "<w:sectPr/>", 0, "after", `${source()}<w:sectPr/>`],
    ["in an empty body without section properties", "", 0, "before", source()],
    ["never into a table: after it", cell + p(), 0, "after", cell + source() + p()],
    ["never into a table: before it", cell + p(), 0, "before", source() + cell + p()],
    [
      "never into a table in a table",
      table(table(p(r("x"))) + p()) + p(),
      0,
      "after",
      table(table(p(r("x"))) + p()) + source() + p(),
    ],
    ["never into a table of contents", toc + p(), 0, "after", toc + source() + p()],
    [
      "never into a date or a bound control",
      sdt("<w:date/>", p(r("x"))) + p(),
      0,
      "before",
      source() + sdt("<w:date/>", p(r("x"))) + p(),
    ],
    [
      "never into a locked control",
      sdt(`<w:lock w:val="contentLocked"/>`, p(r("x"))),
      0,
      "after",
      sdt(`<w:lock w:val="contentLocked"/>`, p(r("x"))) + source(),
    ],
    ["into an open control, beside its paragraph", rich, 0, "after", rich.replace("</w:p>", `</w:p>${source()}`)],
    ["not into the middle of a field: after it", openField, 0, "after", openField + source()],
    ["not into the middle of a field: before it", openField, 2, "before", source() + openField],
    ["beside a paragraph with a whole field in it", p(field("PAGE", r("1"))), 0, "after", p(field("PAGE", r("1"))) + source()],
  ];

  test.each(cases)("%s", async (_name, body, paragraph, side, is) => {
    const given = body.includes("<w:r>")
      ? [insert("source", "Källa 1", paragraph, side)]
      : [insert("source", "Källa 1", 0, side)];
    expect((await inserted(body, given)).replaceAll(/<w:pPr>.*?<\/w:pPr>/g, "")).toBe(is);
  });

  test("nowhere in a body that is an empty tag", async () => {
    const bytes = docx("", { [MAIN]: documentXml("").replace("<w:body></w:body>", "<w:body/>") });
    expect((await lawfully(bytes, [insert("source", "Källa 1", 0)])).outcomes).toEqual([{ kind: "refused", why: "no-text" }]);
  });

  test("several at one place stand in the order of the list", async () => {
    const edits = [insert("heading", "Källor", 0), insert("source", "Källa 1", 0), insert("source", "Källa 2", 0, "after", "b")];
    expect(await inserted(p(r("ett")), edits)).toMatch(/ett.*Källor.*Källa 1.*Källa 2/);
  });

  test("a later one stands after those of ours that stand there already", async () => {
    const first = await apply(docx(p(r("ett")) + p(r("två"))), insert("heading", "Källor", 0), insert("source", "Källa 1", 0));
    const later = await apply(first, insert("source", "Källa 2", 0, "after", "b"));
    expect(bodyOf(later)).toMatch(/ett.*Källor.*Källa 1.*Källa 2.*två/);
    const notice = await apply(later, insert("notice", "Notis", 1, "before"));
    expect(bodyOf(notice)).toMatch(/ett.*Källor.*Källa 1.*Källa 2.*Notis.*två/);
  });

  test("a later one at the end of the document as well, and behind a table", async () => {
    for (const body of [p(r("ett")), table(p(r("ett")))]) {
      const first = await apply(docx(`${body}<w:sectPr/>`), insert("source", "Källa 1", 0));
      const later = await apply(first, insert("source", "Källa 2", 0, "after", "b"));
      expect(bodyOf(later)).toMatch(/ett.*Källa 1.*Källa 2.*sectPr/);
    }
  });
});

describe("what a paragraph looks like", () => {
  const styles = wordPart(
    "styles",
    style("Rubrik1", "heading 1") +
      style("Rubrik2", "heading 2") +
      style("Lista", "List Bullet", "paragraph", "<w:pPr><w:numPr/></w:pPr>"),
  );
  const given: Parts = { "word/styles.xml": styles };
  const heading = (level: number, text: string): string => p(`<w:pPr><w:pStyle w:val="Rubrik${level}"/></w:pPr>`, r(text));

  test("an entry like the paragraph beside it: list, style, font, size and language", async () => {
    const properties = `<w:pPr><w:pStyle w:val="Lista"/><w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:spacing w:after="0"/></w:pPr>`;
    const font = `<w:rFonts w:ascii="Arial"/><w:sz w:val="20"/><w:lang w:val="sv-SE"/>`;
    const body = p(
      properties,
      r("Protokoll", `<w:rFonts w:ascii="Arial"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="20"/><w:lang w:val="sv-SE"/>`),
    );
    expect(await inserted(body, [insert("source", "Källa 1", 0)], given)).toBe(
      body + p(properties, own("a:source", r("Källa 1", font))),
    );
  });

  test.each([
    ["a page break in front", "<w:pageBreakBefore/>"],
    ["a frame", `<w:framePr w:w="4000"/>`],
    ["a section break", `<w:sectPr><w:type w:val="nextPage"/></w:sectPr>`],
    ["a tracked change of its properties", `<w:pPrChange w:id="3" w:author="A"><w:pPr/></w:pPrChange>`],
    ["properties of the paragraph mark", "<w:rPr><w:b/></w:rPr>"],
  ])("but without %s", async (_name, property) => {
    const body = p(`<w:pPr><w:jc w:val="both"/>${property}</w:pPr>`, r("ett"));
    expect(await inserted(body, [insert("source", "Källa 1", 0)])).toBe(
      body + p(`<w:pPr><w:jc w:val="both"/></w:pPr>`, own("a:source", r("Källa 1"))),
    );
  });

  test("a list entry whose numbering was tracked is copied without the tracking", async () => {
    const numbered = (tracked: string): string =>
      `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/>${tracked}</w:numPr></w:pPr>`;
    const body = p(numbered(`<w:ins w:id="4" w:author="A"/>`), r("ett"));
    expect(await inserted(body, [insert("source", "Källa 1", 0)])).toBe(body + p(numbered(""), own("a:source", r("Källa 1"))));
  });

  test("an entry beside a heading or in a table's neighbourhood is plain", async () => {
    expect(await inserted(heading(1, "Rubrik"), [insert("source", "Källa 1", 0)], given)).toBe(heading(1, "Rubrik") + source());
    const body = table(p(`<w:pPr><w:jc w:val="right"/></w:pPr>`, r("x")));
    expect(await inserted(body, [insert("source", "Källa 1", 0)], given)).toBe(body + source());
  });

  test("a heading like the headings of the text: of the level that comes again, not of the title", async () => {
    const body = heading(1, "Titel") + heading(2, "Bakgrund") + p(r("x")) + heading(2, "Förslag") + p(r("y"));
    expect(await inserted(body, [insert("heading", "Källor", 4)], given)).toBe(
      body + p(`<w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>`, own("document:heading", r("Källor"))),
    );
  });

  test("a heading made by hand is copied as it is", async () => {
    const body = [1, 2]
      .map((n) => p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`, r(`Rubrik ${n}`, `<w:b/><w:sz w:val="28"/>`)))
      .join("");
    expect(await inserted(body, [insert("heading", "Källor", 1)])).toBe(
      body + p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`, own("document:heading", r("Källor", `<w:b/><w:sz w:val="28"/>`))),
    );
  });

  test("a heading where there is none takes the style by its name, and without styles is bold", async () => {
    expect(await inserted(p(r("x")), [insert("heading", "Källor", 0)], given)).toBe(
      p(r("x")) + p(`<w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr>`, own("document:heading", r("Källor"))),
    );
    expect(await inserted(p(r("x")), [insert("heading", "Källor", 0)])).toBe(
      p(r("x")) + p(own("document:heading", r("Källor", "<w:b/>"))),
    );
  });

  test("the notice in a box of its own style, which is added once", async () => {
    const first = await apply(docx(p(r("x")), given), insert("notice", "Notis", 0, "before"));
    expect(bodyOf(first)).toBe(
      p(`<w:pPr><w:pStyle w:val="KallmarktNotice"/></w:pPr>`, own("document:notice", r("Notis"))) + p(r("x")),
    );
    const again = textOf(rawEntries(await apply(first, insert("notice", "Ny notis", 0, "before"))).get("word/styles.xml"));
    expect(again.split("KallmarktNotice")).toHaveLength(2);
  });
});

describe("a paragraph that stands already", () => {
  const start = docx(p(r("ett")) + p(r("två")));
  const edited = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
    const parts = Object.fromEntries([...rawEntries(bytes)].map(([name, entry]) => [name, textOf(entry)]));
    const main = change(parts[MAIN] as string);
    expect(main).not.toBe(parts[MAIN]);
    return docx("", { ...parts, [MAIN]: main });
  };
  const ours = /<w:p>(?:(?!<w:p>).)*?kallmarkt:1:a:source.*?<\/w:p>/;
  const control = /<w:sdt>.*?<\/w:sdt>/;
  const texts = async (bytes: Uint8Array): Promise<(string | undefined)[]> =>
    (await readBytes(bytes)).text.stories[0]?.paragraphs.map(({ text }) => text) ?? [];

  test("gets its new text where it stands, whatever place the edit names", async () => {
    const first = await apply(start, insert("source", "Källa 1", 0));
    expect(bodyOf(await apply(first, insert("source", "Källa 2", 1)))).toBe(p(r("ett")) + source("Källa 2") + p(r("två")));
  });

  test("is not a paragraph of the text", async () => {
    expect(await texts(await apply(start, insert("source", "Källa 1", 0)))).toEqual(["ett", "två"]);
  });

  test("moved elsewhere, it gets its new text there", async () => {
    const moved = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(ours, "").replace("</w:body>", `${ours.exec(xml)?.[0] as string}</w:body>`),
    );
    expect(bodyOf(await apply(moved, insert("source", "Källa 2", 0)))).toBe(p(r("ett")) + p(r("två")) + source("Källa 2"));
  });

  test("copied, both copies go", async () => {
    const copied = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) => xml.replace(ours, (all) => all + all));
    expect(bodyOf(await apply(copied, { kind: "remove", owner: "a", part: "source" }))).toBe(p(r("ett")) + p(r("två")));
    expect(bodyOf(await apply(copied, insert("source", "Källa 2", 0)))).toBe(p(r("ett")) + source("Källa 2") + p(r("två")));
  });

  test("with words of somebody's in it keeps these when ours go, in their place", async () => {
    const typed = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(control, (all) => r("Obs: ") + all + r(" (läst)")),
    );
    expect(await texts(typed)).toEqual(["ett", "Obs:  (läst)", "två"]);
    const gone = await apply(typed, { kind: "remove", owner: "a", part: "source" });
    expect(bodyOf(gone)).toBe(p(r("ett")) + p(r("Obs: "), r(" (läst)")) + p(r("två")));
    const again = await apply(typed, insert("source", "Källa 2", 0));
    expect(await texts(again)).toEqual(["ett", "Obs:  (läst)", "två"]);
    expect((await readBytes(again)).insertions.map(({ text }) => text)).toEqual(["Källa 2"]);
  });

  test("with a picture or a bookmark of somebody's in it keeps these", async () => {
    const with2 = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(control, (all) => `<w:bookmarkStart w:id="1" w:name="b"/>${all}<w:bookmarkEnd w:id="1"/>`),
    );
    const gone = bodyOf(await apply(with2, { kind: "remove", owner: "a", part: "source" }));
    expect(gone).toBe(p(r("ett")) + p(`<w:bookmarkStart w:id="1" w:name="b"/>`, `<w:bookmarkEnd w:id="1"/>`) + p(r("två")));
    const pictured = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(control, (all) => all + run("<w:drawing/>")),
    );
    expect(bodyOf(await apply(pictured, { kind: "remove", owner: "a", part: "source" }))).toContain("<w:drawing/>");
  });

  test("alone in a cell leaves an empty paragraph, since a cell needs one", async () => {
    const inCell = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(ours, "").replace("</w:body>", `${table(ours.exec(xml)?.[0] as string)}${p()}</w:body>`),
    );
    expect(bodyOf(await apply(inCell, { kind: "remove", owner: "a", part: "source" }))).toBe(
      p(r("ett")) + p(r("två")) + table(p()) + p(),
    );
  });

  test("last in a cell after a table leaves an empty paragraph, before the last it goes", async () => {
    const piece = (xml: string): string => ours.exec(xml)?.[0] as string;
    const first = await apply(start, insert("source", "Källa 1", 0));
    const last = edited(first, (xml) =>
      xml.replace(ours, "").replace("</w:body>", `${table(p(r("x")) + table(p()) + piece(xml))}${p()}</w:body>`),
    );
    expect(bodyOf(await apply(last, { kind: "remove", owner: "a", part: "source" }))).toContain(
      table(p(r("x")) + table(p()) + p()),
    );
    const notLast = edited(first, (xml) =>
      xml.replace(ours, "").replace("</w:body>", `${table(p(r("x")) + piece(xml) + p(r("y")))}${p()}</w:body>`),
    );
    expect(bodyOf(await apply(notLast, { kind: "remove", owner: "a", part: "source" }))).toContain(table(p(r("x")) + p(r("y"))));
  });

  test("beside a table in a control leaves the control as it was; alone in one leaves an empty paragraph", async () => {
    const control = sdt('<w:tag w:val="x"/>', table(p(r("x"))));
    const inControl = docx(control + p(r("y")));
    const notice = insert("notice", "Delar av texten är framtagna med AI.", 0);
    await lawfully(inControl, [notice]);
    const alone = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(ours, (all) => sdt('<w:tag w:val="x"/>', all)),
    );
    expect(bodyOf(await apply(alone, { kind: "remove", owner: "a", part: "source" }))).toContain(p());
  });

  test("that ends a section leaves the section's end", async () => {
    const section = edited(await apply(start, insert("source", "Källa 1", 0)), (xml) =>
      xml.replace(ours, (all) => all.replace("<w:p>", "<w:p><w:pPr><w:sectPr/></w:pPr>")),
    );
    expect(bodyOf(await apply(section, { kind: "remove", owner: "a", part: "source" }))).toBe(
      p(r("ett")) + p("<w:pPr><w:sectPr/></w:pPr>") + p(r("två")),
    );
  });

  test("two of ours drawn into one paragraph go one by one", async () => {
    const both = edited(await apply(start, insert("source", "Källa 1", 0), insert("source", "Källa 2", 0, "after", "b")), (xml) =>
      xml.replace("</w:sdt></w:p><w:p><w:sdt>", "</w:sdt><w:sdt>"),
    );
    const one = await apply(both, { kind: "remove", owner: "a", part: "source" });
    expect(bodyOf(one)).toBe(p(r("ett")) + p(own("b:source", r("Källa 2"))) + p(r("två")));
    expect(bodyOf(await apply(one, { kind: "remove", owner: "b", part: "source" }))).toBe(p(r("ett")) + p(r("två")));
    const together = await apply(
      both,
      { kind: "remove", owner: "a", part: "source" },
      { kind: "remove", owner: "b", part: "source" },
    );
    expect(await texts(together)).toEqual(["ett", "två"]);
  });

  test("is removed and put in anew in one list", async () => {
    const first = await apply(start, insert("source", "Källa 1", 0));
    const host = openDocx(first, { zip: nodeZip });
    await host.apply([{ kind: "remove", owner: "a", part: "source" }, insert("source", "Källa 2", 1)]);
    expect((await host.read()).insertions.map(({ text }) => text)).toEqual(["Källa 2"]);
  });

  test("is removed and put in anew with the same text", async () => {
    const first = await apply(start, insert("source", "Källa 1", 0));
    const again = await apply(first, { kind: "remove", owner: "a", part: "source" }, insert("source", "Källa 1", 0));
    expect(bodyOf(again)).toBe(p(r("ett")) + source() + p(r("två")));
    const gone = await apply(start, insert("source", "Källa 1", 0), { kind: "remove", owner: "a", part: "source" });
    expect(Buffer.from(rawEntries(gone).get(MAIN)?.content ?? [])).toEqual(
      Buffer.from(rawEntries(start).get(MAIN)?.content ?? []),
    );
  });

  test("named twice in one list has the text that came last", async () => {
    const host = openDocx(start, { zip: nodeZip });
    await host.apply([insert("source", "Källa 1", 0), insert("source", "Källa 2", 0)]);
    expect((await host.read()).insertions.map(({ text }) => text)).toEqual(["Källa 2"]);
  });
});
