/** A text as its signs alone: blanks left out, and what a page adds at a line's end or above the line told apart. */
import type { Paragraph, Story } from "../text/document.ts";
import { normalize, normalizeWithMap } from "../text/normalize.ts";

const ligatures = /[\uFB00-\uFB06]/g;

/** Blanks, and control characters, which some programs leave in HTML where a field or a control of theirs stood. */
const UNSEEN = /[\0-\u0020\u007F]/g;

/** The signs of a text that has no page: normal form, ligatures opened, no blanks. */
export function signsOf(text: string): string {
  return normalize(text)
    .replace(ligatures, (one) => one.normalize("NFKC"))
    .replace(UNSEEN, "");
}

/** Letters alone, of signs: what numbers, hyphens and stops leave. */
export function lettersOnly(signs: string): string {
  return signs.replace(/\P{L}/gu, "");
}

/** The signs of one paragraph. `from` and `to`: where each of them stands in its text. */
export interface ParagraphSigns {
  readonly signs: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Indexes of signs that the text may have or not: a hyphen where a line ends, a number above the line. */
  readonly optional: readonly number[];
}

export function signsIn({ text, raised = [], hyphenated = [] }: Paragraph): ParagraphSigns {
  const normal = normalizeWithMap(text);
  let signs = "";
  const from: number[] = [];
  const to: number[] = [];
  const optional: number[] = [];
  let breaks = 0;
  for (let index = 0; index < normal.text.length; index++) {
    const code = normal.text.charCodeAt(index);
    if (code <= 0x20 || code === 0x7f) continue;
    const [start, end] = [normal.toOriginal(index), normal.toOriginal(index + 1, "end")];
    if (start >= (hyphenated[breaks] ?? Infinity)) {
      breaks++;
      if (signs.endsWith("-")) optional.push(signs.length - 1);
      else {
        optional.push(signs.length);
        signs += "-";
        from.push(start);
        to.push(start);
      }
    }
    const isRaised = raised.some((span) => span.start <= start && end <= span.end);
    for (const one of normal.text.charAt(index).replace(ligatures, (ligature) => ligature.normalize("NFKC"))) {
      if (isRaised) optional.push(signs.length);
      signs += one;
      from.push(start);
      to.push(end);
    }
  }
  // A word may go on in the next paragraph, over a page's end.
  if (/\p{L}-$/u.test(signs)) optional.push(signs.length - 1);
  return { signs, from, to, optional };
}

/** A story's signs in one run, and what a walk through them asks. */
export interface StorySigns {
  readonly story: Story;
  readonly signs: string;
  /** Where each paragraph's signs begin, and after the last one where they end. */
  readonly starts: readonly number[];
  readonly optional: ReadonlySet<number>;
  /** The letters alone, and the index in `signs` of each: a place is looked for by them. */
  readonly letters: string;
  readonly letterAt: Uint32Array;
}

export function storySigns(story: Story): StorySigns {
  const starts: number[] = [];
  const optional = new Set<number>();
  const pieces: string[] = [];
  let length = 0;
  for (const paragraph of story.paragraphs) {
    const own = signsIn(paragraph);
    starts.push(length);
    for (const index of own.optional) optional.add(length + index);
    pieces.push(own.signs);
    length += own.signs.length;
  }
  starts.push(length);
  const signs = pieces.join("");
  const letterAt: number[] = [];
  let letters = "";
  for (const { 0: letter, index } of signs.matchAll(/\p{L}/gu)) {
    letters += letter;
    for (let unit = 0; unit < letter.length; unit++) letterAt.push(index + unit);
  }
  return { story, signs, starts, optional, letters, letterAt: Uint32Array.from(letterAt) };
}

/** The paragraph that holds a sign. Empty paragraphs hold none. */
export function paragraphAt({ starts }: StorySigns, index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}
