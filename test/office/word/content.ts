/** A paragraph as Word counts it: one position per character, note, picture, and per edge of a content control inside the paragraph. */
import { word, XmlText, type XmlElement } from "./dom.ts";

export type AtomKind =
  | "text"
  | "tab"
  | "line"
  | "page"
  | "column"
  | "hyphen"
  | "soft-hyphen"
  | "symbol"
  | "note"
  | "own-note"
  | "comment"
  | "picture"
  | "open"
  | "close";

/** A complex field that begins and ends in one paragraph: its first and last run. */
export interface FieldSpan {
  readonly begin: XmlElement;
  end: XmlElement | null;
  instruction: string;
}

export interface Atom {
  readonly kind: AtomKind;
  /** The w:t, w:tab, … or, for an edge, the w:sdt. */
  readonly node: XmlElement;
  readonly run: XmlElement | null;
  readonly start: number;
  readonly length: number;
  readonly text: string;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** The outermost field whose result this is part of. */
  readonly field: FieldSpan | null;
}

export interface Content {
  readonly atoms: readonly Atom[];
  /** Positions before the paragraph mark; the place after the mark is `length + 1`. */
  readonly length: number;
}

/** Elements around runs that carry no position of their own. */
export const WRAPPERS = new Set([
  "hyperlink",
  "fldSimple",
  "ins",
  "del",
  "moveFrom",
  "moveTo",
  "smartTag",
  "customXml",
  "dir",
  "bdo",
]);
/** Those that may be cut in two anywhere. */
export const CUTTABLE = new Set(["ins", "del", "moveFrom", "moveTo", "smartTag", "customXml", "dir", "bdo"]);

const SINGLE: Readonly<Record<string, AtomKind>> = {
  tab: "tab",
  ptab: "tab",
  cr: "line",
  noBreakHyphen: "hyphen",
  softHyphen: "soft-hyphen",
  sym: "symbol",
  footnoteReference: "note",
  endnoteReference: "note",
  footnoteRef: "own-note",
  endnoteRef: "own-note",
  commentReference: "comment",
  annotationRef: "comment",
  drawing: "picture",
  pict: "picture",
  object: "picture",
  ruby: "picture",
};

const cache = new WeakMap<XmlElement, { stamp: number; content: Content }>();

export function contentOf(p: XmlElement): Content {
  const known = cache.get(p);
  if (known?.stamp === p.stamp) return known.content;
  const content = read(p);
  cache.set(p, { stamp: p.stamp, content });
  return content;
}

/** True unless a toggle property is absent or switched off. */
export function isOn(properties: XmlElement | null, local: string): boolean {
  const toggle = properties?.child(local);
  return toggle != null && !/^(0|false|off)$/.test(toggle.attr("val") ?? "");
}

/** The text of a w:t or w:delText: blanks at its edges count only where the file says so. */
export const charactersOf = (t: XmlElement): string => (t.attributes.get("xml:space") === "preserve" ? t.text : t.text.trim());

function read(p: XmlElement): Content {
  const atoms: Atom[] = [];
  const fields: { span: FieldSpan; isResult: boolean }[] = [];
  let at = 0;
  const add = (
    kind: AtomKind,
    node: XmlElement,
    run: XmlElement | null,
    isDeleted: boolean,
    text = "",
    length = 1,
    isHidden = false,
  ): void => {
    if (length === 0) return;
    atoms.push({ kind, node, run, start: at, length, text, isDeleted, isHidden, field: fields[0]?.span ?? null });
    at += length;
  };
  const readRun = (run: XmlElement, isDeleted: boolean): void => {
    const isHidden = isOn(run.child("rPr"), "vanish");
    for (const node of run.children) {
      if (node.kind !== "element") continue;
      if (node.w === "fldChar") {
        const type = node.attr("fldCharType");
        const inner = fields[fields.length - 1];
        if (type === "begin") fields.push({ span: { begin: run, end: null, instruction: "" }, isResult: false });
        else if (type === "separate" && inner) inner.isResult = true;
        else if (type === "end" && inner) {
          inner.span.end = run;
          fields.pop();
        }
        continue;
      }
      const inner = fields[fields.length - 1];
      if (node.w === "instrText" && inner) inner.span.instruction += node.text;
      if (fields.some(({ isResult }) => !isResult)) continue;
      if (node.w === "t" || node.w === "delText") {
        const text = charactersOf(node);
        add("text", node, run, isDeleted, text, text.length, isHidden);
      } else if (node.w === "br") {
        const type = node.attr("type");
        add(type === "page" ? "page" : type === "column" ? "column" : "line", node, run, isDeleted, "", 1, isHidden);
      } else if (node.w in SINGLE) add(SINGLE[node.w] as AtomKind, node, run, isDeleted, "", 1, isHidden);
      else if (node.local === "AlternateContent") add("picture", node, run, isDeleted);
    }
  };
  const walk = (parent: XmlElement, isDeleted: boolean): void => {
    for (const node of parent.children) {
      if (node.kind !== "element") continue;
      if (node.w === "r") readRun(node, isDeleted);
      else if (node.w === "sdt") {
        add("open", node, null, isDeleted);
        const content = node.child("sdtContent");
        if (content) walk(content, isDeleted);
        add("close", node, null, isDeleted);
      } else if (WRAPPERS.has(node.w)) walk(node, isDeleted || node.w === "del" || node.w === "moveFrom");
      else if (node.local === "oMath" || node.local === "oMathPara") add("picture", node, null, isDeleted);
    }
  };
  walk(p, false);
  // A field that goes on in another paragraph can't be taken as a whole here.
  return { atoms: atoms.map((atom) => (atom.field && atom.field.end === null ? { ...atom, field: null } : atom)), length: at };
}

/** The atom in which a position lies, or the one that begins there. */
export function atomAt(p: XmlElement, position: number): Atom | null {
  return contentOf(p).atoms.find((atom) => position >= atom.start && position < atom.start + atom.length) ?? null;
}

export const atomBefore = (p: XmlElement, position: number): Atom | null => (position > 0 ? atomAt(p, position - 1) : null);

/** A place between two children. */
export interface Spot {
  readonly parent: XmlElement;
  readonly index: number;
}

/** Sees to it that no run reaches across a position. */
export function cut(p: XmlElement, position: number): void {
  const atom = atomAt(p, position);
  if (!atom || atom.kind !== "text" || atom.start === position) return;
  const within = position - atom.start;
  const rest = atom.node.shell();
  setText(atom.node, atom.text.slice(0, within));
  rest.attributes.set("xml:space", "preserve");
  const tail = new XmlText(atom.text.slice(within));
  tail.parent = rest;
  rest.children.push(tail);
  atom.node.parent?.insert(atom.node.index + 1, rest);
}

function setText(t: XmlElement, text: string): void {
  t.setAttr("xml:space", "preserve");
  t.setText(text);
}

/** The run that begins with this child: a run that holds more before it is split, its properties copied. */
function runFrom(run: XmlElement, child: XmlElement): XmlElement {
  const index = run.children.indexOf(child);
  const before = run.children.slice(0, index).some((node) => node.kind === "element" && node.w !== "rPr");
  if (!before) return run;
  const twin = run.shell();
  const properties = run.child("rPr");
  if (properties) twin.append(properties.clone());
  twin.append(...run.children.slice(index));
  run.parent?.insert(run.index + 1, twin);
  return twin;
}

/** The place just before what stands at a position; the end of the paragraph when nothing does. */
export function spotBefore(p: XmlElement, position: number): Spot {
  cut(p, position);
  const atom = atomAt(p, position);
  if (!atom) return { parent: p, index: p.children.length };
  if (atom.kind === "open") return placeBefore(atom.node);
  if (atom.kind === "close") return insideEnd(atom.node);
  return placeBefore(atom.run ? runFrom(atom.run, atom.node) : atom.node);
}

/** The place just after what stands before a position; the start of the paragraph when nothing does. */
export function spotAfter(p: XmlElement, position: number): Spot {
  cut(p, position);
  const atom = atomBefore(p, position);
  if (!atom) return { parent: p, index: p.child("pPr") ? (p.child("pPr") as XmlElement).index + 1 : 0 };
  if (atom.kind === "open") return { parent: sdtContent(atom.node), index: 0 };
  if (atom.kind === "close" || !atom.run) return placeAfter(atom.node);
  const { run, node } = atom;
  const following = run.children.slice(run.children.indexOf(node) + 1).find((one) => one.kind === "element");
  if (following?.kind === "element") runFrom(run, following);
  return placeAfter(run);
}

export const placeBefore = (node: XmlElement): Spot => ({ parent: parentOf(node), index: node.index });
export const placeAfter = (node: XmlElement): Spot => ({ parent: parentOf(node), index: node.index + 1 });

function insideEnd(sdt: XmlElement): Spot {
  const content = sdtContent(sdt);
  return { parent: content, index: content.children.length };
}

/** The content of a control, made when the file left it out. */
export function sdtContent(sdt: XmlElement): XmlElement {
  const own = sdt.child("sdtContent");
  if (own) return own;
  const made = word(sdt, "sdtContent");
  sdt.append(made);
  return made;
}

function parentOf(node: XmlElement): XmlElement {
  if (!node.parent) throw new Error(`${node.name} stands in no document.`);
  return node.parent;
}

/** Cuts the wrapper that a spot lies in, so that the spot lies between its halves. */
export function outOf(spot: Spot): Spot {
  const { parent, index } = spot;
  // Properties of the wrapper are no content.
  if (parent.children.slice(0, index).every((node) => node.kind !== "element" || node.w.endsWith("Pr")))
    return placeBefore(parent);
  if (index >= parent.children.length) return placeAfter(parent);
  const twin = parent.shell();
  twin.append(...parent.children.slice(index));
  parent.parent?.insert(parent.index + 1, twin);
  return placeAfter(parent);
}

/**
 * Where new content goes at a position: after what stands before it, outside links, fields and revisions that end there,
 * and in the middle of a revision only when `inRevision`.
 */
export function insertionSpot(p: XmlElement, position: number, inRevision: boolean): Spot {
  cut(p, position);
  const before = atomBefore(p, position);
  const after = atomAt(p, position);
  let spot = before ? spotAfter(p, position) : after ? spotBefore(p, position) : spotAfter(p, position);
  const { field } = before ?? after ?? { field: null };
  if (field && before && after?.field !== field && field.end) spot = placeAfter(field.end);
  else if (field && !before) spot = placeBefore(field.begin);
  while (WRAPPERS.has(spot.parent.w)) {
    const { parent } = spot;
    const follows = before !== null && parent.contains(before.node);
    const isInside = follows && after !== null && parent.contains(after.node);
    const isRevision = ["ins", "del", "moveFrom", "moveTo"].includes(parent.w);
    if (isInside && !(isRevision && !(inRevision && (parent.w === "ins" || parent.w === "moveTo")))) break;
    spot = isInside ? outOf(spot) : follows ? placeAfter(parent) : placeBefore(parent);
  }
  return spot;
}
