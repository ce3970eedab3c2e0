/** Files that must be turned away, made by hand: each says what is wrong with it and which code answers. */
import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;

/** A small Word document with these paragraphs; `parts` replaces or adds parts. */
export function docxOf(paragraphs: readonly string[], parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
  const files = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONSHIPS,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]),
    ),
  );
}

/** A zip with one entry whose sizes are as told, whatever its data is. */
function lyingZip(entries: readonly { readonly name: string; readonly data: Uint8Array; readonly size: number }[]): Uint8Array {
  const chunks: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, size } of entries) {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(data.length, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(data.length, 20);
    record.writeUInt32LE(size, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(offset, 42);
    chunks.push(header, Buffer.from(name), Buffer.from(data));
    central.push(record, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, directory, end]));
}

/** The beginning of an OLE file with one name in its directory, written as such directories write it. */
function oleWith(name: string): Uint8Array {
  const file = Buffer.alloc(1536);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  Buffer.from("Root Entry", "utf16le").copy(file, 512);
  Buffer.from(name, "utf16le").copy(file, 640);
  return new Uint8Array(file);
}

const whole = docxOf(["En mening som är hel.", "En till."]);
const blanks = (megabytes: number) => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 9 });

export interface BrokenFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: string;
  /** Only writing is refused; a scan reads the file. */
  readonly onlyWriting?: true;
}

export const brokenFiles: readonly BrokenFile[] = [
  { what: "nothing at all", name: "tom.docx", bytes: new Uint8Array(), code: "not-a-document" },
  {
    what: "a zip cut off in the middle",
    name: "avkortad.docx",
    bytes: whole.slice(0, Math.floor(whole.length / 2)),
    code: "damaged-document",
  },
  { what: "a zip cut off in its directory", name: "avkortad-katalog.docx", bytes: whole.slice(0, -30), code: "damaged-document" },
  { what: "a part whose checksum is wrong", name: "kontrollsumma.docx", bytes: flippedInside(whole), code: "damaged-document" },
  {
    what: "an entry that unpacks to 1,000 times its size",
    name: "bomb.docx",
    bytes: docxOf([], { "word/media/x.xml": Buffer.alloc(64 * 1024 * 1024, 0x20) }),
    code: "too-compressed",
  },
  {
    what: "entries that each look reasonable and together unpack to more than 1 GB",
    name: "bomb-total.docx",
    bytes: lyingZip(
      Array.from({ length: 70 }, (_, index) => ({
        name: `word/${index}.xml`,
        data: incompressible(100_000),
        size: 15 * 1024 * 1024,
      })),
    ),
    code: "too-large",
  },
  {
    what: "small entries that together unpack to 1,000 times the file",
    name: "bomb-många.docx",
    bytes: lyingZip(
      Array.from({ length: 60 }, (_, index) => ({
        name: `word/${index}.xml`,
        data: incompressible(1_000),
        size: 15 * 1024 * 1024,
      })),
    ),
    code: "too-compressed",
  },
  {
    what: "an entry that says it is small and unpacks without end",
    name: "bomb-lögn.docx",
    bytes: lyingZip([
      { name: "[Content_Types].xml", data: deflateRawSync(TYPES), size: TYPES.length },
      { name: "_rels/.rels", data: deflateRawSync(RELATIONSHIPS), size: RELATIONSHIPS.length },
      { name: "word/document.xml", data: blanks(100), size: 1000 },
    ]),
    code: "damaged-document",
  },
  {
    what: "XML nested 10,000 deep",
    name: "djup.docx",
    bytes: docxOf([], {
      "word/document.xml": `<w:document ${W}><w:body>${"<w:p>".repeat(10_000)}${"</w:p>".repeat(10_000)}</w:body></w:document>`,
    }),
    code: "too-large",
  },
  {
    what: "entities declared (a billion laughs)",
    name: "entiteter.docx",
    bytes: docxOf([], {
      "word/document.xml": `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
    }),
    code: "external-entities",
  },
  {
    what: "an entity that reads another file",
    name: "entitet-utifrån.docx",
    bytes: docxOf([], { "word/document.xml": `<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document ${W}><w:body/></w:document>` }),
    code: "external-entities",
  },
  {
    what: "XML that ends in the middle",
    name: "halv-xml.docx",
    bytes: docxOf([], { "word/document.xml": `<w:document ${W}><w:body><w:p>` }),
    code: "damaged-document",
  },
  {
    what: "a document encrypted with a password",
    name: "krypterad.docx",
    bytes: oleWith("EncryptedPackage"),
    code: "encrypted-document",
  },
  { what: "an old .doc", name: "gammal.doc", bytes: oleWith("WordDocument"), code: "unsupported" },
  { what: "an old .doc named .docx", name: "gammal.docx", bytes: oleWith("WordDocument"), code: "unsupported" },
  {
    what: "a spreadsheet",
    name: "tabell.xlsx",
    bytes: zipSync({
      "[Content_Types].xml": strToU8(
        TYPES.replace("/word/document.xml", "/xl/workbook.xml").replace(
          "wordprocessingml.document.main",
          "spreadsheetml.sheet.main",
        ),
      ),
      "_rels/.rels": strToU8(RELATIONSHIPS.replace("word/document.xml", "xl/workbook.xml")),
      "xl/workbook.xml": strToU8("<workbook/>"),
    }),
    code: "not-a-document",
  },
  {
    what: "a picture named .docx",
    name: "bild.docx",
    bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0),
    code: "not-a-document",
  },
  { what: "any other zip", name: "arkiv.docx", bytes: zipSync({ "a.txt": strToU8("a") }), code: "not-a-document" },
  {
    what: "a signed document",
    name: "signerad.docx",
    bytes: docxOf(["En mening."], {
      "_rels/.rels": RELATIONSHIPS.replace(
        "</Relationships>",
        `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>`,
      ),
      "_xmlsignatures/origin.sigs": "",
      "[Content_Types].xml": TYPES.replace(
        "</Types>",
        `<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/></Types>`,
      ),
    }),
    code: "signed-document",
    onlyWriting: true,
  },
  {
    what: "a document protected against editing",
    name: "skyddad.docx",
    bytes: docxOf(["En mening."], {
      "word/settings.xml": `<w:settings ${W}><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>`,
      "word/_rels/document.xml.rels": RELATIONSHIPS.replace(
        'officeDocument" Target="word/document.xml',
        'settings" Target="settings.xml',
      ),
      "[Content_Types].xml": TYPES.replace(
        "</Types>",
        `<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>`,
      ),
    }),
    code: "protected-document",
    onlyWriting: true,
  },
];

/** Bytes that no packer makes smaller: SplitMix-like noise, the same every time. */
function incompressible(length: number): Uint8Array {
  const out = new Uint8Array(length);
  let state = 0x9e3779b9;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    out[index] = state >>> 24;
  }
  return out;
}

/** The same archive with the checksum of its last entry's directory record changed. */
function flippedInside(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice();
  const view = Buffer.from(out.buffer);
  const at = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  out[at + 16] = (out[at + 16] as number) ^ 0xff;
  return out;
}
