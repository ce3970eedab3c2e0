/** Lines up what Word's API says of a text with what the document's own text is: the API shows marks, note numbers and deletions too. */
import type { HostReading } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { isOwnParagraph } from "./own-layer.ts";

/** A paragraph as Word's API gives it. */
export interface ApiParagraph {
  readonly text: string;
  /** Its id for this session, or null where Word gives none. */
  readonly id: string | null;
}

/** Letters and digits alone: what every Word shows alike, whatever it does to line ends, fields and note numbers. */
export const skeleton = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** One paragraph of a story as it should stand in Word: the writer's, by its index in the text, or one of ours. */
type Expected = { readonly paragraph: number; readonly skeleton: string; readonly marks: readonly string[] };

/** Where the paragraphs of a story stand in Word's list; null where that is not certain. */
export function mapStory(reading: HostReading, story: string, api: readonly ApiParagraph[]): (number | null)[] {
  const expected = expectedIn(reading, story);
  const shown = api.map(({ text }) => skeleton(text));
  const places = new Array<number | null>(storyOf(reading.text, story)?.paragraphs.length ?? 0).fill(null);
  const pair = (one: Expected, at: number): void => {
    if (one.paragraph >= 0) places[one.paragraph] = at;
  };
  let i = 0;
  let j = 0;
  while (i < expected.length && j < shown.length) {
    if (isShownAs(expected[i] as Expected, shown[j] as string)) {
      pair(expected[i] as Expected, j);
      i++;
      j++;
      continue;
    }
    const [skipped, passed] = nextMatch(expected, shown, i, j);
    // As many on both sides: the same paragraphs, of which the API shows something else.
    if (skipped === passed) for (let step = 0; step < skipped; step++) pair(expected[i + step] as Expected, j + step);
    i += skipped;
    j += passed;
  }
  return places;
}

export const mapBody = (reading: HostReading, api: readonly ApiParagraph[]): (number | null)[] => mapStory(reading, "body", api);

function expectedIn(reading: HostReading, story: string): Expected[] {
  const paragraphs = storyOf(reading.text, story)?.paragraphs ?? [];
  const marks = new Map<number, string[]>();
  const own = new Map<number, string[]>();
  const put = (map: Map<number, string[]>, at: number, text: string): void =>
    void map.set(at, [...(map.get(at) ?? []), skeleton(text)]);
  for (const insertion of reading.insertions) {
    if (insertion.story !== story) continue;
    if (isOwnParagraph(insertion)) put(own, insertion.paragraph, insertion.text);
    else put(marks, insertion.paragraph, insertion.text);
  }
  const expected: Expected[] = [];
  for (let at = 0; at <= paragraphs.length; at++) {
    for (const text of own.get(at) ?? []) expected.push({ paragraph: -1, skeleton: text, marks: [] });
    const paragraph = paragraphs[at];
    if (paragraph) expected.push({ paragraph: at, skeleton: skeleton(paragraph.text), marks: marks.get(at) ?? [] });
  }
  return expected;
}

function isShownAs(one: Expected, shown: string): boolean {
  let rest = shown;
  for (const mark of one.marks) {
    const at = rest.indexOf(mark);
    if (at >= 0) rest = rest.slice(0, at) + rest.slice(at + mark.length);
  }
  return rest === one.skeleton;
}

const LOOK_AHEAD = 60;

/** How many to pass over on each side until they agree again. */
function nextMatch(expected: readonly Expected[], shown: readonly string[], i: number, j: number): [number, number] {
  for (let sum = 1; sum <= LOOK_AHEAD * 2; sum++) {
    for (let skipped = Math.max(0, sum - LOOK_AHEAD); skipped <= Math.min(sum, LOOK_AHEAD); skipped++) {
      const [one, text] = [expected[i + skipped], shown[j + sum - skipped]];
      // An empty paragraph looks like any other: it proves no agreement.
      if (one && text !== undefined && text !== "" && isShownAs(one, text)) return [skipped, sum - skipped];
    }
  }
  return [expected.length - i, shown.length - j];
}

/** Most changes between the two texts of one paragraph that are looked through. */
const MOST_CHANGES = 2000;

/**
 * Offsets in the API's text for each character of the document's, by the longest common subsequence (Myers 1986); -1 for a character that
 * the API does not show. Text in `own` is ours and matches nothing. Null when the two differ too much to be the same paragraph.
 */
export function offsetsIn(text: string, api: string, own: readonly string[] = []): number[] | null {
  let shown = api;
  for (const words of own) {
    const at = words === "" ? -1 : shown.indexOf(words);
    if (at >= 0) shown = shown.slice(0, at) + "\0".repeat(words.length) + shown.slice(at + words.length);
  }
  const offsets = new Array<number>(text.length).fill(-1);
  let head = 0;
  while (head < text.length && head < shown.length && text[head] === shown[head]) {
    offsets[head] = head;
    head++;
  }
  let tail = 0;
  while (
    tail < text.length - head &&
    tail < shown.length - head &&
    text[text.length - 1 - tail] === shown[shown.length - 1 - tail]
  ) {
    offsets[text.length - 1 - tail] = shown.length - 1 - tail;
    tail++;
  }
  const middle = text.slice(head, text.length - tail);
  const pairs = commonPairs(middle, shown.slice(head, shown.length - tail));
  if (pairs === null) return null;
  for (const [a, b] of pairs) offsets[head + a] = head + b;
  return offsets;
}

function commonPairs(a: string, b: string): [number, number][] | null {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const frontier = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  const middle = most + 1;
  for (let changes = 0; changes <= most; changes++) {
    trace.push(frontier.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const down =
        k === -changes || (k !== changes && (frontier[middle + k - 1] as number) < (frontier[middle + k + 1] as number));
      let x = down ? (frontier[middle + k + 1] as number) : (frontier[middle + k - 1] as number) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      frontier[middle + k] = x;
      if (x >= a.length && y >= b.length) return walkBack(trace, changes, k, a.length, b.length, middle);
    }
  }
  return null;
}

function walkBack(
  trace: readonly Int32Array[],
  changes: number,
  diagonal: number,
  endX: number,
  endY: number,
  middle: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y, k] = [endX, endY, diagonal];
  for (let step = changes; step >= 0; step--) {
    const frontier = trace[step] as Int32Array;
    const down = k === -step || (k !== step && (frontier[middle + k - 1] as number) < (frontier[middle + k + 1] as number));
    const before = down ? k + 1 : k - 1;
    const startX = step === 0 ? 0 : (frontier[middle + before] as number);
    const startY = step === 0 ? 0 : startX - before;
    const snakeX = step === 0 ? 0 : down ? startX : startX + 1;
    while (x > snakeX && y > snakeX - k) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    [x, y, k] = [startX, startY, before];
  }
  return pairs.reverse();
}
