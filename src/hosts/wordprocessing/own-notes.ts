/** References to Källmärkt's own footnotes: a note is ours by the control inside it, its reference by the note's id alone. */
import { ancestorsOf, attributeOf, childOf, childrenOf, type XmlTree } from "../package/xml.ts";
import { ownTag } from "./own-control.ts";
import type { OwnNotes } from "./paragraph.ts";
import { DELETED, W } from "./vocabulary.ts";

export type { OwnNotes };

/**
 * The own notes in a footnotes part. The reference in the body stands in no control of its own: LibreOffice 7.4 loses text in later
 * controls when there is one both around a reference and inside its note.
 */
export function ownNotesIn(tree: XmlTree | null): Map<number, string> {
  const notes = new Map<number, string>();
  if (!tree) return notes;
  for (const element of childrenOf(tree, 0)) {
    const owner = tree.code[element] === W.footnote ? ownerOf(tree, element) : null;
    if (owner !== null) notes.set(Number(attributeOf(tree, element, "id")), owner);
  }
  return notes;
}

function ownerOf(tree: XmlTree, footnote: number): string | null {
  for (let at = footnote; at < (tree.next[footnote] as number); at++) {
    const tag = tree.code[at] === W.sdt ? ownTag(tree, at) : null;
    if (tag?.part.kind === "note") return tag.owner;
  }
  return null;
}

/** The note that a w:footnoteReference names. */
export const noteOf = (tree: XmlTree, reference: number): number => Number(attributeOf(tree, reference, "id"));

/** The largest element that holds nothing but this reference: its run, or the tracked insertion around that, or itself. */
export function wholeReference(tree: XmlTree, reference: number): number {
  const run = tree.parent[reference] as number;
  if (tree.code[run] !== W.r || !isOnlyContent(tree, reference, childOf(tree, run, W.rPr))) return reference;
  const around = tree.parent[run] as number;
  return tree.code[around] === W.ins && isOnlyContent(tree, run, -1) ? around : run;
}

function isOnlyContent(tree: XmlTree, element: number, properties: number): boolean {
  for (const child of childrenOf(tree, tree.parent[element] as number))
    if (child !== element && child !== properties) return false;
  return true;
}

/** True in a tracked deletion: what the writer has deleted is the writer's to take back. */
export function isDeleted(tree: XmlTree, element: number): boolean {
  for (const around of ancestorsOf(tree, element)) if (DELETED.has(tree.code[around] as number)) return true;
  return false;
}
