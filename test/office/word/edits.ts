/** Every change of the text: runs put in and taken out, paragraphs split, joined and removed, as tracked changes when the document tracks. */
import {
  charactersOf,
  atomAt,
  atomBefore,
  contentOf,
  cut,
  insertionSpot,
  type Atom,
  WRAPPERS,
  spotBefore,
  sdtContent,
} from "./content.ts";
import { controlId } from "./control-ids.ts";
import { AUTHOR, generalException, type LiveDocument, type Place } from "./document.ts";
import { word, type XmlElement, type XmlNode, XmlText } from "./dom.ts";
import { dropNote } from "./note-parts.ts";
import { ControlObject } from "./objects.ts";

/** Says that the text changed here: an event for the paragraph and for each control around it. */
export function oweChange(doc: LiveDocument, at: XmlElement): void {
  const p = at.w === "p" ? at : at.closest("p");
  if (p) doc.oweParagraph("ParagraphChanged", p);
  for (let sdt = at.w === "sdt" ? at : at.closest("sdt"); sdt; sdt = sdt.closest("sdt"))
    doc.owe("ContentControlDataChanged", ControlObject.of(sdt), controlId(doc, sdt));
}

/** Text as the content of a run: tabs and breaks as elements of their own. */
export function runContent(context: XmlElement, text: string): XmlElement[] {
  return (text.match(/[\t\v\f]|[^\t\v\f]+/g) ?? []).map((piece) => {
    if (piece === "\t") return word(context, "tab");
    if (piece === "\v") return word(context, "br");
    if (piece === "\f") return word(context, "br", { type: "page" });
    return word(context, "t", { "xml:space": "preserve" }, new XmlText(piece));
  });
}

/** Run properties that new text takes over from what stands beside a position; null for none. */
export function formatAt(p: XmlElement, position: number): XmlElement | null {
  const isText = (atom: Atom | null): boolean => atom?.kind === "text";
  const before = atomBefore(p, position);
  const after = atomAt(p, position);
  const atom = isText(before) ? before : isText(after) ? after : (before ?? after);
  const properties = atom?.run?.child("rPr");
  if (!atom || !properties) return null;
  const copy = properties.clone();
  for (const child of copy.elements)
    if (["rPrChange", "ins", "del", "vanish"].includes(child.w) || (child.w === "rStyle" && !ownsStyle(atom))) child.detach();
  return copy.children.length > 0 ? copy : null;
}

/** A character style goes along with text, not with a link's or a reference's. */
const ownsStyle = (atom: Atom): boolean => atom.kind === "text" && atom.node.closest("hyperlink") === null;

/** Puts content of `length` positions in; as an insertion when the document tracks. */
export function insertNodes(
  doc: LiveDocument,
  p: XmlElement,
  position: number,
  nodes: readonly XmlElement[],
  length: number,
): void {
  const spot = insertionSpot(p, position, doc.isTracking);
  doc.requireWritable(spot.parent);
  const isInInsertion = spot.parent.w === "ins" || spot.parent.closest("ins") !== null;
  const made = doc.isTracking && !isInInsertion ? [word(p, "ins", doc.revision(p), ...nodes)] : nodes;
  spot.parent.insert(spot.index, ...made);
  doc.anchors.inserted(p, position, length);
  oweChange(doc, spot.parent);
}

/** Puts text in and answers where it stands now; a line feed begins a new paragraph in the same style (SV2:92). */
export function insertText(doc: LiveDocument, at: Place, text: string, format: XmlElement | null): { start: Place; end: Place } {
  doc.requireWritable(at.p);
  const [first = "", ...rest] = text.split(/\r\n|\n|\r/);
  const length = contentOf(at.p).length;
  const position = Math.min(at.position, length);
  const put = (p: XmlElement, where: number, line: string): void => {
    if (line === "") return;
    const run = word(p, "r", {}, ...(format ? [format.clone()] : []), ...runContent(p, line));
    insertNodes(doc, p, where, [run], line.length);
  };
  put(at.p, position, first);
  let end: Place = { p: at.p, position: position + first.length };
  for (const line of rest) {
    const next = splitParagraph(doc, end);
    put(next, 0, line);
    end = { p: next, position: line.length };
  }
  return { start: { p: at.p, position }, end };
}

/** Cuts a paragraph in two and answers the second half, which keeps the section's end. */
export function splitParagraph(doc: LiveDocument, { p, position }: Place): XmlElement {
  const { atoms } = contentOf(p);
  const open = atoms.filter((atom) => atom.kind === "open" && atom.start < position).length;
  const closed = atoms.filter((atom) => atom.kind === "close" && atom.start < position).length;
  // Word turns the control into one around paragraphs then; that is not emulated, so it is refused rather than done half.
  if (open !== closed) throw generalException("A new paragraph inside a content control within a paragraph is not emulated.");
  let spot = position > 0 ? insertionSpot(p, position, false) : spotBefore(p, 0);
  while (spot.parent !== p) spot = { parent: spot.parent.parent as XmlElement, index: spot.parent.index + 1 };
  const next = p.shell();
  for (const name of [...next.attributes.keys()]) if (/paraId$|textId$/.test(name)) next.attributes.delete(name);
  const properties = p.child("pPr");
  if (properties) {
    next.append(properties.clone());
    properties.child("sectPr")?.detach();
  }
  next.append(...p.children.slice(spot.index).filter((node) => node !== properties));
  p.parent?.insert(p.index + 1, next);
  doc.anchors.moved(p, position, next, -position);
  if (doc.isTracking) markInserted(doc, p);
  doc.oweParagraph("ParagraphAdded", next);
  oweChange(doc, p);
  return next;
}

/** Marks the paragraph's end as inserted. */
function markInserted(doc: LiveDocument, p: XmlElement): void {
  const mark = paragraphMark(p);
  if (!mark.child("ins")) mark.insert(0, word(p, "ins", doc.revision(p)));
}

/** The properties of the paragraph's mark, made where they are missing. */
export function paragraphMark(p: XmlElement): XmlElement {
  const properties = paragraphProperties(p);
  const own = properties.child("rPr");
  if (own) return own;
  const mark = word(p, "rPr");
  const tail = properties.elements.find((child) => ["sectPr", "pPrChange"].includes(child.w));
  properties.insert(tail ? tail.index : properties.children.length, mark);
  return mark;
}

export function paragraphProperties(p: XmlElement): XmlElement {
  const own = p.child("pPr");
  if (own) return own;
  const made = word(p, "pPr");
  p.insert(0, made);
  return made;
}

/** A new paragraph before or after a block of the document, formatted as `like`. */
export function insertParagraphBeside(
  doc: LiveDocument,
  block: XmlElement,
  side: "before" | "after",
  text: string,
  like: XmlElement | null,
): XmlElement {
  doc.requireWritable(block.parent);
  const p = word(block, "p");
  const properties = like?.child("pPr")?.clone();
  for (const child of properties?.elements ?? []) if (["sectPr", "pPrChange"].includes(child.w)) child.detach();
  const mark = properties?.child("rPr");
  for (const child of mark?.elements ?? []) if (["ins", "del", "rPrChange"].includes(child.w)) child.detach();
  if (properties && properties.children.length > 0) p.append(properties);
  block.parent?.insert(block.index + (side === "after" ? 1 : 0), p);
  if (doc.isTracking) markInserted(doc, p);
  doc.oweParagraph("ParagraphAdded", p);
  oweChange(doc, block.parent as XmlElement);
  if (text !== "") {
    const format = like && contentOf(like).length > 0 ? formatAt(like, contentOf(like).length) : null;
    insertText(doc, { p, position: 0 }, text, format);
  }
  return p;
}

/** Deletes what stands between two places of one paragraph. Edges of a control go only with the whole control. */
export function deleteWithin(doc: LiveDocument, p: XmlElement, from: number, to: number): void {
  if (to <= from) return;
  doc.requireWritable(p);
  cut(p, from);
  cut(p, to);
  const covered = contentOf(p).atoms.filter((atom) => atom.start >= from && atom.start + atom.length <= to);
  const isWhole = (sdt: XmlElement): boolean => covered.filter(({ node }) => node === sdt).length === 2;
  for (const atom of covered) doc.requireWritable(atom.node);
  for (const { kind, node } of covered)
    if (kind === "open" && isWhole(node) && /Locked$/.test(node.child("sdtPr")?.val("lock") ?? "") && !doc.isRemote)
      throw generalException("The content control cannot be deleted.");
  if (doc.isTracking) {
    // A control goes with accepting the deletion; until then its edges stay (our assumption). One that nothing is left in goes at once.
    for (const run of new Set(covered.flatMap(({ run, isDeleted }) => (run && !isDeleted ? [run] : []))))
      deleteRunTracked(doc, p, run, covered);
    for (const { kind, node } of covered) {
      if (kind !== "open" || !isWhole(node) || sdtContent(node).elements.length > 0) continue;
      const at = contentOf(p).atoms.find((atom) => atom.node === node)?.start ?? 0;
      removeControl(doc, node);
      doc.anchors.removed(p, at, 2);
    }
  } else {
    for (const atom of [...covered].reverse()) {
      const isEdge = atom.kind === "open" || atom.kind === "close";
      if (isEdge && !isWhole(atom.node)) continue;
      if (!isEdge) removeAtom(doc, atom);
      else if (atom.kind === "open") removeControl(doc, atom.node);
      doc.anchors.removed(p, atom.start, atom.length);
    }
    prune(p);
  }
  oweChange(doc, p);
}

/** A control that goes with its content. */
function removeControl(doc: LiveDocument, sdt: XmlElement): void {
  doc.owe("ContentControlDeleted", ControlObject.of(sdt), controlId(doc, sdt));
  sdt.detach();
}

function removeAtom(doc: LiveDocument, atom: Atom): void {
  if (atom.kind === "note") dropNote(doc, atom.node);
  const { run } = atom;
  atom.node.detach();
  if (run && run.elements.every((child) => child.w === "rPr")) run.detach();
}

/** Takes away what a deletion left empty: links and revisions without runs, fields without a result. */
function prune(p: XmlElement): void {
  for (const element of [...p.descendants((one) => one.w !== "txbxContent")].reverse()) {
    if (WRAPPERS.has(element.w) && element.elements.length === 0 && element.parent?.w !== "rPr") element.detach();
  }
  const { atoms } = contentOf(p);
  const alive = new Set(atoms.flatMap(({ field }) => (field ? [field.begin] : [])));
  let inside: XmlElement[] | null = null;
  for (const run of [...p.descendants((one) => one.w !== "r")].filter((one) => one.w === "r")) {
    const types = run.elements.filter((one) => one.w === "fldChar").map((one) => one.attr("fldCharType"));
    if (types.includes("begin") && inside === null && !alive.has(run)) inside = [];
    inside?.push(run);
    if (types.includes("end") && inside !== null) {
      // Only a field whose result is gone; one that never had a result stays (TC, XE).
      if (inside.some((one) => one.elements.some((part) => part.attr("fldCharType") === "separate")))
        for (const one of inside) one.detach();
      inside = null;
    }
  }
}

function deleteRunTracked(doc: LiveDocument, p: XmlElement, run: XmlElement, covered: readonly Atom[]): void {
  const nodes = new Set(covered.map(({ node }) => node));
  const content = run.elements.filter((child) => child.w !== "rPr");
  const inside = content.filter((child) => nodes.has(child));
  if (inside.length === 0) return;
  let target = run;
  if (inside.length < content.length) {
    // Cut the run so that the deletion covers whole runs.
    target = run.shell();
    const properties = run.child("rPr");
    if (properties) target.append(properties.clone());
    const first = run.children.indexOf(inside[0] as XmlElement);
    const last = run.children.indexOf(inside[inside.length - 1] as XmlElement);
    const tail = run.children.slice(last + 1);
    target.append(...run.children.slice(first, last + 1));
    run.parent?.insert(run.index + 1, target);
    if (tail.length > 0) {
      const rest = run.shell();
      if (properties) rest.append(properties.clone());
      rest.append(...tail);
      target.parent?.insert(target.index + 1, rest);
    }
    if (run.elements.every((child) => child.w === "rPr")) run.detach();
  }
  const insertion = target.closest("ins");
  if (insertion?.attr("author") === AUTHOR) {
    // One's own insertion goes without a trace.
    const atoms = covered.filter(({ node }) => target.contains(node));
    const start = Math.min(...atoms.map((atom) => atom.start));
    const count = atoms.reduce((sum, atom) => sum + atom.length, 0);
    target.detach();
    doc.anchors.removed(p, start, count);
    if (insertion.elements.length === 0) insertion.detach();
    return;
  }
  for (const t of target.elements.filter((child) => child.w === "t")) {
    const text = word(p, "delText", { "xml:space": "preserve" }, new XmlText(charactersOf(t)));
    target.insert(t.index, text);
    t.detach();
  }
  const deletion = word(p, "del", doc.revision(p));
  target.parent?.insert(target.index, deletion);
  deletion.append(target);
}

/** The paragraph or block that a container can't do without: Word keeps one empty paragraph. */
const isLastOfContainer = (p: XmlElement): boolean => {
  const others = (p.parent?.elements ?? []).filter((one) => one !== p && ["p", "tbl", "sdt"].includes(one.w));
  const last = others[others.length - 1];
  return others.length === 0 || (last?.w === "tbl" && last.index < p.index);
};

export function removeParagraph(doc: LiveDocument, p: XmlElement): void {
  doc.requireWritable(p);
  if (doc.isTracking) {
    deleteWithin(doc, p, 0, contentOf(p).length);
    const mark = paragraphMark(p);
    // One's own new paragraph goes without a trace, once nothing is left in it.
    if (mark.child("ins")?.attr("author") === AUTHOR && contentOf(p).length === 0 && !isLastOfContainer(p)) {
      takeOut(doc, p);
      return;
    }
    if (!mark.child("del")) mark.insert(mark.child("ins") ? 1 : 0, word(p, "del", doc.revision(p)));
    return;
  }
  if (isLastOfContainer(p)) {
    deleteWithin(doc, p, 0, contentOf(p).length);
    return;
  }
  takeOut(doc, p);
}

function takeOut(doc: LiveDocument, p: XmlElement): void {
  for (const atom of contentOf(p).atoms) {
    if (atom.kind === "note") dropNote(doc, atom.node);
    if (atom.kind === "open") doc.owe("ContentControlDeleted", ControlObject.of(atom.node), controlId(doc, atom.node));
  }
  const next = doc.neighbour(p, 1);
  const previous = doc.neighbour(p, -1);
  doc.oweParagraph("ParagraphDeleted", p);
  if (next) doc.anchors.gone(p, next, 0);
  else if (previous) doc.anchors.gone(p, previous, contentOf(previous).length);
  const parent = p.parent as XmlElement;
  p.detach();
  if (parent.closest("sdt")) oweChange(doc, parent);
}

/** Joins the next paragraph to this one: as when its mark is deleted, the next one's properties hold. */
export function joinNext(doc: LiveDocument, p: XmlElement): void {
  const next = p.parent?.children[p.index + 1];
  if (next?.kind !== "element" || next.w !== "p") return;
  if (doc.isTracking) {
    const mark = paragraphMark(p);
    if (!mark.child("del")) mark.append(word(p, "del", doc.revision(p)));
    return;
  }
  const { length } = contentOf(p);
  const properties = next.child("pPr");
  p.child("pPr")?.detach();
  if (properties) p.insert(0, properties);
  p.append(...next.children);
  doc.oweParagraph("ParagraphDeleted", next);
  doc.anchors.moved(next, -1, p, length);
  next.detach();
  oweChange(doc, p);
}

/** Deletes from one place to another. Across the edge of a cell only text goes: cells and rows stay. */
export function deleteBetween(doc: LiveDocument, start: Place, end: Place): void {
  doc.requireWritable(start.p);
  if (start.p === end.p) {
    const { length } = contentOf(start.p);
    if (end.position <= length) deleteWithin(doc, start.p, start.position, end.position);
    else if (start.position === 0) removeParagraph(doc, start.p);
    else {
      deleteWithin(doc, start.p, start.position, length);
      joinNext(doc, start.p);
    }
    return;
  }
  const list = doc.paragraphs(doc.storyOf(start.p));
  const middle = list.slice(doc.indexOf(start.p) + 1, doc.indexOf(end.p));
  const takesLast = end.position > contentOf(end.p).length;
  const isWhole = (table: XmlElement): boolean => {
    const inside = doc.paragraphs(table);
    return inside.every((p) => middle.includes(p) || (p === end.p && takesLast) || (p === start.p && start.position === 0));
  };
  for (const p of [...middle, end.p]) {
    let table = p.isAttached ? p.closest("tbl") : null;
    while (table?.closest("tbl") && isWhole(table.closest("tbl") as XmlElement)) table = table.closest("tbl");
    if (table && isWhole(table) && !doc.isTracking && !table.contains(start.p)) {
      const before = doc.paragraphs(table)[0] as XmlElement;
      const to = doc.neighbour(before, -1) ?? start.p;
      for (const inner of doc.paragraphs(table)) doc.anchors.gone(inner, to, contentOf(to).length);
      table.detach();
    } else if (!p.isAttached || p === end.p) continue;
    else if (p.parent === start.p.parent || p.closest("tc") === start.p.closest("tc")) removeParagraph(doc, p);
    else deleteWithin(doc, p, 0, contentOf(p).length);
  }
  const isSameContainer = end.p.isAttached && start.p.parent === end.p.parent;
  if (end.p.isAttached) deleteWithin(doc, end.p, 0, Math.min(end.position, contentOf(end.p).length));
  deleteWithin(doc, start.p, start.position, contentOf(start.p).length);
  if (isSameContainer && takesLast) removeParagraph(doc, end.p);
  if (isSameContainer) {
    if (takesLast && start.position === 0) removeParagraph(doc, start.p);
    else joinNext(doc, start.p);
  }
}

/** Takes a control away, its content kept. */
export function unwrapControl(doc: LiveDocument, sdt: XmlElement): void {
  const content = sdtContent(sdt);
  const p = sdt.closest("p");
  const isInline = p !== null && sdt.closest("tbl", "p")?.w === "p";
  const edges = isInline ? contentOf(p).atoms.filter(({ node }) => node === sdt) : [];
  content.unwrap();
  for (const child of sdt.elements) if (["sdtPr", "sdtEndPr"].includes(child.w)) child.detach();
  const nodes: XmlNode[] = [...sdt.children];
  const { parent, index } = sdt;
  sdt.detach();
  parent?.insert(index, ...nodes);
  for (const edge of [...edges].reverse()) doc.anchors.removed(p as XmlElement, edge.start, 1);
}
