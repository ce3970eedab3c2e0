/** Not all of a document, or not most of it, is labelled as an engine's: somebody's own words are what some kinds of text are about. */
import { piecesOf } from "../../text/document.ts";
import type { Check } from "./check.ts";
import { labelsFor, met, nothingLabelled, unmet } from "./check.ts";

/** Letters and digits: blanks and punctuation are nobody's words. */
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

export const ownWords: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  const body = subject.reading.text.stories[0];
  if (labels.length === 0 || body === undefined) return nothingLabelled;
  // A heading is a heading, whoever wrote the text below it.
  const all = body.paragraphs.reduce((sum, { heading, text }) => sum + (heading > 0 ? 0 : wordsIn(text)), 0);
  const labelled = labels.reduce((sum, { id }) => {
    const place = subject.anchors.get(id);
    if (place === undefined || place.kind === "lost" || place.range.story !== body.id) return sum;
    return piecesOf(place.range, body).reduce((inside, { paragraph, start, end }) => {
      const line = body.paragraphs[paragraph];
      return line === undefined || line.heading > 0 ? inside : inside + wordsIn(line.text.slice(start, end));
    }, sum);
  }, 0);
  const isMost = rule.share === "most";
  if (isMost ? labelled * 2 <= all : labelled < all)
    return met("Dokumentet har egen text vid sidan av den märkta.", "The document has text of its own beside what is labelled.");
  return unmet(
    labels,
    isMost
      ? { sv: "Mer än hälften av texten är märkt.", en: "More than half of the text is labelled." }
      : { sv: "All text i dokumentet är märkt.", en: "All text in the document is labelled." },
    { sv: "Skriv texten med egna ord.", en: "Write the text in your own words." },
  );
};
