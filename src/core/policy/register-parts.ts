/** What an engine's entry in the register lacks, and what the register lets people do with it. */
import type { Wording } from "../errors.ts";
import type { Engine, RegisterPart } from "./register.ts";
import type { Profile } from "./profile.ts";

const parts: Readonly<Record<RegisterPart, { readonly name: Wording; readonly isThere: (engine: Engine) => boolean }>> = {
  owner: {
    name: { sv: "ägare, ansvarig chef och kontakt", en: "owner, responsible manager and contact" },
    isThere: ({ owner, manager, contact }) => owner !== undefined && manager !== undefined && contact !== undefined,
  },
  "manager-approval": {
    name: { sv: "chefens godkännande", en: "the manager's approval" },
    isThere: ({ approvedBy }) => approvedBy !== undefined,
  },
  agreement: { name: { sv: "avtal", en: "agreement" }, isThere: ({ agreement }) => agreement?.holds === true },
  storage: { name: { sv: "lagringsplats", en: "place of storage" }, isThere: ({ storage }) => storage !== undefined },
  "risk-assessment": {
    name: { sv: "riskbedömning", en: "risk assessment" },
    isThere: ({ riskAssessment }) => riskAssessment?.reference !== undefined,
  },
  "risk-outcome": {
    name: { sv: "riskbedömningens utfall", en: "outcome of the risk assessment" },
    isThere: ({ riskAssessment }) => riskAssessment?.outcome !== undefined,
  },
  "risk-three-parts": {
    name: {
      sv: "riskanalysens tre delar (informationssäkerhet, personuppgifter, IT-säkerhet)",
      en: "the three parts of the risk analysis (information security, personal data, IT security)",
    },
    isThere: ({ riskAssessment: one }) =>
      one?.informationSecurity !== undefined && one.personalData !== undefined && one.itSecurity !== undefined,
  },
  "risk-four-headings": {
    name: {
      sv: "riskutvärderingens fyra rubriker (individens rättigheter, transparens, insyn, informationssäkerhet)",
      en: "the four headings of the risk evaluation (individual rights, transparency, insight, information security)",
    },
    isThere: ({ riskAssessment: one }) =>
      [one?.individualRights, one?.transparency, one?.insight, one?.informationSecurity].every((part) => part !== undefined),
  },
  dpia: { name: { sv: "konsekvensbedömning eller tröskelanalys", en: "impact or threshold assessment" }, isThere: hasDpia },
  "legal-basis": { name: { sv: "rättslig grund", en: "legal basis" }, isThere: ({ legalBasis }) => legalBasis !== undefined },
  "dpo-consulted": {
    name: { sv: "samråd med dataskyddsombudet", en: "consultation of the data protection officer" },
    isThere: ({ dpoConsulted }) => dpoConsulted !== undefined,
  },
  classification: {
    name: { sv: "informationsklassning", en: "information classification" },
    isThere: ({ classification }) => classification !== undefined,
  },
  measures: { name: { sv: "säkerhetsåtgärder", en: "security measures" }, isThere: ({ measures }) => measures !== undefined },
  supplier: {
    name: { sv: "leverantörsutvärdering (ej utvärderad)", en: "supplier evaluation (not evaluated)" },
    isThere: ({ supplier }) => supplier?.reference !== undefined,
  },
  "supplier-four-parts": {
    name: {
      sv: "leverantörens säkerhetsnivå, behandling, lagring och underleverantörer",
      en: "the supplier's security, processing, storage and subprocessors",
    },
    isThere: ({ supplier: one }) =>
      [one?.security, one?.processing, one?.storage, one?.subprocessors].every((part) => part !== undefined),
  },
  "risk-class": { name: { sv: "riskklass", en: "risk class" }, isThere: ({ riskClass }) => riskClass !== undefined },
  "classified-by": {
    name: { sv: "vem som klassificerade och när", en: "who classified it and when" },
    isThere: ({ classifiedBy, classifiedOn }) => classifiedBy !== undefined && classifiedOn !== undefined,
  },
};

/** A DPIA, or a threshold assessment that found none to be needed and says when. */
export function hasDpia({ dpia, threshold }: Engine): boolean {
  return dpia !== undefined || (threshold?.outcome === "not-needed" && threshold.date !== undefined);
}

/** The wanted parts that an entry lacks, with their names, in the order asked. */
export function missingIn(
  engine: Engine,
  wanted: readonly RegisterPart[],
): { readonly part: RegisterPart; readonly name: Wording }[] {
  return wanted.filter((part) => !parts[part].isThere(engine)).map((part) => ({ part, name: parts[part].name }));
}

/** How the register presents an engine: never as approved while something is missing, and never when public where the profile says so. */
export type EngineStanding = "approved" | "incomplete" | "not-decided" | "public" | "refused" | "not-offered";

/** The standing of a register entry under a profile. */
export function engineStanding(engine: Engine, profile: Profile): EngineStanding {
  if (engine.status === "planned" || engine.status === "retired") return "not-offered";
  if (engine.riskAssessment?.outcome === "no") return "refused";
  if (profile.riskClasses?.find((one) => one.id === engine.riskClass)?.means === "refused") return "refused";
  if (engine.kind === "public" && profile.register?.publicIsNeverApproved === true) return "public";
  if (!engine.decided) return "not-decided";
  return missingIn(engine, profile.register?.required ?? []).length > 0 ? "incomplete" : "approved";
}

/**
 * The engines that a picker offers, decided ones first, for a purpose when one is chosen: an engine with approvals is offered only for
 * the purposes they name. Refused, planned and retired engines are not offered; old records keep their names.
 */
export function offeredEngines(profile: Profile, purpose?: string): Engine[] {
  const isFor = ({ approvals }: Engine): boolean =>
    purpose === undefined ||
    approvals === undefined ||
    approvals.some(
      (one) => one.purposes === undefined || one.purposes.some((name) => name.toLowerCase() === purpose.toLowerCase()),
    );
  const offered = profile.engines.filter((engine) => {
    const standing = engineStanding(engine, profile);
    return standing !== "refused" && standing !== "not-offered" && isFor(engine);
  });
  return [...offered.filter((one) => one.decided), ...offered.filter((one) => !one.decided)];
}

/** Where an engine stores what is put in, as shown beside its name. */
export function storageOf(engine: Engine): Wording {
  switch (engine.storage?.place) {
    case "local":
      return { sv: "lagras: lokalt", en: "stored: locally" };
    case "eu":
      return { sv: "lagras: EU", en: "stored: EU" };
    case "third-country":
      return { sv: "lagras: tredje land", en: "stored: third country" };
    case undefined:
      return { sv: "lagras: uppgift saknas", en: "stored: not stated" };
  }
}
