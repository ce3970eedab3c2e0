/**
 * Finds what a batch that broke off left behind untied: words of ours that no control holds yet, and controls that carry no tag yet. Both look
 * like the writer's own, so they are known only by what was there before and by what the batch was to write.
 */
import type { HostReading } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { skeleton } from "./align.ts";
import { storiesOf, type Step } from "./plan.ts";
import { counterpart } from "./same.ts";
import type { WordReading } from "./read.ts";

export interface Loose {
  /** Words in a paragraph, in offsets of the text as it is now. */
  readonly words: readonly {
    readonly story: string;
    readonly paragraph: number;
    readonly start: number;
    readonly end: number;
  }[];
  /** Whole paragraphs of the body, by their index in the text as it is now. */
  readonly paragraphs: readonly number[];
  /** Ids of controls without a tag of ours. */
  readonly controls: readonly number[];
  /** Texts of footnotes. */
  readonly notes: readonly string[];
}

export const isNothing = ({ words, paragraphs, controls, notes }: Loose): boolean =>
  words.length + paragraphs.length + controls.length + notes.length === 0;

const linesOf = (reading: HostReading, story: string): string[] =>
  storyOf(reading.text, story)?.paragraphs.map(({ text }) => text) ?? [];
const notesIn = (reading: HostReading): { readonly id: string; readonly text: string }[] =>
  reading.text.stories
    .filter(({ kind }) => kind === "footnote")
    .map(({ id, paragraphs }) => ({ id, text: paragraphs.map(({ text }) => text).join("\n") }));

/** What stands loose in `now` of a batch that was to carry out `steps` on `before`. */
export function looseIn(now: WordReading, before: WordReading, steps: readonly Step[]): Loose {
  const paragraphs = looseParagraphs(linesOf(before.reading, "body"), linesOf(now.reading, "body"), steps);
  const oldNotes = new Set(notesIn(before.reading).map(({ text }) => skeleton(text)));
  const notes = notesIn(now.reading).filter(
    ({ text }) => !oldNotes.has(skeleton(text)) && steps.some((step) => isNoteOf(step, text)),
  );
  // A note that stands loose pushes the number of those after it.
  const tied = now.reading.text.stories.filter(({ id }) => !notes.some((note) => note.id === id));
  return {
    words: ["body", ...storiesOf(steps)].flatMap((wanted) => {
      const story = counterpart(wanted, before.reading.text, { ...now.reading.text, stories: tied });
      const old = linesOf(before.reading, wanted);
      const rest = linesOf(now.reading, story)
        .map((text, index) => ({ text, index }))
        .filter(({ index }) => story !== "body" || !paragraphs.includes(index));
      if (rest.length !== old.length) return [];
      return rest.flatMap(({ text, index }, at) => looseWords(old[at] as string, text, { story, paragraph: index }, steps));
    }),
    paragraphs,
    controls: [...now.controls].filter((id) => !before.controls.has(id)),
    notes: notes.map(({ text }) => text),
  };
}

const isNoteOf = (step: Step, text: string): boolean =>
  step.kind === "label" && step.mark?.as === "footnote" && skeleton(step.mark.text) === skeleton(text);

function looseParagraphs(old: readonly string[], fresh: readonly string[], steps: readonly Step[]): number[] {
  const wanted = steps.flatMap((step) => (step.kind === "paragraph" ? [step.text] : []));
  const count = (texts: readonly string[], text: string): number => texts.filter((one) => one === text).length;
  return [...new Set(wanted)].flatMap((text) => {
    const more = count(fresh, text) - count(old, text);
    // One that stood there before is the writer's: the new ones are those that the old text does not explain, first to last.
    return more <= 0 ? [] : newOnes(old, fresh, text).slice(0, more);
  });
}

/** Indexes of paragraphs with this text that are not at the place of an old one with it. */
function newOnes(old: readonly string[], fresh: readonly string[], text: string): number[] {
  const all = fresh.flatMap((one, index) => (one === text ? [index] : []));
  return all.filter((index) => old[index] !== text || fresh.length === old.length);
}

function looseWords(
  old: string,
  fresh: string,
  where: { readonly story: string; readonly paragraph: number },
  steps: readonly Step[],
): Loose["words"] {
  if (old === fresh) return [];
  for (const step of steps) {
    if (step.kind !== "label" || step.mark?.as !== "inline") continue;
    const words = ` ${step.mark.text}`;
    for (let at = fresh.indexOf(words); at >= 0; at = fresh.indexOf(words, at + 1)) {
      if (fresh.slice(0, at) + fresh.slice(at + words.length) === old) return [{ ...where, start: at, end: at + words.length }];
    }
  }
  return [];
}
