/** Aligns the prints of an old outline with those of the text as it stands: which sentence is still which. */

/** A gap without unique sentences is aligned exactly up to this many cells (8 MB); beyond it only its equal ends are. */
const CELLS = 4_000_000;

export interface Alignment {
  /** For each old sentence its index in the new text, or -1. Rises strictly over the matched ones. */
  readonly toNew: Int32Array;
  /**
   * 1 where a match might as well be another: the same print stands in its gap a different number of times in old and new
   * text. A gap lies between two matches whose prints are unique on both sides.
   */
  readonly isAmbiguous: Uint8Array;
}

/** Half-open ranges of the old and the new sentences that answer to each other. */
interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * Patience alignment: prints that are unique on both sides are paired, the longest run of pairs in order is kept, and the
 * gaps between are aligned in the same way; a gap without unique prints gets an exact longest common subsequence. Text
 * that moved is left unmatched. `only` gives each new print's only index (-1: several), so that a long story is counted once
 * for many outlines. Cost: near-linear in the outline plus the gaps.
 */
export function align(old: Uint32Array, next: Uint32Array, only: ReadonlyMap<number, number>): Alignment {
  const alignment = { toNew: new Int32Array(old.length).fill(-1), isAmbiguous: new Uint8Array(old.length) };
  const whole: Gap = { oldFrom: 0, oldTo: old.length, newFrom: 0, newTo: next.length };
  const open = split(whole, pairsIn(old, whole, only), alignment);
  if (open.length === 1 && open[0] === whole) alignExactly(old, next, whole, alignment);
  else alignGaps(old, next, open, alignment);
  return alignment;
}

function alignGaps(old: Uint32Array, next: Uint32Array, gaps: Gap[], alignment: Alignment): void {
  const open = gaps;
  for (let gap = open.pop(); gap; gap = open.pop()) {
    if (gap.oldFrom === gap.oldTo || gap.newFrom === gap.newTo) continue;
    const inside = split(gap, pairsIn(old, gap, onlyIn(next, gap)), alignment);
    if (inside.length === 1 && inside[0] === gap) alignExactly(old, next, gap, alignment);
    else open.push(...inside);
  }
}

/** Each print of the new side of a gap with its only index, or -1. */
function onlyIn(next: Uint32Array, gap: Gap): Map<number, number> {
  const only = new Map<number, number>();
  for (let index = gap.newFrom; index < gap.newTo; index++) {
    const print = next[index] ?? 0;
    only.set(print, only.has(print) ? -1 : index);
  }
  return only;
}

/** Pairs [old, new] of prints that stand once on each side of the gap, in old order. */
function pairsIn(old: Uint32Array, gap: Gap, only: ReadonlyMap<number, number>): [number, number][] {
  const times = new Map<number, number>();
  for (let index = gap.oldFrom; index < gap.oldTo; index++) {
    const print = old[index] ?? 0;
    if ((only.get(print) ?? -1) >= 0) times.set(print, (times.get(print) ?? 0) + 1);
  }
  const pairs: [number, number][] = [];
  for (let index = gap.oldFrom; index < gap.oldTo; index++) {
    const print = old[index] ?? 0;
    if (times.get(print) === 1) pairs.push([index, only.get(print) ?? -1]);
  }
  return pairs;
}

/** Records the longest rising run of pairs and returns the gaps between them; the gap itself when there are no pairs. */
function split(gap: Gap, pairs: readonly [number, number][], alignment: Alignment): Gap[] {
  const run = longestRising(pairs);
  if (run.length === 0) return [gap];
  const gaps: Gap[] = [];
  let { oldFrom, newFrom } = gap;
  for (const [oldIndex, newIndex] of run) {
    alignment.toNew[oldIndex] = newIndex;
    gaps.push({ oldFrom, oldTo: oldIndex, newFrom, newTo: newIndex });
    oldFrom = oldIndex + 1;
    newFrom = newIndex + 1;
  }
  gaps.push({ oldFrom, oldTo: gap.oldTo, newFrom, newTo: gap.newTo });
  return gaps;
}

/** The longest subsequence of pairs whose new indexes rise (patience sorting, n log n). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, newIndex], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < newIndex) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  });
  const run: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** A longest common subsequence of a gap in which no print is unique on both sides. */
function alignExactly(old: Uint32Array, next: Uint32Array, gap: Gap, alignment: Alignment): void {
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  const isUneven = unevenPrints(old, next, gap);
  const pair = (oldIndex: number, newIndex: number) => {
    alignment.toNew[oldIndex] = newIndex;
    if (isUneven.has(old[oldIndex] ?? 0)) alignment.isAmbiguous[oldIndex] = 1;
  };
  while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === next[newFrom]) pair(oldFrom++, newFrom++);
  while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] === next[newTo - 1]) pair(--oldTo, --newTo);
  const height = oldTo - oldFrom;
  const width = newTo - newFrom;
  if (height === 0 || width === 0 || height * width > CELLS) return;
  // longest[i][j]: length of the longest common subsequence of what follows old i and new j.
  const longest = new Uint16Array((height + 1) * (width + 1));
  const at = (i: number, j: number) => longest[i * (width + 1) + j] ?? 0;
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const isSame = old[oldFrom + i] === next[newFrom + j];
      longest[i * (width + 1) + j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < height && j < width;) {
    if (old[oldFrom + i] === next[newFrom + j]) pair(oldFrom + i++, newFrom + j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
}

/** Prints that stand on both sides of a gap, but not equally often. */
function unevenPrints(old: Uint32Array, next: Uint32Array, gap: Gap): Set<number> {
  const balance = new Map<number, number>();
  for (let index = gap.oldFrom; index < gap.oldTo; index++) balance.set(old[index] ?? 0, (balance.get(old[index] ?? 0) ?? 0) + 1);
  const uneven = new Set<number>();
  for (let index = gap.newFrom; index < gap.newTo; index++) {
    const print = next[index] ?? 0;
    const left = balance.get(print);
    if (left !== undefined) balance.set(print, left - 1);
  }
  for (const [print, left] of balance) if (left !== 0) uneven.add(print);
  return uneven;
}
