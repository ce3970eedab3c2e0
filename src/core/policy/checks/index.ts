/** Holds a profile's rules against a document: one result a rule, in the profile's order. */
import type { CheckResult, PolicyRule } from "../profile.ts";
import type { Answer, Check, CheckSubject } from "./check.ts";
import { decidedEngine } from "./decided-engine.ts";
import { decisionText } from "./decision-text.ts";
import { factsChecked } from "./facts-checked.ts";
import { humanReview } from "./human-review.ts";
import { informationClass } from "./information-class.ts";
import { namedReviewer } from "./named-reviewer.ts";
import { sourceEntry } from "./source-entry.ts";
import { textMarked } from "./text-marked.ts";

export type { CheckSubject } from "./check.ts";

const checks: Readonly<Record<PolicyRule["check"], Check>> = {
  "source-entry": sourceEntry,
  "human-review": humanReview,
  "named-reviewer": namedReviewer,
  "information-class": informationClass,
  "decided-engine": decidedEngine,
  "text-marked": textMarked,
  "decision-text": decisionText,
  "facts-checked": factsChecked,
};

/** A rule for other document types answers ok and says so: it is not forced on this one. */
export function checkDocument(subject: CheckSubject): CheckResult[] {
  return subject.profile.rules.map((rule) => {
    const elsewhere = otherTypes(rule, subject);
    return resultOf(rule, elsewhere ?? checks[rule.check](rule, subject));
  });
}

/** True when no result keeps the document from becoming ready ("klar"). Saving and sending are never kept back. */
export function allowsReady(results: readonly CheckResult[]): boolean {
  return results.every((result) => result.result !== "stop");
}

function resultOf(rule: PolicyRule, answer: Answer): CheckResult {
  const about = { rule: rule.id, quote: rule.quote, origin: rule.origin ?? ("document" as const), says: answer.says };
  if (answer.kind === "met") return { ...about, result: "ok", todo: null, labels: [] };
  return { ...about, result: answer.kind === "open" ? "ask" : rule.strength, todo: answer.todo, labels: answer.labels };
}

function otherTypes(rule: PolicyRule, { record, profile }: CheckSubject): Answer | null {
  if (rule.documentTypes === undefined || record === null || rule.documentTypes.includes(record.document.type)) return null;
  const nameOf = (id: string) => profile.documentTypes.find((type) => type.id === id)?.name ?? { sv: id, en: id };
  const [own, asked] = [nameOf(record.document.type), rule.documentTypes.map(nameOf)];
  return {
    kind: "met",
    says: {
      sv: `Regeln gäller ${asked.map((name) => name.sv.toLowerCase()).join(", ")}. Det här dokumentet är: ${own.sv.toLowerCase()}.`,
      en: `The rule is about: ${asked.map((name) => name.en.toLowerCase()).join(", ")}. This document is: ${own.en.toLowerCase()}.`,
    },
  };
}
