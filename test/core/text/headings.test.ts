/** Headings by style and by words, and the sections under them. */
import { describe, expect, test } from "@jest/globals";
import { plainDocument, plainParagraph, type Story } from "../../../src/core/text/document.ts";
import { findHeading, headingName, headingsOf, sectionHeadingOf, sectionRange } from "../../../src/core/text/headings.ts";

const names = ["Förslag till beslut", "Sammanfattning", "Beslutsunderlag"];

function storyOf(lines: Parameters<typeof plainDocument>[0]): Story {
  const story = plainDocument(lines).stories[0];
  if (!story) throw new Error("no body");
  return story;
}

const heading = (text: string, level: number) => plainParagraph(text, { heading: level, style: `Rubrik ${level}` });

const styled = storyOf([
  heading("Tjänsteskrivelse", 1), // 0
  heading("1. Förslag till beslut", 2),
  "Nämnden godkänner rapporten.",
  heading("2. Ärendet", 2), // 3
  heading("2.1 Bakgrund", 3),
  "Skolan är byggd 1970.",
  heading("3. Beslutsunderlag:", 2), // 6
  "Rapport",
  "",
]);

const bold = storyOf([
  "Tjänsteskrivelse",
  "FÖRSLAG TILL BESLUT:",
  "Nämnden godkänner rapporten.",
  "Beslutsunderlag",
  "Rapport",
  plainParagraph("Sammanfattning", { inList: true }),
]);

describe("names", () => {
  test.each([
    ["3. Beslutsunderlag:", "beslutsunderlag"],
    ["3.2.1  Bakgrund .", "bakgrund"],
    ["IV. Bakgrund", "bakgrund"],
    ["b) Ärendet", "ärendet"],
    ["§ 12 Budget", "budget"],
    ["2025 års budget", "2025 års budget"],
    ["Förslag\u00A0till beslut", "förslag till beslut"],
    ["", ""],
  ])("%j is compared as %j", (line, name) => {
    expect(headingName(line)).toBe(name);
  });
});

describe("headings by style", () => {
  test("the heading in force is the nearest at or above", () => {
    expect(sectionHeadingOf(styled, 2)?.name).toBe("förslag till beslut");
    expect(sectionHeadingOf(styled, 5)?.name).toBe("bakgrund");
    expect(sectionHeadingOf(styled, 6)?.name).toBe("beslutsunderlag");
  });

  test("a section ends at the next heading of the same or a higher level", () => {
    expect(sectionRange(styled, 0)).toEqual({ from: 0, to: 9 });
    expect(sectionRange(styled, 3)).toEqual({ from: 3, to: 6 });
    expect(sectionRange(styled, 4)).toEqual({ from: 4, to: 6 });
    expect(sectionRange(styled, 6)).toEqual({ from: 6, to: 9 });
    expect(sectionRange(styled, 2)).toEqual({ from: 2, to: 3 });
  });

  test("a heading is found by name whatever its case, number or colon", () => {
    expect(findHeading(styled, ["BESLUTSUNDERLAG"])?.paragraph).toBe(6);
    expect(findHeading(styled, ["Källor"])).toBeNull();
  });

  test("an empty paragraph in a heading style is no heading", () => {
    expect(headingsOf(storyOf([heading("", 1), heading("\uFFFC", 1), "a"]))).toEqual([]);
  });
});

describe("headings by words alone", () => {
  test("a whole line that is a known name counts, a list item does not", () => {
    expect(headingsOf(bold, names).map((found) => found.paragraph)).toEqual([1, 3]);
    expect(headingsOf(bold)).toEqual([]);
    expect(sectionHeadingOf(bold, 2, names)?.name).toBe("förslag till beslut");
    expect(sectionHeadingOf(bold, 0, names)).toBeNull();
    expect(sectionRange(bold, 1, names)).toEqual({ from: 1, to: 3 });
  });

  test("a styled heading goes before a line that only has the words", () => {
    const mixed = storyOf(["Beslutsunderlag", "se nedan", heading("Beslutsunderlag", 2), "Rapport"]);
    expect(findHeading(mixed, names)?.paragraph).toBe(2);
  });

  test("a line known by its words ends the styled section before it", () => {
    const mixed = storyOf([heading("Förslag till beslut", 2), "Nämnden godkänner.", "Sammanfattning", "Kort."]);
    expect(sectionRange(mixed, 0, names)).toEqual({ from: 0, to: 2 });
  });
});
