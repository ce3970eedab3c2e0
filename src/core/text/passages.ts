/** Passages: runs of whole sentences in one story, the unit that is labelled, reviewed and found again. */
import { type DocumentText, type Span, type Story, storyOf, type TextRange } from "./document.ts";
import { sentencesOf } from "./sentences.ts";

/** A sentence in its story: the paragraph, and the span in that paragraph's text. */
export interface SentenceAt extends Span {
  readonly paragraph: number;
}

/** Stories are values that never change, so their sentences are cut once. */
const known = new WeakMap<Story, readonly SentenceAt[]>();

/** All sentences of a story in reading order. A sentence never crosses a paragraph end. */
export function sentencesInStory(story: Story): readonly SentenceAt[] {
  const before = known.get(story);
  if (before) return before;
  const sentences: SentenceAt[] = [];
  story.paragraphs.forEach((paragraph, index) => {
    for (const { start, end } of sentencesOf(paragraph.text)) sentences.push({ paragraph: index, start, end });
  });
  known.set(story, sentences);
  return sentences;
}

/** The text of a sentence of this story. */
export function sentenceText(story: Story, sentence: SentenceAt): string {
  return (story.paragraphs[sentence.paragraph]?.text ?? "").slice(sentence.start, sentence.end);
}

/** The range from the first sentence to the last, both included. */
export function rangeOf(story: Story, first: SentenceAt, last: SentenceAt): TextRange {
  return {
    story: story.id,
    from: { paragraph: first.paragraph, offset: first.start },
    to: { paragraph: last.paragraph, offset: last.end },
  };
}

/**
 * The passage a range stands in: from the start of the first sentence it touches to the end of the last. An empty range (a
 * cursor) gives the sentence it stands in or beside. A range without any sentence comes back as it is.
 */
export function passageAround(text: DocumentText, range: TextRange): TextRange {
  const story = storyOf(text, range.story);
  if (!story) return range;
  const first = sentenceFrom(story, range, 1);
  const last = sentenceFrom(story, range, -1);
  return first && last ? rangeOf(story, first, last) : range;
}

/** The outermost sentence that the range touches, searched from its start (1) or its end (-1); only paragraphs on the way are cut. */
function sentenceFrom(story: Story, range: TextRange, step: 1 | -1): SentenceAt | undefined {
  const isCursor = range.from.paragraph === range.to.paragraph && range.from.offset === range.to.offset;
  const begin = Math.max(0, range.from.paragraph);
  const end = Math.min(range.to.paragraph, story.paragraphs.length - 1);
  for (let index = step === 1 ? begin : end; index >= begin && index <= end; index += step) {
    const from = index === range.from.paragraph ? range.from.offset : 0;
    const to = index === range.to.paragraph ? range.to.offset : Infinity;
    const inside = sentencesOf(story.paragraphs[index]?.text ?? "").filter((span) =>
      isCursor ? span.start <= from && span.end >= from : span.end > from && span.start < to,
    );
    // A cursor between two sentences that touch belongs to the one it stands before.
    const found = step === 1 && !isCursor ? inside[0] : inside.at(-1);
    if (found) return { paragraph: index, ...found };
  }
  return undefined;
}

/** The passages that ranges stand in, in reading order of their stories; ranges that share a sentence give one passage. */
export function passagesOf(text: DocumentText, ranges: readonly TextRange[]): TextRange[] {
  const order = new Map(text.stories.map((story, index) => [story.id, index]));
  const storyIndex = (range: TextRange) => order.get(range.story) ?? order.size;
  const sorted = ranges
    .map((range) => passageAround(text, range))
    .sort((a, b) => storyIndex(a) - storyIndex(b) || comparePositions(a.from, b.from));
  const passages: TextRange[] = [];
  for (const range of sorted) {
    const last = passages.at(-1);
    if (last && last.story === range.story && comparePositions(range.from, last.to) < 0) {
      passages[passages.length - 1] = comparePositions(range.to, last.to) > 0 ? { ...last, to: range.to } : last;
    } else passages.push(range);
  }
  return passages;
}

/** Negative when `a` stands before `b`, 0 when they are the same place. */
export function comparePositions(a: TextRange["from"], b: TextRange["from"]): number {
  return a.paragraph - b.paragraph || a.offset - b.offset;
}
