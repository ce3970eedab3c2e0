/** Floors: how alike a passage's sentence is to the nearest other sentence of its story when it is labelled. */
import { isDigit, isLetter } from "../text/characters.ts";
import { likeness } from "./likeness.ts";
import type { StoryReading } from "./story-reading.ts";

/** Other sentences that are compared letter by letter for each sentence of the passage: those that share most words. */
const COMPARED = 16;

/** A word of the passage that stands in more of its sentences than this is too common to choose candidates by. */
const COMMON = 24;

/** Slots of the word table; a power of two. */
const SLOTS = 1 << 14;

/**
 * For each sentence `first..last` (indexes in the story, both included) the highest likeness that any other sentence of the
 * story has to it, rounded to thousandths; 1 when the same text stands elsewhere.
 *
 * One pass over the words of the story picks, for each sentence, the 16 others with the largest share of common words;
 * only these are compared letter by letter. A sentence that shares no word can't be picked: its likeness is that of
 * unrelated text, far below what re-anchoring asks for. 30,000 sentences take about 30 ms.
 */
export function floorsOf(reading: StoryReading, first: number, last: number): number[] {
  const table = wordTable(reading, first, last);
  const count = last - first + 1;
  const best = Array.from({ length: count }, () => new Best());
  const shared = new Uint16Array(count);
  const touched: number[] = [];
  reading.normals.forEach((normal, index) => {
    let words = 0;
    eachWord(normal, (hash) => {
      words++;
      for (const sentence of table.sentencesWith(hash)) {
        if (shared[sentence] === 0) touched.push(sentence);
        shared[sentence] = (shared[sentence] ?? 0) + 1;
      }
    });
    for (const sentence of touched) {
      if (first + sentence !== index)
        best[sentence]?.offer(index, (shared[sentence] ?? 0) / (words + (table.lengths[sentence] ?? 0)));
      shared[sentence] = 0;
    }
    touched.length = 0;
  });
  return best.map((candidates, sentence) => {
    const own = reading.normals[first + sentence] ?? "";
    let floor = 0;
    for (const index of candidates.indexes) floor = Math.max(floor, likeness(own, reading.normals[index] ?? ""));
    // Rounded down below 1: only a twin has a floor of 1.
    return Math.floor(floor * 1000) / 1000;
  });
}

/** The few best-scored indexes seen so far. */
class Best {
  readonly indexes: number[] = [];
  private readonly scores: number[] = [];

  offer(index: number, score: number): void {
    if (this.indexes.length === COMPARED && score <= (this.scores[COMPARED - 1] ?? 0)) return;
    let at = Math.min(this.indexes.length, COMPARED - 1);
    while (at > 0 && (this.scores[at - 1] ?? 0) < score) {
      this.indexes[at] = this.indexes[at - 1] ?? 0;
      this.scores[at] = this.scores[at - 1] ?? 0;
      at--;
    }
    this.indexes[at] = index;
    this.scores[at] = score;
  }
}

interface WordTable {
  /** Words of each sentence of the passage. */
  readonly lengths: readonly number[];
  sentencesWith(hash: number): readonly number[];
}

const nowhere: readonly number[] = [];

/** Which sentences of the passage hold a word, by the word's hash. Two words with one hash only blur the choice a little. */
function wordTable(reading: StoryReading, first: number, last: number): WordTable {
  const slots: (number[] | undefined)[] = new Array<number[] | undefined>(SLOTS).fill(undefined);
  const lengths: number[] = [];
  for (let index = first; index <= last; index++) {
    let words = 0;
    eachWord(reading.normals[index] ?? "", (hash) => {
      words++;
      const slot = (slots[hash & (SLOTS - 1)] ??= []);
      if (slot.at(-1) !== index - first) slot.push(index - first);
    });
    lengths.push(words);
  }
  for (let slot = 0; slot < SLOTS; slot++) if ((slots[slot]?.length ?? 0) > COMMON) slots[slot] = undefined;
  return { lengths, sentencesWith: (hash) => slots[hash & (SLOTS - 1)] ?? nowhere };
}

function eachWord(text: string, take: (hash: number) => void): void {
  let hash = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = text.charCodeAt(index);
    if (isLetter(code) || isDigit(code)) hash = Math.imul(hash ^ code, 0x5bd1e995) + 0x9e3779b9;
    else if (hash !== 0) {
      take(hash ^ (hash >>> 15));
      hash = 0;
    }
  }
}
