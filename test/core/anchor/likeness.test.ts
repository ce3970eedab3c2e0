/** Likeness: against the textbook edit distance, and in the order a reader would put it. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { likeness, likenessLimit } from "../../../src/core/anchor/likeness.ts";

/** The textbook table: one cell per pair of characters. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const sentence = "Kommunstyrelsen föreslår att fullmäktige antar den nya planen för förskolan.";

/** In descending order of likeness to `sentence`. */
const descending = [
  sentence,
  "Kommunstyrelsen föreslår att fullmäktige antar den nya planen för förskolan",
  "Komunstyrelsen föreslår att fullmäktige antar den nya palnen för förskolan.",
  "Kommunstyrelsen föreslår att fullmäktige antar den nya planen för skolan.",
  "Kommunstyrelsen föreslår att nämnden antar den nya planen för äldreomsorgen.",
  "Nämnden föreslår att styrelsen förkastar den gamla planen för äldreomsorgen.",
  "Förslaget har remitterats till samtliga nämnder, som har tillstyrkt det.",
];

describe("likeness", () => {
  test("is one minus the edit distance over the longer length", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "å", " "), maxLength: 150 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        fc.pre(a !== b);
        expect(likeness(a, b)).toBeCloseTo(1 - editDistance(a, b) / Math.max(a.length, b.length), 10);
        expect(likeness(b, a)).toBe(likeness(a, b));
        expect(likeness(a, b)).toBeLessThanOrEqual(likenessLimit(a, b));
      }),
      { numRuns: 500 },
    );
  });

  test("falls down a list that a reader ordered", () => {
    const values = descending.map((other) => likeness(sentence, other));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(new Set(values).size).toBeGreaterThanOrEqual(values.length - 1);
    expect(values[0]).toBe(1);
    expect(values.at(-1)).toBeLessThan(0.35);
  });

  test("of nothing with something is 0, of nothing with nothing 1", () => {
    expect(likeness("", "a")).toBe(0);
    expect(likeness("", "")).toBe(1);
  });

  test("of enormous sentences is a lower bound and quickly found", () => {
    const long = "ord ".repeat(100_000);
    const before = performance.now();
    expect(likeness(`${long}slut`, `x${long}`)).toBeGreaterThanOrEqual(0);
    expect(likeness(long, long.replace("ord", "or"))).toBeGreaterThan(0.99);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
