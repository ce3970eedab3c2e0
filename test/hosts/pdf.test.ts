/** The PDF reader: lines become paragraphs, links keep their words and targets, what holds no text is named. */
import { describe, expect, test } from "@jest/globals";
import { strToU8, zlibSync } from "fflate";
import { signsOf } from "../../src/core/detect/signs.ts";
import { readPdf } from "../../src/hosts/pdf/index.ts";
import { aboutPictures } from "../../src/hosts/pdf/pictures.ts";
import { unpacked } from "../../src/hosts/pdf/streams.ts";

interface Page {
  readonly lines: readonly { readonly text: string; readonly x?: number; readonly y: number; readonly size?: number }[];
  readonly links?: readonly { readonly rect: readonly [number, number, number, number]; readonly target: string }[];
}

/** A PDF with Helvetica in windows-1252, one content stream a page. `more` goes into the trailer. */
function pdfOf(pages: readonly Page[], more = ""): Uint8Array {
  const objects: string[] = ["<</Type/Catalog/Pages 2 0 R/Lang(sv-SE)>>", ""];
  objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  const kids: string[] = [];
  for (const page of pages) {
    const escape = (text: string) => text.replace(/[()\\]/g, "\\$&");
    const content = page.lines
      .map(({ text, x = 72, y, size = 12 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escape(text)}) Tj ET`)
      .join("\n");
    objects.push(`<</Length ${content.length}>>stream\n${content}\nendstream`);
    const stream = objects.length;
    const links = (page.links ?? []).map(
      ({ rect, target }) => `<</Type/Annot/Subtype/Link/Rect[${rect.join(" ")}]/A<</S/URI/URI(${target})>>>>`,
    );
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${stream} 0 R/Annots[${links.join("")}]>>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<</Type/Pages/Count ${pages.length}/Kids[${kids.join(" ")}]>>`;
  objects.push("<</Title(Ett \\344rende)/Creator(Handgjord)>>");
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info ${objects.length} 0 R${more}>>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, "latin1"));
}

const long = "En rad som fyller hela sidans bredd och som inte slutar med punkt utan";
const read = async (pages: readonly Page[]) => {
  const reading = await readPdf(pdfOf(pages));
  return { reading, paragraphs: reading.text.stories[0]?.paragraphs ?? [] };
};

describe("a PDF", () => {
  test("gives paragraphs where gaps, sizes and lists show them, and a word parted at the line's end whole", async () => {
    const { paragraphs, reading } = await read([
      {
        lines: [
          { text: "Rubrik", y: 760, size: 20 },
          { text: long, y: 720 },
          { text: `fortsätter på nästa rad där ordet kommun-`, y: 706 },
          { text: "styrelsen delas.", y: 692 },
          { text: "Nytt stycke efter ett större mellanrum", y: 660 },
          { text: "- punkt", y: 646 },
        ],
      },
      { lines: [{ text: "Ny sida", y: 760 }] },
    ]);
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([
      "Rubrik",
      `${long} fortsätter på nästa rad där ordet kommunstyrelsen delas.`,
      "Nytt stycke efter ett större mellanrum",
      "- punkt",
      "Ny sida",
    ]);
    expect(reading.text.language).toBe("sv-SE");
    expect(reading.text.metadata).toMatchObject({ title: "Ett ärende", application: "Handgjord" });
  });

  test("tells where a line ends inside a word, which small signs stand above the line, and where a page begins", async () => {
    const { paragraphs } = await read([
      {
        lines: [
          { text: long, y: 720 },
          { text: "med en not", y: 706 },
          { text: "1", x: 129, y: 711, size: 7 },
          { text: " vid kommun-", x: 133, y: 706 },
          { text: "styrelsen och ett EU-", y: 692 },
          { text: "land.", y: 678 },
        ],
      },
      { lines: [] },
      { lines: [{ text: "Ny sida", y: 760 }] },
    ]);
    const [first, last] = paragraphs;
    expect(first?.text).toBe(`${long} med en not1 vid kommunstyrelsen och ett EU- land.`);
    expect(first?.raised?.map(({ start, end }) => first.text.slice(start, end))).toEqual(["1"]);
    expect(first?.hyphenated?.map((at) => first.text.slice(at, at + 5))).toEqual(["styre", "land."]);
    expect([first?.startsPage, last?.startsPage, last?.text]).toEqual([undefined, true, "Ny sida"]);
  });

  test("keeps a link's target with the words it lies over, over two lines too", async () => {
    const { paragraphs } = await read([
      {
        lines: [
          { text: "Se den stora rapporten", y: 720 },
          { text: "om ortnamn och annat", y: 706 },
        ],
        links: [
          { rect: [145, 717, 200, 731], target: "https://exempel.se/?utm_source=chatgpt.com" },
          { rect: [72, 703, 138, 717], target: "https://exempel.se/?utm_source=chatgpt.com" },
        ],
      },
    ]);
    const [paragraph] = paragraphs;
    expect(paragraph?.links.map((link) => [paragraph.text.slice(link.start, link.end), link.target])).toEqual([
      ["rapporten om ortnamn", "https://exempel.se/?utm_source=chatgpt.com"],
    ]);
  });

  test("names a page that has no text", async () => {
    const { reading } = await read([{ lines: [{ text: "Text", y: 700 }] }, { lines: [] }]);
    expect(reading.notExamined).toEqual(["page 2 has no text"]);
  });

  test("is refused when it needs a password", async () => {
    const secret = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>/ID[<00><00>]`;
    await expect(readPdf(pdfOf([{ lines: [] }], secret))).rejects.toMatchObject({ code: "encrypted-document" });
  });

  test("is refused when it is damaged, and when it is none", async () => {
    await expect(readPdf(pdfOf([{ lines: [] }]).slice(0, 60))).rejects.toMatchObject({ code: "damaged-document" });
    await expect(readPdf(Uint8Array.of(1, 2, 3))).rejects.toMatchObject({ code: "not-a-document" });
    await expect(readPdf(new Uint8Array())).rejects.toMatchObject({ code: "not-a-document" });
  });

  test("leaves the bytes it was given as they were", async () => {
    const bytes = pdfOf([{ lines: [{ text: "Text", y: 700 }] }]);
    const before = bytes.slice();
    await readPdf(bytes);
    expect(bytes).toEqual(before);
  });

  describe("tells of its pictures what they say of themselves", () => {
    const AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
    /** A JPEG with XMP, as it stands in a PDF behind `stream`. */
    const jpeg = (xmp: string) => {
      const content = `http://ns.adobe.com/xap/1.0/\0${xmp}`;
      const length = content.length + 2;
      return `\xff\xd8\xff\xe1${String.fromCharCode(length >> 8, length & 255)}${content}\xff\xda\0\x02\xff\xd9`;
    };
    const withStream = (content: string, end = "\n") =>
      Uint8Array.of(
        ...pdfOf([{ lines: [{ text: "Text", y: 700 }] }]),
        ...latin(`9 0 obj\n<</Subtype/Image/Filter/DCTDecode>>stream${end}${content}\nendstream\nendobj\n`),
      );

    test.each([["\n"], ["\r\n"]])("after the line end %j", (end) => {
      const { pictures } = aboutPictures(withStream(jpeg(`<x DigitalSourceType="${AI}"/>`), end));
      expect(pictures).toEqual([
        { name: "JPEG 1", claims: [{ standard: "iptc", place: "XMP", value: "trainedAlgorithmicMedia" }] },
      ]);
    });

    test("as a question without a place, and nothing of a photograph", async () => {
      const { text } = await readPdf(withStream(jpeg(`<x DigitalSourceType="${AI}"/>`)));
      expect(signsOf(text)).toMatchObject([{ kind: "picture", text: "JPEG 1", place: null }]);
      expect((await readPdf(withStream(jpeg("<x/>")))).text.metadata).not.toHaveProperty("pictures");
    });

    const packed = (text: string): string => Buffer.from(zlibSync(strToU8(text))).toString("latin1");
    const withObjects = (...objects: string[]): Uint8Array =>
      Uint8Array.of(...withStream("x"), ...latin(objects.map((one, index) => `${50 + index} 0 obj\n${one}\nendobj\n`).join("")));
    const image = (more: string): string =>
      `<</Type/XObject/Subtype/Image/Filter/FlateDecode${more}>>stream\n${packed("rgb")}\nendstream`;
    const about = `<x DigitalSourceType="${AI}" xmp:CreatorTool="Imagen" xmp:CreateDate="2026-11-03T10:00:00Z"/>`;

    test.each([
      ["packed", `/Filter/FlateDecode>>stream\n${packed(about)}`],
      ["packed, in an array", `/Filter [ /FlateDecode ]>>stream\r\n${packed(about)}`],
      ["as it is", `>>stream\n${about}`],
    ])("in a stream of their own, %s, which the picture names", (_name, metadata) => {
      const bytes = withObjects(image(""), image("/Metadata 52 0 R"), `<</Type/Metadata/Subtype/XML${metadata}\nendstream`);
      expect(aboutPictures(bytes).pictures).toEqual([
        {
          name: "Image 3",
          claims: [{ standard: "iptc", place: "XMP", value: "trainedAlgorithmicMedia" }],
          made: { engine: "Imagen", date: "2026-11-03" },
        },
      ]);
    });

    test("and not of the file's own metadata, nor of one that no picture names, that is damaged, or packed in a way not known", () => {
      const metadata = (rest: string) => `<</Type/Metadata/Subtype/XML${rest}\nendstream`;
      for (const [picture, rest] of [
        ["", `>>stream\n${about}`],
        ["/Metadata 60 0 R", `>>stream\n${about}`],
        ["/Metadata 51 0 R", `/Filter/LZWDecode>>stream\n${about}`],
        ["/Metadata 51 0 R", `/Filter/FlateDecode>>stream\nx${packed(about)}`],
      ] as const)
        expect(aboutPictures(withObjects(image(picture), metadata(rest))).pictures).toEqual([]);
    });

    test("a manifest is found in packed objects, too; what unpacks to far more than it is stops in time", () => {
      const objects = (text: string) =>
        `<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length 9>>stream\n${packed(text)}\nendstream`;
      expect(aboutPictures(withObjects(objects("1 0 <</AFRelationship /C2PA_Manifest>>"))).hasManifest).toBe(true);
      expect(aboutPictures(withObjects(objects("1 0 <</AFRelationship /Data>>"))).hasManifest).toBe(false);
      expect(
        unpacked({ number: 1, dictionary: "<</Filter/FlateDecode>>", content: zlibSync(new Uint8Array(50_000_000)) }, 1000),
      ).toHaveLength(1000);
    });

    test("wherever the file is cut or changed, nothing is thrown", () => {
      const whole = withObjects(
        image("/Metadata 51 0 R"),
        `<</Type/Metadata/Subtype/XML/Filter/FlateDecode>>stream\n${packed(about)}\nendstream`,
      );
      for (let at = 0; at < whole.length; at += 7) {
        aboutPictures(whole.subarray(0, at));
        aboutPictures(whole.map((byte, index) => (index === at ? byte ^ 0xff : byte)));
      }
    });

    test("and of the file that it carries a statement of origin", async () => {
      const bytes = Uint8Array.of(...withStream(""), ...latin("<</AFRelationship/C2PA_Manifest>>"));
      expect(signsOf((await readPdf(bytes)).text)).toMatchObject([{ kind: "origin", what: "c2pa" }]);
    });
  });
});
