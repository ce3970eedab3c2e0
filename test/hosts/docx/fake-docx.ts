/** Word files made of strings: a map of part names to XML, zipped; what a case does not name is filled in. */
import { strToU8, zipSync } from "fflate";

export const W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const STRICT_NS = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_R_NS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Declarations that a body of a case may rely on. */
export const NAMESPACES = [
  `xmlns:w="${W_NS}"`,
  `xmlns:r="${R_NS}"`,
  `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`,
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
  `xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`,
  `xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`,
  `xmlns:v="urn:schemas-microsoft-com:vml"`,
  `mc:Ignorable="w14"`,
].join(" ");

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** A paragraph. */
export const p = (...content: readonly string[]): string => `<w:p>${content.join("")}</w:p>`;

/** A run of text that keeps its blanks; `rPr` is the XML inside w:rPr. */
export const r = (text: string, rPr = ""): string =>
  `<w:r>${rPr === "" ? "" : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A run around any content. */
export const run = (...content: readonly string[]): string => `<w:r>${content.join("")}</w:r>`;

export const fld = (type: "begin" | "separate" | "end"): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
export const instr = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;

/** A whole complex field whose result is `result`, XML of runs. */
export const field = (instruction: string, result: string): string =>
  fld("begin") + instr(instruction) + fld("separate") + result + fld("end");

/** A content control; `properties` is the XML inside w:sdtPr. */
export const sdt = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

export const table = (...cells: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${cells.map((cell) => `<w:tr><w:tc><w:tcPr/>${cell}</w:tc></w:tr>`).join("")}</w:tbl>`;

/** A paragraph style of styles.xml. */
export const style = (id: string, name: string, type = "paragraph", inside = ""): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

/** A part whose root is `w:root` with the usual namespaces. */
export const wordPart = (root: string, inside: string): string => `${DECLARATION}<w:${root} ${NAMESPACES}>${inside}</w:${root}>`;

export const documentXml = (body: string): string => wordPart("document", `<w:body>${body}</w:body>`);

interface PartKind {
  readonly pattern: RegExp;
  /** Relationship kind, and the part that it starts from ("" for the package). */
  readonly relation: string;
  readonly from: (part: string) => string;
  readonly type: string | null;
}

const fromMain = (): string => "word/document.xml";
const wordKind = (pattern: RegExp, relation: string, type = relation): PartKind => ({
  pattern,
  relation,
  from: fromMain,
  type: `${WORDML}.${type}+xml`,
});

const KINDS: readonly PartKind[] = [
  ...["styles", "settings", "footnotes", "endnotes", "comments", "numbering"].map((kind) =>
    wordKind(new RegExp(`^word/${kind}\\d*\\.xml$`), kind),
  ),
  wordKind(/^word\/header\d*\.xml$/, "header"),
  wordKind(/^word\/footer\d*\.xml$/, "footer"),
  { pattern: /^customxml\/item\d+\.xml$/i, relation: "customXml", from: fromMain, type: null },
  {
    pattern: /^customxml\/itemProps\d+\.xml$/i,
    relation: "customXmlProps",
    from: (part) => part.replace(/itemProps/i, "item"),
    type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  },
  {
    pattern: /^docProps\/custom\.xml$/,
    relation: "custom-properties",
    from: () => "",
    type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  },
];

/** Parts by name: XML, or bytes for what is not text. `null` leaves a part out that would be filled in. */
export type Parts = Readonly<Record<string, string | Uint8Array | null>>;

export interface FakeOptions {
  readonly strict?: boolean;
  readonly level?: 0 | 6;
  /** Relationships of the main part beside those that its known parts bring: `<Relationship …/>` elements. */
  readonly relationships?: string;
  readonly mainType?: string;
}

/** The parts of a document with this body, filled up to a package that Word opens. */
export function partsOf(body: string, given: Parts = {}, options: FakeOptions = {}): Record<string, string | Uint8Array> {
  const strict = options.strict === true;
  const xml = documentXml(body);
  const parts: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": "",
    "_rels/.rels": "",
    "word/document.xml": strict ? strictly(xml) : xml,
    "word/_rels/document.xml.rels": "",
    ...given,
  };
  const kinds = Object.keys(parts).flatMap((part) => {
    const kind = KINDS.find(({ pattern }) => pattern.test(part));
    return kind && parts[part] !== null ? [{ part, ...kind }] : [];
  });
  const relations = new Map<string, string[]>([
    ["", [relation("rIdMain", "officeDocument", "word/document.xml", strict)]],
    ["word/document.xml", options.relationships === undefined ? [] : [options.relationships]],
  ]);
  kinds.forEach(({ part, relation: kind, from }, index) => {
    const source = from(part);
    const list = relations.get(source) ?? [];
    list.push(relation(`rId${index + 1}`, kind, relative(source, part), strict));
    relations.set(source, list);
  });
  for (const [source, list] of relations) {
    const name = relsName(source);
    if (parts[name] === undefined || parts[name] === "") parts[name] = relationshipsXml(list.join(""));
  }
  if (parts["[Content_Types].xml"] === "") {
    const overrides = kinds.flatMap(({ part, type }) => (type === null ? [] : [override(part, type)]));
    parts["[Content_Types].xml"] = contentTypesXml(
      override("word/document.xml", options.mainType ?? `${WORDML}.document.main+xml`) + overrides.join(""),
    );
  }
  return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => (part === null ? [] : [[name, part]])));
}

/** A document with this body as the bytes of a .docx file. */
export function docx(body: string, given: Parts = {}, options: FakeOptions = {}): Uint8Array {
  return zipOf(partsOf(body, given, options), options.level ?? 6);
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part] as const);
  return zipSync(Object.fromEntries(entries), { level, mtime: new Date(Date.UTC(2020, 0, 2)) });
}

export const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;

export const contentTypesXml = (inside: string): string =>
  `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${inside}</Types>`;

export const relationshipsXml = (inside: string): string =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;

/** A `<Relationship/>` of a kind, such as "styles" or "hyperlink". */
export function relation(id: string, kind: string, target: string, strict = false, mode = ""): string {
  const type = `${strict ? STRICT_R_NS : R_NS}/${strict && kind === "custom-properties" ? "customProperties" : kind}`;
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode === "" ? "" : ` TargetMode="${mode}"`}/>`;
}

/** A Transitional part in the Strict namespaces. */
export const strictly = (xml: string): string =>
  xml
    .replaceAll(W_NS, STRICT_NS)
    .replaceAll(R_NS, STRICT_R_NS)
    .replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math");

const relsName = (part: string): string => part.replace(/([^/]*)$/, "_rels/$1.rels");

/** A target the way Word writes it: relative to the folder of the part that refers. */
function relative(from: string, part: string): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return part.startsWith(folder) ? part.slice(folder.length) : `../${part}`;
}
