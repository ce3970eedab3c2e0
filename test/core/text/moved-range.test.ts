/** A range follows its words when the text around it changes, and is given up when its words do. */
import { expect, test } from "@jest/globals";
import { plainDocument, type TextRange } from "../../../src/core/text/document.ts";
import { movedRange } from "../../../src/core/text/moved-range.ts";

const at = (from: number, to = from): TextRange => ({
  story: "body",
  from: { paragraph: from, offset: 2 },
  to: { paragraph: to, offset: 4 },
});
const moved = (range: TextRange, old: readonly string[], fresh: readonly string[]): number | null =>
  movedRange(range, plainDocument(old), plainDocument(fresh))?.from.paragraph ?? null;

test("paragraphs put in before it push it down; paragraphs taken out pull it up", () => {
  expect(moved(at(1), ["Ett", "Två", "Tre"], ["Nytt", "Ett", "Två", "Tre"])).toBe(2);
  expect(moved(at(2), ["Ett", "Två", "Tre"], ["Två", "Tre"])).toBe(1);
  expect(movedRange(at(1, 2), plainDocument(["a", "bcde", "cdef"]), plainDocument(["a", "x", "bcde", "cdef"]))).toEqual(at(2, 3));
});

test("words typed elsewhere leave it where it is", () => {
  expect(moved(at(1), ["Ett", "Två", "Tre"], ["Ett och mer", "Två", "Tre!"])).toBe(1);
});

test("its own words changed, or gone, give no place", () => {
  expect(moved(at(1), ["Ett", "Två", "Tre"], ["Ett", "Två!", "Tre"])).toBeNull();
  expect(moved(at(1), ["Ett", "Två", "Tre"], ["Ett", "Tre"])).toBeNull();
  expect(movedRange({ ...at(0), story: "footnote:1" }, plainDocument(["Ett"]), plainDocument(["Ett"]))).toBeNull();
});

test("of twins, the one between the same neighbours is it; otherwise none", () => {
  expect(moved(at(1), ["a", "Lika", "b", "Lika", "c"], ["ny", "a", "Lika", "b", "Lika", "c"])).toBe(2);
  expect(moved(at(1), ["a", "Lika", "b"], ["x", "Lika", "y", "Lika", "z"])).toBeNull();
});
