/** Marks of labels during one list of edits: controls around passages, and what stands after them, set and taken off. */
import type { EditOutcome, HostEdit, LimitReason } from "../../core/edits.ts";
import { piecesOf, storyOf } from "../../core/text/document.ts";
import { dialectOf } from "../wordprocessing/dialect.ts";
import type { StoryParagraph, PlacedStory } from "../wordprocessing/story.ts";
import type { StyleAddition } from "../wordprocessing/styles.ts";
import { anchorOfBox, placeInAnchor } from "./box-anchor.ts";
import type { Changes } from "./changes.ts";
import { asWritten, noteReference, visibleMark, type ControlIds } from "./control.ts";
import { closedAround } from "./control-kind.ts";
import type { LabelNotes } from "./label-notes.ts";
import { wrapPiece } from "./mark.ts";
import type { OwnParagraphs } from "./own-paragraphs.ts";
import { shadeLabel } from "./shade.ts";
import { unwrapLabel } from "./unmark.ts";

type MarkEdit = Extract<HostEdit, { kind: "mark" }>;

export class Marks {
  private readonly changes: Changes;
  private readonly notes: LabelNotes;
  private readonly own: OwnParagraphs;
  private readonly styles: StyleAddition;
  /** Paragraphs in which this list has marked a label so far. */
  private readonly marked = new Map<string, Set<StoryParagraph>>();

  constructor(changes: Changes, notes: LabelNotes, own: OwnParagraphs, styles: StyleAddition) {
    this.changes = changes;
    this.notes = notes;
    this.own = own;
    this.styles = styles;
  }

  mark(edit: MarkEdit): EditOutcome {
    const story = this.changes.before.stories.find((candidate) => candidate.id === edit.range.story);
    const text = story && storyOf(this.changes.before.reading.text, story.id);
    if (!story || !text) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box") return this.markBox(edit, story);
    if (story.kind === "comment") return { kind: "refused", why: "comment" };
    const standing = {
      ids: this.changes.ids.copy(),
      notes: this.notes.now,
      xml: new Map<StoryParagraph, string>(),
    };
    const noteText = edit.appearance.place === "footnote" ? asWritten(edit.appearance.text) : null;
    const touched = this.stripLabel(edit.labelId, noteText, standing.xml);
    const tree = this.changes.treeOf(story);
    const pieces = piecesOf(edit.range, text).filter((piece) => piece.end > piece.start);
    let limit: LimitReason | null = null;
    let done: { paragraph: StoryParagraph; xml: string; redo: (after: string) => string } | null = null;
    let next = 1;
    for (const piece of pieces) {
      const paragraph = story.paragraphs[piece.paragraph] as StoryParagraph;
      const closed = closedAround(tree, story.root, paragraph.element);
      if (closed !== null) {
        limit ??= closed;
        continue;
      }
      const source = this.changes.open(story, paragraph);
      const first = next;
      const wrap = (after: string, ids: ControlIds): ReturnType<typeof wrapPiece> =>
        wrapPiece(source, {
          labelId: edit.labelId,
          firstPiece: first,
          start: piece.start,
          end: piece.end,
          alias: edit.alias,
          ids,
          revisionIds: this.changes.revisionIdsOf(story),
          after,
        });
      const spare = this.changes.ids.copy();
      const result = wrap("", this.changes.ids);
      if (result.limit !== null && (result.limit !== "no-text" || pieces.length === 1)) limit ??= result.limit;
      if (!result.wrapped) continue;
      next = result.nextPiece;
      this.changes.replace(story, paragraph, result.xml);
      touched.add(paragraph);
      this.marked.set(edit.labelId, (this.marked.get(edit.labelId) ?? new Set()).add(paragraph));
      done = { paragraph, xml: result.xml, redo: (after) => wrap(after, spare).xml };
    }
    if (!done) {
      // A mark that stood before stays: refused means that nothing has changed.
      this.changes.restore(standing.xml);
      this.changes.ids = standing.ids;
      this.notes.restore(standing.notes);
      return { kind: "refused", why: limit ?? "no-text" };
    }
    this.notes.drop(edit.labelId, noteText, this.own);
    const after = this.afterPassage(edit, story);
    if (after.limit !== null) limit ??= after.limit;
    if (after.xml !== "") this.changes.replace(story, done.paragraph, done.redo(after.xml));
    if (edit.appearance.place !== "none" && edit.appearance.shading)
      for (const paragraph of touched)
        this.changes.replace(story, paragraph, shadeLabel(this.changes.open(story, paragraph), edit.labelId));
    if (limit !== null) return { kind: "limited", why: limit };
    const changed = [...touched].some((paragraph) => this.changes.hasChanged(paragraph));
    return { kind: changed || after.noteChanged ? "done" : "unchanged" };
  }

  /**
   * Text in a text box. It may stand twice in the file, once for older programs, and programs write the second anew from the first: nothing
   * is written inside. The mark stands at the end of the paragraph that the box is anchored in, where it stood before if it did.
   */
  private markBox({ labelId, appearance }: MarkEdit, box: PlacedStory): EditOutcome {
    const at = anchorOfBox(this.changes.treeOf(box), box, this.changes.before.stories);
    if (!at) return { kind: "refused", why: "text-box" };
    const { story, paragraph } = at;
    const tree = this.changes.treeOf(story);
    const closed = paragraph.fieldOpenAfter ? "indivisible" : closedAround(tree, story.root, paragraph.element);
    if (closed !== null) return { kind: "refused", why: closed };
    const before = this.changes.open(story, paragraph);
    const touched = this.stripLabel(labelId, null);
    this.notes.drop(labelId, null, this.own);
    if (appearance.place === "none") return touched.size > 0 ? { kind: "done" } : { kind: "refused", why: "text-box" };
    const { ids, revision } = this.changes;
    const { xml } = this.changes.open(story, paragraph);
    const mark = visibleMark(dialectOf(tree, story.root), labelId, appearance.text, "AI-märkning", ids, revision);
    const place = placeInAnchor(before, labelId, xml);
    this.changes.replace(story, paragraph, xml.slice(0, place) + mark + xml.slice(place));
    this.marked.set(labelId, (this.marked.get(labelId) ?? new Set()).add(paragraph));
    return { kind: "limited", why: "beside-text-box" };
  }

  /** What stands right after the passage: the visible mark, or the reference to a note, or nothing. */
  private afterPassage(
    { labelId, appearance }: MarkEdit,
    story: PlacedStory,
  ): { xml: string; limit: LimitReason | null; noteChanged: boolean } {
    if (appearance.place === "none") return { xml: "", limit: null, noteChanged: false };
    const { ids, revision } = this.changes;
    const d = dialectOf(this.changes.treeOf(story), story.root);
    if (appearance.place === "footnote" && story.kind === "body") {
      const { id, isNew } = this.notes.refer(labelId, asWritten(appearance.text));
      const xml = noteReference(d, labelId, id, this.styles.noteReference, ids, revision);
      return { xml, limit: null, noteChanged: isNew };
    }
    return {
      xml: visibleMark(d, labelId, appearance.text, "AI-märkning", ids, revision),
      limit: appearance.place === "footnote" ? "no-notes-here" : null,
      noteChanged: false,
    };
  }

  unmark(labelId: string): EditOutcome {
    const touched = this.stripLabel(labelId, null).size > 0;
    return { kind: this.notes.drop(labelId, null, this.own) || touched ? "done" : "unchanged" };
  }

  /**
   * Takes a label's controls off wherever they stand, and returns the paragraphs that had any; `before` gets what these were.
   * `noteText`: the footnote that the label will have.
   */
  private stripLabel(labelId: string, noteText: string | null, before?: Map<StoryParagraph, string>): Set<StoryParagraph> {
    const fate = this.notes.strip(labelId, noteText);
    const touched = new Set<StoryParagraph>();
    const strip = (story: PlacedStory, paragraph: StoryParagraph): void => {
      if (touched.has(paragraph)) return;
      const source = this.changes.open(story, paragraph);
      before?.set(paragraph, source.xml);
      const { xml, noteIds } = unwrapLabel(source, labelId, this.changes.ids, fate);
      this.changes.replace(story, paragraph, xml);
      this.notes.leave(noteIds);
      touched.add(paragraph);
    };
    for (const story of this.changes.before.stories) {
      for (const paragraph of story.paragraphs) {
        const here =
          this.marked.get(labelId)?.has(paragraph) === true ||
          paragraph.own.some(
            ({ tag }) =>
              tag.owner === labelId && (tag.part.kind === "passage" || tag.part.kind === "mark" || tag.part.kind === "note"),
          );
        if (!here) continue;
        // What somebody has moved into a text box stands in both of its copies, and inside a paragraph that may change as well.
        const tree = this.changes.treeOf(story);
        const at = story.kind === "text-box" ? anchorOfBox(tree, story, this.changes.before.stories) : null;
        strip(at?.story ?? story, at?.paragraph ?? paragraph);
      }
    }
    return touched;
  }
}
