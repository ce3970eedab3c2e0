/** The zoo: every block of zoo.txt labelled, changed and found again. */
import { readFileSync } from "node:fs";
import { describe as group, expect, test } from "@jest/globals";
import { anchorSchema } from "../../../src/core/anchor/anchor.ts";
import { describe } from "../../../src/core/anchor/describe.ts";
import { reanchorAll } from "../../../src/core/anchor/reanchor.ts";
import type { MarkedPiece } from "../../../src/core/ports.ts";
import { type DocumentText, plainDocument, type Position, textIn, type TextRange } from "../../../src/core/text/document.ts";
import { passageAround } from "../../../src/core/text/passages.ts";

interface Drawn {
  readonly text: DocumentText;
  readonly range: TextRange | null;
  readonly marks: readonly MarkedPiece[];
}

/** Reads a drawn document: ⟦ ⟧ around the range, {n: :n} around piece n of the label's control. */
function read(drawing: string): Drawn {
  const lines: string[] = [];
  const places = new Map<string, Position>();
  const marks: MarkedPiece[] = [];
  drawing.split("\n").forEach((drawn, paragraph) => {
    let line = "";
    for (const part of drawn.split(/(⟦|⟧|\{\d:|:\d\})/)) {
      const place = { paragraph, offset: line.length };
      if (/^[⟦⟧]$/.test(part) || /^\{\d:$/.test(part)) places.set(part, place);
      else if (/^:\d\}$/.test(part)) {
        const piece = Number(part.charAt(1));
        const from = places.get(`{${piece}:`) ?? place;
        marks.push({ labelId: "label", piece, range: { story: "body", from, to: place } });
      } else line += part;
    }
    lines.push(line);
  });
  const [from, to] = [places.get("⟦"), places.get("⟧")];
  return { text: plainDocument(lines), range: from && to ? { story: "body", from, to } : null, marks };
}

const blocks = readFileSync(new URL("./zoo.txt", import.meta.url), "utf8")
  .replace(/^#.*\n/gm, "")
  .trimStart()
  .replace(/\n$/, "")
  .split("\n====\n")
  .map((block) => {
    const [head = "", before = "", after = ""] = block.split(/\n----\n?/);
    const [name = "", expected = ""] = head.split("\n");
    return { name, expected, before: read(before), after: read(after) };
  });

group("the zoo", () => {
  test.each(blocks)("$name: $expected", ({ expected, before, after }) => {
    if (!before.range) throw new Error("the case marks no passage");
    expect(passageAround(before.text, before.range)).toEqual(before.range);
    const anchor = describe(before.text, before.range, "0123456789abcdef0123456789abcdef");
    expect(anchorSchema.parse(anchor)).toEqual(anchor);
    const answer = reanchorAll({ text: after.text, marks: after.marks }, [{ id: "label", anchor }]).get("label");
    if (!answer) throw new Error("no answer");
    expect([answer.kind, ...(answer.kind === "lost" ? [] : [answer.by]), ...answer.doubts].join(" ")).toBe(expected);
    expect(answer.sentences).toHaveLength(anchor.sentences.length);
    if (answer.kind === "lost") expect(after.range).toBeNull();
    else {
      expect(textIn(after.text, answer.range)).toBe(after.range && textIn(after.text, after.range));
      expect(answer.range).toEqual(after.range);
    }
  });

  test("a lost passage is told by its neighbours", () => {
    const deleted = blocks.find((block) => block.name === "deleted");
    if (!deleted?.before.range) throw new Error("no such case");
    const anchor = describe(deleted.before.text, deleted.before.range, "0".repeat(32));
    const answer = reanchorAll({ text: deleted.after.text, marks: [] }, [{ id: "label", anchor }]).get("label");
    expect(answer).toMatchObject({ kind: "lost", before: "Kommunen har en plan.", after: "Nämnden följer upp." });
  });

  test("fates tell sentence by sentence what happened, and what was written inside", () => {
    const before = read("Ett. ⟦Planen antogs 2019 av fullmäktige. Den gäller hela kommunen. Revisorerna granskade den.⟧ Två.");
    const after = read("Ett. Planen antogs 2020 av fullmäktige. Detta skrev jag. Revisorerna granskade den. Två.");
    if (!before.range) throw new Error("no passage");
    const anchor = describe(before.text, before.range, "0".repeat(32));
    const answer = reanchorAll({ text: after.text, marks: [] }, [{ id: "label", anchor }]).get("label");
    expect(answer).toMatchObject({
      kind: "found",
      sentences: [{ kind: "edited", now: "Planen antogs 2020 av fullmäktige." }, { kind: "gone" }, { kind: "intact" }],
      added: ["Detta skrev jag."],
    });
  });

  test("a near-duplicate goes to its own ancestor when both are labelled", () => {
    const lines = [
      "Ansökan från Anna Berg om bidrag för år 2025 avslås.",
      "Ansökan från Erik Lind om bidrag för år 2025 avslås.",
    ];
    const before = plainDocument(["Inledning.", ...lines, "Avslutning."]);
    const after = plainDocument(["Inledning.", "Ansökan från Erik Lind om bidrag för år 2025 bifalls.", "Avslutning."]);
    const anchors = lines.map((line, index) => ({
      id: `l${index}`,
      anchor: describe(
        before,
        { story: "body", from: { paragraph: index + 1, offset: 0 }, to: { paragraph: index + 1, offset: line.length } },
        "0".repeat(32),
      ),
    }));
    for (const order of [anchors, [...anchors].reverse()]) {
      const answers = reanchorAll({ text: after, marks: [] }, order);
      expect([...answers.keys()]).toEqual(order.map(({ id }) => id));
      expect(answers.get("l0")?.kind).toBe("lost");
      expect(answers.get("l1")?.kind).not.toBe("lost");
    }
  });
});
