/** A human has reviewed each labelled passage as it stands now. */
import type { Label } from "../../label/label.ts";
import { standings } from "../../review/state.ts";
import type { Check } from "./check.ts";
import { idsOf, isAbout, named, nothingLabelled } from "./check.ts";

export const humanReview: Check = (rule, subject) => {
  const { record, reading, anchors } = subject;
  // Lost passages count here: a passage that is gone without a word from its reviewer is not reviewed.
  const labels = (record?.labels ?? []).filter((label) => isAbout(rule, label, subject));
  if (record === null || labels.length === 0) return nothingLabelled;
  const standing = standings(record, reading.text, anchors);
  const of = (kind: "none" | "stale"): Label[] => labels.filter((label) => standing.get(label.id)?.kind === kind);
  const stale = of("stale");
  if (stale.length > 0) {
    const which = named(stale);
    return {
      kind: "unmet",
      says: {
        sv: `Texten har ändrats efter granskningen: ${which.sv}.`,
        en: `The text has changed since it was reviewed: ${which.en}.`,
      },
      todo: {
        sv: "Läs det som har ändrats och granska avsnittet igen.",
        en: "Read what has changed and review the passage again.",
      },
      labels: idsOf(stale),
    };
  }
  const waiting = of("none");
  if (waiting.length > 0) {
    const which = named(waiting);
    return {
      kind: "unmet",
      says: { sv: `Väntar på granskning: ${which.sv}.`, en: `Awaiting review: ${which.en}.` },
      todo: {
        sv: "Läs avsnittet, rätta det som är fel, kontrollera sakuppgifterna och granska.",
        en: "Read the passage, correct what is wrong, check the facts and review it.",
      },
      labels: idsOf(waiting),
    };
  }
  return {
    kind: "met",
    says: { sv: "Varje märkt avsnitt är granskat av en människa.", en: "Each labelled passage has been reviewed by a human." },
  };
};
