/**
 * Carries out edits in Word: reads the document, rehearses the edits in a draft of it by the rules of the .docx host, draws the outcome into
 * Word in one batch, and reads it back. Either all of it stands afterwards or nothing does.
 */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type TextRange } from "../../core/text/document.ts";
import { asKept } from "../wordprocessing/kept-record.ts";
import { mapBody } from "./align.ts";
import { controlsAround, isRefusedPlace } from "./around.ts";
import {
  changed,
  closed,
  halfWritten,
  isControlRefused,
  isLacking,
  isPassing,
  notWritten,
  officeCode,
  refusalOf,
} from "./faults.ts";
import { atLeast, type WordLevel } from "./office.ts";
import { differencesIn, isSameLabel, layerOf } from "./own-layer.ts";
import { isNothing, looseIn } from "./loose.ts";
import { draw, erase } from "./pen.ts";
import { Places, Unreachable } from "./places.ts";
import { planSteps, storiesOf, type Step } from "./plan.ts";
import type { WordReading } from "./read.ts";
import { changesPictures, inWord, needsControlInNote, pictureRefused, RECORD_EDITS, withinReach, withoutNote } from "./reach.ts";
import { queueKept, type Kept } from "./record-edit.ts";
import { counterpart, isSameText } from "./same.ts";
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
  const mayBeNote = session.isWeb && session.canControlNotes && edits.some((edit) => needsControlInNote(edit, planned));
  try {
    return await rehearseAndDraw(session, edits, planned);
  } catch (error) {
    if (!mayBeNote || !(error instanceof AppError) || error.code !== "not-written" || !isControlRefused(error.cause)) throw error;
    // Nothing of it stands. The same without a control in a note says whether that was the reason.
    session.canControlNotes = false;
    try {
      return await rehearseAndDraw(session, edits, planned);
    } catch (again) {
      session.canControlNotes = true;
      throw again;
    }
  }
}

async function rehearseAndDraw(session: Session, given: readonly HostEdit[], planned: HostReading | null): Promise<Acted> {
  const edits = session.canControlNotes ? given : given.map(withoutNote);
  const stories = edits.flatMap((edit) => (edit.kind === "mark" ? beside(edit.range) : []));
  const now = await stand(session, needsNotes(edits, session.latest?.reading ?? null), stories);
  if (planned !== null && !isSameDocument(planned, now.reading)) throw changed();
  const before = now.reading;
  const { outcomes, reachable } = withinReach(edits, now, session);
  const rehearsed = await now.draft.apply(reachable.map(({ edit }) => edit));
  const target: Target = { reading: await now.draft.read(), kept: keptAfter(edits, before, session.level) };
  const layers = [layerOf(before), layerOf(target.reading)] as const;
  reachable.forEach(({ edit, index }, at) => {
    const label = "labelId" in edit ? edit.labelId : "";
    const labels = [layers[0].labels.get(label), layers[1].labels.get(label)] as const;
    const outcome = inWord(edit, given[index] as HostEdit, rehearsed[at] ?? { kind: "done" }, now, labels);
    // Word cuts a label into controls in its own way: the draft would cut it anew, where Word has nothing to do.
    outcomes[index] = outcome.kind === "done" && edit.kind === "mark" && isSameLabel(...labels) ? { kind: "unchanged" } : outcome;
  });
  const touched = await bring(session, now, target);
  edits.forEach((edit, index) => {
    outcomes[index] ??= recordOutcome(edit, before, target.kept);
  });
  return { outcomes: outcomes as EditOutcome[], before, touched };
}

/** Brings what is ours back to how it was in `before`. @throws AppError document-changed where the text has moved on since */
export async function takeBack(session: Session, before: HostReading): Promise<void> {
  const now = await stand(session, true, storiesFor(session, before));
  const target: Target = { reading: before, kept: keptIn(before) };
  const steps = planSteps(now.reading, before);
  if (!isSameText(now.reading.text, before.text) && steps.some(({ kind }) => kind === "label" || kind === "paragraph"))
    throw changed();
  await bring(session, now, target);
}

/** Reads the document with all that writing needs to know. `asked`: stories beside the body in which something is to be written. */
async function stand(session: Session, wantsNotes: boolean, asked: readonly string[]): Promise<WordStanding> {
  const stories = [...new Set(asked)];
  const before = session.latest?.stories;
  try {
    const { more, ...reading } = await session.readWith((context) => session.queueStanding(context, wantsNotes, stories));
    // They were asked for by their numbers, which somebody may have changed meanwhile.
    const isMoved = stories.some((id) => JSON.stringify(before?.get(id)) !== JSON.stringify(reading.stories.get(id)));
    if (isMoved) throw changed();
    return { ...reading, ...more };
  } catch (error) {
    const isGone = error instanceof AppError && officeCode(error.cause) === "ItemNotFound";
    throw isGone && stories.length > 0 ? changed() : error;
  }
}

const beside = ({ story }: TextRange): string[] => (story === "body" ? [] : [story]);

/** The stories beside the body in which something has to be written to come to `target` from what was read last. */
const storiesFor = ({ latest }: Session, target: HostReading): string[] =>
  latest === null ? [] : storiesOf(planSteps(latest.reading, target));

/** Draws the way from `now` to `target`, reads back, and mends what went wrong on the way. */
async function bring(session: Session, now: WordStanding, target: Target, isSecondTry = false): Promise<readonly string[]> {
  const steps = planSteps(now.reading, target.reading);
  if (steps.length === 0 && isKept(now.reading, target.kept)) return [];
  let back: WordReading;
  try {
    back = await write(session, now, target, steps);
  } catch (error) {
    if (error instanceof Unreachable) throw notWritten(error);
    const outcome = await afterFault(session, now, target, steps, error);
    // Styles come last: a Word without them has done all the rest, and is not asked for them again.
    if (isLacking(error)) session.canStyle = false;
    if (outcome === "try-again" && !isSecondTry)
      return bring(session, await stand(session, true, storiesFor(session, target.reading)), target, true);
    const around = outcome === "undone" && !isSecondTry && isRefusedPlace(error) ? await placesAround(session, target) : null;
    if (around !== null) return bring(session, around, target, true);
    if (outcome !== "done") throw session.isClosed ? refusalOf(error, closed) : refusalOf(error);
    return touchedBy(steps, now);
  }
  if (isReached(back.reading, target) && isUntouched(now.reading, back.reading, steps)) return touchedBy(steps, now);
  // Word did something else than was asked, or somebody typed in the very passage: nothing of it may stay.
  const isTyped = !isUntouched(now.reading, back.reading, steps);
  await mend(session, now, steps, null);
  throw isTyped ? changed() : notWritten(new Error("Word wrote something else than was asked"));
}

/** The document as it is now, with the controls that new paragraphs are to stay outside of; null where that changes nothing. */
async function placesAround(session: Session, target: Target): Promise<WordStanding | null> {
  try {
    const now = await stand(session, true, storiesFor(session, target.reading));
    const around = await controlsAround(session, now, planSteps(now.reading, target.reading));
    return around && { ...now, around };
  } catch {
    // What Word refused first is what is told.
    return null;
  }
}

async function write(session: Session, now: WordStanding, target: Target, steps: readonly Step[]): Promise<WordReading> {
  const context = session.context();
  const paragraphs = storyOf(now.reading.text, "body")?.paragraphs ?? [];
  const dress = draw(context.document, steps, new Places(context.document, now.reading, now.api, now), {
    notes: now.notes,
    styles: now.styles,
    canStyle: session.canStyle,
    styleOf: (paragraph) => paragraphs[paragraph]?.style ?? null,
    isInList: (paragraph) => paragraphs[paragraph]?.inList ?? false,
    around: now.around ?? new Map(),
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
    // Asked for by what was read last: a note that comes or goes numbers the others anew.
    const look = (): Promise<WordStanding> => stand(session, true, storiesFor(session, before.reading));
    let now = await look();
    const target: Target = { reading: before.reading, kept: keptIn(before.reading) };
    const tied = new Set(planSteps(now.reading, before.reading).flatMap((step) => ("tag" in step ? [step.tag] : [])));
    if (tied.size > 0 || !isKept(now.reading, target.kept)) {
      const back = planSteps(now.reading, before.reading).filter(({ kind }) => kind !== "label" && kind !== "paragraph");
      await write(session, now, target, back);
      now = await look();
    }
    const loose = looseIn(now, before, steps);
    if (!isNothing(loose)) {
      const elsewhere = loose.words.flatMap(({ story }) => (story === "body" ? [] : [story]));
      if (elsewhere.length > 0) now = await stand(session, true, elsewhere);
      const context = session.context();
      erase(context.document, loose, new Places(context.document, now.reading, now.api, now), now.notes);
      await context.sync();
      await session.read();
      now = await look();
    }
    const again = planSteps(now.reading, before.reading);
    if (again.length > 0 && isSameText(now.reading.text, before.reading.text)) {
      await write(session, now, target, again);
      now = await look();
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
  const inBoth = ({ story, from: { paragraph } }: TextRange): boolean => {
    const now = counterpart(story, before.text, after.text);
    const [old, fresh] = [storyOf(before.text, story)?.paragraphs ?? [], storyOf(after.text, now)?.paragraphs ?? []];
    return old.length !== fresh.length || old[paragraph]?.text === fresh[paragraph]?.text;
  };
  return labelled(steps).every(inBoth);
}

const labelled = (steps: readonly Step[]): TextRange[] =>
  steps.flatMap((step) => (step.kind === "label" ? step.pieces.map(({ range }) => range) : []));

function touchedBy(steps: readonly Step[], { api, reading }: WordStanding): string[] {
  const at = mapBody(reading, api);
  const paragraphs = labelled(steps).flatMap(({ story, from }) => (story === "body" ? [from.paragraph] : []));
  return [...new Set(paragraphs)].flatMap((paragraph) => api[at[paragraph] ?? -1]?.id ?? []);
}

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
