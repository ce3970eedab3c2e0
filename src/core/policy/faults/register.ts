/** Faults of the register of engines: a class or account that the profile lacks, a decision without an owner, parts that are missing. */
import type { Profile } from "../profile.ts";
import { missingIn } from "../register-parts.ts";
import { type Fault, unknownId } from "./fault.ts";

export function* registerFaults(profile: Profile): Generator<Fault> {
  const classes = profile.informationClasses.map((one) => one.id);
  const riskClasses = (profile.riskClasses ?? []).map((one) => one.id);
  const accounts = (profile.accounts ?? []).map((one) => one.id);
  for (const engine of profile.engines) {
    const path = `engines.${engine.id}`;
    for (const id of (engine.approvals ?? []).flatMap((one) => one.classes).filter((one) => !classes.includes(one)))
      yield unknownId(`${path}.approvals`, id, classes);
    for (const id of (engine.accounts ?? []).filter((one) => !accounts.includes(one)))
      yield unknownId(`${path}.accounts`, id, accounts);
    if (engine.riskClass !== undefined && !riskClasses.includes(engine.riskClass))
      yield unknownId(`${path}.riskClass`, engine.riskClass, riskClasses);
    if (engine.disputed === true && engine.decidedBy === undefined) {
      yield {
        path: `${path}.decidedBy`,
        reason: {
          sv: "gruppen är oenig, och ingen står som beslutsfattare",
          en: "the group disagrees, and nobody is named as deciding",
        },
        remedy: { sv: "skriv vem som har beslutat om klassen", en: "write who decided on the class" },
      };
    }
    for (const { part, name } of engine.decided ? missingIn(engine, profile.register?.requiredWhenDecided ?? []) : []) {
      yield {
        path: `${path}.${part}`,
        reason: {
          sv: `${name.sv} saknas för ett beslutat AI-system`,
          en: `${name.en} missing for an AI system that is decided on`,
        },
        remedy: { sv: "fyll i det, eller sätt decided till false", en: "fill it in, or set decided to false" },
      };
    }
  }
}
