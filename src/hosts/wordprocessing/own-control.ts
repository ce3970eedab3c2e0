/** Content controls that are Källmärkt's own, told by their tags. */
import { parseTag, type Tag } from "../../core/label/tag.ts";
import { attributeOf, childOf, type XmlTree } from "../package/xml.ts";
import { decodeText } from "./characters.ts";
import { W } from "./vocabulary.ts";

/** A content control of Källmärkt's own, or the reference to a footnote of its own. */
export interface OwnControl {
  readonly element: number;
  readonly tag: Tag;
  /** Text offsets it covers; for an insertion both are the place where it stands. */
  readonly start: number;
  readonly end: number;
  /** The inserted text; empty for a passage. */
  readonly text: string;
  /** The control's title; empty where it has none. */
  readonly alias: string;
}

/** The tag of a content control when it is one of Källmärkt's own, else null. */
export function ownTag(tree: XmlTree, sdt: number): Tag | null {
  const properties = childOf(tree, sdt, W.sdtPr);
  const tag = properties < 0 ? -1 : childOf(tree, properties, W.tag);
  const value = tag < 0 ? null : attributeOf(tree, tag, "val");
  return value === null ? null : parseTag(value);
}

export function aliasOf(tree: XmlTree, sdt: number): string {
  const properties = childOf(tree, sdt, W.sdtPr);
  const alias = properties < 0 ? -1 : childOf(tree, properties, W.alias);
  return alias < 0 ? "" : (attributeOf(tree, alias, "val") ?? "");
}

/** All text inside an element, without any of the paragraph's bookkeeping: for what Källmärkt itself wrote. */
export function shownText(tree: XmlTree, element: number): string {
  const end = tree.next[element] as number;
  let text = "";
  for (let at = element + 1; at < end; at++) {
    if (tree.code[at] === W.t) text += decodeText(tree.source.slice(tree.openEnd[at], tree.closeStart[at]));
  }
  return text;
}
