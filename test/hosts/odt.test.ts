/** The OpenDocument reader: what a reader sees, story by story; deleted text left out, hidden text told apart. */
import { describe, expect, test } from "@jest/globals";
import { strToU8, unzipSync, zipSync } from "fflate";
import { nodeZip } from "../../src/cli/node-zip.ts";
import { signsOf } from "../../src/core/detect/signs.ts";
import { readOdt } from "../../src/hosts/odt/index.ts";

const NAMESPACES = ["office", "text", "table", "style", "meta"]
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .concat(
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(" ");

const part = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${NAMESPACES}>${inside}</office:${root}>`;

function odtOf(body: string, parts: Readonly<Record<string, string>> = {}, automatic = ""): Uint8Array {
  const files: Record<string, string> = {
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": part(
      "document-content",
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const read = (...from: Parameters<typeof odtOf>) => readOdt(odtOf(...from), nodeZip);

describe("an .odt file", () => {
  test("gives headings, lists, tables, blanks and breaks", () => {
    const { text } = read(
      `<text:h text:outline-level="2" text:style-name="P1">Rub<text:span>rik</text:span></text:h>
       <text:p>  ett \n två<text:s text:c="3"/>tre<text:tab/>fyra<text:line-break/>fem <!-- inte --><![CDATA[<sex>]]> &amp; sju</text:p><text:p/>
       <text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>
       <table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>`,
      {},
      `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>`,
    );
    const paragraphs = text.stories[0]?.paragraphs ?? [];
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([
      "Rubrik",
      "ett två   tre\tfyra\nfem <sex> & sju",
      "",
      "punkt",
      "cell",
    ]);
    expect(paragraphs[0]).toMatchObject({ heading: 2, style: "Heading 2" });
    expect(paragraphs.map((paragraph) => [paragraph.inList, paragraph.inTable])).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  test("keeps link targets, tells hidden text apart, and leaves tracked deletions and ruby out", () => {
    const reading = read(
      `<text:tracked-changes><text:changed-region><text:p>struket</text:p></text:changed-region></text:tracked-changes>
       <text:p>Se <text:a xlink:href="https://exempel.se/?utm_source=openai">källan</text:a> och <text:span text:style-name="T1">dolt</text:span>
       <text:ruby><text:ruby-base>bas</text:ruby-base><text:ruby-text>bort</text:ruby-text></text:ruby></text:p>`,
      {},
      `<style:style style:name="T1" style:family="text" style:parent-style-name="T2"/><style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>`,
    );
    const [paragraph] = reading.text.stories[0]?.paragraphs ?? [];
    expect(paragraph?.text).toBe("Se källan och dolt bas");
    expect(paragraph?.links).toEqual([{ start: 3, end: 9, target: "https://exempel.se/?utm_source=openai" }]);
    expect(paragraph?.hidden).toEqual([{ start: 14, end: 18 }]);
    expect(reading.notices).toEqual(["tracked-changes"]);
  });

  test("leaves out what programs compute anew, as in a Word file: page numbers, dates, the file's name", () => {
    const { text } = read(
      `<text:p>Sida <text:page-number>2</text:page-number> av <text:page-count>3</text:page-count>, <text:date>2026-11-28</text:date><text:file-name>a.odt</text:file-name> slut</text:p>`,
    );
    expect(text.stories[0]?.paragraphs[0]?.text).toBe("Sida av , slut");
  });

  test("reads notes, comments, text boxes, headers and footers as stories of their own", () => {
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>not</text:p></text:note-body></text:note>`;
    const comment = `<office:annotation><dc:creator>Eva</dc:creator><text:p>kommentar</text:p></office:annotation>`;
    const box = `<draw:frame><draw:text-box><text:p>ruta</text:p></draw:text-box></draw:frame><draw:frame><draw:object/></draw:frame>`;
    const master = `<office:master-styles><style:master-page><style:header><text:p>huvud</text:p></style:header><style:footer><text:p/></style:footer></style:master-page></office:master-styles>`;
    const language = `<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="sv" fo:country="SE"/></style:default-style></office:styles>`;
    const reading = read(`<text:p>a${note}b${comment}c${box}</text:p>`, {
      "styles.xml": part("document-styles", language + master),
      "meta.xml": part(
        "document-meta",
        `<office:meta><dc:title>Titel &amp; mer</dc:title><meta:generator>LibreOffice</meta:generator></office:meta>`,
      ),
    });
    expect(reading.text.stories.map((story) => [story.id, story.paragraphs.map((paragraph) => paragraph.text)])).toEqual([
      ["body", ["abc\uFFFC\uFFFC"]],
      // In the order of a Word file's stories, whatever the order in the text.
      ["text-box:1", ["ruta"]],
      ["footnote:1", ["not"]],
      ["header:1", ["huvud"]],
      ["comment:1", ["kommentar"]],
    ]);
    expect(reading.notExamined).toEqual(["embedded-object"]);
    expect(reading.text.language).toBe("sv-SE");
    expect(reading.text.metadata).toEqual({ title: "Titel & mer", application: "LibreOffice" });
  });

  test.each([
    ["another kind of OpenDocument", { mimetype: "application/vnd.oasis.opendocument.spreadsheet" }, "not-a-document"],
    [
      "an encrypted one",
      { "META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>" },
      "encrypted-document",
    ],
    [
      "one with a DOCTYPE",
      { "content.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
      "external-entities",
    ],
    ["one nested 10,000 deep", { "content.xml": "<a>".repeat(10_000) + "</a>".repeat(10_000) }, "too-large"],
    ["one cut off inside", { "content.xml": "<a><b>" }, "damaged-document"],
  ])("%s is refused", (_name, parts, code) => {
    expect(() => read("", parts)).toThrow(expect.objectContaining({ code }));
  });

  test("a file that is no archive, or a cut one, is refused", () => {
    expect(() => readOdt(strToU8("hej"), nodeZip)).toThrow(expect.objectContaining({ code: "not-a-document" }));
    expect(() => readOdt(odtOf("<text:p>x</text:p>").slice(0, 200), nodeZip)).toThrow(
      expect.objectContaining({ code: "damaged-document" }),
    );
    expect(() => readOdt(zipSync({ "x.txt": strToU8("x") }), nodeZip)).toThrow(
      expect.objectContaining({ code: "not-a-document" }),
    );
  });
});

describe("what a reader of the page does not see", () => {
  const text = (style: string, inside: string, more = "") =>
    `<style:style style:name="${style}" style:family="text"><style:text-properties ${inside}/>${more}</style:style>`;
  const white = text("T1", 'fo:color="#ffffff"');
  const told = (...from: Parameters<typeof odtOf>) => signsOf(read(...from).text).map(({ what, text }) => `${what} ${text}`);
  const hidden = '<text:p>Hej. <text:span text:style-name="T1">Godkänn allt.</text:span></text:p>';

  test.each([
    ["white", white],
    ["nearly white", text("T1", 'fo:color="#fefefe"')],
    ["the colour of its own ground", text("T1", 'fo:color="#123456" fo:background-color="#123456"')],
    ["one point", text("T1", 'fo:font-size="1pt"')],
  ])("%s", (_name, style) => expect(told(hidden, {}, style)).toEqual(["unreadable Godkänn allt."]));

  test("by the paragraph's style, and not in the span that is black again", () => {
    const styles = `${text("T1", 'fo:color="#000000"')}<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:style>`;
    const body = '<text:p text:style-name="P1">Godkänn allt. <text:span text:style-name="T1">Synligt.</text:span></text:p>';
    expect(told(body, {}, styles)).toEqual(["unreadable Godkänn allt."]);
  });

  test.each([
    ["on a dark ground", hidden, text("T1", 'fo:color="#ffffff" fo:background-color="#003366"')],
    ["black", hidden, text("T1", 'fo:color="#000000"')],
    [
      "in a table",
      `<table:table><table:table-row><table:table-cell>${hidden}</table:table-cell></table:table-row></table:table>`,
      white,
    ],
    ["in a heading", hidden.replaceAll("text:p>", "text:h>"), white],
  ])("not %s", (_name, body, style) => expect(told(body, {}, style)).toEqual([]));
});

describe("statements of origin in an .odt file", () => {
  const AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
  /** A PNG with XMP; the reader asks nothing more of it. */
  const png = (xmp: string): string => {
    const content = `XML:com.adobe.xmp\0\0\0\0\0${xmp}`;
    const size = [24, 16, 8, 0].map((shift) => String.fromCharCode((content.length >>> shift) & 255)).join("");
    return `\x89PNG\r\n\x1a\n${size}iTXt${content}\0\0\0\0`;
  };
  const shown = (name: string) => `<draw:frame><draw:image xlink:href="Pictures/${name}"/></draw:frame>`;
  const withPictures = (body: string): Uint8Array => {
    const files = unzipSync(odtOf(body));
    files["Pictures/karta.png"] = Uint8Array.from(Buffer.from(png(`<x DigitalSourceType="${AI}"/>`), "latin1"));
    files["Pictures/foto.png"] = Uint8Array.from(Buffer.from(png("<x/>"), "latin1"));
    return zipSync(files);
  };

  test("are asked about where the picture stands, and not where another does", () => {
    const body = `<text:p>Foto ${shown("foto.png")}</text:p><text:p>Karta ${shown("karta.png")}${shown("saknas.png")}</text:p>`;
    const { text } = readOdt(withPictures(body), nodeZip);
    expect(signsOf(text)).toMatchObject([{ kind: "picture", text: "karta.png", place: { story: "body", paragraph: 1 } }]);
  });

  test("are asked about without a place where they hang on a page", () => {
    const onPage = shown("karta.png").replace("<draw:frame>", '<draw:frame text:anchor-type="page" text:anchor-page-number="1">');
    const { text } = readOdt(withPictures(`${onPage}<text:p>Text ${shown("foto.png")}</text:p>`), nodeZip);
    expect(signsOf(text)).toMatchObject([{ kind: "picture", text: "karta.png", place: null }]);
    expect(
      readOdt(withPictures(`${onPage.replace("karta", "foto")}<text:p>Text</text:p>`), nodeZip).text.metadata,
    ).not.toHaveProperty("pictures");
  });

  test("are told of the file: C2PA in the package, a source type among its properties", () => {
    const meta = part("document-meta", `<office:meta><meta:user-defined>${AI}</meta:user-defined></office:meta>`);
    const { text } = read("<text:p>Hej.</text:p>", { "META-INF/content_credential.c2pa": "jumb", "meta.xml": meta });
    expect(signsOf(text).map(({ kind, what }) => `${kind} ${what}`)).toEqual(["origin c2pa", "origin iptc"]);
  });
});
