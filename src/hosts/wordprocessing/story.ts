/** Finds the paragraphs of one story in a part, in reading order, and reads them as text. */
import type { Paragraph, StoryKind } from "../../core/text/document.ts";
import { attributeOf, childOf, type XmlTree } from "../package/xml.ts";
import { chosenBranch } from "./alternate.ts";
import { fieldContexts, NO_FIELDS, sameFields, type FieldContext } from "./fields.ts";
import type { OwnControl } from "./own-control.ts";
import { readParagraph, type ParagraphReading, type TargetOf } from "./paragraph.ts";
import type { OwnNotes } from "./own-notes.ts";
import type { Styles } from "./styles.ts";
import { DELETED, W, X } from "./vocabulary.ts";

/** One paragraph of a story and what is needed to change it. */
export interface StoryParagraph {
  /** The w:p in the part's tree. */
  readonly element: number;
  readonly paragraph: Paragraph;
  readonly own: readonly OwnControl[];
  readonly fields: FieldContext;
  /** True when a field is open at its end: nothing may be inserted after it. */
  readonly fieldOpenAfter: boolean;
}

/** A paragraph that holds nothing but Källmärkt's own text. */
export interface OwnParagraph {
  readonly element: number;
  readonly own: readonly OwnControl[];
  /** Index of the story paragraph that it stands before (the number of paragraphs when it is last). */
  readonly before: number;
  readonly look: { readonly style: string | null; readonly inList: boolean };
}

export interface StoryReading {
  readonly id: string;
  readonly paragraphs: readonly StoryParagraph[];
  readonly ownParagraphs: readonly OwnParagraph[];
  /** w:txbxContent elements met, in order. */
  readonly textBoxes: readonly number[];
  readonly hasAltChunk: boolean;
}

/** One story and the part it stands in: what is needed to go from text back to XML. */
export interface PlacedStory extends StoryReading {
  readonly kind: StoryKind;
  readonly part: string;
  /** The story's root element in the part's tree. */
  readonly root: number;
}

/** A story as it was read before an edit: paragraphs whose XML is the same need not be read again. */
export interface EarlierStory {
  readonly tree: XmlTree;
  readonly story: StoryReading;
  /** What an element was in `tree`, byte for byte; -1 when it is new or changed. Null: nobody knows, and the sources are compared. */
  readonly same: ((element: number) => number) | null;
}

/**
 * Reads the story whose root is `root` (w:body, w:hdr, w:footnote, w:txbxContent …).
 * With `earlier`, which must have been read with the same styles and relationships, only what changed is read.
 */
export function readStory(
  tree: XmlTree,
  root: number,
  id: string,
  styles: Styles,
  targetOf: TargetOf,
  notes: OwnNotes,
  earlier: EarlierStory | null = null,
): StoryReading {
  const found = paragraphElements(tree, root);
  const contexts = fieldContexts(tree, root, found.elements);
  const reuse = earlier === null || earlier.story.textBoxes.length > 0 ? null : new Reuse(tree, earlier);
  const properties = new ParagraphStyles(tree, styles);
  const paragraphs: StoryParagraph[] = [];
  const ownParagraphs: OwnParagraph[] = [];
  const textBoxes: number[] = [];
  found.elements.forEach((element, index) => {
    const fields = contexts.get(element) ?? NO_FIELDS;
    const same = reuse?.find(element, fields, found.inTable[index] as boolean);
    if (same) {
      paragraphs.push({ ...same, element, fields });
      return;
    }
    const reading = readParagraph(tree, element, fields, targetOf, notes);
    for (const box of reading.textBoxes) textBoxes.push(box);
    if (isOwn(reading, id.startsWith("footnote:"))) {
      const { style, inList } = properties.of(element);
      ownParagraphs.push({ element, own: reading.own, before: paragraphs.length, look: { style, inList } });
      return;
    }
    paragraphs.push({
      element,
      paragraph: {
        text: reading.text,
        ...properties.of(element),
        inTable: found.inTable[index] as boolean,
        hidden: reading.hidden,
        links: reading.links,
        ...(reading.asides.length > 0 ? { asides: reading.asides } : {}),
      },
      own: reading.own,
      fields,
      fieldOpenAfter: reading.openAfter.length > 0,
    });
  });
  return { id, paragraphs, ownParagraphs, textBoxes, hasAltChunk: found.hasAltChunk };
}

/** How far ahead a changed paragraph may have pushed the rest. */
const LOOK_AHEAD = 4;

/** Walks two versions of a story side by side and finds the paragraphs that are the same, byte for byte and in their surroundings. */
class Reuse {
  private readonly tree: XmlTree;
  private readonly earlier: EarlierStory;
  private next = 0;

  constructor(tree: XmlTree, earlier: EarlierStory) {
    this.tree = tree;
    this.earlier = earlier;
  }

  find(element: number, fields: FieldContext, inTable: boolean): StoryParagraph | null {
    const { same } = this.earlier;
    const found = same === null ? this.alike(element, fields, inTable) : this.old(same(element));
    return found && fits(found, fields, inTable) ? found : null;
  }

  private old(element: number): StoryParagraph | null {
    const { paragraphs } = this.earlier.story;
    let candidate = paragraphs[this.next];
    while (candidate && candidate.element < element) candidate = paragraphs[++this.next];
    return candidate?.element === element ? candidate : null;
  }

  private alike(element: number, fields: FieldContext, inTable: boolean): StoryParagraph | null {
    const { tree, earlier } = this;
    const length = (tree.end[element] as number) - (tree.start[element] as number);
    const { paragraphs } = earlier.story;
    for (let ahead = 0; ahead < LOOK_AHEAD; ahead++) {
      const candidate = paragraphs[this.next + ahead];
      if (!candidate) return null;
      const start = earlier.tree.start[candidate.element] as number;
      if ((earlier.tree.end[candidate.element] as number) - start !== length || !fits(candidate, fields, inTable)) continue;
      if (!tree.source.startsWith(earlier.tree.source.slice(start, start + length), tree.start[element])) continue;
      this.next += ahead + 1;
      return candidate;
    }
    return null;
  }
}

/** The same XML is read as the same text when its surroundings are the same, and nothing of ours, which hangs on the notes, stands in it. */
const fits = ({ own, paragraph, fields }: StoryParagraph, now: FieldContext, inTable: boolean): boolean =>
  own.length === 0 && paragraph.inTable === inTable && sameFields(fields, now);

/**
 * A mark or a note's reference alone in a paragraph makes it no paragraph of ours: somebody has pressed Enter there. Nor is one in which the
 * writer's own words stand labelled, though they are deleted now.
 */
function isOwn({ own, text }: ParagraphReading, inNote: boolean): boolean {
  if (own.length === 0 || text.trim() !== "" || own.some(({ tag }) => tag.part.kind === "passage")) return false;
  return own.some(
    ({ tag }) =>
      tag.part.kind === "source" ||
      tag.part.kind === "notice" ||
      tag.part.kind === "heading" ||
      tag.part.kind === "caption" ||
      (inNote && tag.part.kind === "note"),
  );
}

function paragraphElements(tree: XmlTree, root: number): { elements: number[]; inTable: boolean[]; hasAltChunk: boolean } {
  const elements: number[] = [];
  const inTable: boolean[] = [];
  let hasAltChunk = false;
  const walk = (from: number, end: number, tableEnd: number): void => {
    let table = tableEnd;
    for (let at = from; at < end;) {
      const code = tree.code[at] as number;
      if (code === W.p) {
        elements.push(at);
        inTable.push(at < table);
        at = tree.next[at] as number;
      } else if (code === X.alternateContent) {
        const branch = chosenBranch(tree, at);
        if (branch >= 0) walk(branch + 1, tree.next[branch] as number, table);
        at = tree.next[at] as number;
      } else if (code === W.txbxContent || code === W.sdtPr || DELETED.has(code)) {
        at = tree.next[at] as number;
      } else {
        if (code === W.tbl && at >= table) table = tree.next[at] as number;
        if (code === W.altChunk || code === W.subDoc) hasAltChunk = true;
        at++;
      }
    }
  };
  walk(root + 1, tree.next[root] as number, 0);
  return { elements, inTable, hasAltChunk };
}

type ParagraphStyle = Pick<Paragraph, "style" | "heading" | "inList">;

/** Paragraphs of one kind have the same properties, letter for letter: each spelling is read once per story. */
class ParagraphStyles {
  private readonly known = new Map<string, ParagraphStyle>();
  private readonly tree: XmlTree;
  private readonly styles: Styles;

  constructor(tree: XmlTree, styles: Styles) {
    this.tree = tree;
    this.styles = styles;
  }

  of(p: number): ParagraphStyle {
    const properties = childOf(this.tree, p, W.pPr);
    const spelling = properties < 0 ? "" : this.tree.source.slice(this.tree.start[properties], this.tree.end[properties]);
    const known = this.known.get(spelling);
    if (known) return known;
    const style = paragraphStyle(this.tree, properties, this.styles);
    this.known.set(spelling, style);
    return style;
  }
}

/** Style, heading level and list membership, from the paragraph's own properties or else its style's. */
function paragraphStyle(tree: XmlTree, properties: number, styles: Styles): ParagraphStyle {
  if (properties < 0) return { style: null, heading: 0, inList: false };
  const styleElement = childOf(tree, properties, W.pStyle);
  const style = styleElement < 0 ? undefined : styles.byId.get(attributeOf(tree, styleElement, "val") ?? "");
  const outline = childOf(tree, properties, W.outlineLvl);
  const level = outline < 0 ? NaN : Number(attributeOf(tree, outline, "val"));
  const numbering = childOf(tree, properties, W.numPr);
  const number = numbering < 0 ? -1 : childOf(tree, numbering, W.numId);
  return {
    style: style?.name ?? null,
    heading: level >= 0 && level < 9 ? level + 1 : Number.isNaN(level) ? (style?.heading ?? 0) : 0,
    inList: numbering >= 0 ? number < 0 || attributeOf(tree, number, "val") !== "0" : (style?.inList ?? false),
  };
}
