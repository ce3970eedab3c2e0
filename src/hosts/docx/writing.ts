/** One write into a Word file: what each edit of a list becomes in the parts that it touches. */
import type { EditOutcome, HostEdit, LimitReason } from "../../core/edits.ts";
import { storyOf, piecesOf } from "../../core/text/document.ts";
import { attributeOf, bindingsAt, childOf, elementsWith, type Splice, type XmlTree } from "../package/xml.ts";
import { asWritten, ControlIds, noteReference, visibleMark, type Revision } from "./control.ts";
import { dialectOf } from "../wordprocessing/dialect.ts";
import { noteIdAfter, readNotes, writeNotes, type Note } from "./footnotes.ts";
import { withAltText } from "./alt-text.ts";
import { paragraphXml, placeAfterPicture, placeInBody } from "./insert.ts";
import type { MeantAltText } from "./self-check.ts";
import { asKept, dropRecord, keepRecord } from "../wordprocessing/kept-record.ts";
import { controlKind } from "./control-kind.ts";
import { wrapPiece } from "./mark.ts";
import type { ParagraphSource } from "./selection.ts";
import { shadeLabel } from "./shade.ts";
import { unwrapLabel } from "./unmark.ts";
import { type OfficePackage } from "../wordprocessing/opc.ts";
import { folderOf } from "../wordprocessing/part-names.ts";
import type { OwnParagraph, StoryParagraph } from "../wordprocessing/story.ts";
import { type DocxReading, type PlacedStory } from "../wordprocessing/reading.ts";
import { RevisionIds } from "./revision-ids.ts";
import { missingStyles, newStyles, withStyles, type StyleAddition } from "../wordprocessing/styles.ts";
import { STRICT, TRANSITIONAL, W } from "../wordprocessing/vocabulary.ts";

/** One run of `apply`: collects what each paragraph becomes, then writes every part once. */
export class Writing {
  private readonly opc: OfficePackage;
  private readonly before: DocxReading;
  private readonly revision: Revision | null;
  private ids: ControlIds;
  private readonly paragraphs = new Map<StoryParagraph, { story: PlacedStory; source: ParagraphSource; original: string }>();
  private readonly splices = new Map<string, Splice[]>();
  private readonly revisionIds = new Map<string, RevisionIds>();
  private notes: readonly Note[] = [];
  private goneNotes = new Set<number>();
  /** What is taken out of paragraphs of our own: of which story, and which controls. */
  private readonly cut = new Map<OwnParagraph, { readonly story: PlacedStory; readonly controls: Set<number> }>();
  /** Paragraphs put in by this list so far, by owner and part. */
  private readonly inserted = new Map<string, { readonly part: string; readonly splice: Splice }>();
  /** Owners and parts that this list has inserted or removed so far. */
  private readonly rewritten = new Set<string>();
  /** Paragraphs in which this list has marked a label so far. */
  private readonly marked = new Map<string, Set<StoryParagraph>>();
  private readonly standingNotes: readonly Note[];
  /** Own notes to which somebody has added words of their own. */
  private readonly writersNotes: ReadonlySet<number>;
  private nextNoteId: number;
  private referred: ReadonlySet<number> | null = null;
  private styles: StyleAddition | null = null;

  constructor(opc: OfficePackage, before: DocxReading, revision: Revision | null) {
    this.opc = opc;
    this.before = before;
    this.revision = revision;
    this.ids = new ControlIds(controlIdsOf(opc, before));
    const notes = readNotes(opc, before.mainPart);
    this.standingNotes = notes.own;
    this.writersNotes = new Set(
      notes.own
        .map(({ id }) => id)
        .filter((id) =>
          before.stories.some(
            (story) => story.id === `footnote:${id}` && story.paragraphs.some((p) => p.paragraph.text.trim() !== ""),
          ),
        ),
    );
    // A reference to a note that is not there must not come to mean one of ours.
    this.nextNoteId = noteIdAfter([...notes.ids, ...this.references()]);
  }

  write(edits: readonly HostEdit[]): EditOutcome[] {
    this.prepareStyles(edits);
    const outcomes = edits.map((edit) => this.one(edit));
    this.carryOutCuts();
    for (const [paragraph, { story, source, original }] of this.paragraphs) {
      if (source.xml === original) continue;
      const tree = this.treeOf(story);
      const at = tree.start[paragraph.element] as number;
      this.add(story.part, { at, remove: (tree.end[paragraph.element] as number) - at, insert: source.xml });
    }
    for (const [part, splices] of this.splices) this.opc.splice(part, splices);
    if (this.styles) {
      const styles = { reference: this.styles.noteReference, text: this.styles.noteText };
      writeNotes(
        this.opc,
        this.before.mainPart,
        this.before.strict,
        this.notes,
        this.unusedNotes(),
        styles,
        "AI-källa",
        this.ids,
        this.revision,
      );
    }
    for (const edit of edits) {
      if (edit.kind === "keep-record") keepRecord(this.opc, this.before.mainPart, this.before.strict, edit.recordId, edit.json);
      else if (edit.kind === "drop-record") dropRecord(this.opc, this.before.mainPart);
    }
    return outcomes;
  }

  private unusedNotes(): Set<number> {
    return new Set([...this.goneNotes].filter((id) => !this.notes.some((note) => note.id === id)));
  }

  private one(edit: HostEdit): EditOutcome {
    switch (edit.kind) {
      case "mark":
        return this.mark(edit);
      case "unmark":
        return this.unmark(edit.labelId);
      case "insert":
        return this.insert(edit);
      case "remove":
        return this.remove(edit.owner, edit.part);
      case "caption":
        return this.caption(edit);
      case "alt-text":
        return this.altText(edit);
      case "keep-record":
        return this.before.reading.keptRecord === asKept(edit.json) && this.before.reading.flag === edit.recordId
          ? { kind: "unchanged" }
          : { kind: "done" };
      case "drop-record":
        return this.before.reading.keptRecord === null && this.before.reading.flag === null
          ? { kind: "unchanged" }
          : { kind: "done" };
      default:
        return edit satisfies never;
    }
  }

  private treeOf(story: PlacedStory): XmlTree {
    const tree = this.opc.tree(story.part);
    if (!tree) throw new Error(`part ${story.part} is gone`);
    return tree;
  }

  private revisionIdsOf(story: PlacedStory): RevisionIds {
    const known = this.revisionIds.get(story.part) ?? new RevisionIds(this.treeOf(story));
    this.revisionIds.set(story.part, known);
    return known;
  }

  private add(part: string, change: Splice): void {
    const list = this.splices.get(part);
    if (list) list.push(change);
    else this.splices.set(part, [change]);
  }

  /** The paragraph as it stands after the edits so far. */
  private open(story: PlacedStory, paragraph: StoryParagraph): { source: ParagraphSource; original: string } {
    const known = this.paragraphs.get(paragraph);
    if (known) return known;
    const tree = this.treeOf(story);
    const xml = tree.source.slice(tree.start[paragraph.element], tree.end[paragraph.element]);
    const parent = tree.parent[paragraph.element] as number;
    const entry = {
      story,
      source: { xml, bindings: bindingsAt(tree, parent), fields: paragraph.fields, part: story.part },
      original: xml,
    };
    this.paragraphs.set(paragraph, entry);
    return entry;
  }

  private replace(story: PlacedStory, paragraph: StoryParagraph, xml: string): void {
    const entry = this.open(story, paragraph);
    this.paragraphs.set(paragraph, { story, source: { ...entry.source, xml }, original: entry.original });
  }

  /** Styles are looked up, and where missing added, once for all edits. */
  private prepareStyles(edits: readonly HostEdit[]): void {
    const notes = edits.some((edit) => edit.kind === "mark" && edit.appearance.place === "footnote");
    const isShown = (edit: HostEdit): boolean =>
      (edit.kind === "mark" && edit.appearance.place !== "none") || (edit.kind === "caption" && edit.at.side === "within");
    const mark = edits.some(isShown);
    const notice = edits.some((edit) => edit.kind === "insert" && edit.part === "notice");
    const captions = edits.filter((edit) => edit.kind === "caption");
    const caption = captions.some(({ at }) => at.side === "after");
    const { mainPart, strict, styles } = this.before;
    const part = this.opc.related(mainPart, "styles");
    const tree = part === null ? null : this.opc.tree(part);
    const plain = {
      e: (local: string) => `w:${local}`,
      a: (local: string) => `w:${local}`,
      declare: "",
      strict,
      namespace: strict ? STRICT : TRANSITIONAL,
    };
    this.styles = missingStyles(styles, { mark, notice, notes, caption }, tree ? dialectOf(tree, 0) : plain);
    if (this.styles.xml === "") return;
    if (part !== null && tree) this.opc.write(part, withStyles(tree, this.styles.xml));
    else {
      const fresh = this.opc.freeName(`${folderOf(mainPart)}styles`);
      this.opc.write(fresh, newStyles(plain.namespace, this.styles.xml));
      this.opc.setContentType(fresh, "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml");
      this.opc.relate(mainPart, "styles", fresh, strict);
    }
  }

  private mark(edit: Extract<HostEdit, { kind: "mark" }>): EditOutcome {
    const story = this.before.stories.find((candidate) => candidate.id === edit.range.story);
    const text = story && storyOf(this.before.reading.text, story.id);
    if (!story || !text) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box" || story.kind === "comment") return { kind: "refused", why: story.kind };
    const standing = {
      ids: this.ids.copy(),
      notes: this.notes,
      goneNotes: new Set(this.goneNotes),
      xml: new Map<StoryParagraph, string>(),
    };
    const noteText = edit.appearance.place === "footnote" ? asWritten(edit.appearance.text) : null;
    const touched = this.stripLabel(edit.labelId, noteText, standing.xml);
    const d = dialectOf(this.treeOf(story), story.root);
    const pieces = piecesOf(edit.range, text).filter((piece) => piece.end > piece.start);
    let limit: LimitReason | null = null;
    let done: { paragraph: StoryParagraph; xml: string; redo: (after: string) => string } | null = null;
    let next = 1;
    for (const piece of pieces) {
      const paragraph = story.paragraphs[piece.paragraph] as StoryParagraph;
      const closed = this.closedAround(story, paragraph);
      if (closed !== null) {
        limit ??= closed;
        continue;
      }
      const { source } = this.open(story, paragraph);
      const first = next;
      const wrap = (after: string, ids: ControlIds): ReturnType<typeof wrapPiece> =>
        wrapPiece(source, {
          labelId: edit.labelId,
          firstPiece: first,
          start: piece.start,
          end: piece.end,
          alias: edit.alias,
          ids,
          revisionIds: this.revisionIdsOf(story),
          after,
        });
      const spare = this.ids.copy();
      const result = wrap("", this.ids);
      if (result.limit !== null && (result.limit !== "no-text" || pieces.length === 1)) limit ??= result.limit;
      if (!result.wrapped) continue;
      next = result.nextPiece;
      this.replace(story, paragraph, result.xml);
      touched.add(paragraph);
      this.marked.set(edit.labelId, (this.marked.get(edit.labelId) ?? new Set()).add(paragraph));
      done = { paragraph, xml: result.xml, redo: (after) => wrap(after, spare).xml };
    }
    if (!done) {
      // A mark that stood before stays: refused means that nothing has changed.
      for (const [paragraph, xml] of standing.xml)
        this.replace((this.paragraphs.get(paragraph) as { story: PlacedStory }).story, paragraph, xml);
      this.ids = standing.ids;
      this.goneNotes = standing.goneNotes;
      this.notes = standing.notes;
      return { kind: "refused", why: limit ?? "no-text" };
    }
    this.dropNotes(edit.labelId, noteText);
    const after = this.afterPassage(edit, story, d);
    if (after.limit !== null) limit ??= after.limit;
    if (after.xml !== "") this.replace(story, done.paragraph, done.redo(after.xml));
    if (edit.appearance.place !== "none" && edit.appearance.shading)
      for (const paragraph of touched)
        this.replace(story, paragraph, shadeLabel(this.open(story, paragraph).source, edit.labelId));
    if (limit !== null) return { kind: "limited", why: limit };
    const changed = [...touched].some(
      (paragraph) => this.paragraphs.get(paragraph)?.source.xml !== this.paragraphs.get(paragraph)?.original,
    );
    return { kind: changed || after.noteChanged ? "done" : "unchanged" };
  }

  /** What stands right after the passage: the visible mark, or the reference to a note, or nothing. */
  private afterPassage(
    edit: Extract<HostEdit, { kind: "mark" }>,
    story: PlacedStory,
    d: ReturnType<typeof dialectOf>,
  ): { xml: string; limit: LimitReason | null; noteChanged: boolean } {
    const { appearance } = edit;
    if (appearance.place === "none") return { xml: "", limit: null, noteChanged: false };
    if (appearance.place === "footnote" && story.kind === "body" && this.styles) {
      const text = asWritten(appearance.text);
      const own = this.standingNotes.filter((note) => note.labelId === edit.labelId);
      const standing = own.find((note) => note.text === text) ?? own.find((note) => !this.writersNotes.has(note.id));
      const id = standing?.id ?? this.nextNoteId++;
      this.notes = [...this.notes, { labelId: edit.labelId, id, text }];
      return {
        xml: noteReference(d, edit.labelId, id, this.styles.noteReference, this.ids, this.revision),
        limit: null,
        noteChanged: standing?.text !== text,
      };
    }
    return {
      xml: visibleMark(d, edit.labelId, appearance.text, "AI-märkning", this.ids, this.revision),
      limit: appearance.place === "footnote" ? "no-notes-here" : null,
      noteChanged: false,
    };
  }

  private unmark(labelId: string): EditOutcome {
    const touched = this.stripLabel(labelId, null).size > 0;
    return { kind: this.dropNotes(labelId, null) || touched ? "done" : "unchanged" };
  }

  /**
   * Takes a label's controls off wherever they stand, and returns the paragraphs that had any; `before` gets what these were.
   * `noteText`: the footnote that the label will have; one that says so already is left alone.
   */
  private stripLabel(labelId: string, noteText: string | null, before?: Map<StoryParagraph, string>): Set<StoryParagraph> {
    const keepText = this.standingNotes.some((note) => note.labelId === labelId && note.text === noteText);
    const notes = new Map([...this.standingNotes, ...this.notes].map((note) => [note.id, note.labelId]));
    const fate = { notes, keepText, writersToo: keepText ? new Set<number>() : this.writersNotes };
    const touched = new Set<StoryParagraph>();
    this.notes = this.notes.filter((note) => note.labelId !== labelId);
    for (const story of this.before.stories) {
      for (const paragraph of story.paragraphs) {
        const here =
          this.marked.get(labelId)?.has(paragraph) === true ||
          paragraph.own.some(
            ({ tag }) =>
              tag.owner === labelId && (tag.part.kind === "passage" || tag.part.kind === "mark" || tag.part.kind === "note"),
          );
        if (!here) continue;
        const { source } = this.open(story, paragraph);
        before?.set(paragraph, source.xml);
        const { xml, noteIds } = unwrapLabel(source, labelId, this.ids, fate);
        this.replace(story, paragraph, xml);
        for (const id of noteIds) this.goneNotes.add(id);
        touched.add(paragraph);
      }
    }
    return touched;
  }

  /** Takes away notes that nothing refers to any more, and our text in notes where others have written too. True when there was any. */
  private dropNotes(labelId: string, noteText: string | null): boolean {
    let any = false;
    for (const note of this.standingNotes) {
      if (note.labelId !== labelId || note.text === noteText) continue;
      if (!this.writersNotes.has(note.id)) {
        if (this.references().has(note.id) || this.goneNotes.has(note.id)) continue;
        this.goneNotes.add(note.id);
        any = true;
        continue;
      }
      const story = this.before.stories.find(({ id }) => id === `footnote:${note.id}`);
      for (const own of story?.ownParagraphs ?? []) {
        for (const { tag, element } of own.own)
          if (story && tag.owner === labelId && tag.part.kind === "note") this.cutControl(story, own, element);
        any = true;
      }
    }
    return any;
  }

  /** Ids of all footnotes that the body refers to. */
  private references(): ReadonlySet<number> {
    if (this.referred) return this.referred;
    const main = this.opc.tree(this.before.mainPart) as XmlTree;
    const ids = new Set<number>();
    for (const at of elementsWith(main, W.footnoteReference)) ids.add(Number(attributeOf(main, at, "id")));
    return (this.referred = ids);
  }

  /** Why nothing may be written inside the paragraph: a control around it that can't hold another, or is locked. */
  private closedAround(story: PlacedStory, paragraph: StoryParagraph): LimitReason | null {
    const tree = this.treeOf(story);
    for (let at = tree.parent[paragraph.element] as number; at !== story.root && at >= 0; at = tree.parent[at] as number) {
      if (tree.code[at] !== W.sdt) continue;
      const kind = controlKind(tree, at);
      if (kind === "typed") return "typed-control";
      if (kind === "placeholder") return "placeholder";
      if (kind === "locked") return "locked-control";
    }
    return null;
  }

  private insert(edit: Extract<HostEdit, { kind: "insert" }>): EditOutcome {
    const standing = this.before.reading.insertions.find(
      (insertion) => insertion.owner === edit.owner && insertion.part === edit.part,
    );
    const key = `${edit.owner}:${edit.part}`;
    if (standing?.text === asWritten(edit.text) && !this.rewritten.has(key)) return { kind: "unchanged" };
    this.rewritten.add(key);
    const body = this.before.stories.find((story) => story.kind === "body");
    if (!body) return { kind: "refused", why: "no-text" };
    const tree = this.treeOf(body);
    // <w:body/> has no place inside; Word writes section properties at the least.
    if (tree.openEnd[body.root] === tree.end[body.root]) return { kind: "refused", why: "no-text" };
    const index = Math.max(0, Math.min(edit.at.paragraph, body.paragraphs.length - 1));
    const place = standing === undefined ? null : this.removeOwn(edit.owner, edit.part);
    const earlier = this.takeBack(edit.owner, edit.part);
    const xml = paragraphXml(tree, body, index, this.before.styles, edit, this.ids, this.revision);
    const change = { at: place ?? earlier ?? placeInBody(tree, body, edit.at.paragraph, edit.at.side), remove: 0, insert: xml };
    this.add(body.part, change);
    this.inserted.set(key, { part: body.part, splice: change });
    return { kind: "done" };
  }

  /** Words beside a picture: in a paragraph of their own after the picture's, in any story, or at the end of a caption of the writer's. */
  private caption(edit: Extract<HostEdit, { kind: "caption" }>): EditOutcome {
    const { labelId, at, alias, text } = edit;
    const key = `${labelId}:caption`;
    const standing = this.before.reading.insertions.filter(({ owner, part }) => owner === labelId && part === "caption");
    if (standing.length === 1 && standing[0]?.text === asWritten(text) && !this.rewritten.has(key)) return { kind: "unchanged" };
    const story = this.before.stories.find(({ id }) => id === at.story);
    const paragraph = story?.paragraphs[at.paragraph];
    if (!story || !paragraph) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box" || story.kind === "comment") return { kind: "refused", why: story.kind };
    const tree = this.treeOf(story);
    const d = dialectOf(tree, story.root);
    const closed = this.closedAround(story, paragraph);
    const place = at.side === "within" ? paragraph.element : placeAfterPicture(tree, story, at.paragraph);
    if (place === null || (at.side === "within" && (closed !== null || paragraph.fieldOpenAfter)))
      return { kind: "refused", why: closed ?? "no-text" };
    this.rewritten.add(key);
    if (standing.length > 0) this.removeOwn(labelId, "caption");
    this.takeBack(labelId, "caption");
    if (at.side === "within") {
      const { source } = this.open(story, paragraph);
      const end = source.xml.lastIndexOf("</");
      const words = visibleMark(d, labelId, text, alias, this.ids, this.revision, "caption");
      this.replace(story, paragraph, source.xml.slice(0, end) + words + source.xml.slice(end));
      return { kind: "done" };
    }
    const made = { owner: labelId, part: "caption" as const, alias, text };
    const xml = paragraphXml(tree, story, at.paragraph, this.before.styles, made, this.ids, this.revision);
    const change = { at: place, remove: 0, insert: xml };
    this.add(story.part, change);
    this.inserted.set(key, { part: story.part, splice: change });
    return { kind: "done" };
  }

  /** What was meant with alternative texts: the check after the write holds the rest of each paragraph against what it was. */
  readonly altTexts: MeantAltText[] = [];

  private altText({ at, text }: Extract<HostEdit, { kind: "alt-text" }>): EditOutcome {
    const story = this.before.stories.find(({ id }) => id === at.story);
    const index = at.from.paragraph;
    const paragraph = story?.paragraphs[index];
    const pictures = storyOf(this.before.reading.text, at.story)?.paragraphs[index]?.pictures ?? [];
    const ordinal = pictures.findIndex(({ offset }) => offset === at.from.offset);
    if (!story || !paragraph || ordinal === -1) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box" || story.kind === "comment") return { kind: "refused", why: story.kind };
    if (this.closedAround(story, paragraph) === "locked-control") return { kind: "refused", why: "locked-control" };
    const { source } = this.open(story, paragraph);
    const xml = withAltText(source, ordinal, text);
    if (xml === null) return { kind: "refused", why: "no-alt-text" };
    if (xml === source.xml) return { kind: "unchanged" };
    this.replace(story, paragraph, xml);
    this.altTexts.push({ story: story.id, paragraph: index, ordinal, text });
    return { kind: "done" };
  }

  /** Forgets a paragraph that an earlier edit of the same list put in, and returns where. */
  private takeBack(owner: string, part: string): number | null {
    const earlier = this.inserted.get(`${owner}:${part}`);
    if (!earlier) return null;
    this.inserted.delete(`${owner}:${part}`);
    const list = this.splices.get(earlier.part) ?? [];
    this.splices.set(
      earlier.part,
      list.filter((splice) => splice !== earlier.splice),
    );
    return earlier.splice.at;
  }

  private remove(owner: string, part: string): EditOutcome {
    this.takeBack(owner, part);
    this.rewritten.add(`${owner}:${part}`);
    return { kind: this.removeOwn(owner, part) === null ? "unchanged" : "done" };
  }

  /** Takes own paragraphs away and returns the offset at which the first of them stood, or null when there was none. */
  private removeOwn(owner: string, part: string): number | null {
    let place: number | null = null;
    for (const story of this.before.stories) {
      const tree = this.treeOf(story);
      for (const own of story.ownParagraphs) {
        const controls = own.own.filter(({ tag }) => tag.owner === owner && tag.part.kind === part);
        if (controls.length === 0) continue;
        for (const { element } of controls) this.cutControl(story, own, element);
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

  private cutControl(story: PlacedStory, own: OwnParagraph, control: number): void {
    const known = this.cut.get(own);
    if (known) known.controls.add(control);
    else this.cut.set(own, { story, controls: new Set([control]) });
  }

  /** A paragraph that has lost all of its controls goes as a whole where it may. */
  private carryOutCuts(): void {
    for (const [own, { story, controls }] of this.cut) {
      const tree = this.treeOf(story);
      const whole = controls.size === own.own.length && removable(tree, own.element);
      for (const element of whole ? [own.element] : controls) {
        const at = tree.start[element] as number;
        this.add(story.part, { at, remove: (tree.end[element] as number) - at, insert: "" });
      }
    }
  }

  /** Own text to which somebody has added words of their own: only ours goes, the paragraph stays. */
  private cutFromParagraph(story: PlacedStory, paragraph: StoryParagraph, sdt: number): void {
    const tree = this.treeOf(story);
    const control = tree.source.slice(tree.start[sdt], tree.end[sdt]);
    const { source } = this.open(story, paragraph);
    this.replace(
      story,
      paragraph,
      source.xml.replace(control, () => ""),
    );
  }
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
  if (tree.code[parent] !== W.body && (siblings < 2 || isNeeded)) return false;
  for (let child = p + 1; child < (tree.next[p] as number); child = tree.next[child] as number)
    if (tree.code[child] !== W.pPr && tree.code[child] !== W.sdt) return false;
  return true;
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
