/** What people should know of where their words go: the place of storage, and that a public engine may pass them on. Said once per document. */
import { storageOf } from "../register-parts.ts";
import type { Check } from "./check.ts";
import { engineOf, idsOf, kindOf, labelsFor, met, nothingLabelled } from "./check.ts";

/** Warns of storage in a third country, or where the register does not know. */
export const storage: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const isThirdCountry = rule.places !== undefined || /tredje land/u.test(rule.quote);
  const far = labels.filter((label) => {
    const place = engineOf(label, subject.profile)?.storage?.place;
    if (rule.places !== undefined) return place !== undefined && rule.places.includes(place);
    return place === "third-country" || (!isThirdCountry && place === undefined);
  });
  const told = isThirdCountry && far.length > 0 ? far : labels;
  const engines = [...new Map(told.map((label) => [label.engine.name, engineOf(label, subject.profile)])).entries()];
  const say = (language: "sv" | "en"): string =>
    engines
      .map(
        ([name, engine]) =>
          `${name} – ${engine ? storageOf(engine)[language] : language === "sv" ? "lagras: uppgift saknas" : "stored: not stated"}`,
      )
      .join("; ");
  if (far.length === 0) return met(`${say("sv")}.`, `${say("en")}.`);
  return {
    kind: "unmet",
    says: { sv: `${say("sv")}.`, en: `${say("en")}.` },
    todo: {
      sv: "Var medveten om var det du matar in lagras, och följ kommunens regler för lagring.",
      en: "Be aware of where what you put in is stored, and follow the municipality's rules for storage.",
    },
    labels: idsOf(far),
  };
};

export const publicEngine: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject).filter((label) => kindOf(label, subject.profile) === "public");
  const text = subject.profile.noticeTexts?.publicEngine;
  if (labels.length === 0 || text === undefined)
    return met("Inget publikt AI-system är angivet.", "No public AI system is stated.");
  return {
    kind: "unmet",
    says: text,
    todo: { sv: "Mata bara in öppen information i publika AI-system.", en: "Put only open information into public AI systems." },
    labels: idsOf(labels),
  };
};
