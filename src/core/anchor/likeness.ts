/** How alike two sentences are, from 0 to 1: the share of characters that an edit would have left alone. */

/** What is left after equal ends are taken off is compared up to this many code units; the rest counts as different. */
const LONGEST = 4000;

/**
 * 1 − (edit distance / length of the longer one), on code units of normal forms (Levenshtein). Unrelated Swedish sentences
 * come out at 0.2–0.35, a sentence with three words in ten replaced at about 0.75, typing errors above 0.95. Symmetric and
 * deterministic. Bit-parallel (Myers 1999, blocks as in Hyyrö 2003): lengths 120 × 120 cost about two microseconds.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  return (longer - editDistance(a, b)) / longer;
}

/** The highest that `likeness` can be, judged by the lengths alone. */
export function likenessLimit(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : Math.min(a.length, b.length) / longer;
}

function editDistance(a: string, b: string): number {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const [pattern, text] =
    aEnd - start <= bEnd - start ? [a.slice(start, aEnd), b.slice(start, bEnd)] : [b.slice(start, bEnd), a.slice(start, aEnd)];
  if (pattern === "") return text.length;
  const left = Math.max(0, text.length - LONGEST);
  return blockDistance(pattern.slice(0, LONGEST), text.slice(0, LONGEST)) + left;
}

/** Myers' algorithm: one column of the distance table per character of `text`, 32 rows per word. */
function blockDistance(pattern: string, text: string): number {
  const blocks = (pattern.length + 31) >> 5;
  const rowsOf = new Map<number, Int32Array>();
  for (let row = 0; row < pattern.length; row++) {
    const code = pattern.charCodeAt(row);
    let rows = rowsOf.get(code);
    if (!rows) rowsOf.set(code, (rows = new Int32Array(blocks)));
    rows[row >> 5] = (rows[row >> 5] ?? 0) | (1 << (row & 31));
  }
  const none = new Int32Array(blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = 1 << ((pattern.length - 1) & 31);
  let distance = pattern.length;
  for (let column = 0; column < text.length; column++) {
    const rows = rowsOf.get(text.charCodeAt(column)) ?? none;
    let carry = 1;
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
  }
  return distance;
}
