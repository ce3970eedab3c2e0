/** Sentences: every block of the golden file, and the laws that hold for any text. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isBlank } from "../../../src/core/text/characters.ts";
import { sentencesOf } from "../../../src/core/text/sentences.ts";

const golden = readFileSync(new URL("./sentences.golden.txt", import.meta.url), "utf8");

/** Blocks of the golden file, comments left out, escapes read. */
function goldenCases(): string[] {
  return golden
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ""))
    .filter((block) => block !== "")
    .map((block) =>
      block.replace(/\\u([0-9A-F]{4})|\\([nrt])/g, (_, hex: string | undefined, sign: string | undefined) =>
        hex ? String.fromCharCode(parseInt(hex, 16)) : { n: "\n", r: "\r", t: "\t" }[sign as "n"],
      ),
    );
}

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "Kommunen",
        "beslutar",
        "bl.a.",
        "t. ex.",
        "4 kap.",
        "12 §",
        "kl. 13.00",
        "m.m.",
        "A.",
        "1.",
        "a)",
        "- punkt",
        "…",
        "...",
        "?!",
        "”",
        "(",
        ").",
        "\n",
        "\n\n",
        " ",
        ".",
        "\uFFFC",
        "🎉",
        "\u00AD",
        "st.",
        "Dnr.",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(" "));

describe("sentences", () => {
  const cases = goldenCases();

  test("the golden file holds at least 120 cases", () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  test.each(cases)("%s", (block) => {
    const parts = block.split("|").map((part) => part.trim());
    // The boundary sign and the spaces around it are not part of the text; a line break beside it is.
    const text = block.replace(/ ?\|( ?)(\n?)/g, (_, space: string, line: string) => line || space);
    const got = sentencesOf(text).map((span) => text.slice(span.start, span.end));
    expect(got.join(" | ")).toBe(parts.filter((part) => part.replaceAll("\uFFFC", "") !== "").join(" | "));
  });

  test("spans are trimmed, in order, and leave nothing out but blanks", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const span of sentencesOf(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(isAllBlank(text.slice(last, span.start))).toBe(true);
          const cut = text.slice(span.start, span.end);
          expect(cut).toBe(cut.trim().length === cut.length ? cut : "trimmed");
          last = span.end;
        }
        expect(isAllBlank(text.slice(last))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a sentence cut out stays one sentence when it stands alone", () => {
    for (const text of cases.map((block) => block.replaceAll("|", ""))) {
      for (const span of sentencesOf(text)) {
        const cut = text.slice(span.start, span.end);
        expect(sentencesOf(cut).map((inner) => cut.slice(inner.start, inner.end))).toEqual([cut]);
      }
    }
  });

  test("hostile input costs no more than linear time", () => {
    for (const unit of [".", ". ", "a.", "A. ", "(", "\n", " \n", "1. ", "…”", "st. "]) {
      const text = unit.repeat(Math.ceil(400_000 / unit.length));
      const before = performance.now();
      sentencesOf(text);
      expect(performance.now() - before).toBeLessThan(1500);
    }
  });
});

function isAllBlank(text: string): boolean {
  return [...text].every((sign) => isBlank(sign.charCodeAt(0)) && sign.length === 1);
}
