/** Elements put last into the root of a small part, and taken out of it, the rest as it stands. */
import { nameOf, type XmlTree } from "../package/xml.ts";

/** The source with one more element at the end of its root; `element` gets the prefix that the root has. */
export function withElement(tree: XmlTree, element: (prefix: string) => string): string {
  const root = nameOf(tree, 0);
  const prefix = root.prefix === "" ? "" : `${root.prefix}:`;
  const { source } = tree;
  const close = tree.closeStart[0] as number;
  if (close !== tree.end[0]) return source.slice(0, close) + element(prefix) + source.slice(close);
  const open = tree.openEnd[0] as number;
  return `${source.slice(0, source.lastIndexOf("/", open))}>${element(prefix)}</${root.qname}>${source.slice(open)}`;
}

/** The source without these elements, given in order. */
export function withoutElements(tree: XmlTree, elements: readonly number[]): string {
  let out = "";
  let at = 0;
  for (const element of elements) {
    out += tree.source.slice(at, tree.start[element]);
    at = tree.end[element] as number;
  }
  return out + tree.source.slice(at);
}
