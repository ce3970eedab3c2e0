/** Describes a passage so that it can be found again after others have edited the document. */
import { TEXT_MODEL_VERSION, storyOf, textIn, type DocumentText, type Story, type TextRange } from "../text/document.ts";
import { passageAround, sentenceText, type SentenceAt } from "../text/passages.ts";
import { SPLITTER_VERSION } from "../text/sentences.ts";
import type { Anchor } from "./anchor.ts";
import { uniqueContext } from "./context.ts";
import { floorsOf } from "./floors.ts";
import { encodePrints, printsOf, WHOLE_OUTLINE, WINDOW } from "./outline.ts";
import { digestsOf, sentenceIndexAt, storyReading, type StoryReading } from "./story-reading.ts";

/**
 * The anchor of the passage around `range` (widened to whole sentences; `from`, `to` and `exact` tell to what). `salt` is 32
 * fresh random hex digits; anchors that share a salt are aligned together, so give all labels set in one go the same.
 */
export function describe(text: DocumentText, range: TextRange, salt: string): Anchor {
  const passage = passageAround(text, range);
  const whole = storyOf(text, passage.story) ?? { id: passage.story, kind: "body" as const, paragraphs: [] };
  const { story, shift } = surroundingsOf(whole, passage);
  const reading = storyReading(story);
  const first = sentenceIndexAt(reading, passage.from.paragraph - shift, passage.from.offset);
  const next = sentenceIndexAt(reading, passage.to.paragraph - shift, passage.to.offset);
  // Empty only for a range without any sentence, which then can be found by its position alone.
  const sentences = reading.sentences.slice(first, next);
  const floors = sentences.length === 0 ? [] : floorsOf(reading, first, next - 1);
  return {
    story: passage.story,
    exact: textIn(text, passage),
    ...contextOf(whole, shift, reading, passage, first, next),
    sentences: sentences.map((sentence, index) => ({ text: sentenceText(story, sentence), floor: floors[index] ?? 0 })),
    from: passage.from,
    to: passage.to,
    outline: outlineOf(reading, shift, first, next, salt),
    textModel: TEXT_MODEL_VERSION,
    splitter: SPLITTER_VERSION,
  };
}

/** A story of more UTF-16 code units than this (some 150 pages) is not cut into sentences from end to end for one label. */
const LONG_STORY = 300_000;

/**
 * The story itself, or of a long one the paragraphs around the passage that an outline's window can reach, and how many
 * stand before them. Floors are then those of the surroundings: re-anchoring looks for a changed sentence only there.
 */
function surroundingsOf(whole: Story, passage: TextRange): { story: Story; shift: number } {
  const { paragraphs } = whole;
  let length = 0;
  for (const { text } of paragraphs) length += text.length;
  if (length <= LONG_STORY) return { story: whole, shift: 0 };
  const reach = (from: number, step: 1 | -1): number => {
    let at = from;
    // Each paragraph with text has a sentence; one more than the window tells an end of the window from an end of the story.
    for (let left = WINDOW + 1; left > 0 && at + step >= 0 && at + step < paragraphs.length; at += step)
      if (paragraphs[at + step]?.text.trim() !== "") left--;
    return at;
  };
  const shift = reach(passage.from.paragraph, -1);
  const end = reach(passage.to.paragraph, 1) + 1;
  return { story: { ...whole, paragraphs: paragraphs.slice(shift, end) }, shift };
}

function contextOf(whole: Story, shift: number, reading: StoryReading, passage: TextRange, first: number, next: number) {
  const place = (sentence: SentenceAt | undefined, edge: "start" | "end", otherwise: TextRange["from"]) =>
    sentence ? { paragraph: sentence.paragraph + shift, offset: sentence[edge] } : otherwise;
  const before = place(reading.sentences[first - 1], "start", passage.from);
  const after = place(reading.sentences[next], "end", passage.to);
  return uniqueContext(whole, passage.from, passage.to, before, after);
}

function outlineOf(reading: StoryReading, shift: number, first: number, next: number, salt: string): Anchor["outline"] {
  const count = reading.sentences.length;
  const isWhole = shift === 0 && count <= WHOLE_OUTLINE;
  const from = isWhole ? 0 : Math.max(0, first - WINDOW);
  const to = isWhole ? count : Math.min(count, next + WINDOW);
  const prints = printsOf(digestsOf(reading, from, to), salt);
  // Only whether it is 0 matters later: of a long story the paragraphs before stand for sentences that were not counted.
  return { salt, first: from + shift, at: first - from, prints: encodePrints(prints) };
}
