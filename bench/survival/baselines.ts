/** The two ways others find a mark again, for comparison: position only, and a fuzzy search for the quote. */

export interface CharRange {
  readonly start: number;
  readonly end: number;
}

/** What a quote-and-position selector keeps: offsets, the quote, and 32 characters on each side. */
export interface Selector extends CharRange {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

const CONTEXT = 32;
const MOST_ERRORS = 256;

export function selectorFor(text: string, { start, end }: CharRange): Selector {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** As recogito revives a mark: the old offsets, whatever stands there now. */
export function byPositionOnly(text: string, selector: Selector): CharRange | null {
  const end = Math.min(selector.end, text.length);
  return selector.start < end ? { start: selector.start, end } : null;
}

/**
 * As hypothesis anchors a mark: the old offsets if the quote stands there; else its exact occurrences, or, failing these, the
 * approximate ones with fewest errors (at most half the quote, at most 256); of them the best by
 * 50 quote + 20 prefix + 20 suffix + 2 nearness, with no lower bound.
 */
export function byQuoteAndContext(text: string, selector: Selector): CharRange | null {
  const { quote, start, end } = selector;
  if (text.slice(start, end) === quote) return { start, end };
  const candidates = candidatesFor(text, quote);
  const score = ({ start: from, end: to, errors }: Candidate) => {
    const alike = (wanted: string, now: string) =>
      wanted === "" ? 1 : 1 - Math.min(wanted.length, leastErrors(now, wanted)) / wanted.length;
    const prefix = alike(selector.prefix, text.slice(Math.max(0, from - selector.prefix.length), from));
    const suffix = alike(selector.suffix, text.slice(to, to + selector.suffix.length));
    const near = 1 - Math.abs(from - start) / text.length;
    return 50 * (1 - errors / quote.length) + 20 * prefix + 20 * suffix + 2 * near;
  };
  let best: Candidate | null = null;
  let highest = -Infinity;
  for (const candidate of candidates) {
    const points = score(candidate);
    if (points > highest) [best, highest] = [candidate, points];
  }
  return best;
}

interface Candidate extends CharRange {
  readonly errors: number;
}

function candidatesFor(text: string, quote: string): Candidate[] {
  const exact: Candidate[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  if (exact.length > 0) return exact;
  const { errors, ends } = searchEnds(text, quote);
  if (errors > Math.min(MOST_ERRORS, quote.length / 2)) return [];
  return ends.map((end) => ({ start: startOf(text, quote, end, errors), end, errors }));
}

/** The start of the longest match of `quote` that ends at `end`: the same search on the reversed text. */
function startOf(text: string, quote: string, end: number, errors: number): number {
  const piece = reversed(text.slice(Math.max(0, end - quote.length - errors), end));
  const rows = columns(piece, reversed(quote), false);
  let best = 0;
  for (let length = 1; length < rows.length; length++) if ((rows[length] ?? 0) <= (rows[best] ?? 0)) best = length;
  return end - best;
}

function leastErrors(text: string, wanted: string): number {
  return Math.min(...columns(text, wanted, true));
}

function searchEnds(text: string, quote: string): { errors: number; ends: number[] } {
  const last = columns(text, quote, true);
  let errors = Infinity;
  let ends: number[] = [];
  last.forEach((value, end) => {
    if (value < errors) [errors, ends] = [value, [end]];
    else if (value === errors) ends.push(end);
  });
  return { errors, ends };
}

/**
 * Edit distance between `pattern` and the piece of text that ends at each offset: the best such piece when it may start
 * anywhere, else the one from the start (Myers 1999, in blocks of 32 rows).
 */
function columns(text: string, pattern: string, startsAnywhere: boolean): number[] {
  const blocks = (pattern.length + 31) >> 5;
  const rowsOf = new Map<string, Int32Array>();
  [...Array(pattern.length).keys()].forEach((row) => {
    const rows = rowsOf.get(pattern.charAt(row)) ?? new Int32Array(blocks);
    rows[row >> 5] = (rows[row >> 5] ?? 0) | (1 << (row & 31));
    rowsOf.set(pattern.charAt(row), rows);
  });
  const none = new Int32Array(blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = 1 << ((pattern.length - 1) & 31);
  const distances = [pattern.length];
  let distance = pattern.length;
  for (let column = 0; column < text.length; column++) {
    const rows = rowsOf.get(text.charAt(column)) ?? none;
    let carry = startsAnywhere ? 0 : 1;
    for (let block = 0; block < blocks; block++) {
      const up = plus[block] ?? 0;
      const down = minus[block] ?? 0;
      let equal = rows[block] ?? 0;
      const vertical = equal | down;
      if (carry < 0) equal |= 1;
      const diagonal = (((equal & up) + up) ^ up) | equal;
      let rises = down | ~(diagonal | up);
      let falls = up & diagonal;
      const edge = block === blocks - 1 ? lastBit : 1 << 31;
      const out = rises & edge ? 1 : falls & edge ? -1 : 0;
      rises = (rises << 1) | (carry > 0 ? 1 : 0);
      falls = (falls << 1) | (carry < 0 ? 1 : 0);
      plus[block] = falls | ~(vertical | rises);
      minus[block] = rises & vertical;
      carry = out;
    }
    distance += carry;
    distances.push(distance);
  }
  return distances;
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
