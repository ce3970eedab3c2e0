/** Finds text that a template put there to be replaced: content controls that still show their placeholder (w:showingPlcHdr). */
import type { Span } from "../../core/text/document.ts";
import { attributeOf, childOf, decodeXml, elementsWith, type XmlTree } from "../package/xml.ts";
import { W } from "./vocabulary.ts";

/** Where such controls stand in a part: from where to where in its source, in order. Empty for nearly every part. */
export function promptsIn(tree: XmlTree): Span[] {
  if (!tree.names.some(({ code }) => code === W.showingPlcHdr)) return [];
  const prompts: Span[] = [];
  for (const element of elementsWith(tree, W.sdt)) {
    const properties = childOf(tree, element, W.sdtPr);
    const shows = properties < 0 ? -1 : childOf(tree, properties, W.showingPlcHdr);
    if (shows < 0 || ["0", "false", "off"].includes(attributeOf(tree, shows, "val") ?? "1")) continue;
    prompts.push({ start: tree.start[element] as number, end: tree.end[element] as number });
  }
  return prompts;
}

/** Spans of a paragraph's text that are such prompts: all of it when the control is around the paragraph. */
export function promptsOf(tree: XmlTree, element: number, text: string, prompts: readonly Span[]): Span[] {
  const start = tree.start[element] as number;
  const end = tree.end[element] as number;
  const spans: Span[] = [];
  let from = 0;
  for (const prompt of prompts) {
    if (prompt.end <= start) continue;
    if (prompt.start >= end) break;
    if (prompt.start <= start && prompt.end >= end) return [{ start: 0, end: text.length }];
    const words = wordsIn(tree, prompt);
    const at = words === "" ? -1 : text.indexOf(words, from);
    if (at === -1) continue;
    from = at + words.length;
    spans.push({ start: at, end: from });
  }
  return spans;
}

function wordsIn(tree: XmlTree, { start, end }: Span): string {
  const source = tree.source.slice(start, end);
  return [...source.matchAll(/<[A-Za-z\d]{1,12}:t(?:\s[^>]*)?>([^<]*)</g)].map((match) => decodeXml(match[1] ?? "")).join("");
}
