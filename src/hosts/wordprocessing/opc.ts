/** The package around a Word document: parts, relationships and content types, read once and changed as text. */
import { AppError } from "../../core/errors.ts";
import { scanUtf8, scanXml, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { rescanXml, type Rescan } from "../package/xml-rescan.ts";
import { damaged, readEntry, readZip, writeZip, type ZipArchive, type ZipCodec, type ZipEntry } from "../package/zip.ts";
import { contentTypeIn, withOverride, withoutOverrides } from "./content-types.ts";
import { notADocument, refuseOtherFormats } from "./other-formats.ts";
import { keyOf, pathOf, relationshipsPart } from "./part-names.ts";
import { decodePart, encodePart, type PartEncoding } from "./part-text.ts";
import { relationshipsIn, withoutRelationships, withRelationship, type Relationship } from "./relationships.ts";
import { wordVocabulary } from "./vocabulary.ts";

const TYPES = "[Content_Types].xml";

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
  /** Encodings of the parts that were read and are not in UTF-8. */
  private readonly encodings = new Map<string, PartEncoding>();
  /** Entries by the key of their names. */
  private entries = new Map<string, ZipEntry>();
  /** Names of parts that are new, by their keys. */
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
    this.entries = new Map(this.archive.entries.map((entry) => [keyOf(entry.name), entry]));
    if (this.entries.size < this.archive.entries.length)
      throw damaged("två delar har samma namn.", "two parts have the same name.");
  }

  /** The name as the archive spells it; relationships may spell it in another letter case or with escapes, as OPC allows. */
  private readonly spelt = (part: string): string => {
    const key = keyOf(part);
    return this.entries.get(key)?.name ?? this.created.get(key) ?? pathOf(part);
  };

  /** True when a part with this name is there, however it is spelt. */
  has(part: string): boolean {
    const name = this.spelt(part);
    return this.changed.has(name) || (this.entries.has(keyOf(part)) && !this.removed.has(name));
  }

  /** As the archive spells them; `pathOf` gives what a pattern can be held against. */
  get partNames(): string[] {
    return this.archive.entries.map((entry) => entry.name);
  }

  /** The part's text, its byte order mark kept as U+FEFF; null when there is no such part. */
  text(part: string): string | null {
    const name = this.spelt(part);
    const now = this.changed.get(name);
    if (now !== undefined) return now;
    return this.removed.has(name) ? null : (this.saved(name)?.text ?? null);
  }

  /** The part as the archive has it; its bytes are given where they are UTF-8. */
  private saved(name: string): { readonly text: string; readonly utf8: Uint8Array | null } | null {
    const entry = this.entries.get(keyOf(name));
    if (!entry) return null;
    const bytes = readEntry(this.archive, entry, this.codec);
    const { text, encoding } = decodePart(name, bytes);
    if (encoding === "utf-8") this.encodings.delete(name);
    else this.encodings.set(name, encoding);
    return { text, utf8: encoding === "utf-8" ? bytes : null };
  }

  /** Unpacked size of a part as the archive's directory gives it, in bytes; 0 when there is no such part. */
  sizeOf(part: string): number {
    return this.entries.get(keyOf(part))?.size ?? 0;
  }

  /** A part that is no text, as it is in the archive. Null when there is none, or when it is damaged: nobody needs it to read the text. */
  rawBytes(part: string): Uint8Array | null {
    const entry = this.entries.get(keyOf(part));
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
    const tree = this.scanned(name);
    if (tree) this.trees.set(name, tree);
    return tree;
  }

  private scanned(name: string): XmlTree | null {
    const now = this.changed.get(name);
    if (now !== undefined) return scanXml(now, wordVocabulary, name, undefined, true);
    const saved = this.removed.has(name) ? null : this.saved(name);
    if (!saved) return null;
    const { text, utf8 } = saved;
    return utf8 ? scanUtf8(utf8, text, wordVocabulary, name) : scanXml(text, wordVocabulary, name);
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
    if (!this.entries.has(keyOf(part))) this.created.set(keyOf(part), name);
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
    if (this.entries.has(keyOf(part))) this.removed.add(name);
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
    const encoded = new Map(
      [...this.changed].map(([part, text]) => [part, encodePart(text, this.encodings.get(part) ?? "utf-8")]),
    );
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
    const read = relationshipsIn(tree, part, this.spelt);
    this.relations.set(tree, read);
    return read;
  }

  /** As `relationships`, as they stood before the changes that are not committed yet. */
  savedRelationships(part: string): readonly Relationship[] {
    const name = this.spelt(relationshipsPart(part));
    const text = this.saved(name)?.text ?? null;
    if (text === null) return [];
    return relationshipsIn(scanXml(text, wordVocabulary, name, undefined, true), part, this.spelt);
  }

  /** The first internal part that `part` relates to in this way and that is there, or null. */
  related(part: string, kind: string): string | null {
    return this.relationships(part).find((r) => r.kind === kind && !r.external && this.has(r.target))?.target ?? null;
  }

  /** Adds a relationship with a free id; `kind` as in the Transitional spelling. Nothing when it is there already. */
  relate(part: string, kind: string, target: string, strict: boolean): void {
    const existing = this.relationships(part);
    if (existing.some((r) => r.kind === kind && !r.external && r.target === this.spelt(target))) return;
    const name = relationshipsPart(part);
    this.write(name, withRelationship(this.tree(name), existing, part, kind, target, strict));
  }

  /** Takes away every relationship from `part` to `target`. */
  unrelate(part: string, target: string): void {
    const name = relationshipsPart(part);
    const tree = this.tree(name);
    const rest = tree && withoutRelationships(tree, part, target);
    if (rest !== null) this.write(name, rest);
  }

  private get types(): XmlTree {
    return this.tree(TYPES) as XmlTree;
  }

  contentType(part: string): string | null {
    return contentTypeIn(this.types, part);
  }

  /** Sees to it that a part has this content type, by an override where the default for its extension says otherwise. */
  setContentType(part: string, type: string): void {
    if (this.contentType(part) !== type) this.write(TYPES, withOverride(this.types, part, type));
  }

  dropContentType(part: string): void {
    const rest = withoutOverrides(this.types, part);
    if (rest !== null) this.write(TYPES, rest);
  }

  /** A name for a new XML part: `path` with its extension, numbered where a part has that name already. */
  freeName(path: string): string {
    let name = `${path}.xml`;
    for (let number = 1; this.has(name); number++) name = `${path}${number}.xml`;
    return name;
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code !== "external-entities") return null;
    throw error;
  }
}

/** The main document part. @throws AppError not-a-document when the package is another kind of file */
export function mainPartOf(opc: OfficePackage): string {
  const part = opc.related("", "officeDocument") ?? (opc.has("word/document.xml") ? "word/document.xml" : null);
  if (part === null) throw notADocument();
  const type = opc.contentType(part) ?? "";
  if (type !== "" && /spreadsheetml|presentationml|visio/.test(type)) throw notADocument();
  return part;
}
