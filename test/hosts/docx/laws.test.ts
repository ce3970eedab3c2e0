/** The laws over random documents: whatever a paragraph holds, a label comes and goes without a trace. */
import { describe, test } from "@jest/globals";
import fc from "fast-check";
import type { HostEdit, MarkAppearance } from "../../../src/core/edits.ts";
import { FOOTNOTE, INLINE, lawfully, markEdit, NOTHING, rangesOf, readBytes, SHADED } from "./laws.ts";
import { docx } from "./fake-docx.ts";
import { body, cuts } from "./random-docx.ts";

/** More by hand: KALLMARKT_RUNS=5000. */
const numRuns = Number(process.env["KALLMARKT_RUNS"] ?? 60);
const seed = Number(process.env["KALLMARKT_SEED"] ?? 20261103);

const appearances: Readonly<Record<string, MarkAppearance>> = {
  nothing: NOTHING,
  inline: INLINE,
  shaded: SHADED,
  footnote: FOOTNOTE,
};

describe("a random document keeps every law", () => {
  test.each(Object.entries(appearances))("with marks shown by %s", async (_name, appearance) => {
    await fc.assert(
      fc.asyncProperty(body, cuts, async (xml, fractions) => {
        const bytes = docx(xml);
        const reading = await readBytes(bytes);
        await lawfully(
          bytes,
          rangesOf(reading, fractions).map((range, index) => markEdit(`l${index}`, range, appearance)),
        );
      }),
      { numRuns, seed },
    );
  });

  test("with everything that a label brings", async () => {
    await fc.assert(
      fc.asyncProperty(body, cuts, fc.nat(9), fc.boolean(), async (xml, fractions, paragraph, after) => {
        const bytes = docx(xml);
        const reading = await readBytes(bytes);
        const at = { paragraph, side: after ? ("after" as const) : ("before" as const) };
        const edits: HostEdit[] = [
          ...rangesOf(reading, fractions).map((range, index) =>
            markEdit(`l${index}`, range, index % 2 === 0 ? SHADED : FOOTNOTE),
          ),
          {
            kind: "insert",
            owner: "document",
            part: "notice",
            alias: "Läsarnotis",
            text: "Delar av texten är AI-genererade.",
            at,
          },
          {
            kind: "insert",
            owner: "document",
            part: "heading",
            alias: "Källor",
            text: "Källor",
            at: { paragraph: 99, side: "after" },
          },
          {
            kind: "insert",
            owner: "l0",
            part: "source",
            alias: "Källa",
            text: "ChatGPT & <GPT-5>",
            at: { paragraph: 99, side: "after" },
          },
          { kind: "keep-record", recordId: "r1", json: `{"id":"r1","å":"<&>\\u0000"}` },
        ];
        await lawfully(bytes, edits);
      }),
      { numRuns, seed },
    );
  });

  test("even with labels that share text", async () => {
    await fc.assert(
      fc.asyncProperty(body, cuts, async (xml, fractions) => {
        const bytes = docx(xml);
        const steps = fractions.slice(2).flatMap((to, index) => [fractions[index] as number, to]);
        const ranges = rangesOf(await readBytes(bytes), steps);
        const edits = ranges.map((range, index) => markEdit(`l${index}`, range, INLINE));
        await lawfully(bytes, edits, {}, true);
      }),
      { numRuns, seed },
    );
  });
});
