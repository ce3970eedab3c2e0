/** Normal form: a table of spellings, and the laws of the map back. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { normalize, normalizeWithMap } from "../../../src/core/text/normalize.ts";

/** [as it stands, in normal form] */
const spellings: [string, string][] = [
  ["Kommunens ansvar", "Kommunens ansvar"],
  ["4\u00A0kap.\u202F12\u2009§", "4 kap. 12 §"],
  ["a \t\r\n\u2028 b", "a b"],
  ["kommun\u00ADstyrelse", "kommunstyrelse"],
  ["a\u200Bb\u2060c\uFEFFd", "abcd"],
  ["a \u00AD b", "a b"],
  ["EU\u2011rätt", "EU-rätt"],
  ["1–2 — 3 − 4 ‐ 5", "1-2 - 3 - 4 - 5"],
  ["”citat” „citat“ »citat« “citat”", '"citat" "citat" "citat" "citat"'],
  ["it’s ‘so’ `x´", "it's 'so' 'x'"],
  ["A\u030Avesta Sa\u0308ter", "Åvesta Säter"],
  ["e\u00AD\u0301", "é"],
  ["a\u0315\u0300", "à\u0315"],
  ["bild \uFFFC här", "bild här"],
  ["\u1112\u1161\u11AB", "한"],
  ["5 € • 50 % …", "5 € • 50 % …"],
  ["👩‍👩‍👧 🎉", "👩‍👩‍👧 🎉"],
  [" a ", " a "],
];

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "a",
        "å",
        "e",
        "\u0301",
        "\u0308",
        "\u0315",
        "\u0323",
        "\u00AD",
        "\u200B",
        " ",
        "\u00A0",
        "\n",
        "\uFFFC",
        "”",
        "–",
        "🎉",
        "\u1112",
        "\u1161",
        "\u11AB",
        "\u212B",
        "\u1FEF",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

/** The definition, step by step, without any shortcut. */
const byDefinition = (text: string): string =>
  text
    .replace(/[\u00AD\u200B\u2060\uFEFF\uFFFC]/g, "")
    .normalize("NFC")
    .replace(/[\u2018-\u201B\u2032\u2039\u203A\u00B4`]/g, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\s\u0085]+/g, " ");

describe("normal form", () => {
  test("is what its definition says, for every character alone, between letters and after a space, and for strings of them", () => {
    for (let point = 0; point <= 0xffff; point++) {
      const character = String.fromCharCode(point);
      for (const text of [character, `a${character}b`, `e ${character}  c`])
        if (normalize(text) !== byDefinition(text)) throw new Error(`U+${point.toString(16)} in ${JSON.stringify(text)}`);
    }
    fc.assert(fc.property(texts, (text) => expect(normalize(text)).toBe(byDefinition(text))));
  });

  test.each(spellings)("%j becomes %j", (text, normal) => {
    expect(normalize(text)).toBe(normal);
    expect(normalizeWithMap(text).text).toBe(normal);
  });

  test("plain text comes back as the same string", () => {
    const text = "Kommunstyrelsen föreslår 12 § (se s. 3): 5 % och 10 €.";
    expect(normalize(text)).toBe(text);
    expect(normalizeWithMap(text).toOriginal(7)).toBe(7);
  });

  test("it is idempotent, and the same with and without a map", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = normalize(text);
        expect(normalize(once)).toBe(once);
        expect(normalizeWithMap(text).text).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  test("the map never falls and stays inside the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: normal, toOriginal } = normalizeWithMap(text);
        for (const edge of ["start", "end"] as const) {
          let last = 0;
          for (let offset = 0; offset <= normal.length; offset++) {
            const at = toOriginal(offset, edge);
            expect(at).toBeGreaterThanOrEqual(last);
            expect(at).toBeLessThanOrEqual(text.length);
            last = at;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a span of the normal form cuts original text with that normal form", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, two) => {
        const { text: normal, toOriginal } = normalizeWithMap(text);
        const [start = 0, end = 0] = [one % (normal.length + 1), two % (normal.length + 1)].sort((a, b) => a - b);
        fc.pre(start < end && !cutsCharacter(normal, start) && !cutsCharacter(normal, end));
        expect(normalize(text.slice(toOriginal(start), toOriginal(end, "end")))).toBe(normal.slice(start, end));
      }),
      { numRuns: 400 },
    );
  });

  test.each(["\u00AD", "a\u00AD", "\uFEFF", "\u0301", "\u0F71\u0F72\u0F74", "\uD800\u00AD"])(
    "a text of %j alone costs time in step with its length",
    (unit) => {
      // In the square of its length, this one would take hours.
      const { text } = normalizeWithMap(unit.repeat(200_000));
      expect(normalize(text)).toBe(text);
    },
  );
});

/** True when the offset parts a surrogate pair, or a mark or jamo from what it belongs to. */
function cutsCharacter(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const after = text.slice(offset);
  if (/^[\uDC00-\uDFFF]/.test(after) && /[\uD800-\uDBFF]$/.test(before)) return true;
  return /^\p{M}/u.test(after) || /^[\u1160-\u11FF]/.test(after);
}
