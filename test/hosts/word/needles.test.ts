/** Words to search for name exactly one place, also where the same words stand several times. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { folded, needleFor, needleFrom, needleTo, routesIn, type Needle } from "../../../src/hosts/word/needles.ts";

/** The place that a search for the needle finds, as Word searches: case and all, quotes alike, hits one after the other. */
function found({ words, nth }: Needle, text: string): number {
  let at = -1;
  let from = 0;
  for (let hit = 0; hit <= nth; hit++) {
    at = folded(text).indexOf(folded(words), from);
    if (at < 0) return -1;
    from = at + words.length;
  }
  return at;
}

const texts = fc
  .array(fc.constantFrom("ja ", "nej ", "”ja” ", '"ja" ', "och ", "\t", "^", "å"), { minLength: 1, maxLength: 40 })
  .map((list) => list.join(""));

describe("a needle", () => {
  test("that begins at a place finds it", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const offset = seed % text.length;
        const needle = needleFrom(text, offset);
        if (needle === null) expect(text[offset]).toMatch(/[\t^]/);
        else expect(found(needle, text)).toBe(offset);
      }),
    );
  });

  test("that ends at a place finds it", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const offset = (seed % text.length) + 1;
        const needle = needleTo(text, offset);
        if (needle === null) expect(text[offset - 1]).toMatch(/[\t^]/);
        else expect(found(needle, text)).toBe(offset - needle.words.length);
      }),
    );
  });

  test("is never longer than Word searches for, and holds no code", () => {
    const needle = needleFrom(`${"ordet ".repeat(100)}slut`, 6);
    expect(needle?.words.length).toBeLessThanOrEqual(255);
    expect(needleFor("a^b", 0, 3)).toBeNull();
    expect(needleFor("x".repeat(300), 0, 300)).toBeNull();
  });

  test("for a stretch counts the hits before it", () => {
    expect(needleFor("ja ja ja", 6, 8)).toEqual({ words: "ja", nth: 2 });
  });
});

describe("a route", () => {
  const paragraphs = (...texts: readonly string[]): { text: string; id: null }[] => texts.map((text) => ({ text, id: null }));

  test("goes by the paragraph's own words where it has any", () => {
    expect(routesIn(paragraphs("Ingress först", "Andra stycket"))(1)).toEqual({ words: "Andra stycket", steps: 0 });
  });

  test("goes from a neighbour to a paragraph that is empty or a twin", () => {
    const route = routesIn(paragraphs("Lika lydande", "", "Lika lydande", "Eget stycke"));
    expect(route(2)).toEqual({ words: "Eget stycke", steps: -1 });
    expect(route(1)).toEqual({ words: "Eget stycke", steps: -2 });
  });

  test("takes quotes of all kinds for the same, as Word's search does", () => {
    expect(routesIn(paragraphs("Säg ”hej då”", 'Säg "hej då"'))(0)).toBeNull();
  });

  test("is missing where nothing has words of its own", () => {
    expect(routesIn(paragraphs("Lika lydande", "Lika lydande"))(0)).toBeNull();
  });
});
