/** Takes a label off a paragraph again, on the paragraph's own XML. */
import { attributeOf, childOf, scanXml, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { isDeleted, noteOf, type OwnNotes, wholeReference } from "../wordprocessing/own-notes.ts";
import { W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import type { ControlIds } from "./control.ts";
import type { ParagraphSource } from "./selection.ts";
import { runsOf, unshade } from "./shade.ts";

/** What becomes of a label's footnote when the label is taken off a paragraph. */
export interface NoteFate {
  /** The document's own notes, those of the same list of edits included. */
  readonly notes: OwnNotes;
  /** Leave the text inside the note alone: the same text will stand there again. */
  readonly keepText: boolean;
  /** Notes to which somebody has added words: their reference stays, as one of the writer's. */
  readonly writersToo: ReadonlySet<number>;
}

/** Takes off every control of a label: the writer's text stays, the visible mark and the note's reference go. */
export function unwrapLabel(
  source: ParagraphSource,
  labelId: string,
  ids: ControlIds,
  fate: NoteFate,
): { xml: string; noteIds: number[] } {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const splices: Splice[] = [];
  const noteIds: number[] = [];
  const shaded = new Set<number>();
  const take = (element: number): void => {
    const start = tree.start[element] as number;
    splices.push({ at: start, remove: (tree.end[element] as number) - start, insert: "" });
  };
  for (let at = 0; at < tree.count; at++) {
    if (tree.code[at] === W.footnoteReference) {
      const id = noteOf(tree, at);
      if (fate.notes.get(id) !== labelId || fate.writersToo.has(id) || isDeleted(tree, at)) continue;
      take(wholeReference(tree, at));
      noteIds.push(id);
      continue;
    }
    const tag = tree.code[at] === W.sdt ? ownTag(tree, at) : null;
    if (tag?.owner !== labelId || (tag.part.kind === "note" && fate.keepText)) continue;
    const content = childOf(tree, at, W.sdtContent);
    if (tag.part.kind === "passage" && content >= 0 && tree.closeStart[content] !== tree.end[content]) {
      const start = tree.start[at] as number;
      const close = tree.closeStart[content] as number;
      splices.push({ at: start, remove: (tree.openEnd[content] as number) - start, insert: "" });
      splices.push({ at: close, remove: (tree.end[at] as number) - close, insert: "" });
      for (const run of runsOf(tree, content, true)) {
        const properties = childOf(tree, run, W.rPr);
        if (properties >= 0) shaded.add(properties);
      }
    } else if (tag.part.kind === "passage" || tag.part.kind === "mark" || tag.part.kind === "note") take(at);
    else continue;
    releaseId(tree, at, ids);
  }
  for (const properties of shaded) splices.push(...unshade(tree, properties));
  return { xml: splice(source.xml, splices), noteIds };
}

function releaseId(tree: XmlTree, sdt: number, ids: ControlIds): void {
  const properties = childOf(tree, sdt, W.sdtPr);
  const id = properties < 0 ? -1 : childOf(tree, properties, W.id);
  if (id >= 0) ids.release(Number(attributeOf(tree, id, "val")));
}
