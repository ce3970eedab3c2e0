/** Information above open goes only to services with an agreement on data protection and information security (Karlskoga K11). */
import type { Check } from "./check.ts";
import { engineOf, isOpenClass, kindOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const agreement: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const without = labels.filter((label) => {
    if (isOpenClass(label, profile) !== false) return false;
    const kind = kindOf(label, profile);
    const holds = engineOf(label, profile)?.agreement?.holds;
    return kind === "public" || holds === false;
  });
  if (without.length === 0)
    return met(
      "Informationen är öppen, eller så finns avtal för AI-tjänsten.",
      "The information is open, or there is an agreement for the AI service.",
    );
  const which = named(without);
  return unmet(
    without,
    {
      sv: `Det finns inget avtal som reglerar dataskydd och informationssäkerhet för AI-tjänsten: ${which.sv}.`,
      en: `No agreement regulates data protection and information security for the AI service: ${which.en}.`,
    },
    {
      sv: "Använd en AI-tjänst med kommunens avtal, eller bara öppen information. Har informationen lämnats ut, anmäl det.",
      en: "Use an AI service under the municipality's agreement, or open information only. If information has been disclosed, report it.",
    },
  );
};
