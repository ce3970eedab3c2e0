/** The first layer: the label's own content control, checked against the passage. */
import type { MarkedPiece } from "../ports.ts";
import { storyOf, textIn, type DocumentText, type Position, type TextRange } from "../text/document.ts";
import { normalize } from "../text/normalize.ts";
import { comparePositions, type SentenceAt } from "../text/passages.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { Anchor, Placed } from "./anchor.ts";
import { intactAt } from "./by-position.ts";
import { textAfter, textBefore } from "./context.ts";
import { matchSentences } from "./match-sentences.ts";
import { verdictOn } from "./verdict.ts";

/**
 * The passage in its content control. Pieces with one number are copies of each other: the one that best keeps text and
 * surroundings is proposed, and a person decides. Text that was typed at the control's edges stays outside the range.
 */
export function byHandle(text: DocumentText, anchor: Anchor, marks: readonly MarkedPiece[]): Placed | null {
  const answers = instancesOf(marks)
    .map((pieces) => inControl(text, anchor, spanOf(pieces)))
    .filter((answer) => answer !== null);
  const [best] = answers.sort((a, b) => rank(text, anchor, b) - rank(text, anchor, a));
  if (!best || answers.length === 1) return best ?? null;
  return { ...best, kind: "to-confirm", doubts: [...best.doubts, "copied"] };
}

/** The pieces of the mark, and of each pasted copy of it, in document order. */
function instancesOf(marks: readonly MarkedPiece[]): MarkedPiece[][] {
  const instances: MarkedPiece[][] = [];
  const times = new Map<number, number>();
  for (const mark of marks) {
    const time = times.get(mark.piece) ?? 0;
    times.set(mark.piece, time + 1);
    (instances[time] ??= []).push(mark);
  }
  return instances;
}

/** From the first place in the pieces to the last; pieces in another story than the first are left out. */
function spanOf(pieces: readonly MarkedPiece[]): TextRange {
  const story = pieces[0]?.range.story ?? "";
  const ranges = pieces.map((piece) => piece.range).filter((range) => range.story === story);
  const edge = (places: Position[], sign: 1 | -1) =>
    places.sort((a, b) => sign * comparePositions(a, b))[0] ?? { paragraph: 0, offset: 0 };
  return {
    story,
    from: edge(
      ranges.map((range) => range.from),
      1,
    ),
    to: edge(
      ranges.map((range) => range.to),
      -1,
    ),
  };
}

function inControl(text: DocumentText, anchor: Anchor, control: TextRange): Placed | null {
  const now = textIn(text, control);
  if (normalize(now).trim() === normalize(anchor.exact).trim()) return intactAt(anchor, control, "handle");
  const sentences = sentencesIn(text, control);
  if (sentences.length === 0) return null;
  const normals = sentences.map((sentence) => normalize(sentence.text));
  const old = anchor.sentences.map((sentence) => normalize(sentence.text));
  const newText = {
    sentence: (index: number) => sentences[index]?.text ?? "",
    range: (first: number, last: number) => ({
      story: control.story,
      from: { paragraph: sentences[first]?.paragraph ?? 0, offset: sentences[first]?.start ?? 0 },
      to: { paragraph: sentences[last]?.paragraph ?? 0, offset: sentences[last]?.end ?? 0 },
    }),
  };
  const evidence = { sentences: old, matches: matchSentences(anchor, old, normals), place: "certain" as const, hasTwin: false };
  // A control whose text is all new still stands where the passage stood: a person says what it is now.
  const rewritten = {
    kind: "to-confirm" as const,
    by: "handle" as const,
    range: newText.range(0, sentences.length - 1),
    doubts: ["below-floor" as const],
  };
  return (
    verdictOn(evidence, newText, "handle") ?? {
      ...rewritten,
      sentences: old.map(() => ({ kind: "gone" })),
      added: sentences.map((sentence) => sentence.text),
    }
  );
}

/** The sentences inside a range, cut at its ends; `text` is the sentence. */
function sentencesIn(text: DocumentText, range: TextRange): (SentenceAt & { text: string })[] {
  const story = storyOf(text, range.story);
  const found: (SentenceAt & { text: string })[] = [];
  for (let index = range.from.paragraph; story && index <= Math.min(range.to.paragraph, story.paragraphs.length - 1); index++) {
    const whole = story.paragraphs[index]?.text ?? "";
    const from = index === range.from.paragraph ? Math.min(range.from.offset, whole.length) : 0;
    const cut = whole.slice(from, index === range.to.paragraph ? range.to.offset : whole.length);
    for (const { start, end } of sentencesOf(cut)) {
      found.push({ paragraph: index, start: from + start, end: from + end, text: cut.slice(start, end) });
    }
  }
  return found;
}

/** Orders copies: kept text first, then the old surroundings, then the old place. */
function rank(text: DocumentText, anchor: Anchor, answer: Placed): number {
  const story = storyOf(text, answer.range.story);
  const kept = answer.sentences.filter((fate) => fate.kind === "intact").length;
  if (!story) return kept;
  const isBefore = textBefore(story, answer.range.from, anchor.prefix.length) === anchor.prefix;
  const isAfter = textAfter(story, answer.range.to, anchor.suffix.length) === anchor.suffix;
  const isThere = comparePositions(answer.range.from, anchor.from) === 0;
  return kept * 8 + Number(isBefore) * 3 + Number(isAfter) * 3 + Number(isThere);
}
