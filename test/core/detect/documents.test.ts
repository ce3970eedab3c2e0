/**
 * Whole documents, read as text and as Markdown. Those that speak of traces ask about none of tier A, B or C; those with residue, or
 * with a chat's words, are asked about for each ⟦rule-id⟧ and nothing else. Documents are parted by lines of three equals signs: adding a case is adding one.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { readMarkdown, readText } from "../../../src/hosts/plain/index.ts";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../corpus/documents");
const documents = (name: string): string[] => readFileSync(path.join(folder, name), "utf8").trimEnd().split("\n===\n");
const readers = { text: readText, Markdown: readMarkdown } as const;

/** Rules of these tiers that the document is asked about, in order of their names. */
function askedIn(document: string, reader: keyof typeof readers, tiers: string): string[] {
  const { text } = readers[reader](new TextEncoder().encode(document));
  const traces = findingsOf(text, scan(text)).flatMap((finding) => finding.traces);
  return traces
    .filter(({ tier }) => tiers.includes(tier))
    .map(({ rule }) => rule)
    .sort();
}

describe.each(["text", "Markdown"] as const)("read as %s", (reader) => {
  test.each(documents("about.txt"))("no question: %s", (document) => expect(askedIn(document, reader, "ABC")).toEqual([]));

  test.each([
    ...documents("residue.txt").map((document) => ["AB", document]),
    ...documents("speech.txt").map((document) => ["ABC", document]),
  ])("a question of tier %s: %s", (tiers, document) => {
    const expected = [...document.matchAll(/⟦([^⟧]+)⟧/g)].map((match) => match[1]).sort();
    expect(expected.length).toBeGreaterThan(0);
    expect(askedIn(document.replace(/⟦[^⟧]+⟧/g, ""), reader, tiers)).toEqual(expected);
  });
});

test("each rule of tier A and B that reads text has residue in its natural surroundings", () => {
  const marked = documents("residue.txt").join("\n");
  const without = allRules.filter(({ tier, where, id }) => {
    const isOfText = (tier === "A" || tier === "B") && (where === "text" || where === "both");
    return isOfText && !marked.includes(`⟦${id}⟧`);
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});
