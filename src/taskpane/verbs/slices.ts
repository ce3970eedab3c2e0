/**
 * Sends a document's reading between page and workers in slices, so that no single message keeps the page from answering; and after the
 * first time only the paragraphs that have changed.
 */
import type { HostReading } from "../../core/ports.ts";
import type { Paragraph, Story } from "../../core/text/document.ts";

/** How many paragraphs at the beginning and the end of a story are those that were sent the time before. */
export interface Kept {
  readonly head: number;
  readonly tail: number;
}

export type ReadingSlice =
  | { readonly kind: "begin"; readonly reading: HostReading; readonly kept: readonly Kept[] }
  | { readonly kind: "paragraphs"; readonly story: number; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: "end" };

/** Paragraphs in one message: about two milliseconds of copying. */
const SLICE = 400;

const NOTHING: Kept = { head: 0, tail: 0 };

/** True for the same object alone: for readings whose unchanged paragraphs are the same objects. */
export const isSameObject = (one: Paragraph, other: Paragraph): boolean => one === other;

/** True for paragraphs that say the same in every detail: for readings made anew each time. */
export const isSameParagraph = (one: Paragraph, other: Paragraph): boolean =>
  one === other || (one.text === other.text && JSON.stringify(one) === JSON.stringify(other));

/**
 * The slices of a reading, in order: everything but the paragraphs, the paragraphs, and the end. With `before`, the reading that the other
 * side has from the time before, what is the same is not sent again.
 */
export function* slicesOf(
  reading: HostReading,
  before: HostReading | null = null,
  isSame: (one: Paragraph, other: Paragraph) => boolean = isSameObject,
): Generator<ReadingSlice> {
  const stories = reading.text.stories.map((story) => ({ ...story, paragraphs: [] }));
  const old = new Map((before?.text.stories ?? []).map((story) => [story.id, story.paragraphs]));
  const kept = reading.text.stories.map(({ id, paragraphs }) => keptOf(old.get(id) ?? [], paragraphs, isSame));
  yield { kind: "begin", reading: { ...reading, text: { ...reading.text, stories } }, kept };
  for (const [index, { paragraphs }] of reading.text.stories.entries()) {
    const { head, tail } = kept[index] ?? NOTHING;
    const end = paragraphs.length - tail;
    for (let at = head; at < end; at += SLICE)
      yield { kind: "paragraphs", story: index, paragraphs: paragraphs.slice(at, Math.min(at + SLICE, end)) };
  }
  yield { kind: "end" };
}

function keptOf(
  was: readonly Paragraph[],
  now: readonly Paragraph[],
  isSame: (one: Paragraph, other: Paragraph) => boolean,
): Kept {
  const most = Math.min(was.length, now.length);
  const areSame = (one: Paragraph | undefined, other: Paragraph | undefined): boolean =>
    one !== undefined && other !== undefined && isSame(one, other);
  let head = 0;
  while (head < most && areSame(was[head], now[head])) head++;
  let tail = 0;
  while (tail < most - head && areSame(was[was.length - 1 - tail], now[now.length - 1 - tail])) tail++;
  return { head, tail };
}

/** Puts slices together again. What is kept from the time before is the same objects as then. */
export class ReadingAssembly {
  #begun: HostReading | null = null;
  #kept: readonly Kept[] = [];
  #paragraphs: Paragraph[][] = [];
  #last: HostReading | null = null;

  /** The whole reading when the last slice has come; null before. Throws when a slice comes out of turn. */
  take(slice: ReadingSlice): HostReading | null {
    if (slice.kind === "begin") {
      this.#begun = slice.reading;
      this.#kept = slice.kept;
      this.#paragraphs = slice.reading.text.stories.map(() => []);
      return null;
    }
    if (this.#begun === null) throw new Error("a slice of a reading came before its beginning");
    if (slice.kind === "paragraphs") {
      for (const paragraph of slice.paragraphs) this.#paragraphs[slice.story]?.push(paragraph);
      return null;
    }
    const { text } = this.#begun;
    const stories: Story[] = text.stories.map((story, index) => ({ ...story, paragraphs: this.#whole(story.id, index) }));
    const whole = { ...this.#begun, text: { ...text, stories } };
    this.#begun = null;
    this.#paragraphs = [];
    this.#last = whole;
    return whole;
  }

  #whole(id: string, index: number): readonly Paragraph[] {
    const fresh = this.#paragraphs[index] ?? [];
    const { head, tail } = this.#kept[index] ?? NOTHING;
    if (head + tail === 0) return fresh;
    const old = this.#last?.text.stories.find((story) => story.id === id)?.paragraphs ?? [];
    if (head + tail > old.length) throw new Error("a slice of a reading keeps what was never sent");
    if (fresh.length === 0 && head + tail === old.length) return old;
    return [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
  }
}
