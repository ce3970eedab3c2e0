/** One write into a Word file: who carries out each edit of a list, and in which order the parts are written. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { asKept, dropRecord, keepRecord } from "../wordprocessing/kept-record.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import type { DocxReading } from "../wordprocessing/reading.ts";
import type { StyleAddition } from "../wordprocessing/styles.ts";
import { Changes } from "./changes.ts";
import type { Revision } from "./control.ts";
import { LabelNotes } from "./label-notes.ts";
import { Marks } from "./marks.ts";
import { addStyles } from "./needed-styles.ts";
import { OwnParagraphs } from "./own-paragraphs.ts";
import { PictureEdits } from "./picture-edits.ts";
import type { MeantAltText } from "./self-check.ts";

/** What was done, edit by edit, and what the check after the write has to know. */
export interface Written {
  readonly outcomes: readonly EditOutcome[];
  readonly altTexts: readonly MeantAltText[];
}

/** Carries out a list of edits in the package; nothing is committed. */
export function write(opc: OfficePackage, before: DocxReading, revision: Revision | null, edits: readonly HostEdit[]): Written {
  const changes = new Changes(opc, before, revision);
  const writing = new Writing(changes, addStyles(opc, before, edits));
  const outcomes = edits.map((edit) => writing.one(edit));
  writing.carryOut();
  for (const edit of edits) {
    if (edit.kind === "keep-record") keepRecord(opc, before.mainPart, before.strict, edit.recordId, edit.json);
    else if (edit.kind === "drop-record") dropRecord(opc, before.mainPart);
  }
  return { outcomes, altTexts: writing.pictures.altTexts };
}

class Writing {
  private readonly changes: Changes;
  private readonly styles: StyleAddition;
  private readonly own: OwnParagraphs;
  private readonly notes: LabelNotes;
  private readonly marks: Marks;
  readonly pictures: PictureEdits;

  constructor(changes: Changes, styles: StyleAddition) {
    this.changes = changes;
    this.styles = styles;
    this.own = new OwnParagraphs(changes);
    this.notes = new LabelNotes(changes);
    this.marks = new Marks(changes, this.notes, this.own, styles);
    this.pictures = new PictureEdits(changes, this.own);
  }

  one(edit: HostEdit): EditOutcome {
    switch (edit.kind) {
      case "mark":
        return this.marks.mark(edit);
      case "unmark":
        return this.marks.unmark(edit.labelId);
      case "insert":
        return this.own.insert(edit);
      case "remove":
        return this.own.remove(edit.owner, edit.part);
      case "caption":
        return this.pictures.caption(edit);
      case "alt-text":
        return this.pictures.altText(edit);
      case "keep-record":
        return this.changes.before.reading.keptRecord === asKept(edit.json) && this.changes.before.reading.flag === edit.recordId
          ? { kind: "unchanged" }
          : { kind: "done" };
      case "drop-record":
        return this.changes.before.reading.keptRecord === null && this.changes.before.reading.flag === null
          ? { kind: "unchanged" }
          : { kind: "done" };
      default:
        return edit satisfies never;
    }
  }

  /** Writes every part that has changed: paragraphs and splices, then the notes. */
  carryOut(): void {
    this.own.carryOut();
    this.changes.carryOut();
    this.notes.write(this.styles);
  }
}
