/** Each labelled passage has its source entry: the engine and the search date, or the primary source in their place (Avesta A19). */
import type { Label } from "../../label/label.ts";
import { findHeading, sectionRange } from "../../text/headings.ts";
import type { Check, CheckSubject } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const sourceEntry: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const entries = entriesIn(subject);
  const without = labels.filter((label) => !entries.some((entry) => names(entry, label)));
  if (without.length === 0) {
    return {
      kind: "met",
      says: {
        sv: "Varje märkt avsnitt har en källa: AI-motor och sökdatum, eller primärkällan.",
        en: "Each labelled passage has a source: AI engine and search date, or the primary source.",
      },
    };
  }
  const which = named(without);
  return {
    kind: "unmet",
    says: { sv: `Källhänvisning saknas för ${which.sv}.`, en: `The source entry is missing for ${which.en}.` },
    todo: {
      sv: "Märk avsnittet igen så skrivs AI-motor och sökdatum in, eller ange primärkällan.",
      en: "Label the passage again to have the AI engine and the search date written in, or state the primary source.",
    },
    labels: idsOf(without),
  };
};

/** True when an entry names the label's primary source, or both its engine and its search date. Labels may share an entry. */
function names(entry: string, label: Label): boolean {
  const text = squeeze(entry);
  if (label.primarySource !== undefined) return text.includes(squeeze(label.primarySource));
  return text.includes(squeeze(label.engine.name)) && text.includes(label.searchDate);
}

/** Källmärkt's own entries, and the lines that the writer has put under a heading for sources. */
function entriesIn({ reading, profile }: CheckSubject): string[] {
  const own = reading.insertions.filter((insertion) => insertion.part === "source").map((insertion) => insertion.text);
  const body = reading.text.stories[0];
  const heading = body && findHeading(body, profile.source.headings);
  if (!body || !heading) return own;
  const { from, to } = sectionRange(body, heading.paragraph, [...profile.source.headings, ...profile.noNoticeIn]);
  return [...own, ...body.paragraphs.slice(from + 1, to).map((paragraph) => paragraph.text)];
}

const squeeze = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
