/** Finds the passages of a record again in a document that others may have edited: found, to be confirmed, or lost. */
import type { MarkedPiece } from "../ports.ts";
import { type DocumentText, storyOf } from "../text/document.ts";
import { normalize } from "../text/normalize.ts";
import type { Anchor, NamedAnchor, Placed, Reanchoring } from "./anchor.ts";
import { byHandle } from "./by-handle.ts";
import { byOutline, type Outlined } from "./by-outline.ts";
import { byPosition } from "./by-position.ts";
import { byQuote, newTextOf } from "./by-quote.ts";
import { settleRivals } from "./rivals.ts";
import { storyReading, type StoryReading } from "./story-reading.ts";
import { Taken } from "./taken.ts";
import { verdictOn } from "./verdict.ts";

/** What re-anchoring reads: the writer's text, and the content controls that carry label ids. */
export interface MarkedText {
  readonly text: DocumentText;
  readonly marks: readonly MarkedPiece[];
}

interface Open extends NamedAnchor {
  /** What stands in the label's control, when that is not simply the passage. */
  readonly handle: Placed | null;
}

/**
 * One answer for each anchor, by id, in the order given. Layers from cheap to costly, each checked before it is believed: the label's
 * own content control; the old place, if text and surroundings are the same; the outline, where edited sentences are looked
 * for only in the gap that answers to them and all labels compete; the words themselves in a place nobody claims. What
 * moved, changed beyond recognition, was copied or has a twin waits for a person; what is nowhere is lost, with the
 * neighbours that are left. Text that was not changed is found everywhere. Cost: nothing to speak of while handles or
 * places hold; else each story concerned is cut into sentences once and aligned once per outline.
 */
export function reanchorAll({ text, marks }: MarkedText, anchors: readonly NamedAnchor[]): Map<string, Reanchoring> {
  const answers = new Map<string, Reanchoring | null>(anchors.map(({ id }) => [id, null]));
  const open: Open[] = [];
  const piecesById = new Map<string, MarkedPiece[]>();
  for (const mark of marks) piecesById.set(mark.labelId, [...(piecesById.get(mark.labelId) ?? []), mark]);
  for (const { id, anchor } of anchors) {
    // An anchor without sentences points at nothing that could be found.
    if (anchor.sentences.length === 0) {
      answers.set(id, lost(anchor, null, undefined));
      continue;
    }
    const handle = byHandle(text, anchor, piecesById.get(id) ?? []);
    if (handle && isSettled(handle)) answers.set(id, handle);
    else {
      const place = byPosition(text, anchor);
      if (place) answers.set(id, place);
      else open.push({ id, anchor, handle });
    }
  }
  const taken = new Taken([...answers.values()]);
  for (const [id, answer] of answerOpen(text, open, taken)) answers.set(id, answer);
  return new Map([...answers].flatMap(([id, answer]) => (answer ? [[id, answer]] : [])));
}

/** In its control as it was, or copied: other layers have nothing to add. */
function isSettled(handle: Placed): boolean {
  return handle.doubts.includes("copied") || (handle.kind === "found" && handle.doubts.length === 0);
}

function answerOpen(text: DocumentText, open: readonly Open[], taken: Taken): Map<string, Reanchoring> {
  const outlines = new Map<string, Outlined>();
  for (const id of new Set(open.map(({ anchor }) => anchor.story))) {
    const story = storyOf(text, id);
    if (!story) continue;
    const reading = storyReading(story);
    const anchors = open.filter(({ anchor }) => anchor.story === id);
    for (const [name, outlined] of byOutline(reading, anchors, taken.in(reading))) outlines.set(name, outlined);
  }
  settleRivals(open, outlines);
  const answers = new Map<string, Reanchoring>();
  for (const named of open) {
    const answer = answerOne(text, named, outlines.get(named.id), taken);
    if (answer.kind !== "lost") taken.add(answer);
    answers.set(named.id, answer);
  }
  return answers;
}

function answerOne(text: DocumentText, { anchor, handle }: Open, outlined: Outlined | undefined, taken: Taken): Reanchoring {
  const story = storyOf(text, anchor.story);
  const reading = story ? storyReading(story) : null;
  const placed = reading && outlined ? verdictOn(outlined.evidence, newTextOf(reading), "outline") : null;
  const better = preferred(anchor, handle, placed);
  const total = anchor.sentences.reduce((sum, sentence) => sum + sentence.text.length, 0);
  if (better && kept(anchor, better) >= total / 2) return better;
  // Less than half of it stands there: its words may stand somewhere else.
  const moved = movedTo(text, anchor, reading, outlined, taken);
  if (better && (!moved || kept(anchor, better) >= kept(anchor, moved))) return better;
  return moved ?? lost(anchor, reading, outlined);
}

/** The answer that recognises more of the passage; the control when they are even. A control left behind makes it a move. */
function preferred(anchor: Anchor, handle: Placed | null, placed: Placed | null): Placed | null {
  if (!handle || !placed) return handle ?? placed;
  if (kept(anchor, handle) >= kept(anchor, placed)) return handle;
  if (overlap(handle, placed) || kept(anchor, handle) === 0) return placed;
  return { ...placed, kind: "to-confirm", doubts: [...new Set([...placed.doubts, "moved" as const])] };
}

/** Characters of the passage that an answer recognises, edited ones by their likeness. */
function kept(anchor: Anchor, answer: Placed): number {
  return answer.sentences.reduce((sum, fate, index) => {
    const share = fate.kind === "intact" ? 1 : fate.kind === "edited" ? fate.likeness : 0;
    return sum + share * (anchor.sentences[index]?.text.length ?? 0);
  }, 0);
}

function overlap({ range: a }: Placed, { range: b }: Placed): boolean {
  const isBefore = (x: typeof a.to, y: typeof a.from) =>
    x.paragraph < y.paragraph || (x.paragraph === y.paragraph && x.offset <= y.offset);
  return a.story === b.story && !isBefore(a.to, b.from) && !isBefore(b.to, a.from);
}

/** Looks for the words in the passage's own story first, then in the others. */
function movedTo(
  text: DocumentText,
  anchor: Anchor,
  own: StoryReading | null,
  outlined: Outlined | undefined,
  taken: Taken,
): Placed | null {
  const wanted = anchor.sentences.map(({ text: sentence, floor }) => ({ text: normalize(sentence), floor }));
  const readings = [...(own ? [own] : []), ...text.stories.filter((story) => story.id !== anchor.story).map(storyReading)];
  for (const reading of readings) {
    const claimed = Uint8Array.from(taken.in(reading));
    if (reading === own) outlined?.claimed.forEach((isClaimed, index) => (claimed[index] ||= isClaimed));
    const found = byQuote(reading, wanted, claimed);
    if (found) return found;
  }
  return null;
}

function lost(anchor: Anchor, reading: StoryReading | null, outlined: Outlined | undefined): Reanchoring {
  const sentence = (index: number | undefined) =>
    reading && index !== undefined && index >= 0 ? newTextOf(reading).sentence(index) : null;
  const before = sentence(outlined?.before);
  const after = sentence(outlined?.after);
  const doubts = before === null && after === null ? (["gone", "no-neighbours"] as const) : (["gone"] as const);
  return { kind: "lost", doubts, sentences: anchor.sentences.map(() => ({ kind: "gone" })), before, after };
}
