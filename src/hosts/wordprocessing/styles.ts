/** Reads styles.xml as far as text needs it, and adds the few styles that marks and notices use. */
import { attributeOf, childOf, childrenOf, encodeXml, nameOf, type Splice, type XmlTree } from "../package/xml.ts";
import type { Dialect } from "./dialect.ts";
import { W } from "./vocabulary.ts";

export interface Style {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** 1–9 for a heading, else 0; inherited from the style it is based on. */
  readonly heading: number;
  readonly inList: boolean;
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** By type and lower-case name, such as "character footnote reference": ids are localised, names are not. */
  readonly byName: ReadonlyMap<string, Style>;
  /** Declared default language, or null. */
  readonly language: string | null;
}

export const NO_STYLES: Styles = { byId: new Map(), byName: new Map(), language: null };

interface RawStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly basedOn: string | null;
  readonly outline: number | null;
  readonly inList: boolean;
}

export function readStyles(tree: XmlTree): Styles {
  const raw = new Map<string, RawStyle>();
  let language: string | null = null;
  for (const element of childrenOf(tree, 0)) {
    if (tree.code[element] === W.docDefaults) language = defaultLanguage(tree, element);
    if (tree.code[element] !== W.style) continue;
    const style = rawStyle(tree, element);
    if (style && !raw.has(style.id)) raw.set(style.id, style);
  }
  const byId = new Map<string, Style>();
  const byName = new Map<string, Style>();
  for (const style of raw.values()) {
    const resolved = resolve(style, raw);
    byId.set(style.id, resolved);
    byName.set(`${style.type} ${style.name.toLowerCase()}`, resolved);
  }
  return { byId, byName, language };
}

function rawStyle(tree: XmlTree, element: number): RawStyle | null {
  const id = attributeOf(tree, element, "styleId");
  if (id === null) return null;
  const value = (parent: number, code: number): string | null => {
    const child = parent < 0 ? -1 : childOf(tree, parent, code);
    return child < 0 ? null : attributeOf(tree, child, "val");
  };
  const properties = childOf(tree, element, W.pPr);
  const outline = value(properties, W.outlineLvl);
  return {
    id,
    type: attributeOf(tree, element, "type") ?? "paragraph",
    name: value(element, W.name) ?? id,
    basedOn: value(element, W.basedOn),
    outline: outline === null ? null : Number(outline),
    inList: properties >= 0 && childOf(tree, properties, W.numPr) >= 0,
  };
}

function resolve(style: RawStyle, all: ReadonlyMap<string, RawStyle>): Style {
  let heading = 0;
  let inList = false;
  const seen = new Set<string>();
  for (let at: RawStyle | undefined = style; at && !seen.has(at.id); at = at.basedOn === null ? undefined : all.get(at.basedOn)) {
    seen.add(at.id);
    const named = /^heading ([1-9])$/i.exec(at.name);
    if (heading === 0 && at.outline !== null) {
      heading = at.outline >= 0 && at.outline < 9 ? at.outline + 1 : -1;
    } else if (heading === 0 && named) heading = Number(named[1]);
    if (at.inList) inList = true;
  }
  return { id: style.id, type: style.type, name: style.name, heading: Math.max(0, heading), inList: inList && heading <= 0 };
}

function defaultLanguage(tree: XmlTree, docDefaults: number): string | null {
  for (let at = docDefaults; at < (tree.next[docDefaults] as number); at++)
    if (tree.code[at] === W.lang) return attributeOf(tree, at, "val");
  return null;
}

/** Styles that Källmärkt may add. Ids are fixed; names are what people see in Word's list of styles. */
export const MARK_STYLE = "KallmarktMark";
export const NOTICE_STYLE = "KallmarktNotice";
export const MARK_STYLE_NAME = "Källmärkt märkning";
export const NOTICE_STYLE_NAME = "Källmärkt läsarnotis";

/** The shading that Källmärkt adds under a passage: pale enough for black text (contrast 17:1), and only beside text. */
export const SHADE = "E8EEF7";

/** Which of the needed styles the file lacks, as XML to append, and the ids to use for notes. */
export interface StyleNeeds {
  readonly mark: boolean;
  readonly notice: boolean;
  readonly notes: boolean;
  readonly caption: boolean;
}

export interface StyleAddition {
  readonly xml: string;
  readonly noteReference: string;
  readonly noteText: string;
  /** The document's own style for captions, whatever its id is called. */
  readonly caption: string;
}

/**
 * The mark: dark blue on the page's white (contrast 8.6:1), never by colour alone since it is text in brackets; not spell-checked.
 * The notice: a ruled box that prints well in black and white.
 */
export function missingStyles(styles: Styles, needs: StyleNeeds, d: Dialect): StyleAddition {
  let xml = "";
  const add = (type: string, id: string, name: string, body: string, custom = true): void => {
    xml += `<${d.e("style")} ${d.a("type")}="${type}"${custom ? ` ${d.a("customStyle")}="1"` : ""} ${d.a("styleId")}="${id}"${d.declare}><${d.e("name")} ${d.a("val")}="${encodeXml(name)}"/>${body}</${d.e("style")}>`;
  };
  const v = (local: string, value: string): string => `<${d.e(local)} ${d.a("val")}="${value}"/>`;
  const normal = [...styles.byId.values()].find(
    (style) => style.type === "paragraph" && style.name.toLowerCase() === "normal",
  )?.id;
  const basedOnNormal = normal === undefined ? "" : v("basedOn", encodeXml(normal));
  if (needs.mark && !styles.byId.has(MARK_STYLE)) {
    add(
      "character",
      MARK_STYLE,
      MARK_STYLE_NAME,
      `${v("uiPriority", "98")}<${d.e("rPr")}><${d.e("noProof")}/>${v("color", "1F3A68")}</${d.e("rPr")}>`,
    );
  }
  if (needs.notice && !styles.byId.has(NOTICE_STYLE)) {
    const side = (local: string): string =>
      `<${d.e(local)} ${d.a("val")}="single" ${d.a("sz")}="6" ${d.a("space")}="6" ${d.a("color")}="1F3A68"/>`;
    add(
      "paragraph",
      NOTICE_STYLE,
      NOTICE_STYLE_NAME,
      `${basedOnNormal}${v("uiPriority", "98")}<${d.e("pPr")}><${d.e("pBdr")}>${side("top")}${side("left")}${side("bottom")}${side("right")}</${d.e("pBdr")}><${d.e("spacing")} ${d.a("before")}="120" ${d.a("after")}="240"/><${d.e("ind")} ${d.a(d.strict ? "start" : "left")}="130" ${d.a(d.strict ? "end" : "right")}="130"/></${d.e("pPr")}>`,
    );
  }
  const reference = styles.byName.get("character footnote reference");
  const text = styles.byName.get("paragraph footnote text");
  if (needs.notes && !reference) {
    add(
      "character",
      "KallmarktFotnotsreferens",
      "footnote reference",
      `${v("uiPriority", "99")}<${d.e("unhideWhenUsed")}/><${d.e("rPr")}>${v("vertAlign", "superscript")}</${d.e("rPr")}>`,
      false,
    );
  }
  if (needs.notes && !text) {
    add(
      "paragraph",
      "KallmarktFotnotstext",
      "footnote text",
      `${basedOnNormal}${v("uiPriority", "99")}<${d.e("unhideWhenUsed")}/><${d.e("pPr")}><${d.e("spacing")} ${d.a("after")}="0" ${d.a("line")}="240" ${d.a("lineRule")}="auto"/></${d.e("pPr")}><${d.e("rPr")}>${v("sz", "20")}${v("szCs", "20")}</${d.e("rPr")}>`,
      false,
    );
  }
  const caption = styles.byName.get("paragraph caption");
  if (needs.caption && !caption) {
    add(
      "paragraph",
      "KallmarktBildtext",
      "caption",
      `${basedOnNormal}${v("uiPriority", "35")}<${d.e("unhideWhenUsed")}/><${d.e("qFormat")}/><${d.e("pPr")}><${d.e("spacing")} ${d.a("after")}="200" ${d.a("line")}="240" ${d.a("lineRule")}="auto"/></${d.e("pPr")}><${d.e("rPr")}><${d.e("i")}/><${d.e("iCs")}/>${v("sz", "18")}${v("szCs", "18")}</${d.e("rPr")}>`,
      false,
    );
  }
  return {
    xml,
    noteReference: reference?.id ?? "KallmarktFotnotsreferens",
    noteText: text?.id ?? "KallmarktFotnotstext",
    caption: caption?.id ?? "KallmarktBildtext",
  };
}

/** Puts the addition before the end tag of styles.xml. */
export function stylesAdded(tree: XmlTree, addition: string): Splice {
  const close = tree.closeStart[0] as number;
  if (close !== tree.end[0]) return { at: close, remove: 0, insert: addition };
  return { at: close - 2, remove: 2, insert: `>${addition}</${nameOf(tree, 0).qname}>` };
}

/** A styles part for a file that has none. */
export function newStyles(namespace: string, addition: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:styles xmlns:w="${namespace}">${addition}</w:styles>`;
}
