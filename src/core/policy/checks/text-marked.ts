/** Each labelled passage carries its visible mark in the text. */
import type { Check } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const textMarked: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  const isMarked = (id: string): boolean =>
    subject.reading.insertions.some(
      ({ owner, part }) => owner === id && (part === "mark" || part === "note" || part === "caption"),
    );
  const lost = (subject.record?.labels ?? []).filter((label) => subject.anchors.get(label.id)?.kind === "lost");
  if (labels.length === 0 && lost.length === 0) return nothingLabelled;
  // An empty mark is the profile's own choice: the primary source stands in its place.
  const unmarked = labels.filter((label) => label.mark !== "" && !isMarked(label.id));
  if (unmarked.length > 0) {
    const which = named(unmarked);
    return {
      kind: "unmet",
      says: { sv: `Märkningen syns inte i texten: ${which.sv}.`, en: `The mark does not show in the text: ${which.en}.` },
      todo: { sv: "Märk avsnittet igen.", en: "Label the passage again." },
      labels: idsOf(unmarked),
    };
  }
  if (lost.length > 0) {
    const which = named(lost);
    return {
      kind: "open",
      says: { sv: `Avsnittet hittas inte i texten: ${which.sv}.`, en: `The passage is not found in the text: ${which.en}.` },
      todo: {
        sv: "Visa var texten står nu, eller ta bort märkningen om texten är borttagen.",
        en: "Show where the text stands now, or take the label off if the text is gone.",
      },
      labels: idsOf(lost),
    };
  }
  return {
    kind: "met",
    says: {
      sv: "Märkningen syns i texten, eller primärkällan anges i dess ställe.",
      en: "The mark shows in the text, or the primary source stands in its place.",
    },
  };
};
