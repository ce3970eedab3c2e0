/** The footnotes of labels during one list of edits: those that stood, those that are made, and those that nothing refers to any more. */
import { attributeOf, elementsWith, type XmlTree } from "../package/xml.ts";
import type { StyleAddition } from "../wordprocessing/styles.ts";
import { W } from "../wordprocessing/vocabulary.ts";
import type { Changes } from "./changes.ts";
import { freeNoteIds, readNotes, writeNotes, type Note } from "./footnotes.ts";
import type { OwnParagraphs } from "./own-paragraphs.ts";
import type { NoteFate } from "./unmark.ts";

/** What can be put back when an edit turns out to be refused. */
interface NotesSoFar {
  readonly made: readonly Note[];
  readonly gone: ReadonlySet<number>;
}

export class LabelNotes {
  private readonly changes: Changes;
  private readonly standing: readonly Note[];
  /** Own notes to which somebody has added words of their own. */
  private readonly writers: ReadonlySet<number>;
  private made: readonly Note[] = [];
  private gone = new Set<number>();
  private readonly freeIds: Generator<number, never>;
  private referred: ReadonlySet<number> | null = null;

  constructor(changes: Changes) {
    const { opc, before } = changes;
    this.changes = changes;
    const { own, ids } = readNotes(opc, before.mainPart);
    this.standing = own;
    const hasWords = (id: number): boolean =>
      before.stories.some(
        (story) => story.id === `footnote:${id}` && story.paragraphs.some((p) => p.paragraph.text.trim() !== ""),
      );
    this.writers = new Set(own.map(({ id }) => id).filter(hasWords));
    // A reference to a note that is not there must not come to mean one of ours.
    this.freeIds = freeNoteIds([...ids, ...this.references()]);
  }

  get now(): NotesSoFar {
    return { made: this.made, gone: new Set(this.gone) };
  }

  restore({ made, gone }: NotesSoFar): void {
    this.made = made;
    this.gone = new Set(gone);
  }

  /** The note that a label refers to from now on: one of its own that stands, or a new one. `isNew`: it did not say this before. */
  refer(labelId: string, text: string): { readonly id: number; readonly isNew: boolean } {
    const own = this.standing.filter((note) => note.labelId === labelId);
    const standing = own.find((note) => note.text === text) ?? own.find((note) => !this.writers.has(note.id));
    const id = standing?.id ?? this.freeIds.next().value;
    this.made = [...this.made, { labelId, id, text }];
    return { id, isNew: standing?.text !== text };
  }

  /**
   * Before a label's controls are taken off: what becomes of its references. `text`: the footnote that the label will have; one that says
   * so already is left alone.
   */
  strip(labelId: string, text: string | null): NoteFate {
    const keepText = this.standing.some((note) => note.labelId === labelId && note.text === text);
    const notes = new Map([...this.standing, ...this.made].map((note) => [note.id, note.labelId]));
    this.made = this.made.filter((note) => note.labelId !== labelId);
    return { notes, keepText, writersToo: keepText ? new Set<number>() : this.writers };
  }

  /** Notes whose references are gone. */
  leave(ids: Iterable<number>): void {
    for (const id of ids) this.gone.add(id);
  }

  /** Takes away notes that nothing refers to any more, and our text in notes where others have written too. True when there was any. */
  drop(labelId: string, text: string | null, paragraphs: OwnParagraphs): boolean {
    let any = false;
    for (const note of this.standing) {
      if (note.labelId !== labelId || note.text === text) continue;
      if (!this.writers.has(note.id)) {
        if (this.references().has(note.id) || this.gone.has(note.id)) continue;
        this.gone.add(note.id);
        any = true;
        continue;
      }
      const story = this.changes.before.stories.find(({ id }) => id === `footnote:${note.id}`);
      for (const own of story?.ownParagraphs ?? []) {
        for (const { tag, element } of own.own)
          if (story && tag.owner === labelId && tag.part.kind === "note") paragraphs.cut(story, own, element);
        any = true;
      }
    }
    return any;
  }

  /** Ids of all footnotes that the body refers to. */
  private references(): ReadonlySet<number> {
    if (this.referred) return this.referred;
    const main = this.changes.opc.tree(this.changes.before.mainPart) as XmlTree;
    const ids = new Set<number>();
    for (const at of elementsWith(main, W.footnoteReference)) ids.add(Number(attributeOf(main, at, "id")));
    return (this.referred = ids);
  }

  write(styles: StyleAddition): void {
    const { opc, before, ids, revision } = this.changes;
    const unused = new Set([...this.gone].filter((id) => !this.made.some((note) => note.id === id)));
    const look = { reference: styles.noteReference, text: styles.noteText };
    writeNotes(opc, before.mainPart, before.strict, this.made, unused, look, "AI-källa", ids, revision);
  }
}
