/** The engine stands in the municipality's register; one that does not is never passed over in silence (Hällefors H2). */
import type { Check } from "./check.ts";
import { engineOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const inRegister: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const outside = labels.filter((label) => engineOf(label, subject.profile) === undefined);
  if (outside.length === 0) return met("AI-motorn finns i registret.", "The AI engine is in the register.");
  const which = named(outside);
  return unmet(
    outside,
    {
      sv: `AI-motorn finns inte i registret över AI-system: ${which.sv}.`,
      en: `The AI engine is not in the register of AI systems: ${which.en}.`,
    },
    {
      sv: "Välj en motor ur registret, eller be den som sköter registret att lägga till den.",
      en: "Choose an engine from the register, or ask the one who keeps it to add this one.",
    },
  );
};
