/** The engine is one that the municipality has decided to use, or the reason for another is given. */
import { findEngine } from "../engines.ts";
import type { Check } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const decidedEngine: Check = (rule, subject) => {
  const { profile } = subject;
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const others = labels.filter((label) => {
    const isDecided = findEngine(profile, label.engine.id ?? label.engine.name)?.decided === true;
    return !isDecided && label.engine.reason === undefined;
  });
  if (others.length === 0) {
    return {
      kind: "met",
      says: {
        sv: "AI-motorn är beslutad av kommunen, eller så är skälet angivet.",
        en: "The municipality has decided to use the AI engine, or the reason is given.",
      },
    };
  }
  const which = named(others);
  const decided = profile.engines.filter((engine) => engine.decided).map((engine) => engine.name);
  if (decided.length === 0) {
    return {
      kind: "open",
      says: {
        sv: `Registret anger inte vilka AI-system kommunen har beslutat om: ${which.sv}.`,
        en: `The register does not say which AI systems the municipality has decided to use: ${which.en}.`,
      },
      todo: {
        sv: "Fråga den som ansvarar för policyn om AI-systemet är beslutat.",
        en: "Ask the person in charge of the policy whether the AI system has been decided on.",
      },
      labels: idsOf(others),
    };
  }
  return {
    kind: "unmet",
    says: {
      sv: `AI-motorn är inte beslutad av kommunen: ${which.sv}.`,
      en: `The municipality has not decided to use the AI engine: ${which.en}.`,
    },
    todo: {
      sv: `Använd ett beslutat AI-system (${decided.join(", ")}), eller skriv varför ett annat användes.`,
      en: `Use an AI system that has been decided on (${decided.join(", ")}), or say why another was used.`,
    },
    labels: idsOf(others),
  };
};
