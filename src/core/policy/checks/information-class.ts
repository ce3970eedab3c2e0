/** The class of the information that was put into an engine fits the engine's kind. */
import type { Label } from "../../label/label.ts";
import { findInformationClass, isUnsure } from "../engines.ts";
import type { Engine, Profile } from "../profile.ts";
import type { Check } from "./check.ts";
import { idsOf, kindOf, labelsFor, named, nothingLabelled } from "./check.ts";

type Kind = Engine["kind"];

const kindNames: Readonly<Record<Kind, { readonly sv: string; readonly en: string }>> = {
  public: { sv: "publikt AI-system", en: "public AI system" },
  contract: { sv: "AI-system med kommunens avtal", en: "AI system under the municipality's agreement" },
  local: { sv: "AI-system på kommunens egna maskiner", en: "AI system on the municipality's own machines" },
  embedded: { sv: "AI-system inbyggt i ett verksamhetssystem", en: "AI system built into a line-of-business system" },
};

export const informationClass: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const misfits = labels.filter((label) => fit(label, profile) === "no");
  if (misfits.length > 0) {
    const which = named(misfits);
    const first = misfits[0] as Label;
    const kind = kindNames[kindOf(first, profile)];
    const id = classOf(first, profile)?.id ?? "";
    const sensitive = profile.sensitive?.find((one) => one.id === id || one.classes?.includes(id) === true)?.text;
    return {
      kind: "unmet",
      says: {
        sv: `${sensitive ? `${sensitive.sv} ` : ""}${first.engine.name} är ett ${kind.sv}, och informationen är angiven som ${first.informationClass}: ${which.sv}.`,
        en: `${sensitive ? `${sensitive.en} ` : ""}${first.engine.name} is a ${kind.en}, and the information is stated to be ${first.informationClass}: ${which.en}.`,
      },
      todo: {
        sv: "Rätta klassen om den är fel. Har informationen lämnats ut, anmäl det i kommunens kanal för incidenter.",
        en: "Correct the class if it is wrong. If the information has been disclosed, report it in the municipality's incident channel.",
      },
      labels: idsOf(misfits),
      ...(misfits.some((label) => classOf(label, profile)?.isHard === true) ? { isHard: true as const } : {}),
    };
  }
  const unknown = labels.filter((label) => fit(label, profile) === "unknown");
  if (unknown.length > 0) {
    const which = named(unknown);
    const classes = {
      sv: profile.informationClasses.map((one) => one.name.sv),
      en: profile.informationClasses.map((one) => one.name.en),
    };
    return {
      kind: "open",
      says: saysOfUnknown(unknown, which),
      todo: {
        sv: `Ange vilken klass informationen har: ${classes.sv.join(", ")}. Fråga informationsägaren om du är osäker.`,
        en: `State the class of the information: ${classes.en.join(", ")}. Ask the information owner when unsure.`,
      },
      labels: idsOf(unknown),
    };
  }
  return {
    kind: "met",
    says: { sv: "AI-motorn får användas för informationen.", en: "The AI engine may be used for the information." },
  };
};

/** Unsure, in words that the profile has not, or not stated: three things to ask about, and none is the other. */
function saysOfUnknown(unknown: readonly Label[], which: { readonly sv: string; readonly en: string }): typeof which {
  if (unknown.some((label) => isUnsure(label.informationClass))) {
    return { sv: `Informationsklassen är osäker för ${which.sv}.`, en: `The information class is unsure for ${which.en}.` };
  }
  const stated = unknown.find((label) => label.informationClass !== undefined)?.informationClass;
  return stated === undefined
    ? { sv: `Informationsklass saknas för ${which.sv}.`, en: `The information class is missing for ${which.en}.` }
    : {
        sv: `Informationsklassen ”${stated}” finns inte i policyprofilen: ${which.sv}.`,
        en: `The information class “${stated}” is not in the policy profile: ${which.en}.`,
      };
}

/** Whether the stated class allows the engine's kind. A kind that every class allows needs no class to be stated. */
function fit(label: Label, profile: Profile): "yes" | "no" | "unknown" {
  const kind = kindOf(label, profile);
  if (profile.informationClasses.every((one) => one.engineKinds.includes(kind))) return "yes";
  const stated = classOf(label, profile);
  if (stated === undefined) return "unknown";
  return stated.engineKinds.includes(kind) ? "yes" : "no";
}

function classOf(label: Label, profile: Profile): ReturnType<typeof findInformationClass> {
  return label.informationClass === undefined ? undefined : findInformationClass(profile, label.informationClass);
}
