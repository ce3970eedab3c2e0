/** The account type fits: no free version or private account for information above open, and a private licence only with a reason (K12, K19). */
import type { Label } from "../../label/label.ts";
import type { Profile } from "../profile.ts";
import { findAccount, isUnsure } from "../engines.ts";
import type { Check } from "./check.ts";
import { isOpenClass, labelsFor, met, named, nothingLabelled, open, unmet } from "./check.ts";

export const account: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  // A stop is about what was put in; a warning is about the private licence as such.
  const isWrong = rule.strength === "stop" ? isForProtected : isUnexplainedPrivate;
  const wrong = labels.filter((label) => isWrong(label, profile));
  if (wrong.length > 0) {
    const which = named(wrong);
    const kind = findAccount(profile, (wrong[0] as Label).account)?.name;
    return unmet(
      wrong,
      { sv: `${kind?.sv ?? "Kontot"} har använts: ${which.sv}.`, en: `${kind?.en ?? "The account"} was used: ${which.en}.` },
      rule.strength === "stop"
        ? {
            sv: "Använd kommunens avtal för skyddsvärd information. Har information lämnats ut, anmäl det i kommunens kanal för incidenter.",
            en: "Use the municipality's agreement for protected information. If information was disclosed, report it in the incident channel.",
          }
        : {
            sv: "Skriv varför en privat licens användes, eller använd kommunens.",
            en: "Say why a private licence was used, or use the municipality's.",
          },
    );
  }
  const unsure = labels.filter((label) => isUnknown(label, profile));
  if (unsure.length > 0) {
    const which = named(unsure);
    return open(
      unsure,
      { sv: `Vilket slags konto användes? ${which.sv}.`, en: `What kind of account was used? ${which.en}.` },
      {
        sv: `Ange kontot: ${(profile.accounts ?? []).map(({ name }) => name.sv).join(", ")}.`,
        en: `State the account: ${(profile.accounts ?? []).map(({ name }) => name.en).join(", ")}.`,
      },
    );
  }
  return met("Kontot går att använda.", "The account may be used.");
};

function isForProtected(label: Label, profile: Profile): boolean {
  const used = findAccount(profile, label.account);
  return used?.countsAs === "public" && !isUnsure(label.account) && isOpenClass(label, profile) === false;
}

/** Not stated, unsure, or in words that the profile has not: an account that nobody has sorted is never said to be one that may be used. */
function isUnknown({ account }: Label, profile: Profile): boolean {
  return account === undefined || isUnsure(account) || findAccount(profile, account) === undefined;
}

function isUnexplainedPrivate(label: Label, profile: Profile): boolean {
  return (
    findAccount(profile, label.account)?.isPrivate === true && label.reason === undefined && label.engine.reason === undefined
  );
}
