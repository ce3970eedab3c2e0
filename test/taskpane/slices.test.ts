/** A reading that goes from one side to the other in pieces: whole the first time, and only what has changed after that. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { HostReading } from "../../src/core/ports.ts";
import { plainParagraph, type Paragraph } from "../../src/core/text/document.ts";
import { builtInProfile } from "../../src/core/policy/catalogue.ts";
import { suggest } from "../../src/core/pipeline.ts";
import { openDocx, withEditedText } from "../../src/hosts/docx/index.ts";
import { look, lookAgain } from "../../src/taskpane/verbs/look.ts";
import { isSameObject, isSameParagraph, ReadingAssembly, slicesOf, type ReadingSlice } from "../../src/taskpane/verbs/slices.ts";
import { NOW, sampleBytes } from "./fake-pane.ts";
import { readingOf } from "./readings.ts";

/** Takes slices as another side gets them: copied. */
function handedOver(assembly: ReadingAssembly, slices: Iterable<ReadingSlice>): { whole: HostReading | null; sent: number } {
  let whole: HostReading | null = null;
  let sent = 0;
  for (const slice of slices) {
    if (slice.kind === "paragraphs") sent += slice.paragraphs.length;
    whole = assembly.take(structuredClone(slice)) ?? whole;
  }
  return { whole, sent };
}

const lines = fc.array(fc.constantFrom("ett", "två", "tre", ""), { maxLength: 9 });

describe("a reading in slices", () => {
  test.each([
    ["by object", isSameObject],
    ["by what they say", isSameParagraph],
  ])("is the same on the other side, however it changes; paragraphs are compared %s", (_name, isSame) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines), { minLength: 1, maxLength: 5 }), (versions) => {
        const known = new Map(["ett", "två", "tre", ""].map((text) => [text, plainParagraph(text)]));
        const paragraph = (text: string): Paragraph => known.get(text) as Paragraph;
        const assembly = new ReadingAssembly();
        let before: HostReading | null = null;
        for (const [body, note] of versions) {
          const reading = readingOf({
            body: body.map(paragraph),
            ...(note.length > 3 ? { "footnote:2": note.map(paragraph) } : {}),
          });
          expect(handedOver(assembly, slicesOf(reading, before, isSame)).whole).toEqual(reading);
          before = reading;
        }
      }),
      { seed: 3 },
    );
  });

  test("of one changed paragraph among ten thousand, one is sent, and the others stay the same objects", () => {
    const first = readingOf({ body: Array.from({ length: 10_000 }, (_, index) => plainParagraph(`Stycke ${index}.`)) });
    const assembly = new ReadingAssembly();
    const old = handedOver(assembly, slicesOf(first));
    expect(old.sent).toBe(10_000);
    const body = (first.text.stories[0]?.paragraphs ?? []).map((one, index) =>
      index === 7_000 ? plainParagraph("Nytt.") : { ...one },
    );
    const next = readingOf({ body });
    const now = handedOver(assembly, slicesOf(next, first, isSameParagraph));
    expect(now.sent).toBe(1);
    expect(now.whole).toEqual(next);
    const [was, is] = [old.whole?.text.stories[0]?.paragraphs ?? [], now.whole?.text.stories[0]?.paragraphs ?? []];
    expect(is.filter((paragraph, index) => paragraph !== was[index])).toHaveLength(1);
  });

  test("what keeps paragraphs that were never sent is refused", () => {
    const assembly = new ReadingAssembly();
    const reading = readingOf({ body: [] });
    assembly.take({ kind: "begin", reading, kept: [{ head: 3, tail: 0 }] });
    expect(() => assembly.take({ kind: "end" })).toThrow();
    expect(() => new ReadingAssembly().take({ kind: "end" })).toThrow();
  });
});

describe("a look at a document that has changed a little", () => {
  const choices = { profileId: null, placement: null };

  test("shows what a look at all of it shows, after every kind of edit", async () => {
    let bytes = sampleBytes("laddplatser.docx");
    let reading = await openDocx(bytes).read();
    let { scanned } = lookAgain(reading, choices, NOW, null);
    const body = reading.text.stories[0]?.paragraphs ?? [];
    const withWords = body.flatMap(({ text }, index) => (text.length > 60 && !text.includes("\ufffc") ? [index] : []));
    expect(withWords.length).toBeGreaterThan(4);
    for (const [turn, paragraph] of withWords.entries()) {
      const before = reading.text.stories[0]?.paragraphs[paragraph]?.text ?? "";
      const text =
        turn % 2 === 0 ? before.replace(/\[\^\d\^\]|\?utm_source=[\w.]+/gu, "") + " Ny mening." : `${before} Taxan höjdes[^1^].`;
      bytes = withEditedText(bytes, { story: "body", paragraph }, before, text);
      reading = await openDocx(bytes).read();
      const again = lookAgain(reading, choices, NOW, scanned);
      expect(again.view).toEqual(look(reading, choices, NOW));
      ({ scanned } = again);
    }
  });

  test("scans one paragraph and its neighbours, not the document", async () => {
    const reading = await openDocx(sampleBytes("tjansteskrivelse.docx")).read();
    const profile = builtInProfile("base");
    const first = suggest(reading, profile);
    // Traces that no scan would give show which paragraphs were not scanned again.
    const told = { text: first.scanned.text, traces: [] };
    expect(suggest(reading, profile, told).findings).toEqual([]);
    expect(first.findings.length).toBeGreaterThan(0);
  });
});
