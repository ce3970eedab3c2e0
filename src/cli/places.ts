/** Turns what was typed to point at a passage or a picture (--paragraph, --quote, --findings, --picture) into ranges of the document. */
import { AppError } from "../core/errors.ts";
import type { Finding } from "../core/detect/finding.ts";
import { picturesIn, type DocumentText, type PlacedPicture, type TextRange } from "../core/text/document.ts";
import { findQuote } from "../core/text/quote.ts";
import { usage } from "./refusal.ts";
import type { WritersView } from "./writers-view.ts";

/** How the caller points: exactly one of the four. */
export interface Pointing {
  readonly paragraph?: string;
  readonly quote?: string;
  readonly findings?: boolean;
  readonly picture?: string;
}

/**
 * The ranges pointed at, in positions of the reading, as `findings` are already.
 * Throws `usage` for none or several ways at once and for a number that is none, `paragraph-not-found`, `picture-not-found`, `quote-not-found`,
 * `quote-not-unique`. No finding of strength evidence gives an empty list: nothing to label is an answer, not an error.
 */
export function rangesOf(pointing: Pointing, view: WritersView, findings: () => readonly Finding[]): TextRange[] {
  const { paragraph, quote, picture } = pointing;
  const ways = [paragraph, quote, picture, pointing.findings].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw usage(
      "Ange en av --paragraph, --quote, --findings och --picture.",
      "Give one of --paragraph, --quote, --findings and --picture.",
    );
  }
  if (picture !== undefined) return [view.toReading(pictureNumbered(picture, view.text).range)];
  if (pointing.paragraph !== undefined) return [view.toReading(paragraphRange(pointing.paragraph, view.text))];
  if (pointing.quote !== undefined) return [view.toReading(quoteRange(pointing.quote, view.text))];
  return findings()
    .filter((finding) => finding.strength === "evidence")
    .map((finding) => finding.range);
}

/** The picture of that number: all pictures count, from 1 in reading order, the body first. Throws `usage`, `picture-not-found`. */
export function pictureNumbered(typed: string, text: DocumentText): PlacedPicture {
  const pictures = picturesIn(text);
  const number = /^[1-9]\d{0,5}$/.test(typed.trim()) ? Number(typed) : 0;
  if (number === 0) {
    throw usage(
      `--picture tar ett nummer från 1; ${typed} går inte.`,
      `--picture takes a number from 1; ${typed} is not possible.`,
    );
  }
  const picture = pictures[number - 1];
  if (picture) return picture;
  throw new AppError("picture-not-found", {
    sv: `Bild ${number} finns inte: dokumentet har ${pictures.length} bilder som kan märkas. De räknas i läsordning, brödtexten först.`,
    en: `There is no picture ${number}: the document has ${pictures.length} pictures that can be labelled. They count in reading order, the body first.`,
  });
}

/** `N` or `N-M`, from 1, both included. */
function paragraphRange(typed: string, text: DocumentText): TextRange {
  const match = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(typed.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || first < 1 || last < first) {
    throw usage(
      `--paragraph tar ett nummer från 1, eller ett intervall som 3-5; ${typed} går inte.`,
      `--paragraph takes a number from 1, or a range such as 3-5; ${typed} is not possible.`,
    );
  }
  const paragraphs = text.stories[0]?.paragraphs ?? [];
  if (last > paragraphs.length) {
    throw new AppError("paragraph-not-found", {
      sv: `Stycke ${last} finns inte: dokumentet har ${paragraphs.length} stycken. kallmarkt scan visar numren.`,
      en: `There is no paragraph ${last}: the document has ${paragraphs.length} paragraphs. kallmarkt scan shows the numbers.`,
    });
  }
  return {
    story: "body",
    from: { paragraph: first - 1, offset: 0 },
    to: { paragraph: last - 1, offset: paragraphs[last - 1]?.text.length ?? 0 },
  };
}

function quoteRange(quote: string, text: DocumentText): TextRange {
  const found = findQuote(text, quote);
  const [only] = found;
  if (!only) {
    throw new AppError("quote-not-found", {
      sv: "Citatet finns inte i dokumentet. Kopiera det ordagrant ur texten.",
      en: "The quote does not stand in the document. Copy it word for word from the text.",
    });
  }
  if (found.length > 1) {
    throw new AppError("quote-not-unique", {
      sv: `Citatet står på ${found.length} ställen i dokumentet. Ta med mer av texten omkring.`,
      en: `The quote stands in ${found.length} places of the document. Take in more of the text around it.`,
    });
  }
  return only;
}
