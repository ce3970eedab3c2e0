/** Compares two readings of one document, and lets what has not changed stay the same objects. */
import type { HostReading } from "../../core/ports.ts";
import type { DocumentText, Paragraph, Story } from "../../core/text/document.ts";

/** Stories by kind and number, for each id: Word may number notes and headers anew whenever it writes the document down. */
export function storyKeys({ stories }: DocumentText): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    stories.map(({ id, kind }) => {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      return [id, id === "body" ? id : `${kind}#${number}`];
    }),
  );
}

/** The id in `to` of the story that has this id in `from`; the same id where there is no such story. */
export function counterpart(id: string, from: DocumentText, to: DocumentText): string {
  const key = storyKeys(from).get(id) ?? id;
  return [...storyKeys(to)].find(([, other]) => other === key)?.[0] ?? id;
}

/** True when the writer's words are the same in both, story by story. */
export function isSameText(one: DocumentText, other: DocumentText): boolean {
  return (
    one.stories.length === other.stories.length &&
    one.stories.every(({ kind, paragraphs }, index) => {
      const story = other.stories[index];
      return (
        story?.kind === kind &&
        story.paragraphs.length === paragraphs.length &&
        paragraphs.every(({ text }, at) => text === story.paragraphs[at]?.text)
      );
    })
  );
}

/** True when both say the same of everything that a person can see or that is kept in the document. */
export function isSameReading(one: HostReading, other: HostReading): boolean {
  return (
    isSameText(one.text, other.text) && isSameLayer(one, other) && JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other))
  );
}

const isSameLayer = (one: HostReading, other: HostReading): boolean =>
  one.keptRecord === other.keptRecord &&
  one.flag === other.flag &&
  JSON.stringify(one.marks) === JSON.stringify(other.marks) &&
  JSON.stringify(one.insertions) === JSON.stringify(other.insertions);

const factsOf = ({ text, notExamined, notices }: HostReading): unknown => [
  notExamined,
  notices,
  text.unread,
  text.stories.map(({ paragraphs }) => paragraphs.map(({ text: _words, ...look }) => look)),
];

/** The newer reading, with each paragraph that did not change taken over from the earlier one. */
export function reusing(earlier: HostReading, newer: HostReading): HostReading {
  const stories = newer.text.stories.map((story): Story => {
    const old = earlier.text.stories.find(({ id }) => id === story.id)?.paragraphs;
    return old ? { ...story, paragraphs: kept(old, story.paragraphs) } : story;
  });
  return { ...newer, text: { ...newer.text, stories } };
}

function kept(old: readonly Paragraph[], fresh: readonly Paragraph[]): Paragraph[] {
  const moved = fresh.length - old.length;
  return fresh.map(
    (paragraph, at) => [old[at], old[at - moved]].find((one) => one !== undefined && isSame(one, paragraph)) ?? paragraph,
  );
}

const isSame = (one: Paragraph, other: Paragraph): boolean =>
  one.text === other.text && JSON.stringify(one) === JSON.stringify(other);
