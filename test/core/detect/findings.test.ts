/** Traces gathered into questions: the passage, the strength, the order. */
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph, type DocumentText } from "../../../src/core/text/document.ts";
import { processorTime } from "./processor-time.ts";

const TOKEN = ":contentReference[oaicite:0]{index=0}";
const found = (...lines: (string | ReturnType<typeof plainParagraph>)[]) => {
  const text = plainDocument(lines);
  return findingsOf(text, scan(text));
};

describe("findingsOf", () => {
  test("holds the whole sentence around a trace", () => {
    const [finding] = found(`Inledning här. Kommunen har tre bad ${TOKEN}, varav ett är öppet. Avslutning här.`);
    expect(finding).toMatchObject({
      id: "f1",
      quote: `Kommunen har tre bad ${TOKEN}, varav ett är öppet.`,
      strength: "evidence",
    });
  });

  test("takes in the sentence that a token standing alone refers to", () => {
    expect(found(`Inledning här. Badet öppnar i juni. ${TOKEN}`)[0]?.quote).toBe(`Badet öppnar i juni. ${TOKEN}`);
    expect(found(`Inledning. Badet öppnar i juni. ${TOKEN} Det stänger i maj. Slut.`)[0]?.quote).toBe(
      `Badet öppnar i juni. ${TOKEN} Det stänger i maj.`,
    );
    expect(found("[cite_start] Badet öppnar i juni. Det stänger i maj.")[0]?.quote).toBe("[cite_start] Badet öppnar i juni.");
    expect(found("Rubrik", TOKEN)[0]).toMatchObject({ quote: TOKEN, range: { from: { paragraph: 1, offset: 0 } } });
  });

  test("takes in what a line of a chat's interface opens, or what stands before it at the end", () => {
    expect(found("Hej på dig.\nDu sade:\nGör texten kortare.")[0]?.quote).toBe("Du sade:\nGör texten kortare.");
    expect(found("Hej på dig.\nDu sade:")[0]?.quote).toBe("Hej på dig.\nDu sade:");
  });

  test("asks one question about sentences side by side, and one each about sentences apart", () => {
    const apart = "Här kommer en mening utan spår i sig.";
    const findings = found(`Ett bad ${TOKEN}. Två bad ${TOKEN}. ${apart} Tre bad [cite: 4].`);
    expect(findings.map((finding) => [finding.id, finding.traces.length])).toEqual([
      ["f1", 2],
      ["f2", 1],
    ]);
  });

  test("is evidence when a trace of tier A or B is in it, a hint otherwise", () => {
    const findings = found("Självklart! Här är ett förslag på text:", "Självklart! Här är ett förslag [cite: 2]:");
    expect(findings.map((finding) => finding.strength)).toEqual(["hint", "evidence"]);
    const linked = plainParagraph("Se SKR.", { links: [{ start: 3, end: 6, target: "https://skr.se/?utm_source=openai" }] });
    expect(found(linked)).toMatchObject([{ strength: "evidence", quote: "Se SKR." }]);
  });

  test("goes in reading order over stories and paragraphs", () => {
    const text: DocumentText = {
      stories: [
        {
          id: "body",
          kind: "body",
          paragraphs: [plainParagraph("Ett [cite: 1]."), plainParagraph("Tomt."), plainParagraph("Två [cite: 2].")],
        },
        { id: "footnote:1", kind: "footnote", paragraphs: [plainParagraph("Not [cite: 3].")] },
      ],
      language: "sv-SE",
      metadata: {},
    };
    const findings = findingsOf(text, scan(text));
    expect(findings.map(({ id, range }) => `${id} ${range.story} ${range.from.paragraph}`)).toEqual([
      "f1 body 0",
      "f2 body 2",
      "f3 footnote:1 0",
    ]);
  });

  test("never cuts a trace, however the sentences fall", () => {
    for (const line of [`A. ${TOKEN}. B.`, `${TOKEN}${TOKEN}`, `Fråga? ${TOKEN}! Svar.`, ":::writing{id=“1. a. B”} Hej. Då."]) {
      for (const { range, traces } of found(line)) {
        for (const { span } of traces) {
          expect(range.from.offset).toBeLessThanOrEqual(span.start);
          expect(range.to.offset).toBeGreaterThanOrEqual(span.end);
        }
      }
    }
  });

  test("takes linear time over a paragraph with ten thousand traces", () => {
    const text = plainDocument([`Badet öppnar i juni. Det är varmt ${TOKEN}. Sedan kommer hösten. `.repeat(10_000)]);
    const traces = scan(text);
    expect(processorTime(() => expect(findingsOf(text, traces)).toHaveLength(10_000))).toBeLessThan(4000);
  });
});
