/** insertOoxml and insertFileFromBase64: blocks of another package brought in, with the styles, lists, notes, links and pictures they use. */
import { numberControl } from "./control-ids.ts";
import { generalException, type LiveDocument } from "./document.ts";
import { declare, parseXml, type XmlElement } from "./dom.ts";
import { makeNote } from "./note-parts.ts";
import { WordPackage } from "./package.ts";

/** A package to take from: a flat one, or a file. */
interface Source {
  readonly main: XmlElement;
  /** The root of a part that the main part relates to in this way. */
  part(kind: string): XmlElement | null;
  relationship(id: string): { readonly kind: string; readonly target: string; readonly isExternal: boolean } | null;
  bytes(target: string): { readonly data: Uint8Array; readonly type: string } | null;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function flatSource(ooxml: string): Source {
  let root: XmlElement;
  try {
    ({ root } = parseXml(ooxml));
  } catch {
    throw generalException("The OOXML is not valid.");
  }
  const parts = root.local === "package" ? root.elements : [];
  const named = (name: string): XmlElement | undefined =>
    parts.find((part) => part.attr("name") === `/${name.replace(/^\//, "")}`);
  const content = (part: XmlElement | undefined): XmlElement | null =>
    part?.elements.find(({ local }) => local === "xmlData")?.elements[0] ?? null;
  const main = parts.find((part) => /document(\.macroEnabled)?\.main\+xml$/.test(part.attr("contentType") ?? ""));
  const document = content(main);
  if (!main || !document) throw generalException("The OOXML holds no document.");
  const name = (main.attr("name") ?? "").replace(/^\//, "");
  const slash = name.lastIndexOf("/");
  const folder = name.slice(0, slash + 1);
  const relationships = content(named(`${folder}_rels/${name.slice(slash + 1)}.rels`))?.elements ?? [];
  const read = (element: XmlElement): { kind: string; target: string; isExternal: boolean } => {
    const target = element.attr("Target") ?? "";
    const isExternal = element.attr("TargetMode") === "External";
    return {
      kind: (element.attr("Type") ?? "").split("/").at(-1) ?? "",
      target: isExternal ? target : target.startsWith("/") ? target.slice(1) : folder + target,
      isExternal,
    };
  };
  return {
    main: document,
    part: (kind) => content(relationships.map(read).flatMap((one) => (one.kind === kind ? (named(one.target) ?? []) : []))[0]),
    relationship: (id) => {
      const found = relationships.find((one) => one.attr("Id") === id);
      return found ? read(found) : null;
    },
    bytes: (target) => {
      const part = named(target);
      const data = part?.elements.find(({ local }) => local === "binaryData")?.text;
      return data === undefined
        ? null
        : { data: new Uint8Array(Buffer.from(data, "base64")), type: part?.attr("contentType") ?? "" };
    },
  };
}

function fileSource(base64: string): Source {
  let pack: WordPackage;
  let mainPart: string;
  try {
    pack = new WordPackage(new Uint8Array(Buffer.from(base64, "base64")));
    mainPart = pack.related("", "officeDocument") ?? "";
  } catch {
    throw generalException("The file is no Word document.");
  }
  const main = mainPart === "" ? null : pack.xml(mainPart)?.root;
  if (!main) throw generalException("The file is no Word document.");
  return {
    main,
    part: (kind) => {
      const name = pack.related(mainPart, kind);
      return name === null ? null : (pack.xml(name)?.root ?? null);
    },
    relationship: (id) => pack.relationships(mainPart).find((one) => one.id === id) ?? null,
    bytes: (target) => {
      const data = pack.raw(target);
      return data === null ? null : { data, type: pack.contentType(target) };
    },
  };
}

export const blocksOfOoxml = (doc: LiveDocument, ooxml: string): XmlElement[] => imported(doc, flatSource(ooxml));
export const blocksOfFile = (doc: LiveDocument, base64: string): XmlElement[] => imported(doc, fileSource(base64));

function imported(doc: LiveDocument, source: Source): XmlElement[] {
  const body = source.main.child("body");
  if (!body) throw generalException("The OOXML holds no body.");
  const blocks = body.elements.filter(({ w }) => ["p", "tbl", "sdt"].includes(w)).map((block) => block.clone());
  for (const [name, value] of source.main.attributes)
    if (name.startsWith("xmlns:") && !doc.body.root.attributes.has(name)) declare(doc.body.root, name.slice(6), value);
  const all = blocks.flatMap((block) => [block, ...block.descendants()]);
  for (const element of all)
    for (const name of [...element.attributes.keys()]) if (/:(paraId|textId)$/.test(name)) element.attributes.delete(name);
  for (const element of all) if (element.w === "sectPr") element.detach();
  takeStyles(doc, source, all);
  takeLists(doc, source, all);
  takeNotes(doc, source, all);
  takeRelations(doc, source, all);
  for (const sdt of all) {
    if (sdt.w !== "sdt") continue;
    // Controls get ids of their own (#603).
    const id = String(numberControl(doc, sdt));
    sdt.child("sdtPr")?.child("id")?.setAttr("w:val", id);
  }
  return blocks;
}

/** Styles that are used and not here yet; one of the same name is here already, maybe by another id. */
function takeStyles(doc: LiveDocument, source: Source, all: readonly XmlElement[]): void {
  const theirs = source.part("styles")?.elements.filter(({ w }) => w === "style") ?? [];
  const ours = doc.part("styles");
  if (!ours) return;
  const spelt = new Map<string, string>();
  const take = (id: string): string => {
    const known = spelt.get(id);
    if (known !== undefined) return known;
    const style = theirs.find((one) => one.attr("styleId") === id);
    const name = style?.val("name")?.toLowerCase();
    const own = ours.elements.find(
      (one) => one.w === "style" && (name === undefined ? one.attr("styleId") === id : one.val("name")?.toLowerCase() === name),
    );
    let here = own?.attr("styleId") ?? id;
    spelt.set(id, here);
    if (!own && style) {
      const copy = style.clone();
      while (ours.elements.some((one) => one.w === "style" && one.attr("styleId") === here)) here = `${here}0`;
      copy.attributes.set(`${copy.prefix}:styleId`, here);
      copy.attributes.delete(`${copy.prefix}:default`);
      for (const local of ["basedOn", "next", "link"]) {
        const reference = copy.child(local);
        if (reference) reference.attributes.set(`${copy.prefix}:val`, take(reference.attr("val") ?? ""));
      }
      ours.append(copy);
      spelt.set(id, here);
    }
    return here;
  };
  for (const element of all) {
    if (!["pStyle", "rStyle", "tblStyle"].includes(element.w)) continue;
    element.attributes.set(`${element.prefix}:val`, take(element.attr("val") ?? ""));
  }
}

function takeLists(doc: LiveDocument, source: Source, all: readonly XmlElement[]): void {
  const theirs = source.part("numbering")?.elements ?? [];
  const spelt = new Map<string, string>();
  for (const element of all) {
    if (element.w !== "numId" || element.parent?.w !== "numPr") continue;
    const id = element.attr("val") ?? "0";
    if (id === "0") continue;
    let own = spelt.get(id);
    if (own === undefined) {
      const num = theirs.find((one) => one.w === "num" && one.attr("numId") === id);
      const abstract = theirs.find((one) => one.w === "abstractNum" && one.attr("abstractNumId") === num?.val("abstractNumId"));
      if (!num || !abstract) {
        element.parent.detach();
        continue;
      }
      own = addList(doc, abstract, num);
      spelt.set(id, own);
    }
    element.attributes.set(`${element.prefix}:val`, own);
  }
}

function addList(doc: LiveDocument, abstract: XmlElement, num: XmlElement): string {
  if (!doc.part("numbering")) {
    doc.package.add(
      "word/numbering.xml",
      `<w:numbering xmlns:w="${doc.body.namespace}"/>`,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    );
    doc.package.relate(doc.mainPart, "numbering", "word/numbering.xml");
  }
  const root = doc.part("numbering") as XmlElement;
  const highest = (local: string, attribute: string): number =>
    Math.max(0, ...root.elements.filter(({ w }) => w === local).map((one) => Number(one.attr(attribute)) || 0));
  const abstractId = String(highest("abstractNum", "abstractNumId") + 1);
  const numId = String(highest("num", "numId") + 1);
  const copy = abstract.clone();
  copy.attributes.set(`${copy.prefix}:abstractNumId`, abstractId);
  const first = root.elements.find(({ w }) => w === "num");
  root.insert(first ? first.index : root.children.length, copy);
  const own = num.clone();
  own.attributes.set(`${own.prefix}:numId`, numId);
  own.child("abstractNumId")?.attributes.set(`${own.prefix}:val`, abstractId);
  root.append(own);
  return numId;
}

function takeNotes(doc: LiveDocument, source: Source, all: readonly XmlElement[]): void {
  for (const reference of all) {
    const kind = reference.w === "footnoteReference" ? "footnote" : reference.w === "endnoteReference" ? "endnote" : null;
    if (kind === null) continue;
    const theirs = source.part(`${kind}s`)?.elements.find((note) => note.attr("id") === reference.attr("id"));
    const made = makeNote(doc, doc.body, kind, "");
    reference.attributes.set(`${reference.prefix}:id`, made.note.attr("id") ?? "");
    if (!theirs) continue;
    for (const child of made.note.elements) child.detach();
    made.note.append(...theirs.elements.map((child) => child.clone()));
  }
}

function takeRelations(doc: LiveDocument, source: Source, all: readonly XmlElement[]): void {
  for (const element of all) {
    for (const [name, value] of [...element.attributes]) {
      if (!/^r:(id|embed|link|pict)$/.test(name)) continue;
      const relationship = source.relationship(value);
      if (!relationship) continue;
      declare(doc.body.root, "r", OFFICE);
      if (relationship.isExternal) {
        element.attributes.set(name, doc.package.relate(doc.mainPart, relationship.kind, relationship.target, true));
        continue;
      }
      const content = source.bytes(relationship.target);
      const extension = /\.([a-z0-9]+)$/i.exec(relationship.target)?.[1]?.toLowerCase();
      if (!content || extension === undefined) continue;
      const part = doc.package.freeName(`word/media/image#.${extension}`);
      doc.package.setDefaultType(extension, content.type);
      doc.package.add(part, content.data, null);
      element.attributes.set(name, doc.package.relate(doc.mainPart, relationship.kind, part));
    }
  }
}
