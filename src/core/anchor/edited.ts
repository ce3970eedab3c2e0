/** Pairs old sentences with the new ones that may have come of them, inside one gap where nothing else is matched. */
import { likeness, likenessLimit } from "./likeness.ts";

/** Below this likeness two sentences have nothing to do with each other. */
export const RELATED = 0.42;

/** An edited sentence is taken for its ancestor without asking only from here on, whatever its floor. */
export const CLEARLY_EDITED = 0.5;

/** The share of the way from the floor to 1 that an edited sentence must be above its floor where others may have stood. */
export const MARGIN = 0.1;

/** Above this product of lengths (as of 50 × 50 sentences) only sentences that share words are compared letter by letter. */
const MUCH = 36_000_000;

/** Above so many pairs nothing is paired: no gap that people make is so large, and memory is not a stranger's to spend. */
const CELLS = 2_000_000;

/** A sentence of the old text whose words are known. */
export interface OldSentence {
  /** In normal form. */
  readonly text: string;
  readonly floor: number;
  /** The next in the list was its neighbour, so that the two may have been made one. */
  readonly joinsNext: boolean;
}

/** Old sentences `old..old+oldCount-1` and the new ones `first..last` that answer to them. */
export interface EditedPair {
  readonly old: number;
  readonly oldCount: number;
  readonly first: number;
  readonly last: number;
  readonly likeness: number;
  /** Related, but not clearly above the floor: to be asked about, never to be taken for granted. */
  readonly isWeak: boolean;
}

/**
 * The best pairing in order (dynamic programming over likeness). One old sentence may have become two, and two one. Every
 * pair competes with every other, so a near-duplicate goes to its own ancestor. Cost: old × new comparisons.
 */
export function pairEdited(old: readonly OldSentence[], next: readonly string[], margin = MARGIN): EditedPair[] {
  if (old.length * next.length > CELLS) return [];
  const mayCompare = candidateTest(old, next);
  const width = next.length + 1;
  const score = new Float64Array((old.length + 1) * width);
  const chosen: (EditedPair | undefined)[] = new Array<EditedPair | undefined>(score.length).fill(undefined);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = next.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const below = score[at + width] ?? 0;
      const right = score[at + 1] ?? 0;
      let best = Math.max(below, right);
      if (mayCompare(i, j)) {
        for (const pair of pairsAt(old, next, i, j, margin)) {
          const total = worth(pair) + (score[(i + pair.oldCount) * width + pair.last + 1] ?? 0);
          if (total > best) {
            best = total;
            chosen[at] = pair;
          }
        }
      }
      score[at] = best;
    }
  }
  return readPairs(chosen, score, old.length, next.length);
}

function readPairs(
  chosen: readonly (EditedPair | undefined)[],
  score: Float64Array,
  height: number,
  length: number,
): EditedPair[] {
  const pairs: EditedPair[] = [];
  for (let i = 0, j = 0; i < height && j < length;) {
    const at = i * (length + 1) + j;
    const pair = chosen[at];
    if (pair) {
      pairs.push(pair);
      i += pair.oldCount;
      j = pair.last + 1;
    } else if ((score[at + length + 1] ?? 0) >= (score[at + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** A clear pair is always worth more than a weak one. */
function worth(pair: EditedPair): number {
  return pair.oldCount * (pair.isWeak ? (pair.likeness - RELATED) / 5 : pair.likeness);
}

/** One to one, one to two, two to one: those of the three that are related. */
function pairsAt(old: readonly OldSentence[], next: readonly string[], i: number, j: number, margin: number): EditedPair[] {
  const before = old[i];
  const after = next[j];
  if (!before || after === undefined) return [];
  const pairs: EditedPair[] = [];
  const consider = (from: string, to: string, floor: number, oldCount: number, last: number) => {
    if (likenessLimit(from, to) < RELATED) return;
    const alike = likeness(from, to);
    if (alike < RELATED) return;
    const isWeak = alike < CLEARLY_EDITED || alike <= floor + margin * (1 - floor);
    pairs.push({ old: i, oldCount, first: j, last, likeness: alike, isWeak });
  };
  consider(before.text, after, before.floor, 1, j);
  const single = pairs[0]?.likeness ?? 0;
  const second = next[j + 1];
  if (second !== undefined && after.length + second.length < 1.5 * before.text.length) {
    consider(before.text, `${after} ${second}`, before.floor, 1, j + 1);
  }
  const follower = before.joinsNext ? old[i + 1] : undefined;
  if (follower && before.text.length + follower.text.length < 1.5 * after.length) {
    consider(`${before.text} ${follower.text}`, after, Math.max(before.floor, follower.floor), 2, j);
  }
  // A split or a merger must explain the text better than one sentence alone does.
  return pairs.filter((pair, index) => index === 0 || pair.likeness > single);
}

/** A small gap is compared throughout; in a large one only sentences that share a quarter of their words. */
function candidateTest(old: readonly OldSentence[], next: readonly string[]): (i: number, j: number) => boolean {
  const letters = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  if (letters(old.map(({ text }) => text)) * letters(next) <= MUCH) return () => true;
  const oldWords = old.map(({ text }) => new Set(wordsOf(text)));
  const newWords = next.map(wordsOf);
  return (i, j) => {
    const known = oldWords[i];
    const words = newWords[j] ?? [];
    if (!known) return false;
    let shared = 0;
    for (const word of words) if (known.has(word)) shared++;
    return shared * 4 >= Math.min(known.size, words.length);
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
