/** What a Word file says about itself: origin in the package, pictures' own data; and tokens cut over runs. */
import { strToU8, zlibSync } from "fflate";
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { signsOf } from "../../../src/core/detect/signs.ts";
import type { DocumentText } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { aboutPicture, claimsInPicture } from "../../../src/hosts/reading/picture-claims.ts";
import { docx, p, r, relation, run, table, type Parts } from "./fake-docx.ts";

const AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description Iptc4xmpExt:DigitalSourceType="${AI}"/></rdf:RDF></x:xmpmeta>`;

const bytesOf = (...pieces: (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(pieces.flatMap((piece) => (typeof piece === "string" ? [...strToU8(piece, true)] : [...piece])));
const u32 = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

const chunk = (type: string, content: Uint8Array): Uint8Array => bytesOf(u32(content.length), type, content, u32(0));
const png = (...chunks: Uint8Array[]): Uint8Array =>
  bytesOf([0x89], "PNG\r\n\x1a\n", ...chunks, chunk("IDAT", zlibSync(new Uint8Array(10))), chunk("IEND", new Uint8Array()));
const pngXmp = (xmp: string) => png(chunk("iTXt", bytesOf("XML:com.adobe.xmp", [0, 0, 0, 0, 0], xmp)));
const segment = (marker: number, content: Uint8Array): Uint8Array =>
  bytesOf([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content);
const jpeg = (...segments: Uint8Array[]): Uint8Array => bytesOf([0xff, 0xd8], ...segments, [0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]);

const read = async (body: string, parts: Parts = {}, relationships?: string): Promise<DocumentText> =>
  (await openDocx(docx(body, parts, relationships === undefined ? {} : { relationships })).read()).text;
const kinds = (text: DocumentText): string[] => signsOf(text).map(({ kind, what }) => `${kind} ${what}`);

describe("a picture's own data", () => {
  test.each([
    ["XMP in PNG", pngXmp(XMP), ["iptc"]],
    ["XMP in JPEG", jpeg(segment(0xe1, bytesOf("http://ns.adobe.com/xap/1.0/\0", XMP))), ["iptc"]],
    ["C2PA in PNG", png(chunk("caBX", bytesOf("jumb c2pa ", AI))), ["iptc", "c2pa"]],
    ["C2PA in JPEG", jpeg(segment(0xeb, bytesOf("JP", [0, 1], "jumb ", AI))), ["iptc", "c2pa"]],
    ["XMP in WebP", bytesOf("RIFF", [0, 0, 0, 0], "WEBP", "XMP ", [XMP.length & 255, XMP.length >> 8, 0, 0], XMP), ["iptc"]],
    ["Stable Diffusion", png(chunk("tEXt", bytesOf("parameters", [0], "a pool\nSteps: 20, Sampler: Euler a"))), ["generator"]],
    ["a photograph", jpeg(segment(0xe1, bytesOf("Exif\0\0", "Canon"))), []],
    ["a drawing", png(chunk("tEXt", bytesOf("Software", [0], "Paint"))), []],
    ["no picture", bytesOf("hello"), []],
  ])("%s", (_name, bytes, standards) => expect(claimsInPicture(bytes).map(({ standard }) => standard)).toEqual(standards));

  test("never throws, wherever the file is cut or changed", () => {
    for (const whole of [pngXmp(XMP), jpeg(segment(0xe1, bytesOf("http://ns.adobe.com/xap/1.0/\0", XMP)))]) {
      for (let cut = 0; cut < whole.length; cut++) claimsInPicture(whole.subarray(0, cut));
      for (let at = 0; at < whole.length; at++) claimsInPicture(whole.map((byte, index) => (index === at ? byte ^ 0xff : byte)));
    }
  });

  const shows = (id: string) => run(`<w:drawing><a:blip xmlns:a="urn:a" r:embed="${id}"/></w:drawing>`);
  const media: Parts = { "word/media/image1.png": pngXmp(XMP), "word/media/image2.png": png() };
  const relations = relation("rIdA", "image", "media/image1.png") + relation("rIdB", "image", "media/image2.png");

  test("asks about the paragraph that shows it, and about no other", async () => {
    const text = await read(p(r("Ingress.")) + p(shows("rIdB")) + p(r("Kartan: "), shows("rIdA")), media, relations);
    expect(signsOf(text)).toMatchObject([{ kind: "picture", text: "image1.png", place: { story: "body", paragraph: 2 } }]);
  });

  test("asks nothing about a picture that says nothing, and tells where it stands", async () => {
    const text = await read(p(r("Se "), shows("rIdB")), { "word/media/image2.png": png() }, relations);
    expect(signsOf(text)).toEqual([]);
    expect(text.stories[0]?.paragraphs[0]?.pictures).toMatchObject([{ name: "image2.png", claims: [], offset: 3 }]);
    expect((await read(p(r("Hej.")))).stories[0]?.paragraphs[0]).not.toHaveProperty("pictures");
  });

  const cbor = (text: string) => bytesOf([0x60 + text.length], text);
  const agent = (value: Uint8Array) => bytesOf(cbor("softwareAgent"), value, cbor("when"), [0xc0, 0x74], "2026-11-03T10:00:00Z");

  test.each([
    [
      "XMP's attributes",
      pngXmp('<d DigitalSourceType="x" xmp:CreatorTool="Adobe Firefly" xmp:CreateDate="2026-11-03T10:00:00"/>'),
      "Adobe Firefly",
    ],
    [
      "IPTC's AI system before the program",
      pngXmp(
        "<a:CreatorTool>Paint</a:CreatorTool><b:AISystemUsed>Imagen</b:AISystemUsed><c:CreateDate>2026-11-03</c:CreateDate>",
      ),
      "Imagen",
    ],
    [
      "a list in XMP",
      pngXmp(
        "<b:AISystemUsed><rdf:Alt><rdf:li>Imagen</rdf:li></rdf:Alt></b:AISystemUsed><c:DateCreated>2026:11:03 10:00</c:DateCreated>",
      ),
      "Imagen",
    ],
    ["an action of C2PA", png(chunk("caBX", bytesOf("jumb ", agent(cbor("GPT-4o"))))), "GPT-4o"],
    [
      "an action of C2PA with a map",
      png(chunk("caBX", bytesOf("jumb ", agent(bytesOf([0xa1], cbor("name"), cbor("ChatGPT c2pa/0.5")))))),
      "ChatGPT",
    ],
  ])("names tool and day: %s", (_name, bytes, engine) =>
    expect(aboutPicture(bytes).made).toEqual({ engine, date: "2026-11-03" }),
  );

  test("names neither where there is none, or no day of the calendar", () => {
    expect(aboutPicture(pngXmp(XMP))).not.toHaveProperty("made");
    expect(aboutPicture(pngXmp('<d xmp:CreateDate="igår" xmp:CreatorTool=" "/>'))).not.toHaveProperty("made");
  });
});

describe("a statement about the file", () => {
  test("is read from the package and its properties", async () => {
    expect(kinds(await read(p(r("Hej.")), { "META-INF/content_credential.c2pa": "jumb" }))).toEqual(["origin c2pa"]);
    const custom = `<Properties xmlns="urn:p"><property name="digitalSourceType"><vt:lpwstr xmlns:vt="urn:v">${AI}</vt:lpwstr></property></Properties>`;
    expect(kinds(await read(p(r("Hej.")), { "docProps/custom.xml": custom }))).toEqual(["origin iptc"]);
    expect(kinds(await read(p(r("Hej."))))).toEqual([]);
  });
});

describe("a control that still shows its template's words", () => {
  const prompt = (inside: string) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;

  test("asks nothing, in a line or around paragraphs; the same words outside do", async () => {
    const text = await read(
      p(r("Hej "), prompt(r("[Ditt namn]")), r("!")) + prompt(p(r("[infoga datum]"))) + p(r("[diarienummer]")),
    );
    expect(text.stories[0]?.paragraphs.map((paragraph) => paragraph.prompts)).toEqual([
      [{ start: 4, end: 15 }],
      [{ start: 0, end: 14 }],
      undefined,
    ]);
    expect(scan(text).map((trace) => trace.text)).toEqual(["[diarienummer]"]);
  });
});

describe("a token in a Word file", () => {
  const TOKEN = ":contentReference[oaicite:0]{index=0}";

  test("is found when it is cut over five runs", async () => {
    const cuts = [0, 3, 17, 20, 28, TOKEN.length];
    const runs = cuts
      .slice(1)
      .map((to, index) => r(TOKEN.slice(cuts[index], to), index % 2 ? "<w:b/>" : '<w:lang w:val="sv-SE"/>'));
    expect(runs).toHaveLength(5);
    const text = await read(p(r("Badet öppnar i juni. "), ...runs));
    expect(findingsOf(text, scan(text))).toMatchObject([{ strength: "evidence", traces: [{ text: TOKEN }] }]);
  });

  test("is found in a table's cell, in a note and in a link's target", async () => {
    const link = `<w:hyperlink r:id="rIdL">${r("SKR")}</w:hyperlink>`;
    const text = await read(
      table(p(r(`Ett bad ${TOKEN}`))) + p(r("Se "), link),
      {},
      relation("rIdL", "hyperlink", "https://skr.se/?utm_source=chatgpt.com", false, "External"),
    );
    expect(scan(text).map(({ rule, inLink }) => [rule, inLink])).toEqual([
      ["chatgpt-content-reference", false],
      ["chatgpt-link-parameter", true],
    ]);
  });

  test("is found in the target of a picture that is a link", async () => {
    const click = `<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="rIdL"/>`;
    const picture = `<w:r><w:drawing><x:docPr xmlns:x="urn:x" id="1" name="SKR">${click}</x:docPr></w:drawing></w:r>`;
    const text = await read(
      p(r("Se "), picture),
      {},
      relation("rIdL", "hyperlink", "https://skr.se/?utm_source=chatgpt.com", false, "External"),
    );
    expect(scan(text)).toMatchObject([{ rule: "chatgpt-link-parameter", inLink: true, span: { start: 3, end: 4 } }]);
  });
});
