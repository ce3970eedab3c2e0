/** What a policy may ask of a use in its case: that it is not too old, and that the document has its case number. */
import type { Check } from "./check.ts";
import { labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

/** No search date is older than the days that the rule names: facts from an engine go out of date. */
export const useRecent: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const days = rule.days ?? 0;
  const first = new Date(Date.parse(`${subject.today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  const old = labels.filter(({ searchDate }) => searchDate < first);
  if (old.length === 0) return met(`Inget sökdatum är äldre än ${days} dagar.`, `No search date is older than ${days} days.`);
  const which = named(old);
  return unmet(
    old,
    {
      sv: `AI-motorn användes för mer än ${days} dagar sedan: ${which.sv}.`,
      en: `The AI engine was used more than ${days} days ago: ${which.en}.`,
    },
    {
      sv: "Kontrollera att uppgifterna fortfarande stämmer. Ange det nya sökdatumet om du söker igen.",
      en: "See that the facts still hold. State the new search date if you search again.",
    },
  );
};

/** The registrar has stated the case number, with an answer or at the seal. */
export const caseNumber: Check = (rule, subject) => {
  const { record } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const dnr = record.seal?.dnr ?? record.retention?.findLast((one) => one.dnr !== undefined)?.dnr;
  if (dnr !== undefined) return met(`Diarienummer: ${dnr}.`, `Case number: ${dnr}.`);
  return unmet(
    labels,
    { sv: "Diarienumret är inte angivet i registreringen.", en: "The case number is not stated in the record." },
    { sv: "Be registratorn ange det med sitt svar.", en: "Ask the registrar to state it with the answer." },
  );
};
