/** What is said about an edit that fell short: every reason and every edit in both languages, each once. */
import { describe, expect, test } from "@jest/globals";
import type { EditOutcome, HostEdit, LimitReason } from "../../src/core/edits.ts";
import { shortfallSaid, shortfallsSaid, WHY } from "../../src/core/edits-wording.ts";

const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 4 } } as const;
const mark: HostEdit = { kind: "mark", labelId: "a", range, alias: "AI", appearance: { place: "none" } };
const edits: readonly HostEdit[] = [
  mark,
  { kind: "unmark", labelId: "a" },
  { kind: "insert", owner: "a", part: "source", alias: "AI", text: "x", at: { paragraph: 0, side: "after" } },
  { kind: "remove", owner: "a", part: "source" },
  { kind: "keep-record", recordId: "r", json: "{}" },
  { kind: "drop-record" },
];
const reasons = Object.keys(WHY) as LimitReason[];

describe("what fell short", () => {
  test.each(reasons)("%s is said in plain sentences of both languages", (why) => {
    for (const kind of ["limited", "refused"] as const) {
      for (const edit of edits) {
        const { sv, en } = shortfallSaid({ edit, outcome: { kind, why } });
        expect(sv).toContain(WHY[why].sv);
        expect(en).toContain(WHY[why].en);
        for (const text of [sv, en]) {
          expect(text).toMatch(/^\p{Lu}.*\.$/u);
          expect(text.split(/\s+/u).length).toBeLessThanOrEqual(25);
          expect(text).not.toMatch(/misstänk|avslöj|fusk|suspect|cheat|%/iu);
        }
      }
    }
  });

  test("a refused mark is told from a record that was not kept", () => {
    const outcome: EditOutcome = { kind: "refused", why: "old-word" };
    const said = edits.map((edit) => shortfallSaid({ edit, outcome }).sv);
    expect(new Set(said).size).toBe(6);
    expect(said[0]).toBe("Utan synligt märke, men i registreringen: den här versionen av Word kan inte bära märket.");
    expect(said[4]).toMatch(/^Registreringen sparades inte i dokumentet/u);
  });

  test("what was done in full is not told, and the same reason is told once", () => {
    const limited: EditOutcome = { kind: "limited", why: "no-shading-here" };
    expect(shortfallsSaid([mark, mark, mark], [limited, { kind: "done" }, limited])).toHaveLength(1);
    expect(shortfallsSaid([mark], [{ kind: "done" }])).toEqual([]);
  });
});
