/** What a list of edits has made of a file so far: paragraphs as they have become, and splices beside them; carried out once, at the end. */
import { attributeOf, bindingsAt, childOf, elementsWith, type Splice, type XmlTree } from "../package/xml.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import type { DocxReading } from "../wordprocessing/reading.ts";
import type { StoryParagraph, PlacedStory } from "../wordprocessing/story.ts";
import { W } from "../wordprocessing/vocabulary.ts";
import { ControlIds, type Revision } from "./control.ts";
import { RevisionIds } from "./revision-ids.ts";
import type { ParagraphSource } from "./selection.ts";

interface OpenParagraph {
  readonly story: PlacedStory;
  readonly source: ParagraphSource;
  /** Its XML before the first edit. */
  readonly original: string;
}

export class Changes {
  readonly opc: OfficePackage;
  /** The document as it was before the first edit. */
  readonly before: DocxReading;
  readonly revision: Revision | null;
  ids: ControlIds;
  private readonly paragraphs = new Map<StoryParagraph, OpenParagraph>();
  private readonly splices = new Map<string, Splice[]>();
  private readonly revisionIds = new Map<string, RevisionIds>();

  constructor(opc: OfficePackage, before: DocxReading, revision: Revision | null) {
    this.opc = opc;
    this.before = before;
    this.revision = revision;
    this.ids = new ControlIds(controlIdsOf(opc, before));
  }

  treeOf(story: PlacedStory): XmlTree {
    const tree = this.opc.tree(story.part);
    if (!tree) throw new Error(`part ${story.part} is gone`);
    return tree;
  }

  revisionIdsOf(story: PlacedStory): RevisionIds {
    const known = this.revisionIds.get(story.part) ?? new RevisionIds(this.treeOf(story));
    this.revisionIds.set(story.part, known);
    return known;
  }

  /** Adds a change of a part at offsets. */
  add(part: string, change: Splice): void {
    const list = this.splices.get(part);
    if (list) list.push(change);
    else this.splices.set(part, [change]);
  }

  /** Takes such a change back, before it is carried out. */
  takeBack(part: string, change: Splice): void {
    const list = this.splices.get(part) ?? [];
    this.splices.set(
      part,
      list.filter((splice) => splice !== change),
    );
  }

  /** The paragraph as it stands after the edits so far. */
  open(story: PlacedStory, paragraph: StoryParagraph): ParagraphSource {
    return this.opened(story, paragraph).source;
  }

  private opened(story: PlacedStory, paragraph: StoryParagraph): OpenParagraph {
    const known = this.paragraphs.get(paragraph);
    if (known) return known;
    const tree = this.treeOf(story);
    const xml = tree.source.slice(tree.start[paragraph.element], tree.end[paragraph.element]);
    const parent = tree.parent[paragraph.element] as number;
    const entry: OpenParagraph = {
      story,
      source: { xml, bindings: bindingsAt(tree, parent), fields: paragraph.fields, part: story.part },
      original: xml,
    };
    this.paragraphs.set(paragraph, entry);
    return entry;
  }

  replace(story: PlacedStory, paragraph: StoryParagraph, xml: string): void {
    const entry = this.opened(story, paragraph);
    this.paragraphs.set(paragraph, { ...entry, source: { ...entry.source, xml } });
  }

  /** Puts paragraphs back to what they were at some point of the list. */
  restore(earlier: ReadonlyMap<StoryParagraph, string>): void {
    for (const [paragraph, xml] of earlier) {
      const entry = this.paragraphs.get(paragraph);
      if (entry) this.replace(entry.story, paragraph, xml);
    }
  }

  hasChanged(paragraph: StoryParagraph): boolean {
    const entry = this.paragraphs.get(paragraph);
    return entry !== undefined && entry.source.xml !== entry.original;
  }

  /** Writes every part that has changed, once. */
  carryOut(): void {
    for (const [paragraph, { story, source, original }] of this.paragraphs) {
      if (source.xml === original) continue;
      const tree = this.treeOf(story);
      const at = tree.start[paragraph.element] as number;
      this.add(story.part, { at, remove: (tree.end[paragraph.element] as number) - at, insert: source.xml });
    }
    for (const [part, splices] of this.splices) this.opc.splice(part, splices);
  }
}

/** Every w:id of a content control in the parts that were read. */
function* controlIdsOf(opc: OfficePackage, before: DocxReading): Generator<number> {
  for (const part of new Set(before.stories.map((story) => story.part))) {
    const tree = opc.tree(part);
    if (!tree) continue;
    for (const at of elementsWith(tree, W.sdtPr)) {
      const id = childOf(tree, at, W.id);
      if (id >= 0) yield Number(attributeOf(tree, id, "val"));
    }
  }
}
