/** The scan as a whole: the prefilter against a naive loop, links, overlaps, order, and what has no effect. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { tracesInHtml } from "../../../src/core/detect/html-traces.ts";
import { prefilterOf } from "../../../src/core/detect/prefilter.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph, type DocumentText } from "../../../src/core/text/document.ts";
import { readHtml } from "../../../src/hosts/plain/index.ts";
import { naiveRules } from "./naive.ts";
import { processorTime } from "./processor-time.ts";

const TOKEN = ":contentReference[oaicite:0]{index=0}";

describe("scan", () => {
  test("gives the exact span, the text and the words of a trace", () => {
    const [trace] = scan(plainDocument(["Inledning.", `Badet öppnar i juni. ${TOKEN}`]));
    expect(trace).toMatchObject({
      rule: "chatgpt-content-reference",
      tier: "A",
      engine: "ChatGPT",
      story: "body",
      paragraph: 1,
      span: { start: 21, end: 21 + TOKEN.length },
      text: TOKEN,
      inLink: false,
    });
    expect(trace?.says.sv).toBe(
      `Spår av ChatGPT i texten (${TOKEN}). Texten har passerat verktyget. Hur stor del som är AI-skriven framgår inte.`,
    );
  });

  test("reads the target of a link and reports the link's text as its place", () => {
    const paragraph = plainParagraph("Läs mer hos SKR.", {
      links: [{ start: 12, end: 15, target: "https://skr.se/?utm_source=chatgpt.com" }],
    });
    expect(scan(plainDocument([paragraph]))).toMatchObject([
      {
        rule: "chatgpt-link-parameter",
        tier: "B",
        span: { start: 12, end: 15 },
        text: "https://skr.se/?utm_source=chatgpt.com",
        inLink: true,
      },
    ]);
  });

  test("reads tags that a text has written out, as a page's source or a Markdown file has them, and nothing outside a tag", () => {
    const tag = '<pre class="code" data-start="171" data-end="363">';
    const seen = scan(plainDocument([`Så här: ${tag}npm start</pre>`, 'Sätt data-is-last-node="" på noden.']));
    expect(seen.map(({ rule, text, paragraph }) => [rule, text, paragraph])).toEqual([
      ["chatgpt-html-attributes", tag.slice(0, -1), 0],
    ]);
    expect(seen[0]?.span).toEqual({ start: 8, end: 8 + tag.length - 1 });
  });

  test.each([
    '<p>Badet öppnar i juni.<grok-card data-id="e8ff4f" data-type="citation_card"></grok-card></p>',
    '<p>Badet <grok:render card_id="e8"><argument name="citation_id">3</argument></grok:render> öppnar.</p>',
    '<grok-card data-id="e8ff4f"><p>Badet öppnar i juni.</p></grok-card>',
  ])("reads a tag of a page that is itself the trace: %s", (html) => {
    const { text } = readHtml(new TextEncoder().encode(`<p>Först.</p>${html}<p>Sist.</p>`));
    expect(scan(text).map(({ rule, paragraph }) => [rule, paragraph])).toEqual([["grok-render-tag", 1]]);
  });

  test("reads an attribute's quotation marks as a browser writes them on the clipboard", () => {
    const style = "font-family: &quot;Google Sans Text&quot;, sans-serif !important; line-height: 1.15 !important";
    expect(tracesInHtml(`<p style="${style}">Badet öppnar.</p>`).map(({ rule }) => rule)).toEqual(["gemini-html-attributes"]);
  });

  test("looks in a target only with the rules that know links", () => {
    const paragraph = plainParagraph("Läs mer.", { links: [{ start: 0, end: 7, target: "https://exempel.se/#[citation:3]" }] });
    expect(scan(plainDocument([paragraph]))).toEqual([]);
  });

  test("says once what a link carries both in its target and in its text", () => {
    const target = "https://skr.se/?utm_source=chatgpt.com";
    const paragraph = plainParagraph(`Källa: ${target}`, { links: [{ start: 7, end: 7 + target.length, target }] });
    expect(scan(plainDocument([paragraph])).map((trace) => trace.inLink)).toEqual([false]);
  });

  test("reads headers, notes and text boxes as well as the body", () => {
    const text: DocumentText = {
      ...plainDocument(["Ingenting här."]),
      stories: [
        { id: "body", kind: "body", paragraphs: [plainParagraph("Ingenting här.")] },
        { id: "footnote:2", kind: "footnote", paragraphs: [plainParagraph("Se webben [cite: 4].")] },
      ],
    };
    expect(scan(text)).toMatchObject([{ rule: "gemini-cite-marker", story: "footnote:2", paragraph: 0 }]);
  });

  test("gives each character to one trace at most, the stronger tier first, then the longer", () => {
    const nested = "Skolan byggdes 1962. \uE200cite\uE202turn0search3\uE201";
    expect(scan(plainDocument([nested])).map((trace) => trace.rule)).toEqual(["chatgpt-private-use"]);
    const linked = "https://chatgpt.com/share/67b0c1f2-1a2b?utm_source=chatgpt.com";
    expect(scan(plainDocument([linked])).map((trace) => trace.rule)).toEqual(["chatgpt-shared-chat", "chatgpt-link-parameter"]);
  });

  test("sees a token whatever its letters' case where the rule says so, through the prefilter as well", () => {
    expect(scan(plainDocument([TOKEN.toUpperCase()])).map((trace) => trace.rule)).toEqual(["chatgpt-content-reference"]);
  });

  test("does not change with the order of the catalogue", () => {
    const text = plainDocument(allRules.flatMap((rule) => rule.hits));
    expect(scan(text, [...allRules].reverse())).toEqual(scan(text));
  });
});

describe("the prefilter", () => {
  const prefilter = prefilterOf(allRules);
  const bits = allRules.flatMap((rule) => [...rule.literals, ...rule.hits]);
  const lines = fc.array(
    fc.oneof(
      fc.constantFrom(...bits),
      fc.constantFrom(...bits.map((bit) => bit.toUpperCase())),
      fc.constantFrom("", " ", "a", "[", "\n", "ä", "】"),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  );

  test("lets through every paragraph in which a rule matches: the naive loop sees the same rules", () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const text = parts.join("");
        const through = prefilter(text).map(({ rule }) => allRules[rule]?.id);
        expect(through).toEqual(expect.arrayContaining(naiveRules(text, allRules)));
      }),
      { numRuns: 400 },
    );
  });

  test("a document's traces are those of its paragraphs", () => {
    fc.assert(
      fc.property(
        fc.array(
          lines.map((parts) => parts.join("")),
          { maxLength: 6 },
        ),
        (paragraphs) => {
          const whole = scan(plainDocument(paragraphs));
          const single = paragraphs.flatMap((text, index) =>
            scan(plainDocument([text])).map((trace) => ({ ...trace, paragraph: index })),
          );
          expect(whole).toEqual(single);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test("takes linear time over hostile text, from the prefilter to the questions", () => {
  for (const unit of ["oaicite:1\u00AD", "\n.", "Vill du att jag\u00A0", "- ”[cite: 4]” ", "**a\u0308 "]) {
    const text = unit.repeat(Math.ceil(250_000 / unit.length));
    for (const document of [plainDocument([text]), plainDocument(text.split("\n"))]) {
      expect(processorTime(() => void findingsOf(document, scan(document)))).toBeLessThan(3000);
    }
  }
});
