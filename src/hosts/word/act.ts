/**
 * Carries out edits in Word: reads the document, rehearses the edits in a draft of it by the rules of the .docx host, draws the outcome into
 * Word in one batch, and reads it back. Either all of it stands afterwards or nothing does.
 */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { asKept } from "../wordprocessing/kept-record.ts";
import { mapBody } from "./align.ts";
import { changed, closed, halfWritten, isLacking, isPassing, refusalOf } from "./faults.ts";
import { atLeast, type WordLevel } from "./office.ts";
import { differencesIn, isSameLabel, layerOf } from "./own-layer.ts";
import { isNothing, looseIn } from "./loose.ts";
import { draw, erase } from "./pen.ts";
import { Places, Unreachable } from "./places.ts";
import { planSteps, type Step } from "./plan.ts";
import type { WordReading } from "./read.ts";
import { queueKept, type Kept } from "./record-edit.ts";
import { isSameText } from "./same.ts";
import type { Session, WordStanding } from "./session.ts";

/** What became of an act, and the state before it, so that it can be taken back. */
export interface Acted {
  readonly outcomes: readonly EditOutcome[];
  readonly before: HostReading;
  /** Ids of the paragraphs that were written in, where Word gives ids. */
  readonly touched: readonly string[];
}

/** A state of what is ours: where the document is to go. */
interface Target {
  readonly reading: HostReading;
  readonly kept: Kept;
}

/**
 * Applies edits that were planned for `planned`.
 * @throws AppError document-changed, protected-document, signed-document, not-written, host-unavailable, unsupported
 */
export async function carryOut(session: Session, edits: readonly HostEdit[], planned: HostReading | null): Promise<Acted> {
  if (changesPictures(edits, session.latest?.reading ?? planned)) throw pictureRefused();
  const now = await stand(session, needsNotes(edits, session.latest?.reading ?? null));
  if (planned !== null && !isSameDocument(planned, now.reading)) throw changed();
  const before = now.reading;
  const { outcomes, reachable } = withinReach(edits, before, session.level);
  const rehearsed = await now.draft.apply(reachable.map(({ edit }) => edit));
  const target: Target = { reading: await now.draft.read(), kept: keptAfter(edits, before, session.level) };
  reachable.forEach(({ edit, index }, at) => {
    const outcome = inWord(edit, rehearsed[at] ?? { kind: "done" });
    outcomes[index] = outcome.kind === "done" && stoodAlready(edit, before, target.reading) ? { kind: "unchanged" } : outcome;
  });
  const touched = await bring(session, now, target);
  edits.forEach((edit, index) => {
    outcomes[index] ??= recordOutcome(edit, before, target.kept);
  });
  return { outcomes: outcomes as EditOutcome[], before, touched };
}

/** Brings what is ours back to how it was in `before`. @throws AppError document-changed where the text has moved on since */
export async function takeBack(session: Session, before: HostReading): Promise<void> {
  const now = await stand(session, true);
  const target: Target = { reading: before, kept: keptIn(before) };
  const steps = planSteps(now.reading, before);
  if (!isSameText(now.reading.text, before.text) && steps.some(({ kind }) => kind === "label" || kind === "paragraph"))
    throw changed();
  await bring(session, now, target);
}

/** Reads the document with all that writing needs to know. */
async function stand(session: Session, wantsNotes: boolean): Promise<WordStanding> {
  const { more, ...reading } = await session.readWith((context) => session.queueStanding(context, wantsNotes));
  return { ...reading, ...more };
}

/** Draws the way from `now` to `target`, reads back, and mends what went wrong on the way. */
async function bring(session: Session, now: WordStanding, target: Target, isSecondTry = false): Promise<readonly string[]> {
  const steps = planSteps(now.reading, target.reading);
  if (steps.length === 0 && isKept(now.reading, target.kept)) return [];
  let back: WordReading;
  try {
    back = await write(session, now, target, steps);
  } catch (error) {
    if (error instanceof Unreachable) throw refusalOf(Object.assign(error, { code: "GeneralException" }));
    const outcome = await afterFault(session, now, target, steps, error);
    // Styles come last: a Word without them has done all the rest, and is not asked for them again.
    if (isLacking(error)) session.canStyle = false;
    if (outcome === "try-again" && !isSecondTry) return bring(session, await stand(session, true), target, true);
    if (outcome !== "done") throw session.isClosed ? refusalOf(error, closed) : refusalOf(error);
    return touchedBy(steps, now);
  }
  if (isReached(back.reading, target) && isUntouched(now.reading, back.reading, steps)) return touchedBy(steps, now);
  // Word did something else than was asked, or somebody typed in the very passage: nothing of it may stay.
  const isTyped = !isUntouched(now.reading, back.reading, steps);
  await mend(session, now, steps, null);
  throw isTyped
    ? changed()
    : refusalOf(Object.assign(new Error("Word wrote something else than was asked"), { code: "GeneralException" }));
}

async function write(session: Session, now: WordStanding, target: Target, steps: readonly Step[]): Promise<WordReading> {
  const context = session.context();
  const paragraphs = storyOf(now.reading.text, "body")?.paragraphs ?? [];
  const dress = draw(context.document, steps, new Places(context.document, now.reading, now.api), {
    notes: now.notes,
    styles: now.styles,
    canStyle: session.canStyle,
    styleOf: (paragraph) => paragraphs[paragraph]?.style ?? null,
    isInList: (paragraph) => paragraphs[paragraph]?.inList ?? false,
  });
  const part = queueKept(context, target.kept, now);
  const raw = session.queueRead(context, part);
  dress();
  await context.sync();
  return session.take(raw(), context);
}

/**
 * What a failed batch left behind. Word keeps what was done before the fault, and an answer may be lost after all was done: only the
 * document itself can tell.
 */
async function afterFault(
  session: Session,
  before: WordStanding,
  target: Target,
  steps: readonly Step[],
  error: unknown,
): Promise<"done" | "undone" | "try-again"> {
  let state: WordReading;
  try {
    state = await session.read();
  } catch {
    throw isPassing(error) ? refusalOf(error) : halfWritten(error);
  }
  if (isReached(state.reading, target)) return "done";
  if (isBack(state, before, steps)) return isPassing(error) ? "try-again" : "undone";
  await mend(session, before, steps, error);
  return "undone";
}

/** Takes back what stands of an act. @throws AppError host-unavailable when that does not succeed either */
async function mend(session: Session, before: WordStanding, steps: readonly Step[], cause: unknown): Promise<void> {
  try {
    let now = await stand(session, true);
    const target: Target = { reading: before.reading, kept: keptIn(before.reading) };
    const tied = new Set(planSteps(now.reading, before.reading).flatMap((step) => ("tag" in step ? [step.tag] : [])));
    if (tied.size > 0 || !isKept(now.reading, target.kept)) {
      const back = planSteps(now.reading, before.reading).filter(({ kind }) => kind !== "label" && kind !== "paragraph");
      await write(session, now, target, back);
      now = await stand(session, true);
    }
    const loose = looseIn(now, before, steps);
    if (!isNothing(loose)) {
      const context = session.context();
      erase(context.document, loose, new Places(context.document, now.reading, now.api), now.notes);
      await context.sync();
      now = await stand(session, true);
    }
    const again = planSteps(now.reading, before.reading);
    if (again.length > 0 && isSameText(now.reading.text, before.reading.text)) {
      await write(session, now, target, again);
      now = await stand(session, true);
    }
    if (isBack(now, before, steps)) return;
  } catch (error) {
    throw halfWritten(cause ?? error);
  }
  throw halfWritten(cause);
}

const keptIn = ({ keptRecord, flag }: HostReading): Kept => ({ json: keptRecord, flag });

const isKept = (reading: HostReading, { json, flag }: Kept): boolean => reading.keptRecord === json && reading.flag === flag;

const isReached = (state: HostReading, target: Target): boolean =>
  differencesIn(layerOf(state), layerOf(target.reading)).length === 0 && isKept(state, target.kept);

/** Nothing of ours is there that was not, and nothing is missing. */
const isBack = (state: WordReading, before: WordReading, steps: readonly Step[]): boolean =>
  isReached(state.reading, { reading: before.reading, kept: keptIn(before.reading) }) && isNothing(looseIn(state, before, steps));

/** The edits speak of places, of labels and of a record: all must be as they were when the edits were made. */
function isSameDocument(planned: HostReading, now: HostReading): boolean {
  return (
    planned === now ||
    (isSameText(planned.text, now.text) &&
      differencesIn(layerOf(planned), layerOf(now)).length === 0 &&
      isKept(now, keptIn(planned)))
  );
}

/** True when the writer's words in the paragraphs that were written in are what they were. */
function isUntouched(before: HostReading, after: HostReading, steps: readonly Step[]): boolean {
  const [old, fresh] = [storyOf(before.text, "body")?.paragraphs ?? [], storyOf(after.text, "body")?.paragraphs ?? []];
  if (old.length !== fresh.length) return true;
  return labelled(steps).every((paragraph) => old[paragraph]?.text === fresh[paragraph]?.text);
}

const labelled = (steps: readonly Step[]): number[] =>
  steps.flatMap((step) => (step.kind === "label" ? step.pieces.map(({ range }) => range.from.paragraph) : []));

function touchedBy(steps: readonly Step[], { api, reading }: WordStanding): string[] {
  const at = mapBody(reading, api);
  return [...new Set(labelled(steps))].flatMap((paragraph) => api[at[paragraph] ?? -1]?.id ?? []);
}

/** Edits at pictures. Word's API has no way to them that holds on every platform, so that a label is set on the saved file. */
const isAtPicture = (edit: HostEdit): boolean =>
  edit.kind === "caption" || edit.kind === "alt-text" || (edit.kind === "remove" && edit.part === "caption");

/** True when the edits set a picture's label, take one off or say something else by it: half of that would be worse than nothing. */
function changesPictures(edits: readonly HostEdit[], reading: HostReading | null): boolean {
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

const pictureRefused = (): AppError =>
  new AppError("unsupported", {
    sv: "Word låter inget tillägg skriva bildtext och alternativtext som hör ihop. Spara dokumentet och märk bilden i filen: i Källmärkts arbetsyta, eller med kallmarkt label --picture.",
    en: "Word lets no add-in write a caption and an alternative text that go together. Save the document and label the picture in the file: in Källmärkt's workbench, or with kallmarkt label --picture.",
  });

const RECORD_EDITS = new Set<HostEdit["kind"]>(["keep-record", "drop-record"]);

/** Edits that the draft can rehearse and Word can carry out; the others are answered at once. */
function withinReach(
  edits: readonly HostEdit[],
  reading: HostReading,
  level: WordLevel,
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
    } else if (edit.kind === "mark" && isOutOfReach(edit.range.story, reading)) {
      outcomes[index] = { kind: "refused", why: "out-of-reach" };
    } else reachable.push({ edit, index });
  });
  return { outcomes, reachable };
}

/** Text boxes and comments are for the draft to refuse, in its own words; of the rest only the body can be written in. */
function isOutOfReach(story: string, reading: HostReading): boolean {
  const kind = storyOf(reading.text, story)?.kind;
  return kind !== undefined && kind !== "body" && kind !== "text-box" && kind !== "comment";
}

/** Word's API could shade a passage only by overwriting what the writer has set there. */
function inWord(edit: HostEdit, outcome: EditOutcome): EditOutcome {
  if (edit.kind !== "mark" || edit.appearance.place === "none" || !edit.appearance.shading) return outcome;
  return outcome.kind === "done" ? { kind: "limited", why: "no-shading-here" } : outcome;
}

/** Word cuts a label into controls in its own way: the draft would cut it anew, where Word has nothing to do. */
const stoodAlready = (edit: HostEdit, before: HostReading, target: HostReading): boolean =>
  edit.kind === "mark" && isSameLabel(layerOf(before).labels.get(edit.labelId), layerOf(target).labels.get(edit.labelId));

function keptAfter(edits: readonly HostEdit[], before: HostReading, level: WordLevel): Kept {
  let kept = keptIn(before);
  if (!atLeast(level, "1.5")) return kept;
  for (const edit of edits) {
    if (edit.kind === "keep-record") kept = { json: asKept(edit.json), flag: edit.recordId };
    else if (edit.kind === "drop-record") kept = { json: null, flag: null };
  }
  return kept;
}

function recordOutcome(edit: HostEdit, before: HostReading, kept: Kept): EditOutcome {
  if (!RECORD_EDITS.has(edit.kind))
    throw new AppError("not-written", { sv: "En ändring fick inget svar.", en: "An edit got no answer." });
  return isKept(before, kept) ? { kind: "unchanged" } : { kind: "done" };
}

function needsNotes(edits: readonly HostEdit[], reading: HostReading | null): boolean {
  const hasNotes = reading?.insertions.some(({ part }) => part === "note") ?? true;
  return hasNotes && edits.some(({ kind }) => kind === "mark" || kind === "unmark");
}
