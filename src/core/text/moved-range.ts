/** Where a range stands after somebody else has changed the text around it: only where its own words are what they were, and only one place fits. */
import { storyOf, type DocumentText, type Paragraph, type TextRange } from "./document.ts";

/** True when both have the same stories with the same words. */
export function isSameText(one: DocumentText, other: DocumentText): boolean {
  return (
    one.stories.length === other.stories.length &&
    one.stories.every(({ id, paragraphs }) => isSameStory(paragraphs, storyOf(other, id)?.paragraphs ?? []))
  );
}

function isSameStory(one: readonly Paragraph[], other: readonly Paragraph[]): boolean {
  return one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);
}

/** The same words in the newer text, or null when they have changed, are gone, or stand in several places that fit as well. */
export function movedRange(range: TextRange, from: DocumentText, to: DocumentText): TextRange | null {
  if (from === to) return range;
  const [old, fresh] = [storyOf(from, range.story)?.paragraphs, storyOf(to, range.story)?.paragraphs];
  if (!old || !fresh) return null;
  if (isSameStory(old, fresh)) return range;
  const first = range.from.paragraph;
  const lines = old.slice(first, range.to.paragraph + 1).map(({ text }) => text);
  const isAt = (at: number): boolean => lines.every((line, step) => fresh[at + step]?.text === line);
  const places = fresh.map((_paragraph, at) => at).filter(isAt);
  const near = places.length > 1 ? places.filter((at) => isBetween(at)) : places;
  const [only] = near;
  if (near.length !== 1 || only === undefined) return null;
  const move = only - first;
  return {
    story: range.story,
    from: { ...range.from, paragraph: range.from.paragraph + move },
    to: { ...range.to, paragraph: range.to.paragraph + move },
  };

  /** True when the paragraphs before and after are the ones that were there, so that a twin is not taken for it. */
  function isBetween(at: number): boolean {
    const after = range.to.paragraph + 1;
    return old?.[first - 1]?.text === fresh?.[at - 1]?.text && old?.[after]?.text === fresh?.[at + lines.length]?.text;
  }
}
