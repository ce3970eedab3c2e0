/** Finds runs that nobody can read on a white page: white letters without a background, and letters of two points or less. */
import type { Paragraph, Span } from "../../core/text/document.ts";
import { attributeOf, childOf, childrenOf, decodeXml, nameOf, type XmlTree } from "../package/xml.ts";
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
export function unreadableIn(tree: XmlTree, element: number, paragraph: Paragraph): Span[] {
  if (paragraph.inTable || paragraph.heading > 0 || paragraph.style !== null) return [];
  const properties = childOf(tree, element, W.pPr);
  if (properties >= 0 && childOf(tree, properties, W.shd) >= 0) return [];
  const spans: Span[] = [];
  let from = 0;
  for (const run of runsOf(tree, element)) {
    const text = [...childrenOf(tree, run)]
      .filter((child) => tree.code[child] === W.t)
      .map((child) => decodeXml(tree.source.slice(tree.openEnd[child], tree.closeStart[child])))
      .join("");
    if (text.trim() === "") continue;
    const start = paragraph.text.indexOf(text, from);
    if (start === -1) continue;
    from = start + text.length;
    if (isUnreadable(tree, childOf(tree, run, W.rPr))) spans.push({ start, end: from });
  }
  return spans;
}

function* runsOf(tree: XmlTree, element: number): Generator<number> {
  for (const child of childrenOf(tree, element)) {
    if (tree.code[child] === W.r) yield child;
    else if (tree.code[child] === W.ins || tree.code[child] === W.hyperlink || tree.code[child] === W.smartTag)
      yield* runsOf(tree, child);
  }
}

function isUnreadable(tree: XmlTree, properties: number): boolean {
  if (properties < 0) return false;
  let isWhite = false;
  let isTiny = false;
  for (const property of childrenOf(tree, properties)) {
    const { local } = nameOf(tree, property);
    const value = attributeOf(tree, property, "val") ?? "";
    if (local === "shd" || local === "highlight") return false;
    if (local === "color") isWhite = /^(?:FFFFFF|F{2}[EF]F{2}[EF])$/i.test(value);
    if (local === "sz") isTiny = /^[1-4]$/.test(value);
  }
  return isWhite || isTiny;
}
