/** The package around a Word document: parts, relationships and content types, read once and changed as text. */
import { AppError } from "../../core/errors.ts";
import {
  attributeOf,
  attributesOf,
  childrenOf,
  encodeUtf8,
  encodeXml,
  nameOf,
  scanXml,
  splice,
  type Splice,
  type XmlTree,
} from "../package/xml.ts";
import { rescanXml, type Rescan } from "../package/xml-rescan.ts";
import { looksLikeZip, readEntry, readZip, writeZip, type ZipArchive, type ZipCodec } from "../package/zip.ts";
import { wordVocabulary } from "./vocabulary.ts";

export interface Relationship {
  readonly id: string;
  /** Last segment of the type, the same for Transitional and Strict: "styles", "customXml", "footnotes" … */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

const TYPES = "[Content_Types].xml";
const STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** An open package. Changes are kept as text until `bytes()`; entries that were not changed are copied raw. */
export class OfficePackage {
  private archive: ZipArchive;
  private readonly codec: ZipCodec;
  private readonly changed = new Map<string, string>();
  private readonly removed = new Set<string>();
  private readonly trees = new Map<string, XmlTree>();
  /** Parts changed by splices since the last `commit`. */
  private readonly rescans = new Map<string, Rescan>();
  /** Relationships by the tree that they were read from, which is another one when the part changes. */
  private readonly relations = new WeakMap<XmlTree, readonly Relationship[]>();
  private names = new Map<string, string>();
  private readonly created = new Map<string, string>();

  /** @throws AppError not-a-document, damaged-document, encrypted-document, unsupported, too-large, too-compressed */
  constructor(bytes: Uint8Array, codec: ZipCodec) {
    refuseOtherFormats(bytes);
    this.codec = codec;
    this.archive = readZip(bytes);
    this.index();
    if (!this.has(TYPES)) throw notADocument();
  }

  private index(): void {
    this.names = new Map(this.archive.entries.map((entry) => [entry.name.toLowerCase(), entry.name]));
  }

  /** The name as the archive spells it; relationships may spell it in another letter case, as OPC allows. */
  private spelt(part: string): string {
    const folded = part.toLowerCase();
    return this.names.get(folded) ?? this.created.get(folded) ?? part;
  }

  /** True when a part with this name is there, letter case ignored as OPC wants it. */
  has(part: string): boolean {
    const name = this.spelt(part);
    return this.changed.has(name) || (this.names.has(part.toLowerCase()) && !this.removed.has(name));
  }

  get partNames(): string[] {
    return this.archive.entries.map((entry) => entry.name);
  }

  /** The part's text, its byte order mark kept as U+FEFF; null when there is no such part. */
  text(part: string): string | null {
    const name = this.spelt(part);
    const now = this.changed.get(name);
    if (now !== undefined) return now;
    if (this.removed.has(name)) return null;
    const entry = this.archive.entries.find((candidate) => candidate.name === name);
    return entry ? decodePart(name, readEntry(this.archive, entry, this.codec)) : null;
  }

  /** Unpacked size of a part as the archive's directory gives it, in bytes; 0 when there is no such part. */
  sizeOf(part: string): number {
    return this.archive.entries.find((candidate) => candidate.name === part)?.size ?? 0;
  }

  /** A part that is no text, as it is in the archive. Null when there is none, or when it is damaged: nobody needs it to read the text. */
  rawBytes(part: string): Uint8Array | null {
    const entry = this.archive.entries.find((candidate) => candidate.name === part);
    if (!entry) return null;
    try {
      return readEntry(this.archive, entry, this.codec);
    } catch (cause) {
      if (cause instanceof AppError) return null;
      throw cause;
    }
  }

  /** The part scanned, or null. Scanned once as long as it does not change. */
  tree(part: string): XmlTree | null {
    const name = this.spelt(part);
    const known = this.trees.get(name);
    if (known) return known;
    const text = this.text(name);
    if (text === null) return null;
    const tree = scanXml(text, wordVocabulary, name, undefined, this.changed.has(name));
    this.trees.set(name, tree);
    return tree;
  }

  /** As `text`, for a part that the document's text does not hang on: null as well when it is damaged or in another encoding. */
  tryText(part: string): string | null {
    return orNull(() => this.text(part));
  }

  /** As `tree`, for such a part. A DOCTYPE is refused wherever it stands. */
  tryTree(part: string): XmlTree | null {
    return orNull(() => this.tree(part));
  }

  /** Lets go of a scanned part that is not needed again. */
  forget(part: string): void {
    this.trees.delete(this.spelt(part));
  }

  write(part: string, text: string): void {
    const name = this.spelt(part);
    if (!this.names.has(part.toLowerCase())) this.created.set(part.toLowerCase(), name);
    this.changed.set(name, text);
    this.removed.delete(name);
    this.trees.delete(name);
    this.rescans.delete(name);
  }

  /** Changes a part at offsets, and scans only what the changes touched. */
  splice(part: string, splices: readonly Splice[]): void {
    const before = this.tree(part);
    if (!before) throw new Error(`part ${part} is gone`);
    this.write(part, splice(before.source, splices));
    const name = this.spelt(part);
    // Of what is kept to be written, which is what the check after a write has to look at.
    const rescan = rescanXml(before, this.changed.get(name) ?? "", splices, wordVocabulary, name);
    this.trees.set(name, rescan.tree);
    this.rescans.set(name, rescan);
  }

  /** For a part changed by splices: what its elements were in `before`, byte for byte, -1 for those that have changed. Null for others. */
  sameIn(part: string, before: XmlTree): Rescan["same"] | null {
    const rescan = this.rescans.get(this.spelt(part));
    return rescan?.before === before ? rescan.same : null;
  }

  remove(part: string): void {
    const name = this.spelt(part);
    this.changed.delete(name);
    this.trees.delete(name);
    this.rescans.delete(name);
    if (this.names.has(part.toLowerCase())) this.removed.add(name);
  }

  get changedParts(): string[] {
    return [...this.changed.keys()];
  }

  /** Forgets all changes since the last `commit`. */
  rollback(): void {
    for (const part of this.changed.keys()) this.trees.delete(part);
    this.rescans.clear();
    this.changed.clear();
    this.removed.clear();
    this.created.clear();
  }

  /** Writes the changes into the archive and returns its bytes; the bytes it had when nothing changed. */
  commit(): Uint8Array {
    if (this.changed.size === 0 && this.removed.size === 0) return this.archive.bytes;
    const encoded = new Map([...this.changed].map(([part, text]) => [part, encodeUtf8(text)]));
    this.archive = readZip(writeZip(this.archive, encoded, this.removed, this.codec));
    this.rescans.clear();
    this.changed.clear();
    this.removed.clear();
    this.created.clear();
    this.index();
    return this.archive.bytes;
  }

  get bytes(): Uint8Array {
    return this.archive.bytes;
  }

  /** The relationships of a part ("" for the package), in order. */
  relationships(part: string): readonly Relationship[] {
    const tree = this.tree(relationshipsPart(part));
    if (!tree) return [];
    const known = this.relations.get(tree);
    if (known) return known;
    const read = relationshipsIn(tree, part);
    this.relations.set(tree, read);
    return read;
  }

  /** As `relationships`, as they stood before the changes that are not committed yet. */
  savedRelationships(part: string): readonly Relationship[] {
    const name = this.spelt(relationshipsPart(part));
    const entry = this.archive.entries.find((candidate) => candidate.name === name);
    return entry
      ? relationshipsIn(
          scanXml(decodePart(name, readEntry(this.archive, entry, this.codec)), wordVocabulary, name, undefined, true),
          part,
        )
      : [];
  }

  /** The first internal part that `part` relates to in this way and that is there, or null. */
  related(part: string, kind: string): string | null {
    const target = this.relationships(part).find((r) => r.kind === kind && !r.external && this.has(r.target))?.target;
    return target === undefined ? null : this.spelt(target);
  }

  /** Adds a relationship with a free id; `kind` as in the Transitional spelling. Nothing when it is there already. */
  relate(part: string, kind: string, target: string, strict: boolean): void {
    const existing = this.relationships(part);
    if (existing.some((r) => r.kind === kind && !r.external && r.target.toLowerCase() === target.toLowerCase())) return;
    const ids = new Set(existing.map((r) => r.id));
    let number = 1;
    while (ids.has(`rIdKm${number}`)) number++;
    const type = `${strict ? STRICT_RELATIONSHIPS : RELATIONSHIPS}${strict && kind === "custom-properties" ? "customProperties" : kind}`;
    const element = (prefix: string): string =>
      `<${prefix}Relationship Id="rIdKm${number}" Type="${type}" Target="${encodeXml(relativeTarget(part, target))}"/>`;
    const name = relationshipsPart(part);
    const tree = this.tree(name);
    if (tree) this.write(name, appended(tree, element));
    else
      this.write(
        name,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${element("")}</Relationships>`,
      );
  }

  /** Takes away every relationship from `part` to `target`. */
  unrelate(part: string, target: string): void {
    const name = relationshipsPart(part);
    const tree = this.tree(name);
    if (!tree) return;
    const gone = [...childrenOf(tree, 0)].filter(
      (element) =>
        attributeOf(tree, element, "TargetMode") !== "External" &&
        resolveTarget(part, attributeOf(tree, element, "Target") ?? "").toLowerCase() === target.toLowerCase(),
    );
    if (gone.length > 0) this.write(name, without(tree, gone));
  }

  contentType(part: string): string | null {
    const tree = this.tree(TYPES) as XmlTree;
    const path = `/${part}`.toLowerCase();
    const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
    let fallback: string | null = null;
    for (const element of childrenOf(tree, 0)) {
      const kind = nameOf(tree, element).local;
      if (kind === "Override" && (attributeOf(tree, element, "PartName") ?? "").toLowerCase() === path)
        return attributeOf(tree, element, "ContentType");
      if (kind === "Default" && (attributeOf(tree, element, "Extension") ?? "").toLowerCase() === extension)
        fallback = attributeOf(tree, element, "ContentType");
    }
    return fallback;
  }

  /** Sees to it that a part has this content type, by an override where the default for its extension says otherwise. */
  setContentType(part: string, type: string): void {
    if (this.contentType(part) === type) return;
    const tree = this.tree(TYPES) as XmlTree;
    this.write(
      TYPES,
      appended(tree, (prefix) => `<${prefix}Override PartName="/${encodeXml(part)}" ContentType="${type}"/>`),
    );
  }

  dropContentType(part: string): void {
    const tree = this.tree(TYPES) as XmlTree;
    const path = `/${part}`.toLowerCase();
    const gone = [...childrenOf(tree, 0)].filter(
      (element) =>
        nameOf(tree, element).local === "Override" && (attributeOf(tree, element, "PartName") ?? "").toLowerCase() === path,
    );
    if (gone.length > 0) this.write(TYPES, without(tree, gone));
  }

  /** A name that no part has, from a pattern with `#` for the number. */
  freeName(pattern: string): string {
    for (let number = 1; ; number++) {
      const name = pattern.replace("#", String(number));
      if (!this.has(name)) return name;
    }
  }
}

function relationshipsIn(tree: XmlTree, part: string): Relationship[] {
  const list: Relationship[] = [];
  for (const element of childrenOf(tree, 0)) {
    const attributes = new Map([...attributesOf(tree, element)].map(({ qname, value }) => [qname, value]));
    const type = attributes.get("Type") ?? "";
    const external = attributes.get("TargetMode") === "External";
    const target = attributes.get("Target") ?? "";
    list.push({
      id: attributes.get("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: external ? target : resolveTarget(part, target),
      external,
    });
  }
  return list;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code !== "external-entities") return null;
    throw error;
  }
}

function appended(tree: XmlTree, element: (prefix: string) => string): string {
  const root = nameOf(tree, 0);
  const prefix = root.prefix === "" ? "" : `${root.prefix}:`;
  const { source } = tree;
  const close = tree.closeStart[0] as number;
  if (close !== tree.end[0]) return source.slice(0, close) + element(prefix) + source.slice(close);
  const open = tree.openEnd[0] as number;
  return `${source.slice(0, source.lastIndexOf("/", open))}>${element(prefix)}</${root.qname}>${source.slice(open)}`;
}

function without(tree: XmlTree, elements: readonly number[]): string {
  let out = "";
  let at = 0;
  for (const element of elements) {
    out += tree.source.slice(at, tree.start[element]);
    at = tree.end[element] as number;
  }
  return out + tree.source.slice(at);
}

export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A target as a part name without leading slash; `..` never leaves the package. */
function resolveTarget(part: string, target: string): string {
  let path = target.split(/[?#]/)[0] as string;
  try {
    path = decodeURI(path);
  } catch {
    // A name that only looks like an escape is taken as it stands.
  }
  const segments = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const segment of path.replace(/\\/g, "/").split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function relativeTarget(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

function decodePart(part: string, bytes: Uint8Array): string {
  const unsupported = (): AppError =>
    new AppError("unsupported", {
      sv: `Delen ${part} har en teckenkodning som inte stöds. Spara om dokumentet i Word.`,
      en: `The part ${part} has a character encoding that is not supported. Save the document again in Word.`,
    });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0 || bytes[1] === 0)
    throw unsupported();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(
      "damaged-document",
      {
        sv: `Filen är skadad: delen ${part} är inte riktig UTF-8. Öppna den i Word och spara om den.`,
        en: `The file is damaged: the part ${part} is not valid UTF-8. Open it in Word and save it again.`,
      },
      cause,
    );
  }
  const encoding = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(text.slice(0, 200))?.[1];
  if (encoding !== undefined && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding)) throw unsupported();
  return text;
}

function notADocument(): AppError {
  return new AppError("not-a-document", {
    sv: "Filen är inget Word-dokument. Välj en .docx-, .docm-, .dotx- eller .dotm-fil.",
    en: "The file is not a Word document. Choose a .docx, .docm, .dotx or .dotm file.",
  });
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (looksLikeZip(bytes)) return;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (isOle && holdsUtf16(bytes, "EncryptedPackage")) {
    throw new AppError("encrypted-document", {
      sv: "Dokumentet är skyddat med lösenord eller rättighetsskydd. Ta bort skyddet i Word och försök igen.",
      en: "The document is protected with a password or rights management. Remove the protection in Word and try again.",
    });
  }
  if (isOle && holdsUtf16(bytes, "WordDocument")) {
    throw new AppError("unsupported", {
      sv: "Filen är i det gamla formatet .doc. Öppna den i Word och spara den som .docx.",
      en: "The file is in the old .doc format. Open it in Word and save it as .docx.",
    });
  }
  throw notADocument();
}

/** True when the bytes hold this ASCII word as UTF-16LE, as the names in an OLE directory are written. */
function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0 && at + word.length * 2 <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    let match = true;
    for (let n = 0; match && n < word.length; n++)
      match = bytes[at + 2 * n] === word.charCodeAt(n) && bytes[at + 2 * n + 1] === 0;
    if (match) return true;
  }
  return false;
}

/** The main document part. @throws AppError not-a-document when the package is another kind of file */
export function mainPartOf(opc: OfficePackage): string {
  const part = opc.related("", "officeDocument") ?? (opc.has("word/document.xml") ? "word/document.xml" : null);
  if (part === null) throw notADocument();
  const type = opc.contentType(part) ?? "";
  if (type !== "" && /spreadsheetml|presentationml|visio/.test(type)) throw notADocument();
  return part;
}
