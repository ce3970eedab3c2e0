/** The engine is approved for this information and this purpose: approval is of a use, not of a product (Karlskoga K4, K49). */
import type { Label } from "../../label/label.ts";
import type { Profile } from "../profile.ts";
import { findInformationClass } from "../engines.ts";
import type { Check } from "./check.ts";
import { engineOf, isOpenClass, kindOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const approvedUse: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const misfits = labels.filter((label) => !isApproved(label, profile, subject.today));
  if (misfits.length === 0) return met("AI-motorn är godkänd för användningen.", "The AI engine is approved for the use.");
  const which = named(misfits);
  const first = misfits[0] as Label;
  const klass = first.informationClass ?? "";
  return unmet(
    misfits,
    {
      sv: `${first.engine.name} är inte godkänd för den här användningen (${[klass, first.purpose].filter(Boolean).join(", ")}): ${which.sv}.`,
      en: `${first.engine.name} is not approved for this use (${[klass, first.purpose].filter(Boolean).join(", ")}): ${which.en}.`,
    },
    {
      sv: "Använd ett AI-system som är godkänt för informationen och ändamålet, eller rätta klassen om den är fel.",
      en: "Use an AI system that is approved for the information and the purpose, or correct the class if it is wrong.",
    },
  );
};

/** An approval holds to its last day. A class that needs approval takes one that names it; any approval that names purposes must name the label's. */
function isApproved(label: Label, profile: Profile, today: string): boolean {
  const stated = label.informationClass === undefined ? undefined : findInformationClass(profile, label.informationClass);
  const approvals = engineOf(label, profile)?.approvals;
  const isNamed = approvals?.some(
    ({ classes, purposes, until }) =>
      (until === undefined || today <= until) &&
      (stated === undefined || classes.includes(stated.id)) &&
      (purposes === undefined ||
        label.purpose === undefined ||
        purposes.some((one) => one.toLowerCase() === label.purpose?.toLowerCase())),
  );
  if (stated?.needsApproval === true) return isNamed === true && kindOf(label, profile) !== "public";
  if (isOpenClass(label, profile) === true && approvals === undefined) return true;
  return approvals === undefined || isNamed === true;
}
