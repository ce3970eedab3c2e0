/** Our own text told from the writer's after another program has taken the tags away. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { HostReading, Insertion, MarkedPiece } from "../../../src/core/ports.ts";
import { withoutOwnText } from "../../../src/core/record/own-text.ts";
import type { RecordNotice } from "../../../src/core/record/record.ts";
import { type DocumentText, plainDocument, plainParagraph, textIn } from "../../../src/core/text/document.ts";
import { sampleLabel, sampleRecord } from "../sample-record.ts";

const MARK = "[AI: ChatGPT, 2026-11-03]";
const reading = (text: DocumentText, more: Partial<HostReading> = {}): HostReading => ({
  text, marks: [], insertions: [], keptRecord: null, flag: null, notExamined: [], notices: [], ...more,
}); // prettier-ignore
const notice = (part: RecordNotice["part"], text: string, owner = "k3f9a2bq"): RecordNotice => ({ owner, part, text });
const clean = (
  lines: Parameters<typeof plainDocument>[0],
  notices: RecordNotice[],
  more: Partial<HostReading> = {},
  labels = [sampleLabel()],
) => withoutOwnText(reading(plainDocument(lines), more), sampleRecord({ labels, notices }));
const linesOf = (text: DocumentText) => text.stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.text));

describe("own text without its tags", () => {
  test("is taken out: marks with the blank before them, and whole paragraphs", () => {
    const result = clean(
      ["Titel", "Gjord med AI.", `En mening. En till. ${MARK} Sedan mer.`, "Källor", "AI-motor: ChatGPT."],
      [
        notice("mark", MARK),
        notice("notice", "Gjord med AI.", "document"),
        notice("heading", "Källor", "document"),
        notice("source", "AI-motor: ChatGPT."),
      ],
    );
    expect(linesOf(result.text)).toEqual(["Titel", "En mening. En till. Sedan mer."]);
    expect(result.untagged.map(({ part, paragraph }) => [part, paragraph])).toEqual([
      ["mark", 2],
      ["notice", 1],
      ["heading", 3],
      ["source", 4],
    ]);
  });

  test("stays where its tag stands, since then it is not in the text", () => {
    const insertion: Insertion = { owner: "k3f9a2bq", part: "mark", text: MARK, story: "body", paragraph: 0 };
    const result = clean([`En mening. En till. ${MARK}`], [notice("mark", MARK)], { insertions: [insertion] });
    expect(linesOf(result.text)).toEqual([`En mening. En till. ${MARK}`]);
    expect(result.untagged).toEqual([]);
  });

  test("is taken out once for each time it was written, after the passage it belongs to", () => {
    const result = clean([`Någon skriver ${MARK} själv.`, `En mening. En till. ${MARK}`], [notice("mark", MARK)]);
    expect(linesOf(result.text)).toEqual([`Någon skriver ${MARK} själv.`, "En mening. En till."]);
  });

  test("is found after an edited passage too, when no passage claims it surely", () => {
    expect(linesOf(clean([`Helt omskrivet. ${MARK}`], [notice("mark", MARK)]).text)).toEqual(["Helt omskrivet."]);
  });

  test("of one label is not taken for that of another whose passage is gone", () => {
    const gone = sampleLabel({
      id: "gone",
      anchor: { ...sampleLabel().anchor, exact: "Borta.", sentences: [{ text: "Borta.", floor: 0.5 }] },
    });
    const result = clean([`En mening. En till. ${MARK}`], [notice("mark", MARK, "gone"), notice("mark", MARK)], {}, [
      gone,
      sampleLabel(),
    ]);
    expect(result.untagged.map(({ owner }) => owner)).toEqual(["k3f9a2bq"]);
  });

  test("a heading of the writer's own with the same word is left alone", () => {
    const lines = ["Källor", "SCB.", "Mer text."];
    expect(linesOf(clean(lines, [notice("heading", "Källor", "document")]).text)).toEqual(lines);
  });

  test("a footnote of ours goes as a whole, the writer's stay", () => {
    const body = plainDocument(["En mening. En till."]);
    const notes = ["Egen not.", ` ${MARK}`].map((text, index) => ({
      id: `footnote:${index + 2}`,
      kind: "footnote" as const,
      paragraphs: [plainParagraph(text)],
    }));
    const text = { ...body, stories: [...body.stories, ...notes] };
    const result = withoutOwnText(reading(text), sampleRecord({ notices: [notice("note", MARK)] }));
    expect(result.text.stories.map((story) => story.id)).toEqual(["body", "footnote:2"]);
  });

  test("links and hidden spans move with the text", () => {
    const text = `En mening. En till. ${MARK} länk och dolt`;
    const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
    const paragraph = plainParagraph(text, { links: [{ ...at("länk"), target: "x" }], hidden: [at("dolt"), at(MARK)] });
    const kept = clean([paragraph], [notice("mark", MARK)]).text.stories[0]?.paragraphs[0];
    expect(kept?.links.map(({ start, end }) => kept.text.slice(start, end))).toEqual(["länk"]);
    expect(kept?.hidden.map(({ start, end }) => kept.text.slice(start, end))).toEqual(["dolt"]);
  });

  test("nothing is looked for without a record", () => {
    const text = plainDocument([MARK]);
    expect(withoutOwnText(reading(text), null).text).toBe(text);
  });
});

describe("positions", () => {
  test("go back to the reading, around what was taken out", () => {
    const lines = ["Not.", `En mening. En till. ${MARK} Sedan mer. [AI: X, 2026-01-01] Slut.`];
    const labels = [sampleLabel(), sampleLabel({ id: "b", mark: "[AI: X, 2026-01-01]" })];
    const result = clean(
      lines,
      [notice("notice", "Not.", "document"), notice("mark", MARK), notice("mark", "[AI: X, 2026-01-01]", "b")],
      {},
      labels,
    );
    const text = result.text.stories[0]?.paragraphs[0]?.text ?? "";
    expect(text).toBe("En mening. En till. Sedan mer. Slut.");
    const range = (word: string) => ({
      story: "body",
      from: { paragraph: 0, offset: text.indexOf(word) },
      to: { paragraph: 0, offset: text.indexOf(word) + word.length },
    });
    for (const word of ["En mening. En till.", "Sedan mer.", "Slut.", "En"]) {
      const back = result.positions.toReading(range(word));
      expect(textIn(reading(plainDocument(lines)).text, back)).toBe(word);
      expect(result.positions.fromReading(back)).toEqual(range(word));
    }
    expect(result.positions.paragraphToReading("body", 0)).toBe(1);
  });

  test("of marks that stand are those of the text without", () => {
    const piece: MarkedPiece = {
      labelId: "b",
      piece: 1,
      range: {
        story: "body",
        from: { paragraph: 1, offset: 20 + MARK.length + 1 },
        to: { paragraph: 1, offset: 20 + MARK.length + 6 },
      },
    };
    const result = clean(
      ["Not.", `En mening. En till. ${MARK} Sedan mer.`],
      [notice("notice", "Not.", "document"), notice("mark", MARK)],
      { marks: [piece] },
    );
    expect(textIn(result.text, (result.marks[0] as MarkedPiece).range)).toBe("Sedan");
  });

  test("survive any mix of cuts: what a range covers is the same text on both sides", () => {
    const line = fc.array(fc.constantFrom("Ett.", "Två tre.", MARK, " "), { maxLength: 6 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(3), fc.nat(), fc.nat(), (lines, count, one, other) => {
        const labels = Array.from({ length: count }, (_, index) => sampleLabel({ id: `l${index}` }));
        const result = clean(lines, labels.map(({ id }) => notice("mark", MARK, id)), {}, labels); // prettier-ignore
        const paragraph = one % lines.length;
        const text = result.text.stories[0]?.paragraphs[paragraph]?.text ?? "";
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
        const range = { story: "body", from: { paragraph, offset: start }, to: { paragraph, offset: end } };
        if (start === end) return;
        const back = result.positions.toReading(range);
        const seen = textIn(plainDocument(lines), back);
        expect(result.positions.fromReading(back)).toEqual(range);
        expect(seen.startsWith(text[start] as string) && seen.endsWith(text[end - 1] as string)).toBe(true);
        const taken = result.untagged.filter((own) => own.paragraph === paragraph).length;
        expect(seen.length - (end - start)).toBeLessThanOrEqual(taken * (MARK.length + 1));
      }),
    );
  });
});
