/** A private tool that is tried out gets open information only, unless the information owner approves; the record says that it was a test (K20, K21). */
import type { Label } from "../../label/label.ts";
import { findAccount } from "../engines.ts";
import type { Check, CheckSubject } from "./check.ts";
import { isOpenClass, labelsFor, met, named, nothingLabelled, open, unmet } from "./check.ts";

export const testUse: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const tests = labels.filter((label) => label.isTest === true && label.approval === undefined);
  const exposed = tests.filter((label) => isOpenClass(label, subject.profile) === false);
  if (exposed.length > 0) {
    const which = named(exposed);
    return unmet(
      exposed,
      {
        sv: `Ett test har gjorts med information som inte är öppen: ${which.sv}.`,
        en: `A test was made with information that is not open: ${which.en}.`,
      },
      {
        sv: "Testa bara med öppen information, eller låt informationsägaren godkänna det.",
        en: "Test with open information only, or have the information owner approve it.",
      },
    );
  }
  const unclassed = tests.filter((label) => isOpenClass(label, subject.profile) === undefined);
  if (unclassed.length === 0) return met("Inget test med skyddad information.", "No test with protected information.");
  const which = named(unclassed);
  return open(
    unclassed,
    { sv: `Vilken information användes i testet? ${which.sv}.`, en: `Which information was used in the test? ${which.en}.` },
    { sv: "Ange informationsklassen.", en: "State the information class." },
  );
};

/** Details of the municipality's work in a private tool need the information owner's approval, by name and date. */
export const ownerApproval: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const without = labels.filter((label) => needsApproval(label, subject) && label.approval === undefined);
  if (without.length === 0)
    return met(
      "Informationsägarens godkännande finns där det behövs.",
      "The information owner's approval is there where it is needed.",
    );
  const which = named(without);
  const owner = subject.profile.contacts?.informationOwner?.name;
  return {
    ...unmet(
      without,
      {
        sv: `Informationsägarens godkännande saknas: ${which.sv}.`,
        en: `The information owner's approval is missing: ${which.en}.`,
      },
      { sv: "Ange vem som har godkänt användningen och när.", en: "State who approved the use, and when." },
    ),
    ...(owner ? { ask: owner } : {}),
  };
};

function needsApproval(label: Label, { profile }: CheckSubject): boolean {
  const isPrivate = findAccount(profile, label.account)?.isPrivate === true || label.isTest === true;
  return isPrivate && isOpenClass(label, profile) === false;
}
