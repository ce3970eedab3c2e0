/** The package around a live Word document: its parts as trees, relationships and content types; what nobody touched stays byte for byte. */
import { fflateCodec } from "../../../src/hosts/package/fflate-codec.ts";
import { readEntry, readZip, writeZip, type ZipArchive } from "../../../src/hosts/package/zip.ts";
import { parseXml, type XmlDocument, XmlElement } from "./dom.ts";

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Last segment of the type: "styles", "customXml" … */
  readonly kind: string;
  /** Part name without a leading slash, or the address of an external target. */
  readonly target: string;
  readonly isExternal: boolean;
}

const TYPES = "[Content_Types].xml";
const TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";

export class WordPackage {
  private readonly archive: ZipArchive;
  private readonly trees = new Map<string, XmlDocument>();
  private readonly added = new Map<string, Uint8Array>();
  private readonly removed = new Set<string>();

  constructor(bytes: Uint8Array) {
    this.archive = readZip(bytes);
  }

  private spelt(name: string): string {
    const folded = name.toLowerCase();
    for (const known of this.names) if (known.toLowerCase() === folded) return known;
    return name;
  }

  get names(): string[] {
    const own = this.archive.entries.map((entry) => entry.name).filter((name) => !name.endsWith("/") && !this.removed.has(name));
    const made = [...this.trees.keys(), ...this.added.keys()].filter((name) => !this.removed.has(name));
    return [...new Set([...own, ...made])];
  }

  has(name: string): boolean {
    return this.names.includes(this.spelt(name));
  }

  /** A part as bytes, as it is now. */
  raw(name: string): Uint8Array | null {
    const spelt = this.spelt(name);
    const tree = this.trees.get(spelt);
    if (tree?.isChanged) return new TextEncoder().encode(tree.serialize());
    const added = this.added.get(spelt);
    if (added) return added;
    const entry = this.archive.entries.find((one) => one.name === spelt);
    return entry && !this.removed.has(spelt) ? readEntry(this.archive, entry, fflateCodec) : null;
  }

  /** A part as a tree; null when there is none. */
  xml(name: string): XmlDocument | null {
    const spelt = this.spelt(name);
    const known = this.trees.get(spelt);
    if (known) return known;
    const bytes = this.raw(spelt);
    if (bytes === null) return null;
    const tree = parseXml(new TextDecoder().decode(bytes));
    this.trees.set(spelt, tree);
    return tree;
  }

  nameOf(document: XmlDocument): string {
    for (const [name, tree] of this.trees) if (tree === document) return name;
    throw new Error("A tree that is no part of this package.");
  }

  add(name: string, source: string | Uint8Array, contentType: string | null): void {
    this.removed.delete(name);
    if (typeof source === "string") {
      const tree = parseXml(source);
      tree.isChanged = true;
      this.trees.set(name, tree);
    } else this.added.set(name, source);
    if (contentType !== null && this.contentType(name) !== contentType) {
      const override = new XmlElement("Override", TYPES_NS);
      override.attributes.set("PartName", `/${name}`);
      override.attributes.set("ContentType", contentType);
      this.types.append(override);
    }
  }

  remove(name: string): void {
    const spelt = this.spelt(name);
    this.trees.delete(spelt);
    this.added.delete(spelt);
    this.removed.add(spelt);
    const path = `/${spelt}`.toLowerCase();
    for (const one of this.types.elements) if (one.attr("PartName")?.toLowerCase() === path) one.detach();
    const relationships = relationshipsPart(spelt);
    if (spelt !== relationships && this.has(relationships)) this.remove(relationships);
  }

  private get types(): XmlElement {
    const tree = this.xml(TYPES);
    if (!tree) throw new Error("A package without content types.");
    return tree.root;
  }

  contentType(name: string): string {
    const path = `/${name}`.toLowerCase();
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    let fallback = "";
    for (const one of this.types.elements) {
      if (one.local === "Override" && one.attr("PartName")?.toLowerCase() === path) return one.attr("ContentType") ?? "";
      if (one.local === "Default" && one.attr("Extension")?.toLowerCase() === extension) fallback = one.attr("ContentType") ?? "";
    }
    return fallback;
  }

  setDefaultType(extension: string, type: string): void {
    const has = this.types.elements.some((one) => one.local === "Default" && one.attr("Extension")?.toLowerCase() === extension);
    if (has) return;
    const element = new XmlElement("Default", TYPES_NS);
    element.attributes.set("Extension", extension);
    element.attributes.set("ContentType", type);
    this.types.insert(0, element);
  }

  /** The relationships of a part ("" for the package), in order. */
  relationships(from: string): Relationship[] {
    const tree = this.xml(relationshipsPart(from));
    return (tree?.root.elements ?? []).map((element) => {
      const type = element.attr("Type") ?? "";
      const isExternal = element.attr("TargetMode") === "External";
      const target = element.attr("Target") ?? "";
      return {
        id: element.attr("Id") ?? "",
        type,
        kind: type.slice(type.lastIndexOf("/") + 1),
        target: isExternal ? target : this.spelt(resolved(from, target)),
        isExternal,
      };
    });
  }

  /** The first part that `from` relates to in this way and that is there. */
  related(from: string, kind: string): string | null {
    return this.relationships(from).find((one) => one.kind === kind && !one.isExternal && this.has(one.target))?.target ?? null;
  }

  /** The id of the relationship, a new one when there was none. `kind`: the last segment of an office type, or a whole type. */
  relate(from: string, kind: string, target: string, isExternal = false): string {
    const existing = this.relationships(from);
    const same = existing.find((one) => one.kind === kind && one.isExternal === isExternal && one.target === target);
    if (same) return same.id;
    const ids = new Set(existing.map(({ id }) => id));
    let number = 1;
    while (ids.has(`rId${number}`)) number++;
    const isStrict = existing.some(({ type }) => type.startsWith(STRICT_RELATIONSHIPS));
    const name = relationshipsPart(from);
    if (!this.has(name)) this.add(name, `<Relationships xmlns="${RELATIONSHIPS_NS}"/>`, RELATIONSHIPS_TYPE);
    const element = new XmlElement("Relationship", RELATIONSHIPS_NS);
    element.attributes.set("Id", `rId${number}`);
    const type = kind.includes("/") ? kind : `${isStrict ? STRICT_RELATIONSHIPS : RELATIONSHIPS}${kind}`;
    element.attributes.set("Type", type);
    element.attributes.set("Target", isExternal ? target : relative(from, target));
    if (isExternal) element.attributes.set("TargetMode", "External");
    this.xml(name)?.root.append(element);
    return `rId${number}`;
  }

  unrelate(from: string, target: string): void {
    const tree = this.xml(relationshipsPart(from));
    const gone = new Set(
      this.relationships(from)
        .filter((one) => !one.isExternal && one.target === this.spelt(target))
        .map(({ id }) => id),
    );
    for (const element of tree?.root.elements ?? []) if (gone.has(element.attr("Id") ?? "")) element.detach();
  }

  /** A part name that is free, from a pattern with `#` for the number. */
  freeName(pattern: string): string {
    for (let number = 1; ; number++) {
      const name = pattern.replace("#", String(number));
      if (!this.has(name)) return name;
    }
  }

  /** The package saved. Entries that nobody touched are copied raw. */
  bytes(): Uint8Array {
    const changed = new Map<string, Uint8Array>(this.added);
    for (const [name, tree] of this.trees) if (tree.isChanged) changed.set(name, new TextEncoder().encode(tree.serialize()));
    const known = new Set(this.archive.entries.map(({ name }) => name));
    const removed = new Set([...this.removed].filter((name) => known.has(name)));
    if (changed.size === 0 && removed.size === 0) return this.archive.bytes;
    return writeZip(this.archive, changed, removed, fflateCodec);
  }
}

export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function resolved(from: string, target: string): string {
  const segments = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const segment of target.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function relative(from: string, target: string): string {
  const folder = from.split("/").slice(0, -1);
  const path = target.split("/");
  let common = 0;
  while (common < folder.length && common < path.length - 1 && folder[common] === path[common]) common++;
  return [...folder.slice(common).map(() => ".."), ...path.slice(common)].join("/");
}
