/** A named person stands behind each labelled passage; an AI engine can never be the responsible party. */
import { AppError } from "../../errors.ts";
import type { Review } from "../../review/review.ts";
import { reviewerOf } from "../../review/reviewer.ts";
import { newestReview } from "../../review/standing.ts";
import type { Check, CheckSubject } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const namedReviewer: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (subject.record === null || labels.length === 0) return nothingLabelled;
  const reviews = subject.record.reviews;
  const refused = labels.filter((label) => {
    const review = newestReview(label.id, reviews);
    return review !== undefined && !isPerson(review.by, subject);
  });
  if (refused.length > 0) {
    const which = named(refused);
    return {
      kind: "unmet",
      says: {
        sv: `Den som står som ansvarig är ingen namngiven människa: ${which.sv}.`,
        en: `The one named as responsible is not a named human: ${which.en}.`,
      },
      todo: {
        sv: "Granska avsnittet igen med ditt eget namn och din roll. En AI-motor kan inte ansvara för text.",
        en: "Review the passage again under your own name and role. An AI engine can't be responsible for text.",
      },
      labels: idsOf(refused),
    };
  }
  const nobody = labels.filter((label) => newestReview(label.id, reviews) === undefined);
  if (nobody.length > 0) {
    return {
      kind: "open",
      says: {
        sv: "Ingen person står som ansvarig för innehållet ännu.",
        en: "Nobody is named as responsible for the content yet.",
      },
      todo: {
        sv: "Den som ansvarar för texten granskar den med namn och roll.",
        en: "The person responsible reviews the text with name and role.",
      },
      labels: idsOf(nobody),
    };
  }
  const people = new Set(
    labels.map((label) => newestReview(label.id, reviews)).map((review) => `${review?.by.name}, ${review?.by.role}`),
  );
  return {
    kind: "met",
    says: {
      sv: `Ansvarar för innehållet: ${[...people].join("; ")}.`,
      en: `Responsible for the content: ${[...people].join("; ")}.`,
    },
  };
};

/** The same test that a review passes when it is made: a record may have been written by hand since. */
function isPerson(by: Review["by"], { record, profile }: CheckSubject): boolean {
  try {
    reviewerOf(by, record?.labels ?? [], profile);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "reviewer-refused") return false;
    throw error;
  }
}
