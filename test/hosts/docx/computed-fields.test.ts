/** Page numbers and dates that programs compute are one character each, so that opening a file elsewhere does not change its text. */
import { describe, expect, test } from "@jest/globals";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { docx, field, p, r } from "./fake-docx.ts";

const bodyOf = async (...paragraphs: readonly string[]): Promise<readonly string[]> => {
  const reading = await openDocx(docx(paragraphs.join(""))).read();
  return (reading.text.stories[0]?.paragraphs ?? []).map((paragraph) => paragraph.text);
};

describe("computed fields", () => {
  test.each(["PAGE", " NUMPAGES \\* Arabic ", "DATE \\@ yyyy-MM-dd", "PAGEREF _Toc1 \\h"])(
    "the result of %s is one object character",
    async (instruction) => {
      expect(await bodyOf(p(r("Sida "), field(instruction, r("2")), r(" av nio")))).toEqual(["Sida \ufffc av nio"]);
    },
  );

  test("so is that of a simple field", async () => {
    expect(await bodyOf(p(r("Sida "), `<w:fldSimple w:instr=" PAGE ">${r("2")}</w:fldSimple>`))).toEqual(["Sida \ufffc"]);
  });

  test.each(["REF avsnitt \\h", 'HYPERLINK "https://kommun.example"', "SEQ Tabell", "PAGES"])(
    "the result of %s is the writer's text",
    async (instruction) => {
      expect(await bodyOf(p(r("Se "), field(instruction, r("avsnitt 2"))))).toEqual(["Se avsnitt 2"]);
    },
  );

  test("a passage that ends with one takes the whole field in", async () => {
    const host = openDocx(docx(p(r("Sida "), field("PAGE", r("2")), r(" här"))));
    const [outcome] = await host.apply([
      {
        kind: "mark",
        labelId: "a",
        range: { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 6 } },
        alias: "AI",
        appearance: { place: "none" },
      },
    ]);
    expect(outcome).toEqual({ kind: "done" });
    const { marks } = await host.read();
    expect(marks.map(({ range }) => [range.from.offset, range.to.offset])).toEqual([[0, 6]]);
  });
});
