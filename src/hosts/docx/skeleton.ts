/** A paragraph without Källmärkt: what must be the same before and after every write, formatting included. */
import { childOf, childrenOf, nameOf, sourceOf, type XmlTree } from "../package/xml.ts";
import { SHADE } from "../wordprocessing/styles.ts";
import { isDeleted, noteOf, wholeReference } from "../wordprocessing/own-notes.ts";
import { preservesSpace } from "../wordprocessing/characters.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { withoutIds } from "./revision-ids.ts";
import { DELETED, RUN_HOLDERS, W } from "../wordprocessing/vocabulary.ts";

/**
 * The writer's content of paragraph `p` as one string: properties, run contents under their formatting, all other
 * elements verbatim. Runs that were split come out as one; Källmärkt's controls, marks and shading are left out.
 * `ours`: footnotes whose references are left out as well.
 */
export function skeletonOf(tree: XmlTree, p: number, ours: ReadonlySet<number> = new Set()): string {
  const parts: { key: string | null; value: string }[] = [];
  const add = (key: string | null, value: string): void => {
    const last = parts[parts.length - 1];
    if (key !== null && last && last.key === key) last.value += value;
    else if (value !== "") parts.push({ key, value });
  };
  walk(tree, p, ours, add);
  return parts.map(({ key, value }) => (key === null ? value : `${key}{${value}}`)).join("");
}

type Add = (key: string | null, value: string) => void;

function walk(tree: XmlTree, element: number, ours: ReadonlySet<number>, add: Add): void {
  for (const child of childrenOf(tree, element)) {
    const code = tree.code[child] as number;
    const tag = code === W.sdt ? ownTag(tree, child) : null;
    if (code === W.r) run(tree, child, ours, add);
    else if (tag !== null) {
      const content = childOf(tree, child, W.sdtContent);
      if (tag.part.kind === "passage" && content >= 0) walk(tree, content, ours, add);
    } else if (code === W.ins && isReferenceAlone(tree, child, ours)) continue;
    else if (RUN_HOLDERS.has(code) || DELETED.has(code) || code === W.sdt || code === W.sdtContent) {
      add(null, tree.source.slice(tree.start[child], tree.openEnd[child]));
      walk(tree, child, ours, add);
      add(null, `</${nameOf(tree, child).qname}>`);
    } else add(null, boxed(tree, child, ours));
  }
}

/** Any other element verbatim, but for the paragraphs of a text box in it. Those that hold nothing, or nothing but text of ours, count for nothing. */
function boxed(tree: XmlTree, element: number, ours: ReadonlySet<number>): string {
  const end = tree.next[element] as number;
  let out = "";
  let from = tree.start[element] as number;
  let box = element;
  while (box < end && tree.code[box] !== W.txbxContent) box++;
  for (let at = box; at < end; at++) {
    if (tree.code[at] !== W.p) continue;
    const properties = childOf(tree, at, W.pPr);
    const inner = skeletonOf(tree, at, ours);
    const isBare = inner === (properties < 0 ? "" : sourceOf(tree, properties));
    out += tree.source.slice(from, isBare ? tree.start[at] : tree.openEnd[at]) + (isBare ? "" : inner);
    from = (isBare ? tree.end[at] : tree.closeStart[at]) as number;
    at = (tree.next[at] as number) - 1;
  }
  return out + tree.source.slice(from, tree.end[element]);
}

/** True for a tracked insertion of nothing but a reference of ours. */
function isReferenceAlone(tree: XmlTree, insertion: number, ours: ReadonlySet<number>): boolean {
  for (let at = insertion; ours.size > 0 && at < (tree.next[insertion] as number); at++)
    if (tree.code[at] === W.footnoteReference) return ours.has(noteOf(tree, at)) && wholeReference(tree, at) === insertion;
  return false;
}

function run(tree: XmlTree, element: number, ours: ReadonlySet<number>, add: Add): void {
  const properties = childOf(tree, element, W.rPr);
  const key = `${tree.source.slice(tree.start[element], tree.openEnd[element]).replace(/\/>$/, ">")}${properties < 0 ? "" : unshaded(tree, properties)}`;
  for (const child of childrenOf(tree, element)) {
    if (child === properties) continue;
    if (tree.code[child] === W.footnoteReference && ours.has(noteOf(tree, child)) && !isDeleted(tree, child)) continue;
    if (tree.code[child] !== W.t) {
      add(key, boxed(tree, child, ours));
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
