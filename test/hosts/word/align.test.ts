/** Word's API shows another text than the file has: the two are lined up without guessing. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { plainDocument } from "../../../src/core/text/document.ts";
import type { HostReading, Insertion } from "../../../src/core/ports.ts";
import { mapBody, offsetsIn, skeleton } from "../../../src/hosts/word/align.ts";

const reading = (lines: readonly string[], insertions: readonly Insertion[] = []): HostReading => ({
  text: plainDocument(lines),
  marks: [],
  insertions,
  keptRecord: null,
  flag: null,
  notExamined: [],
  notices: [],
});

const api = (...texts: readonly string[]): { text: string; id: null }[] => texts.map((text) => ({ text, id: null }));
const own = (part: Insertion["part"], paragraph: number, text: string): Insertion => ({
  owner: "a",
  part,
  text,
  story: "body",
  paragraph,
});

describe("paragraphs", () => {
  test("stand where they stand when both sides have the same", () => {
    expect(mapBody(reading(["Ett", "", "Två"]), api("Ett", "", "Två"))).toEqual([0, 1, 2]);
  });

  test("of ours are passed over, and marks in a paragraph are none of its text", () => {
    const insertions = [own("notice", 0, "Delar är AI-text."), own("mark", 1, "[AI: ChatGPT, 2026-11-03]")];
    expect(
      mapBody(reading(["Ett", "Två"], insertions), api("Delar är AI-text.", "Ett", "Två [AI: ChatGPT, 2026-11-03]")),
    ).toEqual([1, 2]);
  });

  test("that somebody put in push the others down", () => {
    expect(mapBody(reading(["Ett", "Två", "Tre"]), api("Nytt", "Ett", "Nytt", "Två", "Tre"))).toEqual([1, 3, 4]);
  });

  test("that Word shows with deleted text keep their place between neighbours", () => {
    expect(mapBody(reading(["Ett", "Två", "Tre"]), api("Ett", "Två borttaget", "Tre"))).toEqual([0, 1, 2]);
  });

  test("that can't be told apart have no place", () => {
    expect(mapBody(reading(["Ett", "Två", "Tre"]), api("Ett", "Annat", "Mer", "Tre"))).toEqual([0, null, 3]);
  });

  test("in table rows whose end Word counts as a paragraph are found", () => {
    expect(mapBody(reading(["a1", "b1", "a2", "b2"]), api("a1\u0007", "b1\u0007", "", "a2\u0007", "b2\u0007", ""))).toEqual([
      0, 1, 3, 4,
    ]);
  });
});

describe("characters", () => {
  test("are found behind a note's number and before our mark", () => {
    const shown = "Ett\u0002 ord. [AI: ChatGPT, 2026-11-03] Två.";
    const offsets = offsetsIn("Ett ord. Två.", shown, ["[AI: ChatGPT, 2026-11-03]"]) ?? [];
    expect([...offsets].map((at) => shown[at]).join("")).toBe("Ett ord. Två.");
    expect(offsets[3]).toBe(4);
  });

  test("of a mark are never taken for the writer's, though the letters are the same", () => {
    const shown = "AI: Ch [AI: Ch] AI";
    const offsets = offsetsIn("AI: Ch AI", shown, ["[AI: Ch]"]) ?? [];
    expect(offsets.every((at) => at < 7 || at >= 15)).toBe(true);
  });

  test("that Word does not show are told as such", () => {
    expect(offsetsIn("ab\ufffccd", "abcd")).toEqual([0, 1, -1, 2, 3]);
  });

  test("of another text altogether are not found", () => {
    expect(offsetsIn("a".repeat(2500), "b".repeat(2500))).toBeNull();
  });

  test("are always a rising run of the same characters, as long as a naive comparison finds", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "c", " "), { maxLength: 24 }).map((list) => list.join(""));
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const offsets = offsetsIn(one, other) ?? [];
        const found = offsets.map((at, index) => [index, at] as const).filter(([, at]) => at >= 0);
        for (const [index, at] of found) expect(other[at]).toBe(one[index]);
        expect(found.map(([, at]) => at)).toEqual(found.map(([, at]) => at).sort((a, b) => a - b));
        expect(new Set(found.map(([, at]) => at)).size).toBe(found.length);
        expect(found.length).toBe(longestCommon(one, other));
      }),
      { numRuns: 300 },
    );
  });
});

/** The length of the longest common subsequence, the slow and sure way. */
function longestCommon(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 0; at < other.length; at++)
      next.push(letter === other[at] ? (row[at] as number) + 1 : Math.max(row[at + 1] as number, next[at] as number));
    row = next;
  }
  return row.at(-1) as number;
}

test("a skeleton is letters and digits, whatever stands between", () => {
  expect(skeleton("4 kap.\u00a012 §\r\n– Örnsköldsvik\u0002")).toBe("4kap12Örnsköldsvik");
});
