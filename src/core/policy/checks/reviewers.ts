/** Who must have reviewed: two different people, or somebody in one of the roles that the document names. */
import type { Label } from "../../label/label.ts";
import type { Review } from "../../review/review.ts";
import { standings } from "../../review/state.ts";
import type { Answer, Check, CheckSubject } from "./check.ts";
import { idsOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

/** The reviews of exactly the text that stands, by label; none for a passage whose newest review is stale. */
function standingReviews(labels: readonly Label[], { record, reading, anchors }: CheckSubject): Map<string, readonly Review[]> {
  if (record === null) return new Map();
  const standing = standings(record, reading.text, anchors);
  return new Map(
    labels.map((label) => {
      const newest = standing.get(label.id);
      if (newest?.kind !== "holds") return [label.id, []];
      return [label.id, record.reviews.filter((one) => one.labelId === label.id && one.textHash === newest.review.textHash)];
    }),
  );
}

/** Two people by name have reviewed each of these passages as it stands. `why` opens the sentence when they have not. */
export function reviewedByTwo(labels: readonly Label[], subject: CheckSubject, why: { sv: string; en: string }): Answer {
  const reviews = standingReviews(labels, subject);
  const few = labels.filter(({ id }) => new Set((reviews.get(id) ?? []).map(({ by }) => by.name.toLowerCase())).size < 2);
  if (few.length === 0) return met("Två personer har granskat.", "Two people have reviewed.");
  const which = named(few);
  return {
    kind: "unmet",
    says: { sv: `${why.sv} två personer behöver granska ${which.sv}.`, en: `${why.en} two people need to review ${which.en}.` },
    todo: { sv: "Be en kollega att granska avsnittet också.", en: "Ask a colleague to review the passage as well." },
    labels: idsOf(few),
  };
}

export const twoReviewers: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  return reviewedByTwo(labels, subject, { sv: "Enligt policyn:", en: "Under the policy," });
};

/** One of the roles that the rule names stands in the role of somebody who reviewed: "chef" in "enhetschef". */
export const reviewerRole: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const roles = rule.roles ?? [];
  const reviews = standingReviews(labels, subject);
  const isIn = ({ by }: Review): boolean => roles.some((role) => by.role.toLowerCase().includes(role.toLowerCase()));
  const without = labels.filter(({ id }) => !(reviews.get(id) ?? []).some(isIn));
  if (without.length === 0) return met("Granskat i rätt roll.", "Reviewed in the right role.");
  const which = named(without);
  return unmet(
    without,
    {
      sv: `Ingen i rollen ${roles.join(" eller ")} har granskat ${which.sv}.`,
      en: `Nobody in the role ${roles.join(" or ")} has reviewed ${which.en}.`,
    },
    {
      sv: `Be någon i den rollen att granska: ${roles.join(", ")}.`,
      en: `Ask somebody in that role to review: ${roles.join(", ")}.`,
    },
  );
};
