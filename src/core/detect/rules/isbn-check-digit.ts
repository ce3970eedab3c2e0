/** An ISBN whose last digit does not follow from the others: a slip, or a book that does not exist. */
import type { Rule } from "../rule.ts";
import { openField } from "../wording.ts";

import type { Span } from "../../text/document.ts";

const shape = /(?<![\p{L}\d])ISBN(?:-1[03])?:? {0,2}(97[89][\d -]{9,16}\d|\d[\d -]{7,12}[\dX])(?![\d-])/gu;

/** True when the figures are an ISBN-10 or ISBN-13 by their check digit (ISO 2108), or are not as many as either. */
function agrees(written: string): boolean {
  const figures = written.replace(/[ -]/g, "");
  if (figures.length === 13)
    return [...figures].reduce((sum, figure, index) => sum + Number(figure) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
  if (figures.length !== 10) return true;
  return [...figures].reduce((sum, figure, index) => sum + (figure === "X" ? 10 : Number(figure)) * (10 - index), 0) % 11 === 0;
}

function* wrong(text: string): Generator<Span> {
  for (const match of text.matchAll(shape))
    if (!agrees(match[1] as string)) yield { start: match.index, end: match.index + match[0].length };
}

export const rule: Rule = {
  ...openField("any"),
  id: "isbn-check-digit",
  version: 1,
  confirmed: false,
  literals: ["isbn"],
  pattern: wrong,
  proves: { sv: "Numret är inget giltigt ISBN.", en: "The number is not a valid ISBN." },
  provesNot: {
    sv: "Att källan är påhittad: en siffra kan vara felskriven. Att ett giltigt nummer hör till en bok som finns.",
    en: "That the source is made up: a figure may be a slip. That a valid number belongs to a book that exists.",
  },
  says: (seen) => ({
    sv: `Kontrollsiffran stämmer inte (${seen.text}). Kontrollera källan: numret kan vara felskrivet eller påhittat.`,
    en: `The check digit does not agree (${seen.text}). Check the source: the number may be a slip or made up.`,
  }),
  hits: ["Berg, A. Skolans historia. ISBN 978-91-44-12345-0.", "ISBN 91-27-02162-0"],
  misses: ["ISBN 978-3-16-148410-0", "ISBN 0-306-40615-2", "ISSN 1234-5678"],
  source: "ISO 2108; reference catalogue §1.4",
  checked: "2026-11-22",
};
