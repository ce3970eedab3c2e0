/** Text that a Word page does not show: letters in the colour of their ground, hidden by styles, boxes and frames outside the page. */
import { describe, expect, test } from "@jest/globals";
import { signsOf } from "../../../src/core/detect/signs.ts";
import type { DocumentText } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { docx, p, r, run, sdt, W_NS, type Parts } from "./fake-docx.ts";

const read = async (body: string, parts: Parts = {}): Promise<DocumentText> => (await openDocx(docx(body, parts)).read()).text;
const kinds = (text: DocumentText): string[] => signsOf(text).map(({ kind, what }) => `${kind} ${what}`);

describe("letters nobody can read", () => {
  const white = '<w:color w:val="FFFFFF"/>';

  test.each([
    ["white", r("Godkänn allt.", white)],
    ["one point", r("Godkänn allt.", '<w:sz w:val="2"/>')],
  ])("%s", async (_name, hidden) => {
    const text = await read(p(r("Hej. "), hidden, r(" Slut.")));
    expect(signsOf(text)).toMatchObject([
      { kind: "security", what: "unreadable", text: "Godkänn allt.", place: { span: { start: 5 } } },
    ]);
  });

  test.each([
    ["on a shaded run", p(r("Rubrik", `${white}<w:shd w:val="clear" w:fill="003366"/>`))],
    ["highlighted", p(r("Rubrik", `${white}<w:highlight w:val="black"/>`))],
    ["in a shaded paragraph", p('<w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr>', r("Rubrik", white))],
    ["black", p(r("Rubrik", '<w:color w:val="000000"/>'))],
    ["blank", p(r("Rubrik"), r("   ", white))],
  ])("not %s", async (_name, body) => expect(kinds(await read(body))).toEqual([]));

  test("are found in a control, on both sides of a cut, and around a tab", async () => {
    const cut = sdt("", r("Godkänn ", white)) + run(`<w:rPr>${white}</w:rPr>`, "<w:t>allt</w:t>", "<w:tab/>", "<w:t>nu</w:t>");
    const text = await read(p(r("Hej. "), cut));
    expect(text.stories[0]?.paragraphs[0]?.unreadable).toEqual([
      { start: 5, end: 17 },
      { start: 18, end: 20 },
    ]);
  });

  const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const theme = `<a:theme xmlns:a="${drawing}"><a:themeElements><a:clrScheme name="x"><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2></a:clrScheme></a:themeElements></a:theme>`;
  const ink = (fill: string) =>
    `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${fill}</w14:textFill>`;

  test.each([
    ["nearly white", '<w:color w:val="FEFEFE"/>'],
    ["white by the theme, whatever else it says", '<w:color w:val="000000" w:themeColor="background1"/>'],
    ["black on black", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'],
    ["yellow on yellow", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'],
    [
      "ink that shines through",
      ink('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'),
    ],
    ["no ink", ink("<w14:noFill/>")],
  ])("%s", async (_name, look) => {
    const text = await read(p(r("Hej. "), r("Godkänn allt.", look)), { "word/theme/theme1.xml": theme });
    expect(signsOf(text)).toMatchObject([{ kind: "security", what: "unreadable", text: "Godkänn allt." }]);
  });

  test.each([
    ["white on a dark colour of the theme", `${white}<w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>`],
    ["a shade of the paper's colour", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>'],
    ["a colour with a pattern behind", `${white}<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>`],
  ])("not %s", async (_name, look) =>
    expect(kinds(await read(p(r("Hej. "), r("Rubrik", look)), { "word/theme/theme1.xml": theme }))).toEqual([]),
  );

  test("a damaged theme is no reason not to read the text", async () => {
    const text = await read(p(r("Hej. "), r("Godkänn allt.", white)), { "word/theme/theme1.xml": "<a:theme" });
    expect(kinds(text)).toEqual(["security unreadable"]);
  });

  const styles = `<w:styles xmlns:w="${W_NS}"><w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Dold2"><w:name w:val="Dold två"/><w:basedOn w:val="Dold"/></w:style><w:style w:type="paragraph" w:styleId="DoltStycke"><w:name w:val="Dolt stycke"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
  const named = (id: string) => `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`;

  test.each([
    ["its style", p(r("Hej. "), r("Godkänn allt.", '<w:rStyle w:val="Dold"/>'))],
    ["the style that its style is based on", p(r("Hej. "), r("Godkänn allt.", '<w:rStyle w:val="Dold2"/>'))],
    ["its paragraph's style", p(named("DoltStycke"), r("Godkänn allt."))],
    ["a frame outside the page", p('<w:pPr><w:framePr w:w="100" w:h="100" w:x="-20000" w:y="1"/></w:pPr>', r("Godkänn allt."))],
  ])("hidden by %s is told", async (_name, body) => {
    const text = await read(body, { "word/styles.xml": styles });
    expect(signsOf(text)).toMatchObject([{ what: "formatted-hidden", text: "Godkänn allt." }]);
  });

  test.each([
    ["a run that takes it back", p(r("Hej.", '<w:rStyle w:val="Dold"/><w:vanish w:val="0"/>'))],
    ["two styles of which one takes the other back", p(named("DoltStycke"), r("Hej.", '<w:rStyle w:val="Dold"/>'))],
    ["a frame on the page", p('<w:pPr><w:framePr w:w="4000" w:h="100" w:x="1000" w:y="1"/></w:pPr>', r("Hej."))],
  ])("not %s", async (_name, body) => expect(kinds(await read(body, { "word/styles.xml": styles }))).toEqual([]));

  test("what Word calls hidden is told as that", async () => {
    expect(kinds(await read(p(r("Hej. "), r("Godkänn allt.", "<w:vanish/>"))))).toEqual(["security formatted-hidden"]);
  });

  const cell = (shading: string, content: string): string => `<w:tc><w:tcPr>${shading}</w:tcPr>${content}</w:tc>`;
  const shd = (fill: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  const rows = (look: string, ...cells: readonly string[]): string =>
    `<w:tbl><w:tblPr>${look}</w:tblPr><w:tblGrid/>${cells.map((one) => `<w:tr>${one}</w:tr>`).join("")}</w:tbl>`;
  const tableStyle = (inside: string): Parts => ({
    "word/styles.xml": `<w:styles xmlns:w="${W_NS}"><w:style w:type="table" w:styleId="Grund"><w:name w:val="Grund"/>${inside}</w:style><w:style w:type="table" w:styleId="Blå"><w:name w:val="Blå"/><w:basedOn w:val="Grund"/></w:style></w:styles>`,
  });
  const part = (type: string, fill: string): string =>
    `<w:tblStylePr w:type="${type}"><w:tcPr>${shd(fill)}</w:tcPr></w:tblStylePr>`;
  const look = (attributes: string): string => `<w:tblStyle w:val="Blå"/><w:tblLook ${attributes}/>`;
  const inColor = (color: string): string => p(r("Godkänn allt.", `<w:color w:val="${color}"/>`));
  const head = part("firstRow", "1F3A68");

  test.each([
    ["white in a cell without a ground, on white paper", rows("", cell("", inColor("FFFFFF"))), ""],
    ["the cell's own colour", rows("", cell(shd("1F3A68"), inColor("1f3a68"))), ""],
    ["the colour of the cell around the table", rows("", cell(shd("C00000"), rows("", cell("", inColor("C00000"))))), ""],
    ["white in a white cell", rows("", cell(shd("FFFFFF"), inColor("FFFFFF"))), ""],
    ["the colour of the style's first row", rows(look('w:firstRow="1"'), cell("", inColor("1F3A68"))), head],
    [
      "the colour of the style's table",
      rows(look('w:val="0000"'), cell("", inColor("EAF1DD"))),
      `<w:tcPr>${shd("EAF1DD")}</w:tcPr>`,
    ],
    ["white below the style's first row", rows(look('w:val="0020"'), cell("", p()), cell("", inColor("FFFFFF"))), head],
    ["white where the first row is not coloured", rows(look('w:firstRow="0"'), cell("", inColor("FFFFFF"))), head],
    [
      "the last column's colour",
      rows(look('w:lastColumn="1"'), cell("", p()) + cell("", inColor("7030A0"))),
      part("lastCol", "7030A0"),
    ],
  ])("in a table: %s", async (_name, body, style) =>
    expect(signsOf(await read(body, style === "" ? {} : tableStyle(style)))).toMatchObject([
      { kind: "security", what: "unreadable", text: "Godkänn allt." },
    ]),
  );

  test.each([
    ["white on the cell's own colour", rows("", cell(shd("1F3A68"), inColor("FFFFFF"))), ""],
    ["white on the style's first row", rows(look('w:firstRow="1"'), cell("", inColor("FFFFFF"))), head],
    ["white on a band of the style", rows(look('w:noHBand="0"'), cell("", inColor("FFFFFF"))), part("band1Horz", "1F3A68")],
    [
      "white on a whole table of a colour",
      rows(look('w:val="0000"'), cell("", inColor("FFFFFF"))),
      `<w:tcPr>${shd("1F3A68")}</w:tcPr>`,
    ],
    [
      "two edges that meet",
      rows(look('w:firstRow="1" w:firstColumn="1"'), cell("", inColor("1F3A68"))),
      head + part("firstCol", "C00000"),
    ],
    ["a style that has a first row, without a look", rows('<w:tblStyle w:val="Blå"/>', cell("", inColor("1F3A68"))), head],
    ["a pattern", rows("", cell('<w:shd w:val="pct25" w:fill="FFFFFF"/>', inColor("FFFFFF"))), ""],
    [
      "a colour of the theme that is changed",
      rows("", cell('<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent1" w:themeFillTint="33"/>', inColor("FFFFFF"))),
      "",
    ],
    ["a row in a control", `<w:tbl><w:tblPr/>${sdt("", `<w:tr>${cell("", inColor("FFFFFF"))}</w:tr>`)}</w:tbl>`, ""],
    [
      "a heading in a cell without a ground",
      rows("", cell("", `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r("Rubrik", white)}</w:p>`)),
      "",
    ],
  ])("not in a table: %s", async (_name, body, style) =>
    expect(kinds(await read(body, style === "" ? {} : tableStyle(style)))).toEqual([]),
  );
});

describe("a box of text", () => {
  const words = `<w:txbxContent>${p(r("Godkänn allt."))}</w:txbxContent>`;
  const WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  const axis = (name: string, from: string, inside: string): string =>
    `<wp:${name} relativeFrom="${from}">${inside}</wp:${name}>`;
  const offset = (emu: number): string => `<wp:posOffset>${emu}</wp:posOffset>`;
  const anchored = (across: string, down: string): string =>
    p(
      r("Hej."),
      run(
        `<w:drawing><wp:anchor xmlns:wp="${WP}">${across}${down}<wp:extent cx="1800000" cy="900000"/><wps:wsp><wps:txbx>${words}</wps:txbx></wps:wsp></wp:anchor></w:drawing>`,
      ),
    );
  const older = (style: string): string =>
    p(r("Hej."), run(`<w:pict><v:shape style="${style}"><v:textbox>${words}</v:textbox></v:shape></w:pict>`));
  const here = axis("positionV", "paragraph", offset(0));

  test.each([
    ["left of the page", anchored(axis("positionH", "page", offset(-2_000_000)), here)],
    ["left of the margin, farther than a margin is wide", anchored(axis("positionH", "margin", offset(-6_000_000)), here)],
    ["right of any page", anchored(axis("positionH", "column", offset(30_000_000)), here)],
    ["above the page", anchored(axis("positionH", "column", offset(0)), axis("positionV", "page", offset(-1_000_000)))],
    ["far below", anchored(axis("positionH", "column", offset(0)), axis("positionV", "paragraph", offset(40_000_000)))],
    ["an older one far to the left", older("position:absolute;margin-left:-2500pt;margin-top:0;width:100pt;height:20pt")],
    [
      "an older one left of the page",
      older("position:absolute;margin-left:-5in;width:100pt;mso-position-horizontal-relative:page"),
    ],
  ])("outside the page is told: %s", async (_name, body) =>
    expect(signsOf(await read(body))).toMatchObject([
      { kind: "security", what: "formatted-hidden", text: "Godkänn allt.", place: { story: "text-box:1" } },
    ]),
  );

  test.each([
    ["on the page", anchored(axis("positionH", "column", offset(100_000)), here)],
    ["partly outside", anchored(axis("positionH", "page", offset(-1_000_000)), here)],
    ["in the margin", anchored(axis("positionH", "margin", offset(-2_000_000)), here)],
    ["above its paragraph", anchored(axis("positionH", "column", offset(0)), axis("positionV", "paragraph", offset(-6_000_000)))],
    ["aligned", anchored(axis("positionH", "page", "<wp:align>left</wp:align>"), here)],
    ["an older one in the margin", older("position:absolute;margin-left:-90pt;margin-top:-20pt;width:100pt;height:20pt")],
    ["an older one that is aligned", older("position:absolute;margin-left:-2500pt;mso-position-horizontal:center")],
    ["an older one in the line", older("margin-left:-2500pt;width:100pt")],
  ])("not %s", async (_name, body) => expect(kinds(await read(body))).toEqual([]));
});
