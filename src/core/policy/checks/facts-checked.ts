/** The person who reviewed each passage says that its facts were checked, and the text is still the one that was read. */
import { standings } from "../../review/state.ts";
import type { Check } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const factsChecked: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  const { record, reading, anchors } = subject;
  if (record === null || labels.length === 0) return nothingLabelled;
  const standing = standings(record, reading.text, anchors);
  const unchecked = labels.filter((label) => {
    const one = standing.get(label.id);
    return one?.kind !== "holds" || one.review.factChecked !== true;
  });
  if (unchecked.length === 0) {
    return {
      kind: "met",
      says: {
        sv: "Sakuppgifterna är kontrollerade i varje märkt avsnitt.",
        en: "The facts have been checked in each labelled passage.",
      },
    };
  }
  const which = named(unchecked);
  return {
    kind: "unmet",
    says: { sv: `Sakuppgifterna är inte kontrollerade: ${which.sv}.`, en: `The facts have not been checked: ${which.en}.` },
    todo: {
      sv: "Kontrollera namn, siffror, datum, lagrum och källor i avsnittet, och granska det.",
      en: "Check names, figures, dates, statutes and sources in the passage, and review it.",
    },
    labels: idsOf(unchecked),
  };
};
