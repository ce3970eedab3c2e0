/** getOoxml: a flat package of a stretch of the document, with what Word puts beside it, and without custom XML and docProps. */
import { contentOf } from "./content.ts";
import { guid, type LiveDocument } from "./document.ts";
import { word, type XmlElement, type XmlNode } from "./dom.ts";
import { noteRoot, referencesBelow } from "./note-parts.ts";
import { relationshipsPart } from "./package.ts";
import { paragraphsIn, type Span } from "./ranges.ts";

const PACKAGE_NS = "http://schemas.microsoft.com/office/2006/xmlPackage";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
/** Parts that Word leaves out (#292; reference §4.6). */
const LEFT_OUT = new Set(["customXml", "glossaryDocument", "vbaProject", "people", "commentsExtended", "commentsIds"]);

let calls = 0;

/** The whole of a story, or of a body's container. */
export function ooxmlOfContainer(doc: LiveDocument, container: XmlElement): string {
  return flatPackage(
    doc,
    container.children.filter((node) => node.kind === "element"),
    container.w === "body",
  );
}

export function ooxmlOfSpan(doc: LiveDocument, span: Span): string {
  const paragraphs = new Set(paragraphsIn(doc, span));
  const story = doc.storyOf(span.start.p);
  const clipped = clip(story, paragraphs, span);
  return flatPackage(doc, clipped?.children ?? [], false);
}

/** A copy of the tree with only what the span covers; a part of a table brings its rows. */
function clip(element: XmlElement, kept: ReadonlySet<XmlElement>, span: Span): XmlElement | null {
  if (element.w === "p") return kept.has(element) ? clippedParagraph(element, span) : null;
  const isHolder = [
    "body",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "hdr",
    "ftr",
    "footnote",
    "endnote",
    "comment",
    "txbxContent",
    "customXml",
  ].includes(element.w);
  if (!isHolder) return ["tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"].includes(element.w) ? element.clone() : null;
  const copy = element.shell();
  for (const child of element.elements) {
    const piece = clip(child, kept, span);
    if (piece) copy.append(piece);
  }
  const hasText = copy.elements.some(({ w }) => ["p", "tbl", "tr", "tc", "sdt", "sdtContent"].includes(w));
  return hasText ? copy : null;
}

function clippedParagraph(p: XmlElement, span: Span): XmlElement {
  const { length } = contentOf(p);
  const from = p === span.start.p ? span.start.position : 0;
  const to = p === span.end.p ? Math.min(span.end.position, length) : length;
  const copy = p.clone();
  copy.child("pPr")?.child("sectPr")?.detach();
  if (from === 0 && to === length) return copy;
  // Cut the copy down to what is covered: atoms outside go.
  for (const atom of [...contentOf(copy).atoms].reverse()) {
    const isEdge = atom.kind === "open" || atom.kind === "close";
    if (isEdge) continue;
    if (atom.start >= from && atom.start + atom.length <= to) continue;
    if (atom.kind === "text" && atom.start < to && atom.start + atom.length > from) {
      atom.node.setAttr("xml:space", "preserve");
      atom.node.setText(atom.text.slice(Math.max(0, from - atom.start), Math.max(0, to - atom.start)));
    } else {
      atom.node.detach();
      if (atom.run?.elements.every((child) => child.w === "rPr")) atom.run.detach();
    }
  }
  for (const sdt of [...copy.descendants()].filter(({ w }) => w === "sdt").reverse())
    if (sdt.child("sdtContent")?.elements.length === 0) sdt.detach();
  return copy;
}

function flatPackage(doc: LiveDocument, content: readonly XmlNode[], isWhole: boolean): string {
  const main = doc.package.xml(doc.mainPart)?.root as XmlElement;
  const open = main.shell();
  const body = word(main, "body");
  // Paragraph ids are drawn anew each time (#4078): nobody may take them for an identity.
  const call = ++calls;
  let drawn = 0;
  const attribute = (name: string, value: string): string =>
    name === "w14:paraId"
      ? ((Number.parseInt(guid(`paraId ${call} ${drawn++}`).slice(0, 8), 16) & 0x7ffffffe) | 1)
          .toString(16)
          .toUpperCase()
          .padStart(8, "0")
      : value;
  let inside = content.map((node) => (node.kind === "element" ? node.serialize(attribute) : "")).join("");
  if (doc.has("ooxml-without-headers")) inside = inside.replace(/<w:(?:header|footer)Reference\b[^>]*\/>/g, "");
  if (!isWhole) {
    const section = doc.body.child("sectPr")?.clone() ?? word(main, "sectPr");
    for (const child of section.elements) if (/Reference$/.test(child.w)) child.detach();
    const needsParagraph = content.every((node) => node.kind !== "element" || node.w !== "p");
    inside += `${needsParagraph ? word(main, "p").serialize() : ""}${section.serialize()}`;
  }
  const numbered = doc.has("notes-numbered-anew") ? notesInOrder(doc) : null;
  if (numbered) inside = numbered.renumbered(inside);
  const shell = open.serialize();
  const source = `${shell.replace(/\/>$/, ">")}<${body.name}>${inside}</${body.name}></${main.name}>`;
  const referenced = new Set([...inside.matchAll(/r:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]+)"/g)].map((match) => match[1]));
  const relationships = doc.package
    .relationships(doc.mainPart)
    .filter(
      ({ kind, id }) => !LEFT_OUT.has(kind) && (!/^(header|footer|hyperlink|image|chart)$/.test(kind) || referenced.has(id)),
    );
  const parts = [
    part(
      "/_rels/.rels",
      RELATIONSHIPS_TYPE,
      relationshipsXml([{ id: "rId1", type: `${OFFICE}officeDocument`, target: doc.mainPart, isExternal: false }], ""),
    ),
    part(`/${relationshipsPart(doc.mainPart)}`, RELATIONSHIPS_TYPE, relationshipsXml(relationships, doc.mainPart)),
    part(`/${doc.mainPart}`, doc.package.contentType(doc.mainPart), source),
  ];
  const seen = new Set([doc.mainPart]);
  const add = (name: string): void => {
    if (seen.has(name) || !doc.package.has(name)) return;
    seen.add(name);
    const type = doc.package.contentType(name);
    // An embedded document may carry the type of a main part, and is a file all the same.
    if (/xml$/.test(type) && doc.package.raw(name)?.[0] !== 0x50)
      parts.push(part(`/${name}`, type, numbered?.partOf(name) ?? doc.package.xml(name)?.root.serialize() ?? ""));
    else parts.push(binaryPart(`/${name}`, type, doc.package.raw(name) ?? new Uint8Array()));
    const own = doc.package.relationships(name).filter(({ kind }) => !LEFT_OUT.has(kind));
    if (own.length === 0) return;
    parts.push(part(`/${relationshipsPart(name)}`, RELATIONSHIPS_TYPE, relationshipsXml(own, name)));
    for (const { target, isExternal } of own) if (!isExternal) add(target);
  };
  for (const { target, isExternal } of relationships) if (!isExternal) add(target);
  return `<?xml version="1.0" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n<pkg:package xmlns:pkg="${PACKAGE_NS}">${parts.join("")}</pkg:package>`;
}

/** The document's notes in the order of their references, numbered from 1. */
function notesInOrder(doc: LiveDocument): { renumbered(xml: string): string; partOf(name: string): string | null } {
  const kinds = (["footnote", "endnote"] as const).map((kind) => {
    const ids = referencesBelow(doc, doc.body, kind).map((reference) => reference.attr("id") ?? "");
    return { kind, ids, root: noteRoot(doc, kind) };
  });
  return {
    renumbered: (xml) =>
      xml.replace(/(<w:(footnote|endnote)Reference\b[^>]*w:id=")([^"]*)"/g, (whole, head: string, kind: string, id: string) => {
        const at = kinds.find((one) => one.kind === kind)?.ids.indexOf(id) ?? -1;
        return at < 0 ? whole : `${head}${at + 1}"`;
      }),
    partOf(name) {
      const { ids, root } = kinds.find((one) => one.root && doc.partNameOf(one.root) === name) ?? { ids: [], root: null };
      if (!root) return null;
      const copy = root.clone();
      const notes = new Map(copy.elements.map((note) => [note.attr("id") ?? "", note]));
      ids.forEach((id, index) => {
        const note = notes.get(id);
        note?.detach();
        note?.setAttr("w:id", String(index + 1));
        if (note) copy.append(note);
      });
      return copy.serialize();
    },
  };
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

const part = (name: string, type: string, xml: string): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="${type}"${type === RELATIONSHIPS_TYPE ? ` pkg:padding="512"` : ""}><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;

const binaryPart = (name: string, type: string, bytes: Uint8Array): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="${type}" pkg:compression="store"><pkg:binaryData>${(
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n")}</pkg:binaryData></pkg:part>`;

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function relationshipsXml(
  list: readonly { id: string; type: string; target: string; isExternal: boolean }[],
  from: string,
): string {
  const folder = from.split("/").slice(0, -1).join("/");
  const target = (name: string): string =>
    folder !== "" && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : from === "" ? name : `/${name}`;
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      (one) =>
        `<Relationship Id="${one.id}" Type="${one.type}" Target="${escape(one.isExternal ? one.target : target(one.target))}"${one.isExternal ? ` TargetMode="External"` : ""}/>`,
    )
    .join("")}</Relationships>`;
}
