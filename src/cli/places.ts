/** Turns what was typed to point at a passage (--paragraph, --quote, --findings) into ranges of the document. */
import { AppError } from "../core/errors.ts";
import type { Finding } from "../core/detect/finding.ts";
import type { DocumentText, TextRange } from "../core/text/document.ts";
import { findQuote } from "../core/text/quote.ts";
import { usage } from "./refusal.ts";
import type { WritersView } from "./writers-view.ts";

/** How the caller points: exactly one of the three. */
export interface Pointing {
  readonly paragraph?: string;
  readonly quote?: string;
  readonly findings?: boolean;
}

/**
 * The ranges pointed at, in positions of the reading, as `findings` are already.
 * Throws `usage` for none or several ways at once and for a number that is none, `paragraph-not-found`, `quote-not-found`,
 * `quote-not-unique`. No finding of strength evidence gives an empty list: nothing to label is an answer, not an error.
 */
export function rangesOf(pointing: Pointing, view: WritersView, findings: () => readonly Finding[]): TextRange[] {
  const ways = [pointing.paragraph, pointing.quote, pointing.findings].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw usage("Ange en av --paragraph, --quote och --findings.", "Give one of --paragraph, --quote and --findings.");
  }
  if (pointing.paragraph !== undefined) return [view.toReading(paragraphRange(pointing.paragraph, view.text))];
  if (pointing.quote !== undefined) return [view.toReading(quoteRange(pointing.quote, view.text))];
  return findings()
    .filter((finding) => finding.strength === "evidence")
    .map((finding) => finding.range);
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
