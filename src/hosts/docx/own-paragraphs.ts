/** Paragraphs of Källmärkt's own during one list of edits: source entries, notices and captions, put in and taken out. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { ancestorsOf, childOf, type Splice, type XmlTree } from "../package/xml.ts";
import type { OwnParagraph, StoryParagraph, PlacedStory } from "../wordprocessing/story.ts";
import { W } from "../wordprocessing/vocabulary.ts";
import type { Changes } from "./changes.ts";
import { asWritten } from "./control.ts";
import { paragraphXml, placeInBody, type NewParagraph } from "./insert.ts";

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
    const place = standing === undefined ? null : this.takeOut(edit.owner, edit.part);
    const earlier = this.takeBack(edit.owner, edit.part);
    this.put(body, index, place ?? earlier ?? placeInBody(tree, body, edit.at.paragraph, edit.at.side), edit);
    return { kind: "done" };
  }

  remove(owner: string, part: string): EditOutcome {
    this.takeBack(owner, part);
    this.rewrite(owner, part);
    return { kind: this.takeOut(owner, part) === null ? "unchanged" : "done" };
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

  /** Takes own paragraphs away and returns the offset at which the first of them stood, or null when there was none. */
  takeOut(owner: string, part: string): number | null {
    let place: number | null = null;
    for (const story of this.changes.before.stories) {
      const tree = this.changes.treeOf(story);
      for (const own of story.ownParagraphs) {
        const controls = own.own.filter(({ tag }) => tag.owner === owner && tag.part.kind === part);
        if (controls.length === 0) continue;
        for (const { element } of controls) this.cut(story, own, element);
        if (story.kind === "body") place ??= tree.start[own.element] as number;
      }
      for (const paragraph of story.paragraphs) {
        for (const { tag, element } of paragraph.own) {
          if (tag.owner !== owner || tag.part.kind !== part) continue;
          place ??= story.kind === "body" ? (tree.end[paragraph.element] as number) : null;
          this.cutFromParagraph(story, paragraph, element);
        }
      }
    }
    return place;
  }

  /** Takes a control out of a paragraph of our own. */
  cut(story: PlacedStory, own: OwnParagraph, control: number): void {
    const known = this.cuts.get(own);
    if (known) known.controls.add(control);
    else this.cuts.set(own, { story, controls: new Set([control]) });
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
