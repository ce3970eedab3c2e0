/** Paragraphs of Källmärkt's own during one list of edits: source entries, notices and captions, put in and taken out. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { tagOf } from "../../core/label/tag.ts";
import { ancestorsOf, childOf, childrenOf, elementsWith, scanXml, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import type { OwnParagraph, StoryParagraph, PlacedStory } from "../wordprocessing/story.ts";
import { W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import { anchorOfBox } from "./box-anchor.ts";
import type { Changes } from "./changes.ts";
import { asWritten } from "./control.ts";
import { paragraphXml, placeInBody, type NewParagraph } from "./insert.ts";
import type { ParagraphSource } from "./selection.ts";

export class OwnParagraphs {
  private readonly changes: Changes;
  /** What is taken out of paragraphs of our own: of which story, and which controls. */
  private readonly cuts = new Map<OwnParagraph, { readonly story: PlacedStory; readonly controls: Set<number> }>();
  /** Paragraphs put in by this list so far, by owner and part. */
  private readonly inserted = new Map<string, { readonly part: string; readonly splice: Splice }>();
  /** Owners and parts that this list has inserted or removed so far. */
  private readonly rewritten = new Set<string>();

  constructor(changes: Changes) {
    this.changes = changes;
  }

  insert(edit: Extract<HostEdit, { kind: "insert" }>): EditOutcome {
    const standing = this.changes.before.reading.insertions.find(
      (insertion) => insertion.owner === edit.owner && insertion.part === edit.part,
    );
    if (standing?.text === asWritten(edit.text) && !this.isRewritten(edit.owner, edit.part)) return { kind: "unchanged" };
    this.rewrite(edit.owner, edit.part);
    const body = this.changes.before.stories.find((story) => story.kind === "body");
    if (!body) return { kind: "refused", why: "no-text" };
    const tree = this.changes.treeOf(body);
    // <w:body/> has no place inside; Word writes section properties at the least.
    if (tree.openEnd[body.root] === tree.end[body.root]) return { kind: "refused", why: "no-text" };
    const index = Math.max(0, Math.min(edit.at.paragraph, body.paragraphs.length - 1));
    const place = standing === undefined ? null : this.takeOut(edit.owner, edit.part).place;
    const earlier = this.takeBack(edit.owner, edit.part);
    this.put(body, index, place ?? earlier ?? placeInBody(tree, body, edit.at.paragraph, edit.at.side), edit);
    return { kind: "done" };
  }

  remove(owner: string, part: string): EditOutcome {
    this.takeBack(owner, part);
    this.rewrite(owner, part);
    return { kind: this.takeOut(owner, part).any ? "done" : "unchanged" };
  }

  isRewritten(owner: string, part: string): boolean {
    return this.rewritten.has(`${owner}:${part}`);
  }

  rewrite(owner: string, part: string): void {
    this.rewritten.add(`${owner}:${part}`);
  }

  /** Puts a paragraph in at an offset of its story's part, in the look of the paragraph with this index. */
  put(story: PlacedStory, like: number, at: number, made: NewParagraph): void {
    const { before, ids, revision } = this.changes;
    const xml = paragraphXml(this.changes.treeOf(story), story, like, before.styles, made, ids, revision);
    const splice = { at, remove: 0, insert: xml };
    this.changes.add(story.part, splice);
    this.inserted.set(`${made.owner}:${made.part}`, { part: story.part, splice });
  }

  /** Forgets a paragraph that an earlier edit of the same list put in, and returns where. */
  takeBack(owner: string, part: string): number | null {
    const earlier = this.inserted.get(`${owner}:${part}`);
    if (!earlier) return null;
    this.inserted.delete(`${owner}:${part}`);
    this.changes.takeBack(earlier.part, earlier.splice);
    return earlier.splice.at;
  }

  /** Takes own paragraphs away, wherever they stand. `place`: the offset at which the first of them stood in the body, or null. */
  takeOut(owner: string, part: string): { readonly any: boolean; readonly place: number | null } {
    let any = false;
    let place: number | null = null;
    for (const story of this.changes.before.stories) {
      const tree = this.changes.treeOf(story);
      for (const own of story.ownParagraphs) {
        const controls = own.own.filter(({ tag }) => tag.owner === owner && tag.part.kind === part);
        if (controls.length === 0) continue;
        any = true;
        for (const { element } of controls) this.cut(story, own, element);
        if (story.kind === "body") place ??= tree.start[own.element] as number;
      }
      for (const paragraph of story.paragraphs) {
        for (const { tag, element } of paragraph.own) {
          if (tag.owner !== owner || tag.part.kind !== part) continue;
          any = true;
          place ??= story.kind === "body" ? (tree.end[paragraph.element] as number) : null;
          if (!this.cutInBox(story, element)) this.cutFromParagraph(story, paragraph, element);
        }
      }
    }
    return { any, place };
  }

  /** Takes a control out of a paragraph of our own. */
  cut(story: PlacedStory, own: OwnParagraph, control: number): void {
    if (this.cutInBox(story, control)) return;
    const known = this.cuts.get(own);
    if (known) known.controls.add(control);
    else this.cuts.set(own, { story, controls: new Set([control]) });
  }

  /**
   * Own text that somebody has moved into a text box stands in both of its copies, and inside a paragraph that may change as well: it is taken
   * out of that paragraph. False where the control stands in no box.
   */
  private cutInBox(story: PlacedStory, control: number): boolean {
    const tree = this.changes.treeOf(story);
    const at = story.kind === "text-box" ? anchorOfBox(tree, story, this.changes.before.stories) : null;
    const tag = at && ownTag(tree, control);
    if (!at || !tag) return false;
    const source = this.changes.open(at.story, at.paragraph);
    this.changes.replace(at.story, at.paragraph, withoutOwn(source, tagOf(tag)));
    return true;
  }

  /** A paragraph that has lost all of its controls goes as a whole where it may. */
  carryOut(): void {
    for (const [own, { story, controls }] of this.cuts) {
      const tree = this.changes.treeOf(story);
      const whole = controls.size === own.own.length && removable(tree, own.element);
      for (const element of whole ? [own.element] : controls) {
        const at = tree.start[element] as number;
        this.changes.add(story.part, { at, remove: (tree.end[element] as number) - at, insert: "" });
      }
    }
  }

  /** Own text to which somebody has added words of their own: only ours goes, the paragraph stays. */
  private cutFromParagraph(story: PlacedStory, paragraph: StoryParagraph, sdt: number): void {
    const tree = this.changes.treeOf(story);
    const control = tree.source.slice(tree.start[sdt], tree.end[sdt]);
    const { xml } = this.changes.open(story, paragraph);
    this.changes.replace(
      story,
      paragraph,
      xml.replace(control, () => ""),
    );
  }
}

/** The XML without the controls that carry a tag; a paragraph that holds nothing else goes as a whole where it may. */
function withoutOwn(source: ParagraphSource, tag: string): string {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const splices: Splice[] = [];
  for (const sdt of elementsWith(tree, W.sdt)) {
    const own = ownTag(tree, sdt);
    if (own === null || tagOf(own) !== tag) continue;
    const p = tree.parent[sdt] as number;
    const isAlone = [...childrenOf(tree, p)].every((child) => child === sdt || tree.code[child] === W.pPr);
    const gone = tree.code[p] === W.p && isAlone && removable(tree, p) ? p : sdt;
    splices.push({
      at: tree.start[gone] as number,
      remove: (tree.end[gone] as number) - (tree.start[gone] as number),
      insert: "",
    });
  }
  return splice(source.xml, splices);
}

function isInCell(tree: XmlTree, element: number): boolean {
  for (const around of ancestorsOf(tree, element)) if (tree.code[around] === W.tc) return true;
  return false;
}

/** True when the paragraph may go as a whole: not the last one of a cell or story, no section break, nothing of the writer's in it. */
function removable(tree: XmlTree, p: number): boolean {
  const properties = childOf(tree, p, W.pPr);
  if (properties >= 0 && childOf(tree, properties, W.sectPr) >= 0) return false;
  const parent = tree.parent[p] as number;
  let siblings = 0;
  let last = -1;
  let before = -1;
  for (let child = parent + 1; child < (tree.next[parent] as number); child = tree.next[child] as number) {
    if (tree.code[child] === W.p) siblings++;
    if (tree.code[child] !== W.sectPr) last = child;
    if (child < p) before = child;
    if (child > p && child < (tree.next[p] as number)) break;
  }
  const inCell = tree.code[parent] === W.tc;
  // A body may be without paragraphs: it was, before one came here. Cells, notes and controls may not, and a cell ends with one.
  const isNeeded = inCell && last === p && tree.code[before] !== W.p;
  // A control around a table keeps the table; around nothing but this paragraph it would be empty.
  const isBesideTable = tree.code[parent] === W.sdtContent && (last !== p || before >= 0) && !isInCell(tree, parent);
  if (tree.code[parent] !== W.body && !isBesideTable && (siblings < 2 || isNeeded)) return false;
  for (let child = p + 1; child < (tree.next[p] as number); child = tree.next[child] as number)
    if (tree.code[child] !== W.pPr && tree.code[child] !== W.sdt) return false;
  return true;
}
