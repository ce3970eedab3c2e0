/** Puts an engine of the register in a risk class: only by those the municipality's document names, and with who and when (Norsjö N15). */
import { AppError } from "../errors.ts";
import type { Profile, ProfileLayer } from "./profile.ts";

export interface Classification {
  readonly engine: string;
  readonly riskClass: string;
  /** Those who classify, as they say themselves. */
  readonly by: readonly { readonly name: string; readonly role: string }[];
  /** ÅÅÅÅ-MM-DD. */
  readonly on: string;
}

/**
 * Roles are as people state them; who may write the file at all is for the folder to say. The municipality's own layer with the class in the engine's entry. Throws AppError `classifier-refused` where a role that the document
 * names is not among those who classify, `usage` for an engine or a class that the profile lacks.
 */
export function classify(layer: ProfileLayer, profile: Profile, { engine: id, riskClass, by, on }: Classification): ProfileLayer {
  const classifiers = profile.register?.classifiers ?? [];
  const isAmong = (words: readonly string[]): boolean =>
    by.some(({ role }) => words.some((word) => role.toLowerCase().includes(word.toLowerCase())));
  if (classifiers.length === 0 || !classifiers.every(isAmong)) throw refused(classifiers);
  if (!profile.engines.some((engine) => engine.id === id)) throw unknown("motor", "engine", id, profile.engines);
  const classes = profile.riskClasses ?? [];
  if (!classes.some((one) => one.id === riskClass)) throw unknown("riskklass", "risk class", riskClass, classes);
  const classifiedBy = by.map(({ name, role }) => `${name}, ${role}`).join("; ");
  const engines = layer.engines ?? [];
  const entry = { ...engines.find((engine) => engine.id === id), id, riskClass, classifiedBy, classifiedOn: on };
  const isThere = engines.some((engine) => engine.id === id);
  return { ...layer, engines: isThere ? engines.map((engine) => (engine.id === id ? entry : engine)) : [...engines, entry] };
}

function refused(classifiers: readonly (readonly string[])[]): AppError {
  if (classifiers.length === 0) {
    return new AppError("classifier-refused", {
      sv: "Profilen säger inte vem som sätter riskklass. Registret är orört.",
      en: "The profile does not say who sets the risk class. The register is untouched.",
    });
  }
  const who = (or: string, and: string): string => classifiers.map((words) => words.join(or)).join(and);
  return new AppError("classifier-refused", {
    sv: `Riskklassen sätts av ${who(" eller ", " tillsammans med ")}. Registret är orört.`,
    en: `The risk class is set by ${who(" or ", " together with ")}. The register is untouched.`,
  });
}

function unknown(sv: string, en: string, id: string, known: readonly { readonly id: string }[]): AppError {
  const ids = known.map((one) => one.id).join(", ");
  return new AppError("usage", {
    sv: `Profilen har ingen ${sv} ${id}. Den har: ${ids}.`,
    en: `The profile has no ${en} ${id}. It has: ${ids}.`,
  });
}
