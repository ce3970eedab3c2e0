/** Passages and quotes: where they begin and end. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type DocumentText, plainDocument, plainParagraph, textIn, type TextRange } from "../../../src/core/text/document.ts";
import { normalize } from "../../../src/core/text/normalize.ts";
import { passageAround, passagesOf, sentencesInStory, sentenceText } from "../../../src/core/text/passages.ts";
import { findQuote } from "../../../src/core/text/quote.ts";

const body = (from: [number, number], to: [number, number]): TextRange => ({
  story: "body",
  from: { paragraph: from[0], offset: from[1] },
  to: { paragraph: to[0], offset: to[1] },
});

const report = plainDocument([
  "Bakgrund",
  "Ärendet gäller skolan. Enligt 4 kap. 12 § ska nämnden yttra sig. Det har den gjort.",
  "",
  "Nästa stycke är kort. Det slutar här.",
]);

describe("passageAround", () => {
  /** [range, the passage's text] */
  const cases: [string, TextRange, string][] = [
    ["part of one sentence", body([1, 30], [1, 35]), "Enligt 4 kap. 12 § ska nämnden yttra sig."],
    ["two half sentences", body([1, 50], [1, 70]), "Enligt 4 kap. 12 § ska nämnden yttra sig. Det har den gjort."],
    ["across paragraphs", body([1, 70], [3, 3]), "Det har den gjort.\n\nNästa stycke är kort."],
    ["begins where the one before ends", body([1, 22], [1, 30]), "Enligt 4 kap. 12 § ska nämnden yttra sig."],
    ["a cursor in a sentence", body([1, 3], [1, 3]), "Ärendet gäller skolan."],
    ["a cursor at the end", body([1, 83], [1, 83]), "Det har den gjort."],
    ["from an empty paragraph", body([2, 0], [3, 3]), "Nästa stycke är kort."],
    ["to an empty paragraph", body([1, 70], [2, 0]), "Det har den gjort."],
    ["ends where the next begins", body([1, 0], [1, 23]), "Ärendet gäller skolan."],
    ["past the end of the story", body([3, 25], [9, 0]), "Det slutar här."],
  ];
  test.each(cases)("%s", (_, range, expected) => {
    expect(textIn(report, passageAround(report, range))).toBe(expected);
  });

  test("a range without a sentence comes back as it is", () => {
    expect(passageAround(report, body([2, 0], [2, 0]))).toEqual(body([2, 0], [2, 0]));
    expect(passageAround(report, { ...body([0, 0], [0, 1]), story: "footnote:1" }).story).toBe("footnote:1");
  });

  test("a passage is its own passage, for any range", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(90), fc.nat(3), fc.nat(90), (p, a, q, b) => {
        const first = p < q || (p === q && a <= b);
        const once = passageAround(report, first ? body([p, a], [q, b]) : body([q, b], [p, a]));
        expect(passageAround(report, once)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});

test("ranges that share a sentence are one passage, in reading order", () => {
  const passages = passagesOf(report, [
    body([3, 0], [3, 2]),
    body([1, 30], [1, 31]),
    body([1, 40], [1, 70]),
    body([0, 0], [0, 1]),
  ]);
  expect(passages.map((passage) => textIn(report, passage))).toEqual([
    "Bakgrund",
    "Enligt 4 kap. 12 § ska nämnden yttra sig. Det har den gjort.",
    "Nästa stycke är kort.",
  ]);
});

test("the sentences of a story keep their paragraphs", () => {
  const story = report.stories[0];
  if (!story) throw new Error("no body");
  expect(sentencesInStory(story).map((sentence) => [sentence.paragraph, sentenceText(story, sentence)])).toEqual([
    [0, "Bakgrund"],
    [1, "Ärendet gäller skolan."],
    [1, "Enligt 4 kap. 12 § ska nämnden yttra sig."],
    [1, "Det har den gjort."],
    [3, "Nästa stycke är kort."],
    [3, "Det slutar här."],
  ]);
});

describe("findQuote", () => {
  const spelled: DocumentText = {
    ...plainDocument(["\u00A0Hon sade:\u00A0”Det är klart”\u00A0– nu.", "", "\u00ADNästa sty\u00ADcke. ", "Det är klart."]),
    stories: [
      ...plainDocument(["\u00A0Hon sade:\u00A0”Det är klart”\u00A0– nu.", "", "\u00ADNästa sty\u00ADcke. ", "Det är klart."])
        .stories,
      { id: "footnote:1", kind: "footnote", paragraphs: [plainParagraph("Det är klart.")] },
    ],
  };
  /** [quote, the text found at each place] */
  const cases: [string, string[]][] = [
    ['Hon sade: "Det är klart" - nu.', ["Hon sade:\u00A0”Det är klart”\u00A0– nu."]],
    ["nu. Nästa stycke.", ["nu.\n\n\u00ADNästa sty\u00ADcke."]],
    ["nu.\n\nNästa stycke.", ["nu.\n\n\u00ADNästa sty\u00ADcke."]],
    ["stycke", ["sty\u00ADcke"]],
    ["Det är klart", ["Det är klart", "Det är klart", "Det är klart"]],
    ["Det är klart.", ["Det är klart.", "Det är klart."]],
    ["stycke. Det är klart. Det", []],
    ["finns inte", []],
    [" \u00AD ", []],
  ];
  test.each(cases)("%j", (quote, expected) => {
    const found = findQuote(spelled, quote).map((range) => textIn(spelled, range));
    expect(found.map((text) => text.replaceAll(/^\u00AD/g, ""))).toEqual(expected.map((text) => text.replaceAll(/^\u00AD/g, "")));
  });

  test("overlapping places count, so that a quote is never called unique by chance", () => {
    expect(findQuote(plainDocument(["ha ha ha"]), "ha ha")).toHaveLength(2);
  });

  test("any cut of a document is found where it was cut", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(40), fc.nat(3), fc.nat(40), (p, a, q, b) => {
        const forward = p < q || (p === q && a < b);
        const range = forward ? body([p, a], [q, b]) : body([q, b], [p, a]);
        const cut = textIn(spelled, range);
        const wanted = normalize(cut).trim();
        fc.pre(wanted !== "" && !/^\p{M}/u.test(wanted));
        const found = findQuote(spelled, cut);
        expect(found.length).toBeGreaterThan(0);
        for (const place of found) expect(normalize(textIn(spelled, place)).trim()).toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});
