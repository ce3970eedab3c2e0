/** Which edits Word can carry out, and how its API falls short of a file: answered before anything is written. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type StoryKind } from "../../core/text/document.ts";
import { atLeast, type WordLevel } from "./office.ts";
import { coverOf, type LabelLayer } from "./own-layer.ts";
import type { WordReading } from "./read.ts";

/** Edits at pictures. Word's API has no way to them that holds on every platform, so that a label is set on the saved file. */
const isAtPicture = (edit: HostEdit): boolean =>
  edit.kind === "caption" || edit.kind === "alt-text" || (edit.kind === "remove" && edit.part === "caption");

/** True when the edits set a picture's label, take one off or say something else by it: half of that would be worse than nothing. */
export function changesPictures(edits: readonly HostEdit[], reading: HostReading | null): boolean {
  if (!edits.some(isAtPicture)) return false;
  const kept = edits.find((edit) => edit.kind === "keep-record");
  return picturesIn(kept?.json ?? null) !== picturesIn(reading?.keptRecord ?? null);
}

/** What a record says of pictures, read loosely: the schema library has no place in the page. */
function picturesIn(json: string | null): string {
  try {
    const { labels } = JSON.parse(json ?? "{}") as { labels?: readonly { id?: unknown; mark?: unknown; picture?: unknown }[] };
    return JSON.stringify((labels ?? []).filter(({ picture }) => picture).map(({ id, mark, picture }) => [id, mark, picture]));
  } catch {
    return "";
  }
}

export const pictureRefused = (): AppError =>
  new AppError("unsupported", {
    sv: "Word låter inget tillägg skriva bildtext och alternativtext som hör ihop. Spara dokumentet och märk bilden i filen: i Källmärkts arbetsyta, eller med kallmarkt label --picture.",
    en: "Word lets no add-in write a caption and an alternative text that go together. Save the document and label the picture in the file: in Källmärkt's workbench, or with kallmarkt label --picture.",
  });

/** Edits of the record alone: Word keeps it beside the text. */
export const RECORD_EDITS = new Set<HostEdit["kind"]>(["keep-record", "drop-record"]);

/** Edits that the draft can rehearse and Word can carry out; the others are answered at once. */
export function withinReach(
  edits: readonly HostEdit[],
  now: WordReading,
  { level, canControlNotes }: { readonly level: WordLevel; readonly canControlNotes: boolean },
): { outcomes: (EditOutcome | undefined)[]; reachable: { edit: HostEdit; index: number }[] } {
  const outcomes: (EditOutcome | undefined)[] = edits.map(() => undefined);
  const reachable: { edit: HostEdit; index: number }[] = [];
  edits.forEach((edit, index) => {
    if (RECORD_EDITS.has(edit.kind)) {
      if (!atLeast(level, "1.5")) outcomes[index] = { kind: "refused", why: "old-word" };
    } else if ((edit.kind === "mark" || edit.kind === "unmark") && !atLeast(level, "1.5")) {
      outcomes[index] = { kind: "refused", why: "old-word" };
    } else if (isAtPicture(edit)) {
      outcomes[index] = { kind: "refused", why: "picture-out-of-reach" };
    } else if (edit.kind === "mark" && isOutOfReach(edit.range.story, now, canControlNotes)) {
      outcomes[index] = { kind: "refused", why: "out-of-reach" };
    } else reachable.push({ edit, index });
  });
  return { outcomes, reachable };
}

/** Word's API reaches no text box in every version. Comments are for the draft to refuse, in its own words. */
function isOutOfReach(story: string, { reading, stories }: WordReading, canControlNotes: boolean): boolean {
  const kind = storyOf(reading.text, story)?.kind;
  if (kind === undefined || kind === "body" || kind === "comment") return false;
  return !stories.has(story) || (isNote(kind) && !canControlNotes);
}

const isNote = (kind: StoryKind | undefined): boolean => kind === "footnote" || kind === "endnote";

/** Whether a control has to stand in a note: around the passage, or around a mark that is a footnote. */
export const needsControlInNote = (edit: HostEdit, reading: HostReading | null): boolean =>
  edit.kind === "mark" &&
  (edit.appearance.place === "footnote" || (reading !== null && isNote(storyOf(reading.text, edit.range.story)?.kind)));

/** Where a note takes no control, nobody could tell later that it is ours: the mark stands in the text. */
export const withoutNote = (edit: HostEdit): HostEdit =>
  edit.kind === "mark" && edit.appearance.place === "footnote"
    ? { ...edit, appearance: { ...edit.appearance, place: "inline" } }
    : edit;

/** What is said of an edit in Word that a file takes in full. `before` and `after`: its label. */
export function inWord(
  edit: HostEdit,
  given: HostEdit,
  outcome: EditOutcome,
  { shaded }: WordReading,
  [before, after]: readonly [LabelLayer | undefined, LabelLayer | undefined],
): EditOutcome {
  if (outcome.kind !== "done" || (edit.kind !== "mark" && edit.kind !== "unmark")) return outcome;
  if (edit !== given) return { kind: "limited", why: "no-notes-here" };
  const wantsShade = edit.kind === "mark" && edit.appearance.place !== "none" && edit.appearance.shading;
  // Word's API could shade a passage only by overwriting what the writer has set there, and takes no shading away.
  if (!shaded.has(edit.labelId)) return wantsShade ? { kind: "limited", why: "no-shading-here" } : outcome;
  const isInPlace = JSON.stringify(coverOf(before?.pieces ?? [])) === JSON.stringify(coverOf(after?.pieces ?? []));
  return wantsShade && isInPlace ? outcome : { kind: "limited", why: "shading-stays" };
}
