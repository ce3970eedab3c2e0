/** What a label keeps as evidence is what a scan of the whole document sees in its passage, though only its surroundings are scanned. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { scan } from "../../../src/core/detect/scan.ts";
import { evidenceIn, tracesAt } from "../../../src/core/pipeline/evidence.ts";
import { plainDocument } from "../../../src/core/text/document.ts";

const LINES = [
  "Nämnden beslutar enligt förslaget.",
  "Se :contentReference[oaicite:0]{index=0} för mer.",
  "Vill du att jag även tar fram ett förslag till tidplan?",
  "```",
  "| Åtgärd | Summa |",
  "| --- | --- |",
  "| Väg | 3 |",
  "",
  "ChatGPT sade:",
];

test("the passage's surroundings give the same evidence as the whole document", () => {
  const lines = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), (texts, one, other) => {
      const text = plainDocument(texts);
      const [first, last] = [one % texts.length, other % texts.length].sort((a, b) => a - b) as [number, number];
      const range = {
        story: "body",
        from: { paragraph: first, offset: 0 },
        to: { paragraph: last, offset: texts[last]?.length ?? 0 },
      };
      expect(evidenceIn(range, tracesAt(range, text))).toEqual(evidenceIn(range, scan(text)));
    }),
    { numRuns: 300 },
  );
});

test("and there is some to find", () => {
  const text = plainDocument(LINES);
  const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 20 } };
  expect(evidenceIn(range, tracesAt(range, text)).map(({ rule }) => rule)).toEqual(["chatgpt-content-reference"]);
});
