/** Decisions stay with people: a person with a delegation decides, and no decision comes from a machine alone. */
import type { Label } from "../../label/label.ts";
import { forbiddenSections } from "../../notice/sections.ts";
import { newestReview } from "../../review/standing.ts";
import { standings } from "../../review/state.ts";
import type { Check, CheckSubject } from "./check.ts";
import { labelsFor, met, named, nothingLabelled, open, unmet } from "./check.ts";

/** A decision on individuals names the delegation under which a person makes it (Karlskoga K30). */
export const decisionMaker: Check = (rule, subject) => {
  const { record } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  if (!isDecision(subject)) return met("Dokumentet är inget beslut om enskilda.", "The document is no decision on individuals.");
  const without = labels.filter((label) => {
    const review = newestReview(label.id, record.reviews);
    return review !== undefined && review.delegation === undefined && !/delegat|delegerad/iu.test(review.by.role);
  });
  const nobody = labels.filter((label) => newestReview(label.id, record.reviews) === undefined);
  if (without.length > 0) {
    const which = named(without);
    return unmet(
      without,
      {
        sv: `Delegationen saknas för den som fattar beslutet: ${which.sv}.`,
        en: `The delegation of the one who decides is missing: ${which.en}.`,
      },
      { sv: "Granska igen, med delegationen angiven.", en: "Review again, with the delegation stated." },
    );
  }
  if (nobody.length === 0)
    return met("Den som beslutar har angett sin delegation.", "The one who decides has stated the delegation.");
  return open(
    nobody,
    { sv: "Vem kontrollerar och fattar beslutet?", en: "Who checks and makes the decision?" },
    { sv: "Den som har delegationen granskar, och anger den.", en: "The one with the delegation reviews, and states it." },
  );
};

/** No automated decision: text from AI in a decision, or in what is proposed to be decided, has been reviewed by a human as it stands. */
export const automatedDecision: Check = (rule, subject) => {
  const { record, reading, anchors, profile } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const body = reading.text.stories[0];
  const sections = body ? forbiddenSections(body, profile).filter(({ title }) => /beslut|decision/iu.test(title)) : [];
  const inDecision = (label: Label): boolean => {
    const place = anchors.get(label.id);
    if (isDecision(subject)) return true;
    if (place === undefined || place.kind === "lost" || place.range.story !== body?.id) return false;
    return sections.some((section) => place.range.from.paragraph < section.to && section.from <= place.range.to.paragraph);
  };
  const standing = standings(record, reading.text, anchors);
  const alone = labels.filter((label) => inDecision(label) && standing.get(label.id)?.kind !== "holds");
  if (alone.length === 0)
    return met("Inget beslut bygger på AI utan mänsklig kontroll.", "No decision rests on AI without human control.");
  const which = named(alone);
  const forbidden = profile.automatedDecisions === "forbidden";
  return unmet(
    alone,
    {
      sv: `AI-text i ett beslut har inte kontrollerats av en människa: ${which.sv}.`,
      en: `AI text in a decision has not been checked by a human: ${which.en}.`,
    },
    forbidden
      ? {
          sv: "Automatiskt beslutsfattande får inte ske. En människa granskar texten och fattar beslutet.",
          en: "There may be no automated decisions. A human reviews the text and decides.",
        }
      : { sv: "En människa granskar texten och fattar beslutet.", en: "A human reviews the text and decides." },
  );
};

const isDecision = ({ record, profile }: CheckSubject): boolean =>
  record !== null && (profile.decisionTypes ?? []).includes(record.document.type);
