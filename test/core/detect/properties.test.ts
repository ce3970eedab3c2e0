/** Laws of the scan over random text made of traces, their halves, blanks and invisible characters. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { tracesInHtml } from "../../../src/core/detect/html-traces.ts";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { rescan } from "../../../src/core/detect/rescan.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph, textIn } from "../../../src/core/text/document.ts";
import { normalize } from "../../../src/core/text/normalize.ts";
import { htmlText } from "../../../src/hosts/reading/html.ts";
import { processorTime } from "./processor-time.ts";

const inText = allRules.filter(({ where }) => where === "text" || where === "both");
const folded = inText.filter(({ reads }) => reads !== "raw");
const bits = inText
  .flatMap((rule) => rule.hits)
  .flatMap((hit) => [hit, hit.slice(0, hit.length >> 1), hit.slice(hit.length >> 1)]);
const paragraph = fc
  .array(
    fc.oneof(fc.constantFrom(...bits), fc.constantFrom(" ", "\n", ". ", "ä", "\u00AD", "[", "”"), fc.string({ maxLength: 4 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));
const rulesIn = (text: string, catalogue = allRules): string[] => scan(plainDocument([text]), catalogue).map(({ rule }) => rule);

describe("concatenation", () => {
  test("the scan of two documents with an empty line between is the union of their scans", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), fc.array(paragraph, { maxLength: 5 }), (a, b) => {
        const both = scan(plainDocument([...a, "", "", ...b]));
        const second = scan(plainDocument(b)).map((trace) => ({ ...trace, paragraph: trace.paragraph + a.length + 2 }));
        expect(both).toEqual([...scan(plainDocument(a)), ...second]);
      }),
      { numRuns: 300 },
    );
  });

  test("a changed paragraph and two neighbours on each side are all that has to be scanned again", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 7, maxLength: 9 }), paragraph, (lines, changed) => {
        const after = [...lines.slice(0, 3), changed, ...lines.slice(4)];
        const again = scan(plainDocument(after.slice(1, 6))).map((trace) => ({ ...trace, paragraph: trace.paragraph + 1 }));
        const at3 = (traces: readonly { readonly paragraph: number }[]) => traces.filter((trace) => trace.paragraph === 3);
        expect(at3(again)).toEqual(at3(scan(plainDocument(after))));
      }),
      { numRuns: 300 },
    );
  });
});

describe("rescan", () => {
  const lines = fc.array(fc.oneof(paragraph, fc.constantFrom("", "Badet", "GitHub", ".", "som det är")), { maxLength: 9 });

  test("gives what a whole scan gives, whatever was changed, put in or taken away", () => {
    fc.assert(
      fc.property(lines, fc.nat(9), fc.nat(4), lines, (before, at, gone, put) => {
        const was = plainDocument(before);
        const after = plainDocument([...before.slice(0, at), ...put, ...before.slice(at + gone)]);
        expect(rescan({ text: was, traces: scan(was) }, after)).toEqual(scan(after));
      }),
      { numRuns: 600 },
    );
  });

  test("sees a changed link and a story that is new", () => {
    const link = (target: string) => plainParagraph("Se SKR.", { links: [{ start: 3, end: 6, target }] });
    const was = plainDocument([link("https://skr.se/")]);
    const after = {
      ...plainDocument([link("https://skr.se/?utm_source=openai")]),
      stories: [
        ...plainDocument([link("https://skr.se/?utm_source=openai")]).stories,
        { id: "footnote:1", kind: "footnote" as const, paragraphs: [plainParagraph("Not [cite: 4].")] },
      ],
    };
    const traces = rescan({ text: was, traces: scan(was) }, after);
    expect(traces).toEqual(scan(after));
    expect(traces.map(({ rule }) => rule)).toEqual(["chatgpt-link-parameter", "gemini-cite-marker"]);
  });

  test("reads little: one letter in a long document is a few paragraphs' work", () => {
    const long = Array.from({ length: 20_000 }, (_, index) => plainParagraph(`Stycke ${index} om badet och dess öppettider.`));
    const text = plainDocument(long);
    const after = plainDocument(long.map((one, index) => (index === 10_000 ? plainParagraph("Ändrat [cite: 4].") : one)));
    const scanned = { text, traces: scan(text) };
    expect(processorTime(() => void rescan(scanned, after))).toBeLessThan(60);
    expect(rescan(scanned, after)).toHaveLength(1);
  });
});

describe("normal form", () => {
  /** Ways to spell the same text. Line feeds stay: a line's beginning and end mean something. */
  const spellings: readonly [string, (text: string) => string][] = [
    ["no-break spaces", (text) => text.replaceAll(" ", "\u00A0")],
    ["thin spaces in rows", (text) => text.replaceAll(" ", "\u2009 ")],
    ["soft hyphens between all letters", (text) => text.replace(/(?<=\p{L})(?=\p{L})/gu, "\u00AD")],
    [
      "zero-width spaces after each character",
      (text) => text.replace(/(?<=[^\uD800-\uDBFF\n])(?=[^\uDC00-\uDFFF\n\p{M}])/gu, "\u200B"),
    ],
    ["letters and marks apart", (text) => text.normalize("NFD")],
  ];

  describe.each(spellings)("%s", (_name, spell) => {
    test.each(folded.map((rule) => [rule.id, rule] as const))("%s sees the same", (id, rule) => {
      for (const hit of rule.hits) expect([hit, rulesIn(spell(hit)).includes(id)]).toEqual([hit, true]);
    });
  });

  test("changes no result: a text and its normal form, line by line, have the same traces", () => {
    const lineByLine = (text: string): string => text.split("\n").map(normalize).join("\n");
    const plain = folded.filter(({ id }) => !id.startsWith("markdown-"));
    fc.assert(
      fc.property(paragraph, (text) => {
        const before = scan(plainDocument([text]), plain);
        // Quotation marks and backticks fold into others, and a quotation that is no longer one may show what it held.
        fc.pre(!/["'`´‘’‚‛“”„‟«»‹›′″‐-―−]/.test(text));
        expect(rulesIn(lineByLine(text), plain)).toEqual(before.map(({ rule }) => rule));
      }),
      { numRuns: 500 },
    );
  });

  test("a trace's span holds its text, wherever invisible characters stand", () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const document = plainDocument([text]);
        for (const { span, text: seen, paragraph } of scan(document)) {
          expect(
            textIn(document, { story: "body", from: { paragraph, offset: span.start }, to: { paragraph, offset: span.end } }),
          ).toBe(seen);
        }
        for (const { range, traces } of findingsOf(document, scan(document)))
          for (const { span } of traces) {
            expect(range.from.offset).toBeLessThanOrEqual(span.start);
            expect(range.to.offset).toBeGreaterThanOrEqual(span.end);
          }
      }),
      { numRuns: 500 },
    );
  });
});

describe("HTML", () => {
  const tags = allRules.filter(({ where }) => where === "markup").flatMap((rule) => rule.hits);
  const piece = fc.oneof(
    fc.constantFrom(
      ...tags,
      "</p>",
      "</div>",
      "<p>",
      "<code>",
      "</code>",
      "<!--",
      "-->",
      "<![CDATA[",
      "&amp;",
      "&#x;",
      "<",
      ">",
      '"',
      "'",
      "<p ai-disclosure",
    ),
    fc.constantFrom(...bits),
    fc.string({ maxLength: 6 }),
  );

  test("the reader never throws, and every span stays in its paragraph, whatever the HTML", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { paragraphs } = htmlText(pieces.join(""));
        for (const one of paragraphs)
          for (const { start, end } of [...one.hidden, ...one.links, ...(one.code ?? [])]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(one.text.length);
            expect(start).toBeLessThanOrEqual(end);
          }
        const text = plainDocument(paragraphs);
        findingsOf(text, scan(text));
        tracesInHtml(pieces.join(""));
      }),
      { numRuns: 1000 },
    );
  });

  test("a tool's tag is seen on the clipboard and in the paragraph it formats", () => {
    for (const rule of allRules.filter(({ where }) => where === "markup"))
      for (const hit of rule.hits) {
        const html = `${hit}Badet öppnar i juni.`;
        expect(tracesInHtml(html).map((trace) => trace.rule)).toEqual([rule.id]);
        expect(scan(plainDocument(htmlText(html).paragraphs)).map((trace) => trace.rule)).toEqual([rule.id]);
      }
  });

  test("takes linear time on a hostile megabyte", () => {
    for (const unit of [
      "<",
      "<a ",
      "<p data-start=",
      '<p data-start="0" ',
      "<p class='",
      "&",
      '<p data-start="0" data-end="1">x',
    ]) {
      const html = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(processorTime(() => void tracesInHtml(html))).toBeLessThan(2500);
    }
  });
});
