/** Finds runs that nobody can read on a white page: white letters without a background, and letters of two points or less. */
import type { Paragraph, Span } from "../../core/text/document.ts";
import { attributeOf, childOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { readParagraph, type FieldContext } from "./paragraph.ts";
import { SHADE } from "./styles.ts";
import { W } from "./vocabulary.ts";

/** Without either of these in a part no run of it is looked at. */
const MAY = /val="(?:FFFFFF|ffffff|F{2}[EF]F{2}[EF])"|:sz [^>]{0,40}val="[1-4]"/;

export function mayBeUnreadable(source: string): boolean {
  return MAY.test(source);
}

/**
 * Spans of a paragraph in white or tiny letters. Left out is what may stand on a colour: tables, text boxes and paragraphs with a
 * style of their own, shaded or highlighted runs. A white heading on a coloured band is no secret.
 */
export function unreadableIn(tree: XmlTree, element: number, fields: FieldContext, paragraph: Paragraph): Span[] {
  if (paragraph.inTable || paragraph.heading > 0 || paragraph.style !== null) return [];
  if (!mayBeUnreadable(tree.source.slice(tree.start[element], tree.end[element]))) return [];
  const properties = childOf(tree, element, W.pPr);
  if (properties >= 0 && childOf(tree, properties, W.shd) >= 0) return [];
  const spans: Span[] = [];
  for (const atom of readParagraph(tree, element, fields, () => null).atoms) {
    if (tree.code[atom.element] !== W.t) continue;
    if (!isUnreadable(tree, childOf(tree, tree.parent[atom.element] as number, W.rPr))) continue;
    // Neighbours count as one, since splitting a run must not change the text.
    const last = spans[spans.length - 1];
    if (last?.end === atom.start) spans[spans.length - 1] = { start: last.start, end: atom.end };
    else spans.push({ start: atom.start, end: atom.end });
  }
  return spans.filter(({ start, end }) => paragraph.text.slice(start, end).trim() !== "");
}

function isUnreadable(tree: XmlTree, properties: number): boolean {
  if (properties < 0) return false;
  let isWhite = false;
  let isTiny = false;
  for (const property of childrenOf(tree, properties)) {
    const { local } = nameOf(tree, property);
    const value = attributeOf(tree, property, "val") ?? "";
    // Our own shading is nearly white, and it makes nothing readable that was not.
    if ((local === "shd" && attributeOf(tree, property, "fill") !== SHADE) || local === "highlight") return false;
    if (local === "color") isWhite = /^(?:FFFFFF|F{2}[EF]F{2}[EF])$/i.test(value);
    if (local === "sz") isTiny = /^[1-4]$/.test(value);
  }
  return isWhite || isTiny;
}
