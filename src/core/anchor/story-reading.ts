/** A story cut into sentences, in normal form, with what alignment needs; made once per story. */
import type { Story } from "../text/document.ts";
import { normalize } from "../text/normalize.ts";
import { sentencesInStory, sentenceText, type SentenceAt } from "../text/passages.ts";
import { digestInto, printsOf } from "./outline.ts";

export interface StoryReading {
  readonly story: Story;
  readonly sentences: readonly SentenceAt[];
  /** Each sentence in normal form: what is compared. */
  readonly normals: readonly string[];
}

const known = new WeakMap<Story, StoryReading>();
const knownDigests = new WeakMap<StoryReading, Uint32Array>();

export function storyReading(story: Story): StoryReading {
  const before = known.get(story);
  if (before) return before;
  const sentences = sentencesInStory(story);
  const normals = sentences.map((sentence) => normalize(sentenceText(story, sentence)));
  const reading = { story, sentences, normals };
  known.set(story, reading);
  return reading;
}

/** Digests of the sentences `from` to before `to`, two words each; see outline.ts. */
export function digestsOf(reading: StoryReading, from: number, to: number): Uint32Array {
  const whole = knownDigests.get(reading);
  if (whole) return whole.subarray(2 * from, 2 * to);
  const digests = new Uint32Array(2 * (to - from));
  for (let index = from; index < to; index++) digestInto(digests, 2 * (index - from), reading.normals[index] ?? "");
  if (to - from === reading.normals.length) knownDigests.set(reading, digests);
  return digests;
}

/** A story's prints under one salt, and where each print stands. */
export interface StoryPrints {
  readonly prints: Uint32Array;
  /** Print → its only index in the story, or -1 when it stands there more than once. */
  readonly only: ReadonlyMap<number, number>;
}

export function storyPrints(reading: StoryReading, salt: string): StoryPrints {
  const prints = printsOf(digestsOf(reading, 0, reading.sentences.length), salt);
  const only = new Map<number, number>();
  for (let index = 0; index < prints.length; index++) {
    const print = prints[index] ?? 0;
    only.set(print, only.has(print) ? -1 : index);
  }
  return { prints, only };
}

/** Index of the first sentence that ends after the given place: the sentence there, or the next one. */
export function sentenceIndexAt(reading: StoryReading, paragraph: number, offset: number): number {
  let low = 0;
  let high = reading.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sentence = reading.sentences[middle];
    const isBefore =
      sentence !== undefined && (sentence.paragraph < paragraph || (sentence.paragraph === paragraph && sentence.end <= offset));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
