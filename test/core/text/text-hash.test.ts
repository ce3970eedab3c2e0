/** Text hashes: what must not change them, and what must. */
import { describe, expect, test } from "@jest/globals";
import { sha256Hex } from "../../../src/core/sha256.ts";
import { type DocumentText, plainDocument, plainParagraph } from "../../../src/core/text/document.ts";
import { documentHash, sentenceHash, textHash } from "../../../src/core/text/text-hash.ts";

const withStory = (id: string, line: string): DocumentText => ({
  ...plainDocument(["Ett", "Två"]),
  stories: [...plainDocument(["Ett", "Två"]).stories, { id, kind: "footnote", paragraphs: [plainParagraph(line)] }],
});

describe("hashes", () => {
  test("SHA-256 gives the published digest of abc (FIPS 180-4, B.1)", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("a text's hash is that of its normal form, in UTF-8, without blanks at the ends", () => {
    expect(textHash(" ”Å”\u00A0–\n Säter ")).toBe(sha256Hex('"Å" - Säter'));
    expect(textHash("Avesta")).not.toBe(textHash("avesta"));
    expect(sentenceHash("Avesta")).toBe(textHash("Avesta").slice(0, 16));
  });

  test("a re-save that changes spelling of signs or blank paragraphs keeps the document's hash", () => {
    const before = documentHash(plainDocument(["Ett ”citat”", "Två"]));
    expect(documentHash(plainDocument(["Ett \u201Ecitat\u201C ", "", "Tv\u00ADå", "\uFFFC"]))).toBe(before);
  });

  test.each([
    ["a word", plainDocument(["Ett", "Tre"])],
    ["the order", plainDocument(["Två", "Ett"])],
    ["a paragraph end", plainDocument(["Ett Två"])],
    ["another story", withStory("footnote:1", "Not")],
  ])("another document by %s has another hash", (_, other) => {
    expect(documentHash(other)).not.toBe(documentHash(plainDocument(["Ett", "Två"])));
  });

  test("text can't pass for a story, nor a story's id for text", () => {
    const hashes = [
      withStory("footnote:1", "Not"),
      withStory("footnote:2", "Not"),
      withStory('footnote:1"\ntext Not', "Not"),
      plainDocument(["Ett", "Två", 'story "footnote:1"', "text Not"]),
      plainDocument(["Ett", "Två", "Not"]),
    ].map(documentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
