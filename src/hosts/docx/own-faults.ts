/** What is wrong with controls and notes of Källmärkt's own in a file: validators see little of it, and Word repairs it in its own way. */
import { TAG_LIMIT, tagOf } from "../../core/label/tag.ts";
import { ancestorsOf, attributeOf, childOf, elementsWith, nameOf, type XmlTree } from "../package/xml.ts";
import { isUnread } from "../wordprocessing/alternate.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { noteOf, ownNotesIn } from "../wordprocessing/own-notes.ts";
import { RUN_HOLDERS, W } from "../wordprocessing/vocabulary.ts";
import { controlKind } from "./control-kind.ts";

/** Ids of the footnotes that a part refers to. */
export function referencesIn(tree: XmlTree | null): ReadonlySet<number> {
  const ids = new Set<number>();
  if (tree) for (const at of elementsWith(tree, W.footnoteReference)) ids.add(noteOf(tree, at));
  return ids;
}

/** Content controls of ours that are not as they should be, and ids that stand twice. */
export function controlFaults(parts: ReadonlySet<string>, treeOf: (part: string) => XmlTree | null): string[] {
  const ids = new Map<number, boolean>();
  const faults: string[] = [];
  for (const part of parts) {
    const tree = treeOf(part);
    if (!tree) {
      faults.push(`part ${part} is gone`);
      continue;
    }
    for (const at of elementsWith(tree, W.sdt)) {
      const problem = oneControl(tree, at, ids);
      if (problem !== null) faults.push(`${part}: ${problem}`);
    }
  }
  return faults;
}

/** `ids` holds every id seen and whether one of its controls is ours: two strangers may share one, as 28 of 355 real files do. */
function oneControl(tree: XmlTree, sdt: number, ids: Map<number, boolean>): string | null {
  const properties = childOf(tree, sdt, W.sdtPr);
  const idElement = properties < 0 ? -1 : childOf(tree, properties, W.id);
  const id = idElement < 0 ? null : Number(attributeOf(tree, idElement, "val"));
  const tag = ownTag(tree, sdt);
  if (id !== null) {
    const seen = ids.get(id);
    if (seen !== undefined && (seen || tag !== null)) return `content control id ${id} stands twice`;
    ids.set(id, tag !== null);
  }
  if (tag === null) return null;
  const problem = ownControl(tree, sdt, properties, id);
  return problem === null ? null : `${problem} (${tagOf(tag)})`;
}

function ownControl(tree: XmlTree, sdt: number, properties: number, id: number | null): string | null {
  if (id === null || id === 0 || !Number.isInteger(id)) return "own content control without id";
  const alias = childOf(tree, properties, W.alias);
  if (alias >= 0 && (attributeOf(tree, alias, "val") ?? "").length > TAG_LIMIT) return "own title is too long";
  const content = childOf(tree, sdt, W.sdtContent);
  if (content < 0 || (tree.next[content] as number) === content + 1) return "own content control is empty";
  const parent = tree.parent[sdt] as number;
  const parentCode = tree.code[parent] as number;
  if (parentCode !== W.p && parentCode !== W.sdtContent && !RUN_HOLDERS.has(parentCode))
    return `own content control inside ${nameOf(tree, parent).qname}`;
  for (const around of ancestorsOf(tree, sdt))
    if (tree.code[around] === W.sdt && controlKind(tree, around) === "typed") return "own content control inside a typed one";
  return cutField(tree, content);
}

/** A control may hold whole fields, or lie inside one part of a field; it may not hold a begin without its end. */
function cutField(tree: XmlTree, content: number): string | null {
  let open = 0;
  for (let at = content; at < (tree.next[content] as number); at++) {
    if (tree.code[at] !== W.fldChar || isUnread(tree, at)) continue;
    const type = attributeOf(tree, at, "fldCharType");
    if (type === "begin") open++;
    else if (type === "end") open--;
    else if (open === 0) return "own content control cuts a field";
    if (open < 0) return "own content control cuts a field";
  }
  return open === 0 ? null : "own content control cuts a field";
}

/** Every reference finds its note, every note of ours its reference, and no note shares the id of one of ours. */
export function noteFaults(main: XmlTree | null, notes: XmlTree | null): string[] {
  if (!main) return ["main part is gone"];
  const faults: string[] = [];
  const own = ownNotesIn(notes);
  const defined = new Set<number>();
  for (const id of notes === null ? [] : Array.from(elementsWith(notes, W.footnote), (at) => noteOf(notes, at))) {
    if (defined.has(id) && own.has(id)) faults.push(`footnote ${id} stands twice`);
    defined.add(id);
  }
  const referred = referencesIn(main);
  for (const id of referred) if (!defined.has(id)) faults.push(`reference to footnote ${id}, which is not there`);
  for (const id of own.keys()) if (!referred.has(id)) faults.push(`own footnote ${id} without a reference`);
  return faults;
}
