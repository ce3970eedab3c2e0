/** Content controls: where one stands, what kind it is, and how a range gets one. */
import { contentOf, CUTTABLE, sdtContent, spotAfter, spotBefore, type Atom } from "./content.ts";
import { controlId, controlRoots, numberControl } from "./control-ids.ts";
import { generalException, invalidArgument, itemNotFound, type LiveDocument, type Place } from "./document.ts";
import { declare, word, XmlElement } from "./dom.ts";
import { ControlObject } from "./objects.ts";
import { HostError } from "../host-object.ts";

const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
export const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";

export type ControlLevel = "run" | "block" | "cell" | "row";

/** What the control holds is decided by what it stands in. */
export function levelOf(sdt: XmlElement): ControlLevel {
  for (let at = sdt.parent; at; at = at.parent) {
    if (at.w === "p") return "run";
    if (at.w === "tr") return "cell";
    if (at.w === "tbl") return "row";
    if (["body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment", "docPartBody"].includes(at.w))
      return "block";
  }
  throw itemNotFound();
}

const KINDS: Readonly<Record<string, string>> = {
  text: "PlainText",
  comboBox: "ComboBox",
  dropDownList: "DropDownList",
  date: "DatePicker",
  picture: "Picture",
  docPartObj: "BuildingBlockGallery",
  docPartList: "BuildingBlockGallery",
  group: "Group",
};

export function kindOf(sdt: XmlElement): string {
  for (const child of sdt.child("sdtPr")?.elements ?? []) {
    if (child.w in KINDS) return KINDS[child.w] as string;
    if (child.local === "checkbox" && child.namespace === W14) return "CheckBox";
    if (child.local.startsWith("repeatingSection")) return "RepeatingSection";
  }
  return "RichText";
}

export function subtypeOf(sdt: XmlElement): string {
  const kind = kindOf(sdt);
  const level = levelOf(sdt);
  if (kind === "PlainText") return level === "run" ? "PlainTextInline" : "PlainTextParagraph";
  if (kind !== "RichText") return kind;
  if (level === "run") return "RichTextInline";
  if (level === "cell") return "RichTextTableCell";
  if (level === "row") return "RichTextTableRow";
  const blocks = sdtContent(sdt).elements.filter(({ w }) => w === "p" || w === "tbl" || w === "sdt");
  return blocks.length === 1 && blocks[0]?.w === "tbl" ? "RichTextTable" : "RichTextParagraphs";
}

/** The controls of a part of the document, in order, text boxes included. */
export function controlsBelow(container: XmlElement): XmlElement[] {
  return [...container.descendants((one) => !["rPr", "pPr", "t", "Fallback"].includes(one.local))].filter(({ w }) => w === "sdt");
}

export const allControls = (doc: LiveDocument): XmlElement[] => controlRoots(doc).flatMap(controlsBelow);

/** What a control covers, as places: outside its edges (whole) or inside them (content). */
export function spanOfControl(doc: LiveDocument, sdt: XmlElement, which: "whole" | "content"): { start: Place; end: Place } {
  if (!sdt.isAttached) throw itemNotFound();
  const p = levelOf(sdt) === "run" ? sdt.closest("p") : null;
  if (p) {
    const edges = contentOf(p).atoms.filter(({ node }) => node === sdt);
    const [open, close] = edges as [Atom, Atom];
    return which === "whole"
      ? { start: { p, position: open.start }, end: { p, position: close.start + 1 } }
      : { start: { p, position: open.start + 1 }, end: { p, position: close.start } };
  }
  const list = doc.paragraphs(sdt);
  const first = list[0];
  const last = list.at(-1);
  if (!first || !last) throw itemNotFound("The content control holds no paragraph.");
  const { length } = contentOf(last);
  return { start: { p: first, position: 0 }, end: { p: last, position: which === "whole" ? length + 1 : length } };
}

/** The controls around a place, the innermost first. `end` counts as inside when the control ends there. */
export function controlsAround(doc: LiveDocument, start: Place, end: Place): XmlElement[] {
  const around: XmlElement[] = [];
  const open: XmlElement[] = [];
  const closedBefore = (p: XmlElement, position: number): XmlElement[] => {
    const stack: XmlElement[] = [];
    for (const atom of contentOf(p).atoms) {
      if (atom.start >= position) break;
      if (atom.kind === "open") stack.push(atom.node);
      if (atom.kind === "close") stack.pop();
    }
    return stack;
  };
  open.push(...closedBefore(start.p, start.position));
  if (start.p === end.p) {
    const atEnd = new Set(closedBefore(end.p, end.position));
    around.push(...open.filter((sdt) => atEnd.has(sdt)).reverse());
  }
  for (let sdt = start.p.closest("sdt"); sdt; sdt = sdt.closest("sdt"))
    if (sdt.contains(end.p) && !around.includes(sdt)) around.push(sdt);
  return around;
}

const TYPED = new Set(["PlainText", "ComboBox", "DropDownList", "DatePicker", "CheckBox", "Picture", "BuildingBlockGallery"]);

/**
 * Puts a control around a range; the range then lies inside it (our assumption), so that what is put in "After" the range is inside as well.
 * Refused as Word refuses it: over part of another control (#1169), inside a typed or bound control
 * (docs: only rich text nests), over rows of a table where Word does not take the whole table (#4251).
 */
export function insertControl(doc: LiveDocument, start: Place, end: Place, type: string): XmlElement {
  if (type !== "RichText" && type !== "PlainText") {
    if (["CheckBox", "DropDownList", "ComboBox"].includes(type))
      throw new HostError("NotImplemented", `A content control of type ${type} is not emulated.`, 501);
    throw invalidArgument();
  }
  doc.requireWritable(start.p);
  if (doc.has("note-refuses-control") && ["footnote", "endnote"].includes(doc.storyOf(start.p).w))
    throw generalException("A content control in a note is refused.");
  for (const sdt of controlsAround(doc, start, end)) {
    doc.requireWritable(sdt);
    if (TYPED.has(kindOf(sdt)) || sdt.child("sdtPr")?.child("dataBinding"))
      throw generalException("A content control cannot be put into this kind of content control.");
  }
  const isInline = start.p === end.p && end.position <= contentOf(start.p).length;
  const sdt = isInline ? wrapRuns(doc, start.p, start.position, end.position, type) : wrapBlocks(doc, start, end, type);
  doc.owe("ContentControlAdded", null, controlId(doc, sdt));
  doc.oweParagraph("ParagraphChanged", start.p);
  for (let outer = sdt.closest("sdt"); outer; outer = outer.closest("sdt"))
    doc.owe("ContentControlDataChanged", ControlObject.of(outer), controlId(doc, outer));
  return sdt;
}

function newControl(doc: LiveDocument, context: XmlElement, type: string): XmlElement {
  const properties = word(context, "sdtPr");
  const sdt = word(context, "sdt", {}, properties, word(context, "sdtContent"));
  properties.append(word(context, "id", { val: String(numberControl(doc, sdt)) }));
  if (type === "PlainText") properties.append(word(context, "text"));
  return sdt;
}

function wrapRuns(doc: LiveDocument, p: XmlElement, from: number, to: number, type: string): XmlElement {
  if (doc.has("cell-part-refuses-control") && p.closest("tc") && (from > 0 || to < contentOf(p).length))
    throw generalException("A content control over part of a cell is refused.");
  const [start, end] = grown(p, from, to);
  const sdt = newControl(doc, p, type);
  if (start === end) {
    const spot = spotAfter(p, start);
    spot.parent.insert(spot.index, sdt);
  } else {
    spotBefore(p, start);
    spotAfter(p, end);
    const head = spotBefore(p, start);
    const tail = spotAfter(p, end);
    let first = head.parent.children[head.index] as XmlElement;
    let last = tail.parent.children[tail.index - 1] as XmlElement;
    [first, last] = withFields(p, start, end, first, last);
    last = raised(last, "last", first);
    first = raised(first, "first", last);
    if (first.parent !== last.parent) last = raised(last, "last", first);
    const { parent } = first;
    if (!parent || parent !== last.parent) throw generalException("The range cannot hold a content control.");
    const index = parent.children.indexOf(first);
    const covered = parent.children.slice(index, parent.children.indexOf(last) + 1);
    sdtContent(sdt).append(...covered);
    parent.insert(index, sdt);
  }
  doc.anchors.inserted(p, start, 1);
  doc.anchors.inserted(p, end + 1, 1);
  return sdt;
}

/** The range grown to what can't be cut: whole fields and links, and controls of which it covers all the content. */
function grown(p: XmlElement, from: number, to: number): [number, number] {
  const { atoms } = contentOf(p);
  let start = from;
  let end = to;
  const covered = (): Atom[] => atoms.filter((atom) => atom.start + atom.length > start && atom.start < end);
  const growOver = (group: readonly Atom[]): void => {
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) return;
    start = Math.min(start, first.start);
    end = Math.max(end, last.start + last.length);
  };
  if (start === end) return [start, end];
  for (let before = -1; before !== end - start;) {
    before = end - start;
    const inside = covered();
    for (const field of new Set(inside.flatMap((atom) => atom.field ?? []))) {
      const all = atoms.filter((atom) => atom.field === field);
      if (inside.some((atom) => atom.field !== field)) growOver(all);
    }
    for (const link of new Set(inside.flatMap((atom) => atom.node.closest("hyperlink", "fldSimple") ?? []))) {
      if (inside.some((atom) => !link.contains(atom.node))) growOver(atoms.filter((atom) => link.contains(atom.node)));
    }
  }
  const opened: Atom[] = [];
  for (const atom of covered()) {
    if (atom.kind === "open") opened.push(atom);
    else if (atom.kind === "close") {
      if (opened.pop()) continue;
      // It ends here but begins before: fine only when nothing of it stands before the range.
      const open = atoms.find(({ kind, node }) => kind === "open" && node === atom.node) as Atom;
      if (atoms.some((one) => one.start > open.start && one.start < from && one.kind !== "open"))
        throw generalException("The range overlaps a content control.");
      start = Math.min(start, open.start);
    }
  }
  for (const open of opened.reverse()) {
    const close = atoms.find(({ kind, node }) => kind === "close" && node === open.node) as Atom;
    if (atoms.some((one) => one.start + one.length > to && one.start < close.start && one.kind !== "close"))
      throw generalException("The range overlaps a content control.");
    end = Math.max(end, close.start + 1);
  }
  return [start, end];
}

/** First and last node with the begin and end of a field that is covered as a whole, among other text. */
function withFields(p: XmlElement, start: number, end: number, first: XmlElement, last: XmlElement): [XmlElement, XmlElement] {
  const inside = contentOf(p).atoms.filter((atom) => atom.start >= start && atom.start < end);
  const fields = new Set(inside.map(({ field }) => field));
  if (fields.size === 1) return [first, last];
  const head = inside[0]?.field;
  const tail = inside.at(-1)?.field;
  return [head ? head.begin : first, tail?.end ? tail.end : last];
}

/** The node, or what is around it: revisions are cut, so that the control goes around them; links and fields are taken whole. */
function raised(node: XmlElement, side: "first" | "last", other: XmlElement): XmlElement {
  let at = node;
  for (let parent = at.parent; parent; parent = at.parent) {
    const { elements } = parent;
    if (parent.w === "hyperlink" || parent.w === "fldSimple") {
      const isWhole =
        elements[0]?.contains(side === "first" ? at : other) && elements.at(-1)?.contains(side === "last" ? at : other);
      if (parent.contains(other) && !isWhole) return at;
    } else if (CUTTABLE.has(parent.w)) cutAround(parent, at, side);
    else return at;
    at = parent;
  }
  return at;
}

/** Cuts a wrapper so that a child is its first or its last. */
function cutAround(wrapper: XmlElement, child: XmlElement, side: "first" | "last"): void {
  const index = wrapper.children.indexOf(child);
  const others = side === "first" ? wrapper.children.slice(0, index) : wrapper.children.slice(index + 1);
  if (!others.some((one) => one.kind === "element")) return;
  const twin = wrapper.shell();
  twin.append(...others);
  wrapper.parent?.insert(wrapper.index + (side === "first" ? 0 : 1), twin);
}

/**
 * A control around paragraphs. What Word does with a range that covers paragraphs in part is not documented; that it takes the
 * paragraphs whole is our assumption.
 */
function wrapBlocks(doc: LiveDocument, start: Place, end: Place, type: string): XmlElement {
  const list = doc.paragraphs(doc.storyOf(start.p));
  const from = doc.indexOf(start.p);
  const to = end.position === 0 && end.p !== start.p ? doc.indexOf(end.p) - 1 : doc.indexOf(end.p);
  const covered = new Set(list.slice(from, to + 1));
  let first = list[from] as XmlElement;
  let last = list[Math.max(from, to)] as XmlElement;
  const isWhole = (element: XmlElement): boolean => doc.paragraphs(element).every((p) => covered.has(p));
  const climb = (node: XmlElement, other: XmlElement): XmlElement => {
    let at = node;
    while (at.parent && !at.parent.contains(other)) {
      at = at.parent;
      if (at.w === "sdt" && !isWhole(at)) throw generalException("The range overlaps a content control.");
    }
    return at;
  };
  first = climb(first, last);
  last = climb(last, first);
  if (
    first.w === "tr" ||
    first.w === "tc" ||
    last.w === "tr" ||
    last.w === "tc" ||
    first.parent?.w === "tbl" ||
    first.parent?.w === "tr"
  ) {
    const table = first.closest("tbl") as XmlElement;
    if (!isWhole(table) && !doc.has("rows-take-whole-table")) throw generalException("The range covers part of a table.");
    first = table;
    last = table;
  } else if ([first, last].some((block) => block.w === "tbl" && !isWhole(block)))
    throw generalException("The range covers part of a table.");
  const parent = first.parent as XmlElement;
  const sdt = newControl(doc, first, type);
  const index = parent.children.indexOf(first);
  const blocks = parent.children.slice(index, parent.children.indexOf(last) + 1);
  sdtContent(sdt).append(...blocks);
  parent.insert(index, sdt);
  return sdt;
}

/** The order in which Word writes a control's properties; those it does not name go last. */
const ORDER = [
  "rPr",
  "alias",
  "tag",
  "id",
  "lock",
  "placeholder",
  "temporary",
  "showingPlcHdr",
  "dataBinding",
  "appearance",
  "color",
];

/** Sets or removes one property of a control. */
export function setControlProperty(sdt: XmlElement, local: string, attributes: Readonly<Record<string, string>> | null): void {
  let properties = sdt.child("sdtPr");
  if (!properties) sdt.insert(0, (properties = word(sdt, "sdtPr")));
  properties.elements.find((child) => child.local === local)?.detach();
  if (attributes === null) return;
  const rank = ORDER.indexOf(local);
  const next = properties.elements.find((child) => ORDER.indexOf(child.local) > rank || !ORDER.includes(child.local));
  properties.insert(next ? next.index : properties.children.length, propertyElement(properties, local, attributes));
}

function propertyElement(properties: XmlElement, local: string, attributes: Readonly<Record<string, string>>): XmlElement {
  const is15 = local === "appearance" || local === "color";
  if (!is15) return word(properties, local, attributes);
  declare(properties.root, "w15", W15, true);
  const element = new XmlElement(`w15:${local}`, W15);
  // Only the appearance has its value in the extension's namespace; the colour's is that of w:color.
  for (const [name, value] of Object.entries(attributes))
    element.attributes.set(`${local === "appearance" ? "w15" : properties.prefix || "w"}:${name}`, value);
  return element;
}
