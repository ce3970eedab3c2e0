/** Floors: how alike a passage's sentence is to the nearest other sentence of its story when it is labelled. */
import { isDigit, isLetter } from "../text/characters.ts";
import { likeness } from "./likeness.ts";
import type { StoryReading } from "./story-reading.ts";

/** Other sentences that are compared letter by letter for each sentence of the passage: those that share most words. */
const COMPARED = 16;

/** In a passage of more than 500 sentences 4 must do: one changed sentence matters less there, and time is not endless. */
const LONG_PASSAGE = 500;
const COMPARED_IN_LONG = 4;

/** A word of the passage that stands in more of its sentences than this is too common to choose candidates by. */
const COMMON = 24;

/** Slots of the word table; a power of two. */
const SLOTS = 1 << 14;

/**
 * For each sentence `first..last` (indexes in the story, both included) the highest likeness that any other sentence of the
 * story has to it, rounded down to thousandths; 1 when the same text stands elsewhere.
 *
 * One pass over the words of the story picks, for each sentence, the 16 others (4 in a long passage) with the largest share of common words;
 * only these are compared letter by letter. A sentence that shares no word can't be picked: its likeness is that of
 * unrelated text, far below what re-anchoring asks for. The words of a story are read once; after that a passage in 30,000
 * sentences takes a few milliseconds.
 */
export function floorsOf(reading: StoryReading, first: number, last: number): number[] {
  const words = wordsOf(reading);
  const holders = holdersOf(words, first, last);
  const count = last - first + 1;
  const compared = count > LONG_PASSAGE ? COMPARED_IN_LONG : COMPARED;
  const best = Array.from({ length: count }, () => new Best(compared));
  const shared = new Uint16Array(count);
  const touched: number[] = [];
  for (let index = 0; index < reading.normals.length; index++) {
    const from = words.starts[index] ?? 0;
    const to = words.starts[index + 1] ?? 0;
    for (let at = from; at < to; at++) {
      const slot = words.slots[at] ?? 0;
      if (holders.isHeld[slot] !== 1) continue;
      for (const sentence of holders.sentences.get(slot) ?? []) {
        if (shared[sentence] === 0) touched.push(sentence);
        shared[sentence] = (shared[sentence] ?? 0) + 1;
      }
    }
    for (const sentence of touched) {
      const number = shared[sentence] ?? 0;
      shared[sentence] = 0;
      const own = (words.starts[first + sentence + 1] ?? 0) - (words.starts[first + sentence] ?? 0);
      if (first + sentence !== index) best[sentence]?.offer(index, number / (to - from + own));
    }
    touched.length = 0;
  }
  return best.map((candidates, sentence) => {
    const own = reading.normals[first + sentence] ?? "";
    let floor = 0;
    for (const index of candidates.indexes) floor = Math.max(floor, likeness(own, reading.normals[index] ?? ""));
    // Rounded down, so that only a twin has a floor of 1.
    return Math.floor(floor * 1000) / 1000;
  });
}

/** The few best-scored indexes seen so far. */
class Best {
  readonly indexes: number[] = [];
  private readonly scores: number[] = [];
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  offer(index: number, score: number): void {
    if (this.indexes.length === this.size && score <= (this.scores[this.size - 1] ?? 0)) return;
    let at = Math.min(this.indexes.length, this.size - 1);
    while (at > 0 && (this.scores[at - 1] ?? 0) < score) {
      this.indexes[at] = this.indexes[at - 1] ?? 0;
      this.scores[at] = this.scores[at - 1] ?? 0;
      at--;
    }
    this.indexes[at] = index;
    this.scores[at] = score;
  }
}

/** The words of a story as slots of a table: the hash of each, cut to 14 bits. Two words in one slot only blur the choice. */
interface StoryWords {
  readonly slots: Uint16Array;
  /** Where in `slots` each sentence's words begin, and after the last one where they end. */
  readonly starts: Uint32Array;
}

const known = new WeakMap<StoryReading, StoryWords>();

/** 1 for the code units below U+0250 that make words. */
const wordSigns = Uint8Array.from({ length: 0x250 }, (_, code) => Number(isLetter(code) || isDigit(code)));

function wordsOf(reading: StoryReading): StoryWords {
  const before = known.get(reading);
  if (before) return before;
  const { sentences, story } = reading;
  const most = sentences.reduce((sum, { start, end }) => sum + ((end - start + 1) >> 1) + 1, 0);
  const slots = new Uint16Array(most);
  const starts = new Uint32Array(sentences.length + 1);
  let count = 0;
  for (let index = 0; index < sentences.length; index++) {
    const { paragraph, start, end } = sentences[index] ?? { paragraph: 0, start: 0, end: 0 };
    count = readWords(story.paragraphs[paragraph]?.text ?? "", start, end, slots, count);
    starts[index + 1] = count;
  }
  const words = { slots: slots.slice(0, count), starts };
  known.set(reading, words);
  return words;
}

/** Writes the slots of the words in `start..end` from `count` on; answers with the new count. */
function readWords(text: string, start: number, end: number, slots: Uint16Array, count: number): number {
  let next = count;
  let hash = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x250 ? wordSigns[code] === 1 : isLetter(code)) {
      hash = (Math.imul(hash ^ code, 0x5bd1e995) + 0x1e3779b9) | 0;
    } else if (hash !== 0) {
      slots[next++] = (hash ^ (hash >>> 15)) & (SLOTS - 1);
      hash = 0;
    }
  }
  if (hash !== 0) slots[next++] = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  return next;
}

/** Which sentences of the passage hold a word, counted from the passage's first. */
interface Holders {
  /** 1 for each slot that some sentence holds: nearly all words of a long story pass by on it. */
  readonly isHeld: Uint8Array;
  readonly sentences: ReadonlyMap<number, readonly number[]>;
}

function holdersOf(words: StoryWords, first: number, last: number): Holders {
  const isHeld = new Uint8Array(SLOTS);
  const sentences = new Map<number, number[]>();
  for (let index = first; index <= last; index++) {
    for (let at = words.starts[index] ?? 0; at < (words.starts[index + 1] ?? 0); at++) {
      const slot = words.slots[at] ?? 0;
      const holding = sentences.get(slot) ?? [];
      if (holding.at(-1) !== index - first) holding.push(index - first);
      sentences.set(slot, holding);
      isHeld[slot] = 1;
    }
  }
  for (const [slot, holding] of sentences) if (holding.length > COMMON) isHeld[slot] = 0;
  return { isHeld, sentences };
}
