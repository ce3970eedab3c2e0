/** Describes a passage so that it can be found again after others have edited the document. */
import { TEXT_MODEL_VERSION, storyOf, textIn, type DocumentText, type TextRange } from "../text/document.ts";
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
  const story = storyOf(text, passage.story) ?? { id: passage.story, kind: "body" as const, paragraphs: [] };
  const reading = storyReading(story);
  const first = sentenceIndexAt(reading, passage.from.paragraph, passage.from.offset);
  const next = sentenceIndexAt(reading, passage.to.paragraph, passage.to.offset);
  // Empty only for a range without any sentence, which then can be found by its position alone.
  const sentences = reading.sentences.slice(first, next);
  const floors = sentences.length === 0 ? [] : floorsOf(reading, first, next - 1);
  return {
    story: passage.story,
    exact: textIn(text, passage),
    ...contextOf(reading, passage, first, next),
    sentences: sentences.map((sentence, index) => ({ text: sentenceText(story, sentence), floor: floors[index] ?? 0 })),
    from: passage.from,
    to: passage.to,
    outline: outlineOf(reading, first, next, salt),
    textModel: TEXT_MODEL_VERSION,
    splitter: SPLITTER_VERSION,
  };
}

function contextOf(reading: StoryReading, passage: TextRange, first: number, next: number) {
  const place = (sentence: SentenceAt | undefined, edge: "start" | "end", otherwise: TextRange["from"]) =>
    sentence ? { paragraph: sentence.paragraph, offset: sentence[edge] } : otherwise;
  const before = place(reading.sentences[first - 1], "start", passage.from);
  const after = place(reading.sentences[next], "end", passage.to);
  return uniqueContext(reading.story, passage.from, passage.to, before, after);
}

function outlineOf(reading: StoryReading, first: number, next: number, salt: string): Anchor["outline"] {
  const count = reading.sentences.length;
  const isWhole = count <= WHOLE_OUTLINE;
  const from = isWhole ? 0 : Math.max(0, first - WINDOW);
  const to = isWhole ? count : Math.min(count, next + WINDOW);
  const prints = printsOf(digestsOf(reading, from, to), salt);
  return { salt, first: from, at: first - from, prints: encodePrints(prints) };
}
