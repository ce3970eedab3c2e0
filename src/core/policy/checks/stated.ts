/** What the person has to say of a passage before rules can be held against it: the class of what was put in, and the purpose. */
import type { Check } from "./check.ts";
import { personalDataIn } from "../personal/find.ts";
import { findInformationClass, isUnsure } from "../engines.ts";
import { labelsFor, met, named, nothingLabelled, open, passageOf } from "./check.ts";

/** The class is stated, as a class and never as the text itself. "Osäker" is an answer, and stays a question. */
export const classStated: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const silent = labels.filter(
    ({ informationClass }) =>
      informationClass === undefined ||
      isUnsure(informationClass) ||
      (profile.informationClasses.length > 0 && findInformationClass(profile, informationClass) === undefined),
  );
  if (silent.length === 0)
    return met("Det är angivet vilken slags information som matades in.", "It is stated what kind of information was put in.");
  const which = named(silent);
  const classes = profile.informationClasses.map(({ name }) => name);
  const unsure = silent.some((label) => isUnsure(label.informationClass));
  return {
    ...open(
      silent,
      unsure
        ? { sv: `Du är osäker på informationsklassen: ${which.sv}.`, en: `You are unsure of the information class: ${which.en}.` }
        : { sv: `Vilken slags information matades in? ${which.sv}.`, en: `What kind of information was put in? ${which.en}.` },
      {
        sv: `Klassa informationen först: ${classes.map(({ sv }) => sv).join(", ") || "som kommunen brukar"}. Är du osäker, fråga innan du går vidare.`,
        en: `Classify the information first: ${classes.map(({ en }) => en).join(", ") || "as the municipality does"}. When unsure, ask before you go on.`,
      },
    ),
    ...(profile.contacts?.security ? { ask: profile.contacts.security.name } : {}),
  };
};

/** The purpose is stated; for a rule `withPersonalData`, only where a passage holds some. */
export const purposeStated: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const isAboutPersonalData = rule.withPersonalData === true;
  const silent = labels.filter(
    (label) => label.purpose === undefined && (!isAboutPersonalData || personalDataIn(passageOf(label, subject)).length > 0),
  );
  if (silent.length === 0) return met("Ändamålet är angivet där det behövs.", "The purpose is stated where it is needed.");
  const which = named(silent);
  const purposes = (subject.profile.purposes ?? []).map((one) => one);
  return open(
    silent,
    { sv: `Vad användes AI-motorn till? ${which.sv}.`, en: `What was the AI engine used for? ${which.en}.` },
    {
      sv: `Ange ändamålet${purposes.length > 0 ? `: ${purposes.map(({ sv }) => sv).join(", ")}, eller med egna ord` : ""}.`,
      en: `State the purpose${purposes.length > 0 ? `: ${purposes.map(({ en }) => en).join(", ")}, or in your own words` : ""}.`,
    },
  );
};
