/** Faults of the profile's rules: what they name and the profile lacks, and what could never be met. */
import { labelKinds } from "../../label/label.ts";
import type { PolicyRule, Profile } from "../profile.ts";
import { type Fault, unknownId } from "./fault.ts";

export function* ruleFaults(profile: Profile): Generator<Fault> {
  const items = (profile.reviewItems ?? []).map((item) => item.id);
  const classes = (profile.riskClasses ?? []).map((one) => one.id);
  for (const rule of profile.rules) {
    for (const id of (rule.classes ?? []).filter((one) => !profile.informationClasses.some((known) => known.id === one)))
      yield unknownId(
        `rules.${rule.id}.classes`,
        id,
        profile.informationClasses.map((one) => one.id),
      );
    for (const id of (rule.engines ?? []).filter((one) => !profile.engines.some((known) => known.id === one)))
      yield unknownId(
        `rules.${rule.id}.engines`,
        id,
        profile.engines.map((one) => one.id),
      );
    if (rule.check === "use-recent" && rule.days === undefined) {
      yield {
        path: `rules.${rule.id}.days`,
        reason: { sv: "antalet dagar saknas", en: "the number of days is missing" },
        remedy: { sv: "skriv hur många dagar gammalt ett sökdatum får vara", en: "write how many days old a search date may be" },
      };
    }
    if (rule.from !== undefined && rule.until !== undefined && rule.until < rule.from) {
      yield {
        path: `rules.${rule.id}.until`,
        reason: { sv: "regeln slutar gälla innan den börjar", en: "the rule ends before it begins" },
        remedy: { sv: "rätta dagarna", en: "correct the days" },
      };
    }
    yield* unshownFor(rule, profile);
    if (rule.check === "reviewer-role" && (rule.roles ?? []).length === 0) {
      yield {
        path: `rules.${rule.id}.roles`,
        reason: { sv: "rollerna saknas", en: "the roles are missing" },
        remedy: { sv: "skriv de roller som får granska", en: "write the roles that may review" },
      };
    }
    for (const id of (rule.items ?? []).filter((one) => !items.includes(one)))
      yield unknownId(`rules.${rule.id}.items`, id, items);
    if (rule.riskClass !== undefined && !classes.includes(rule.riskClass))
      yield unknownId(`rules.${rule.id}.riskClass`, rule.riskClass, classes);
  }
}

/** A rule that asks for a mark, a source or a notice where the profile writes none: it could never be met. */
function* unshownFor(rule: PolicyRule, { mark, source, readerNotice }: Profile): Generator<Fault> {
  const shown = {
    "text-marked": ["mark", mark.kinds],
    "source-entry": ["source", source.kinds],
    "reader-notice": ["readerNotice", readerNotice.kinds],
  } as const;
  const [part, kinds] = shown[rule.check as keyof typeof shown] ?? [];
  const missing = (rule.kinds ?? labelKinds).filter((kind) => kinds?.includes(kind) === false);
  if (part === undefined || missing.length === 0) return;
  yield {
    path: `${part}.kinds`,
    reason: {
      sv: `regel ${rule.id} kräver det för ${missing.join(", ")}, men inget skrivs in`,
      en: `rule ${rule.id} asks for it for ${missing.join(", ")}, but nothing is written in`,
    },
    remedy: { sv: "lägg till dem i kinds, eller begränsa regelns kinds", en: "add them to kinds, or limit the rule's kinds" },
  };
}

/** Items of the review whose sentence the person would not sign. */
export function* reviewItemFaults(profile: Profile): Generator<Fault> {
  for (const { id, sentence, when } of profile.reviewItems ?? []) {
    if (when !== undefined) continue;
    for (const language of ["sv", "en"] as const) {
      if (profile.signOff[language].includes(sentence[language])) continue;
      yield {
        path: `signOff.${language}`,
        reason: { sv: `meningen för granskningspunkten ${id} saknas`, en: `the sentence of the review item ${id} is missing` },
        remedy: { sv: `skriv ”${sentence.sv}”`, en: `write “${sentence.en}”` },
      };
    }
  }
}
