/** A paragraph without Källmärkt: what must be the same before and after every write, formatting included. */
import { attributeOf, childOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { SHADE } from "./mark.ts";
import { ownTag, preservesSpace } from "./paragraph.ts";
import { withoutIds } from "./revision-ids.ts";
import { DELETED, RUN_HOLDERS, W } from "./vocabulary.ts";

/**
 * The writer's content of paragraph `p` as one string: properties, run contents under their formatting, all other
 * elements verbatim. Runs that were split come out as one; Källmärkt's controls, marks and shading are left out.
 * `freed`: notes that have become the writer's, since there are words of theirs in them; our reference to one counts as theirs.
 */
export function skeletonOf(tree: XmlTree, p: number, freed: ReadonlySet<string> = new Set()): string {
  const parts: { key: string | null; value: string }[] = [];
  const add = (key: string | null, value: string): void => {
    const last = parts[parts.length - 1];
    if (key !== null && last && last.key === key) last.value += value;
    else if (value !== "") parts.push({ key, value });
  };
  walk(tree, p, freed, add);
  return parts.map(({ key, value }) => (key === null ? value : `${key}{${value}}`)).join("");
}

type Add = (key: string | null, value: string) => void;

function walk(tree: XmlTree, element: number, freed: ReadonlySet<string>, add: Add): void {
  for (const child of childrenOf(tree, element)) {
    const code = tree.code[child] as number;
    const tag = code === W.sdt ? ownTag(tree, child) : null;
    if (code === W.r) run(tree, child, add);
    else if (tag !== null) {
      const content = childOf(tree, child, W.sdtContent);
      const stays = tag.part.kind === "passage" || (tag.part.kind === "note" && refersTo(tree, child, freed));
      if (stays && content >= 0) walk(tree, content, freed, add);
    } else if (RUN_HOLDERS.has(code) || DELETED.has(code) || code === W.sdt || code === W.sdtContent) {
      add(null, tree.source.slice(tree.start[child], tree.openEnd[child]));
      walk(tree, child, freed, add);
      add(null, `</${nameOf(tree, child).qname}>`);
    } else add(null, tree.source.slice(tree.start[child], tree.end[child]));
  }
}

function refersTo(tree: XmlTree, element: number, notes: ReadonlySet<string>): boolean {
  if (notes.size === 0) return false;
  for (let at = element; at < (tree.next[element] as number); at++)
    if (tree.code[at] === W.footnoteReference && notes.has(attributeOf(tree, at, "id") ?? "")) return true;
  return false;
}

function run(tree: XmlTree, element: number, add: Add): void {
  const properties = childOf(tree, element, W.rPr);
  const key = `${tree.source.slice(tree.start[element], tree.openEnd[element]).replace(/\/>$/, ">")}${properties < 0 ? "" : unshaded(tree, properties)}`;
  for (const child of childrenOf(tree, element)) {
    if (child === properties) continue;
    if (tree.code[child] !== W.t) {
      add(key, tree.source.slice(tree.start[child], tree.end[child]));
      continue;
    }
    const text = tree.source.slice(tree.openEnd[child], tree.closeStart[child]);
    add(key, preservesSpace(tree, child) ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
  }
}

function unshaded(tree: XmlTree, properties: number): string {
  let out = "";
  for (const child of childrenOf(tree, properties)) {
    const xml = tree.source.slice(tree.start[child], tree.end[child]);
    if (tree.code[child] !== W.shd || !xml.includes(`"${SHADE}"`)) out += xml;
  }
  return withoutIds(out);
}
