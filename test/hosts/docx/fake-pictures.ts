/** Pictures for Word files made of strings: a PNG that LibreOffice opens, drawings as Word writes them, and VML. */
import { strToU8, zlibSync } from "fflate";
import { p, relation, run, type Parts } from "./fake-docx.ts";

export const AI_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

const u32 = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const bytesOf = (...pieces: (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(pieces.flatMap((piece) => (typeof piece === "string" ? [...strToU8(piece)] : [...piece])));

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

const chunk = (type: string, content: Uint8Array): Uint8Array =>
  bytesOf(u32(content.length), type, content, u32(crc(bytesOf(type, content))));

/** A square of one colour, with XMP in it where some is given. */
export function png(colour: readonly [number, number, number], xmp: string | null = null, side = 16): Uint8Array {
  const row = [0, ...Array.from({ length: side }, () => colour).flat()];
  const pixels = Uint8Array.from(Array.from({ length: side }, () => row).flat());
  return bytesOf(
    [0x89],
    "PNG\r\n",
    [0x1a, 0x0a],
    chunk("IHDR", bytesOf(u32(side), u32(side), [8, 2, 0, 0, 0])),
    ...(xmp === null ? [] : [chunk("iTXt", bytesOf("XML:com.adobe.xmp", [0, 0, 0, 0, 0], xmp))]),
    chunk("IDAT", zlibSync(pixels)),
    chunk("IEND", new Uint8Array()),
  );
}

/** XMP as an image generator writes it: the source type, the tool and the day. */
export const xmpOf = (engine = "DALL·E", date = "2026-11-03"): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="${AI_SOURCE}" xmp:CreatorTool="${engine}" xmp:CreateDate="${date}T10:00:00Z"/></rdf:RDF></x:xmpmeta>`;

export const AI_PNG = png([40, 120, 200], xmpOf());
export const PLAIN_PNG = png([200, 160, 40]);

const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const EMU = 914_400;

let drawn = 0;

const pic = (blip: string): string =>
  `<pic:pic xmlns:pic="${PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="bild"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${EMU}" cy="${EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;

const docPr = (attributes: string, inside = ""): string => {
  const tag = `wp:docPr id="${++drawn}" name="Bild ${drawn}"${attributes}`;
  return inside === "" ? `<${tag}/>` : `<${tag}>${inside}</wp:docPr>`;
};

const graphic = (content: string): string =>
  `<a:graphic xmlns:a="${A}"><a:graphicData uri="${PIC}">${content}</a:graphicData></a:graphic>`;

export const blip = (id: string, inside = ""): string =>
  inside === "" ? `<a:blip r:embed="${id}"/>` : `<a:blip r:embed="${id}">${inside}</a:blip>`;

/** A picture in line with the text; `attributes` are those of its `wp:docPr` beside id and name, with a blank before. */
export const inline = (id: string, attributes = "", inside = "", shown = pic(blip(id))): string =>
  run(
    `<w:drawing><wp:inline xmlns:wp="${WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${EMU}" cy="${EMU}"/>${docPr(attributes, inside)}${graphic(shown)}</wp:inline></w:drawing>`,
  );

/** A picture that text flows around. */
export const anchored = (id: string, attributes = ""): string =>
  run(
    `<w:drawing><wp:anchor xmlns:wp="${WP}" distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="${EMU}" cy="${EMU}"/><wp:wrapSquare wrapText="bothSides"/>${docPr(attributes)}${graphic(pic(blip(id)))}</wp:anchor></w:drawing>`,
  );

/** An SVG with the PNG that older programs show instead. */
export const svg = (png: string, vector: string, attributes = ""): string =>
  inline(
    png,
    attributes,
    "",
    pic(
      blip(
        png,
        `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${vector}"/></a:ext></a:extLst>`,
      ),
    ),
  );

/** Two pictures that are one group, as newer programs read them, and VML for older ones. */
export const group = (one: string, other: string, attributes = ""): string =>
  run(
    `<mc:AlternateContent><mc:Choice xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" Requires="wpg"><w:drawing><wp:inline xmlns:wp="${WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${EMU}" cy="${EMU}"/>${docPr(attributes)}<a:graphic xmlns:a="${A}"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>${pic(blip(one))}${pic(blip(other))}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>${shape(one)}</w:pict></mc:Fallback></mc:AlternateContent>`,
  );

const shape = (id: string, attributes = ""): string =>
  `<v:shape id="s${id}"${attributes} style="width:72pt;height:72pt"><v:imagedata r:id="${id}"/></v:shape>`;

/** A picture as older files have it. */
export const vml = (id: string, attributes = ""): string => run(`<w:pict>${shape(id, attributes)}</w:pict>`);

/** A picture that lies on the internet. */
export const linked = (id: string): string => inline(id, "", "", pic(`<a:blip r:link="${id}"/>`));

/** A text box with paragraphs in it. */
export const textBox = (inside: string): string =>
  run(
    `<w:pict><v:shape id="box" style="width:200pt;height:100pt"><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict>`,
  );

export const DECORATIVE =
  '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** The picture files and their relationships: rIdA names AI, rIdB is a photograph, rIdS an SVG, rIdL lies elsewhere. */
export const MEDIA: Parts = {
  "word/media/image1.png": AI_PNG,
  "word/media/image2.png": PLAIN_PNG,
  "word/media/image3.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16"/></svg>',
};
export const RELATIONS =
  relation("rIdA", "image", "media/image1.png") +
  relation("rIdB", "image", "media/image2.png") +
  relation("rIdS", "image", "media/image3.svg") +
  relation("rIdL", "image", "https://example.se/bild.png", false, "External");

/** A paragraph that holds a picture alone, in the middle of the line. */
export const alone = (picture: string): string => p('<w:pPr><w:jc w:val="center"/></w:pPr>', picture);
