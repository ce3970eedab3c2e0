/** Faults of the log of softened stops. */
import type { Profile } from "../profile.ts";
import { softeningOf } from "../softening.ts";
import { type Fault, unknownId } from "./fault.ts";

/** The log of softened stops: a decision has a person and a reason in words, and only what is a warning is restored. */
export function* logFaults({ softened = [] }: Profile): Generator<Fault> {
  const soft = new Set<string>();
  for (const { rule, by, reason, restores } of softened) {
    const path = `softened.${rule}`;
    const blank = [by, reason].findIndex((text) => !/\p{L}{2}/u.test(text));
    if (blank !== -1) {
      yield {
        path: `${path}.${blank === 0 ? "by" : "reason"}`,
        reason:
          blank === 0
            ? { sv: "beslutet säger inte vem som fattade det", en: "the decision does not say who took it" }
            : { sv: "beslutet har inget skäl", en: "the decision has no reason" },
        remedy:
          blank === 0
            ? { sv: "skriv namn eller roll", en: "write a name or a role" }
            : { sv: "skriv varför hindret blev en varning", en: "write why the stop became a warning" },
      };
    }
    if (restores === true && !soft.has(rule)) {
      yield {
        path,
        reason: { sv: "regeln återställs, men är ingen varning", en: "the rule is restored, but is no warning" },
        remedy: { sv: "lägg tillbaka beslutet som gjorde den till en", en: "put the decision that made it one back" },
      };
    }
    if (restores === true) soft.delete(rule);
    else soft.add(rule);
  }
}

/** Rules that the log softens and that are not there, or can't be softened. */
export function* softenedFaults(profile: Profile): Generator<Fault> {
  for (const { rule: id } of profile.softened ?? []) {
    const rule = profile.rules.find((one) => one.id === id);
    if (rule === undefined) yield unknownId("softened", id, [...new Set(profile.rules.map((one) => one.id))]);
    else if (rule.isFixed === true && softeningOf(profile, id) !== undefined) {
      yield {
        path: `softened.${id}`,
        reason: { sv: "regeln kan inte göras om till en varning", en: "the rule can't be made a warning" },
        remedy: { sv: "ta bort raden", en: "take the line out" },
      };
    }
  }
}
