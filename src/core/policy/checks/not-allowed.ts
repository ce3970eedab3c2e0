/** A use that the document rules out: every label that the rule's limits take in. For what no other check is about. */
import type { Check } from "./check.ts";
import { labelsFor, met, named, unmet } from "./check.ts";

export const notAllowed: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return met("Ingen sådan användning är märkt.", "No such use is labelled.");
  const which = named(labels);
  return unmet(
    labels,
    { sv: `Så får AI inte användas: ${which.sv}.`, en: `AI may not be used like this: ${which.en}.` },
    { sv: "Ta bort texten, och skriv den utan AI.", en: "Take the text out, and write it without AI." },
  );
};
