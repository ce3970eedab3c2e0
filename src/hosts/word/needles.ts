/** Words to search for so that Word's own search finds exactly one place: the only way to name a place inside a paragraph to its API. */
import type { ApiParagraph } from "./align.ts";

/** Word's search takes at most 255 characters (SearchStringInvalidOrTooLong); a margin for codes. */
const LONGEST = 200;

/** Characters that mean the same in a search as in the text: no control characters, objects, optional hyphens or `^`, which begins a code. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEARCHABLE = /[\u0000-\u001f\u007f\u00a0\u00ad\u2010\u2011\u2028\u2029\u200b-\u200f\ufffc^]/;

/** Word's search takes straight and curly quotes for the same, so they count as the same here. */
export const folded = (text: string): string => text.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'");

/** What to search for within a paragraph: the n-th hit (from 0) of `words`. */
export interface Needle {
  readonly words: string;
  readonly nth: number;
}

/** A needle that begins exactly at `offset`, or null when no searchable character stands there. */
export function needleFrom(text: string, offset: number): Needle | null {
  const end = offset + runLength(text, offset, 1);
  return needle(text, (length) => (offset + length <= end ? text.slice(offset, offset + length) : null), offset);
}

/** A needle that ends exactly at `offset`, or null when no searchable character stands before it. */
export function needleTo(text: string, offset: number): Needle | null {
  const start = offset - runLength(text, offset - 1, -1);
  return needle(text, (length) => (offset - length >= start ? text.slice(offset - length, offset) : null), offset, true);
}

/** The needle for exactly this stretch, or null when it is too long or can't be searched for. */
export function needleFor(text: string, start: number, end: number): Needle | null {
  const words = text.slice(start, end);
  if (words === "" || words.length > LONGEST || UNSEARCHABLE.test(words)) return null;
  const nth = hitsIn(text, words).indexOf(start);
  return nth < 0 ? null : { words, nth };
}

function runLength(text: string, from: number, step: 1 | -1): number {
  let length = 0;
  for (let at = from; at >= 0 && at < text.length && length < LONGEST && !UNSEARCHABLE.test(text[at] as string); at += step)
    length++;
  return length;
}

/** Lengthens the words until they stand once in the text; otherwise those that are hit soonest. */
function needle(text: string, take: (length: number) => string | null, offset: number, isTail = false): Needle | null {
  let best: Needle | null = null;
  for (const length of [16, 32, 64, 120, LONGEST, 8, 4, 2, 1]) {
    const words = take(length);
    if (words === null) continue;
    const start = isTail ? offset - length : offset;
    const nth = hitsIn(text, words).indexOf(start);
    if (nth >= 0 && (best === null || nth < best.nth)) best = { words, nth };
    if (best?.nth === 0 && length >= 16) return best;
  }
  return best;
}

/** Where a search finds the words: one hit after the other, never over each other. */
function hitsIn(text: string, words: string): number[] {
  const [hay, pin] = [folded(text), folded(words)];
  const hits: number[] = [];
  for (let at = hay.indexOf(pin); at >= 0; at = hay.indexOf(pin, at + pin.length)) hits.push(at);
  return hits;
}

/** How to reach a paragraph without an id: words that stand once in the whole body, and steps from the paragraph they stand in. */
export interface Route {
  readonly words: string;
  /** Paragraphs to go on (positive) or back (negative) from there. */
  readonly steps: number;
}

/** The farthest that a paragraph may be from the one whose words are searched for. */
const FARTHEST = 200;

/** A route to each paragraph, made for the body as it stands; null when no paragraph near by has words of its own. */
export function routesIn(api: readonly ApiParagraph[]): (paragraph: number) => Route | null {
  const known = new Map<number, string | null>();
  const whole = folded(api.map(({ text }) => text).join("\n"));
  const isAlone = (words: string): boolean => {
    const at = whole.indexOf(folded(words));
    return at >= 0 && whole.indexOf(folded(words), at + 1) < 0;
  };
  const wordsOf = (paragraph: number): string | null => {
    const earlier = known.get(paragraph);
    if (earlier !== undefined) return earlier;
    const found = ownWords(api[paragraph]?.text ?? "", isAlone);
    known.set(paragraph, found);
    return found;
  };
  return (paragraph) => {
    for (let away = 0; away <= FARTHEST; away++) {
      for (const from of away === 0 ? [paragraph] : [paragraph - away, paragraph + away]) {
        const words = from >= 0 && from < api.length ? wordsOf(from) : null;
        if (words !== null) return { words, steps: paragraph - from };
      }
    }
    return null;
  };
}

function ownWords(text: string, isAlone: (words: string) => boolean): string | null {
  for (const run of text.split(new RegExp(UNSEARCHABLE, "g"))) {
    const words = run.trim();
    for (const length of [40, 100, LONGEST]) {
      const piece = words.slice(0, length).trim();
      if (piece.length >= 4 && isAlone(piece)) return piece;
      if (piece.length === words.length) break;
    }
  }
  return null;
}
