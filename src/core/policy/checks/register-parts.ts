/** The engine's entry in the register holds what the document asks for; what is missing is named ("ofullständig"). */
import { missingIn } from "../register-parts.ts";
import type { Check } from "./check.ts";
import { engineOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const registerHolds: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const lacking = labels.flatMap((label) => {
    const engine = engineOf(label, subject.profile);
    const missing = engine ? missingIn(engine, rule.parts ?? []) : [];
    return engine && missing.length > 0 ? [{ label, engine, missing }] : [];
  });
  const refused = labels.filter((label) => engineOf(label, subject.profile)?.riskAssessment?.outcome === "no");
  if (refused.length > 0) {
    const which = named(refused);
    return {
      ...unmet(
        refused,
        {
          sv: `Riskbedömningen säger nej till AI-motorn: ${which.sv}.`,
          en: `The risk assessment says no to the AI engine: ${which.en}.`,
        },
        { sv: "Använd ett annat AI-system.", en: "Use another AI system." },
      ),
    };
  }
  if (lacking.length === 0)
    return met("Registret har det som regeln frågar efter.", "The register holds what the rule asks for.");
  const first = lacking.filter((one, index) => lacking.findIndex(({ engine }) => engine.id === one.engine.id) === index);
  const say = (language: "sv" | "en") =>
    first.map(({ engine, missing }) => `${engine.name} (${missing.map(({ name }) => name[language]).join(", ")})`).join("; ");
  return unmet(
    lacking.map(({ label }) => label),
    {
      sv: `Ofullständig post i registret, det här saknas: ${say("sv")}.`,
      en: `Incomplete entry in the register, this is missing: ${say("en")}.`,
    },
    {
      sv: "Be den som sköter registret över AI-system att fylla i det.",
      en: "Ask the one who keeps the register of AI systems to fill it in.",
    },
  );
};
