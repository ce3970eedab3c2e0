/** Alignment: against the textbook longest common subsequence, and what it must never do. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { align } from "../../../src/core/anchor/align.ts";

/** Length of the longest common subsequence, by the definition. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    b.forEach((right, j) => next.push(left === right ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)));
    row = next;
  }
  return row[b.length] ?? 0;
}

function aligned(old: readonly number[], next: readonly number[]) {
  const only = new Map<number, number>();
  next.forEach((print, index) => only.set(print, only.has(print) ? -1 : index));
  const { toNew, isAmbiguous } = align(Uint32Array.from(old), Uint32Array.from(next), only);
  return { toNew: [...toNew], isAmbiguous: [...isAmbiguous] };
}

const matched = (toNew: readonly number[]) => toNew.filter((index) => index !== -1);

describe("align", () => {
  /** [what happened, old, new, old → new] */
  const cases: [string, number[], number[], number[]][] = [
    ["nothing", [1, 2, 3], [1, 2, 3], [0, 1, 2]],
    ["inserted", [1, 2, 3], [1, 9, 2, 8, 3], [0, 2, 4]],
    ["deleted", [1, 2, 3], [1, 3], [0, -1, 1]],
    ["changed", [1, 2, 3], [1, 9, 3], [0, -1, 2]],
    ["moved", [1, 2, 3, 4, 5], [1, 3, 4, 5, 2], [0, -1, 1, 2, 3]],
    ["twins in place", [1, 7, 2, 7, 3], [1, 7, 2, 7, 3], [0, 1, 2, 3, 4]],
    ["the first twin deleted", [1, 7, 2, 7, 3], [1, 2, 7, 3], [0, -1, 1, 2, 3]],
    ["a copy put in far away", [1, 7, 2, 3], [1, 7, 2, 3, 7], [0, 1, 2, 3]],
    ["only twins", [7, 7, 7], [7, 7, 7], [0, 1, 2]],
    ["nothing left", [1, 2], [3, 4], [-1, -1]],
    ["empty", [], [1], []],
  ];
  test.each(cases)("%s", (_, old, next, expected) => {
    expect(aligned(old, next).toNew).toEqual(expected);
  });

  test("one of two twins side by side is gone: which one can't be told", () => {
    const { toNew, isAmbiguous } = aligned([1, 7, 7, 2], [1, 7, 2]);
    expect(matched(toNew)).toHaveLength(3);
    expect(isAmbiguous).toEqual([0, 1, 0, 0]);
  });

  test("a twin between the same neighbours as before is no riddle", () => {
    expect(aligned([1, 7, 2, 7, 3], [1, 7, 2, 9, 7, 3]).isAmbiguous).toEqual([0, 0, 0, 0, 0]);
  });

  const prints = (most: number) => fc.array(fc.nat(most), { maxLength: 60 });

  test("matches are equal, in order, and each used once", () => {
    fc.assert(
      fc.property(prints(20), prints(20), (old, next) => {
        const { toNew } = aligned(old, next);
        let last = -1;
        toNew.forEach((index, at) => {
          if (index === -1) return;
          expect(index).toBeGreaterThan(last);
          expect(next[index]).toBe(old[at]);
          last = index;
        });
      }),
      { numRuns: 400 },
    );
  });

  test("with distinct sentences it is a longest common subsequence", () => {
    const distinct = fc.uniqueArray(fc.nat(80), { maxLength: 60 });
    fc.assert(
      fc.property(distinct, distinct, (old, next) => {
        expect(matched(aligned(old, next).toNew)).toHaveLength(longestCommon(old, next));
      }),
      { numRuns: 400 },
    );
  });

  test("with nothing but twins it is a longest common subsequence too", () => {
    const twins = fc.array(fc.nat(3), { maxLength: 30 }).map((list) => [...list, ...list]);
    fc.assert(
      fc.property(twins, twins, (old, next) => {
        expect(matched(aligned(old, next).toNew)).toHaveLength(longestCommon(old, next));
      }),
      { numRuns: 500 },
    );
  });

  test("unchanged text is aligned with itself, and insertions do not lose a sentence", () => {
    fc.assert(
      fc.property(prints(12), fc.nat(60), prints(12), (old, place, added) => {
        expect(aligned(old, old).toNew).toEqual(old.map((_, index) => index));
        const at = Math.min(place, old.length);
        const fresh = added.map((print) => print + 1000);
        expect(matched(aligned(old, [...old.slice(0, at), ...fresh, ...old.slice(at)]).toNew)).toHaveLength(old.length);
      }),
      { numRuns: 500 },
    );
  });

  test("a long document with hardly a unique sentence costs neither minutes nor memory", () => {
    const old = Array.from({ length: 2000 }, (_, index) => index % 7);
    const next = Array.from({ length: 30_000 }, (_, index) => (index * 3) % 7);
    const before = performance.now();
    aligned(old, next);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
