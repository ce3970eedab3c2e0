/** Footnotes and endnotes in the package: their part, their styles, and the notes in the order of their references. */
import { contentOf } from "./content.ts";
import type { LiveDocument } from "./document.ts";
import { parseFragment, word, type XmlElement, XmlText } from "./dom.ts";

export type NoteKind = "footnote" | "endnote";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

export function noteRoot(doc: LiveDocument, kind: NoteKind): XmlElement | null {
  return doc.part(`${kind}s`);
}

/** The part, made as Word makes it when a document gets its first note: with its two separators, named in the settings. */
function ensureRoot(doc: LiveDocument, kind: NoteKind): XmlElement {
  const known = noteRoot(doc, kind);
  if (known) return known;
  const name = `word/${kind}s.xml`;
  const separator = (id: number, type: string): string =>
    `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:${kind}>`;
  const namespace = doc.body.namespace || WORD_NS;
  doc.package.add(
    name,
    `<w:${kind}s xmlns:w="${namespace}">${separator(-1, "separator")}${separator(0, "continuationSeparator")}</w:${kind}s>`,
    `${TYPE}.${kind}s+xml`,
  );
  doc.package.relate(doc.mainPart, `${kind}s`, name);
  const { settings } = doc;
  if (settings && !settings.child(`${kind}Pr`)) {
    const pr = word(settings, `${kind}Pr`, {}, ...[-1, 0].map((id) => word(settings, kind, { id: String(id) })));
    const after = ["endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"];
    const later = [...after, "doNotIncludeSubdocsInStats", "captions", "shapeDefaults", "decimalSymbol", "listSeparator"];
    const next = settings.elements.find((child) => later.includes(child.local) && child.w !== `${kind}Pr`);
    settings.insert(next ? next.index : settings.children.length, pr);
  }
  return noteRoot(doc, kind) as XmlElement;
}

/** The id of the style with this built-in name, made when the document lacks it; Word localises ids, never names. */
export function builtInStyle(
  doc: LiveDocument,
  name: string,
  type: "paragraph" | "character",
  id: string,
  inside: string,
): string {
  const styles = doc.part("styles");
  const known = styles?.elements.find((style) => style.w === "style" && style.val("name")?.toLowerCase() === name);
  if (known) return known.attr("styleId") ?? id;
  if (!styles) return id;
  const style = parseFragment(styles, `<w:style w:type="${type}" w:styleId="${id}">${inside}</w:style>`);
  styles.append(style);
  return id;
}

export interface NewNote {
  readonly note: XmlElement;
  readonly reference: XmlElement;
}

/** Makes a note and the run that refers to it; the caller puts the run in. */
export function makeNote(doc: LiveDocument, context: XmlElement, kind: NoteKind, text: string): NewNote {
  const root = ensureRoot(doc, kind);
  const id = String(Math.max(0, ...root.elements.map((note) => Number(note.attr("id")) || 0)) + 1);
  const reference = builtInStyle(
    doc,
    `${kind} reference`,
    "character",
    kind === "footnote" ? "FootnoteReference" : "EndnoteReference",
    `<w:name w:val="${kind} reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>`,
  );
  const body = builtInStyle(
    doc,
    `${kind} text`,
    "paragraph",
    kind === "footnote" ? "FootnoteText" : "EndnoteText",
    `<w:name w:val="${kind} text"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>`,
  );
  const properties = (): XmlElement => word(root, "rPr", {}, word(root, "rStyle", { val: reference }));
  const lines = text.split(/\r\n|\n|\r/);
  const paragraphs = lines.map((line, index) => {
    const p = word(root, "p", {}, word(root, "pPr", {}, word(root, "pStyle", { val: body })));
    const mark = index === 0 ? [word(root, "r", {}, properties(), word(root, `${kind}Ref`))] : [];
    const words = `${index === 0 ? " " : ""}${line}`;
    const run = word(root, "r", {}, word(root, "t", { "xml:space": "preserve" }, new XmlText(words)));
    const runs = [...mark, run];
    p.append(...(doc.isTracking ? [word(root, "ins", doc.revision(root), ...runs)] : runs));
    return p;
  });
  const note = word(root, kind, { id }, ...paragraphs);
  root.append(note);
  const style = word(context, "rPr", {}, word(context, "rStyle", { val: reference }));
  return { note, reference: word(context, "r", {}, style, word(context, `${kind}Reference`, { id })) };
}

/** The note of a reference. */
export function noteOf(doc: LiveDocument, reference: XmlElement): XmlElement | null {
  const kind: NoteKind = reference.w === "endnoteReference" ? "endnote" : "footnote";
  return noteRoot(doc, kind)?.elements.find((note) => note.attr("id") === reference.attr("id")) ?? null;
}

/** Takes the note of a reference that goes away out of its part. */
export function dropNote(doc: LiveDocument, reference: XmlElement): void {
  noteOf(doc, reference)?.detach();
}

/** References of one kind below an element, in order. */
export function referencesBelow(doc: LiveDocument, container: XmlElement, kind: NoteKind): XmlElement[] {
  return doc.paragraphs(container).flatMap((p) => referencesIn(p, kind));
}

export const referencesIn = (p: XmlElement, kind: NoteKind): XmlElement[] =>
  contentOf(p).atoms.flatMap(({ node }) => (node.w === `${kind}Reference` ? [node] : []));

/** Where a note is referred to from. */
export function referenceOf(doc: LiveDocument, note: XmlElement): XmlElement | null {
  const kind: NoteKind = note.w === "endnote" ? "endnote" : "footnote";
  return referencesBelow(doc, doc.body, kind).find((reference) => reference.attr("id") === note.attr("id")) ?? null;
}
