/** Holds a profile's rules against a document: one result a rule, in the profile's order. */
import type { CheckResult, PolicyRule, Profile } from "../profile.ts";
import { softeningOf } from "../softening.ts";
import { met, type Answer, type Check, type CheckSubject } from "./check.ts";
import { account } from "./account.ts";
import { agent } from "./agent.ts";
import { agreement } from "./agreement.ts";
import { approvedUse } from "./approved-use.ts";
import { heavyUse, imageCaption } from "./content.ts";
import { automatedDecision, decisionMaker } from "./decision.ts";
import { inRegister } from "./in-register.ts";
import { notAllowed } from "./not-allowed.ts";
import { dpia, mosaic, personalData } from "./personal-data.ts";
import { ownWords } from "./own-words.ts";
import { caseNumber, useRecent } from "./case.ts";
import { readerNotice } from "./reader-notice.ts";
import { registerHolds } from "./register-parts.ts";
import { reviewerRole, twoReviewers } from "./reviewers.ts";
import { reviewItems } from "./review-items.ts";
import { riskClass } from "./risk-class.ts";
import { secrecy } from "./secrecy.ts";
import { classStated, purposeStated } from "./stated.ts";
import { publicEngine, storage } from "./storage.ts";
import { ownerApproval, testUse } from "./test-use.ts";
import { decidedEngine } from "./decided-engine.ts";
import { decisionText } from "./decision-text.ts";
import { factsChecked } from "./facts-checked.ts";
import { primarySource, promptKept, versionStated } from "./given.ts";
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
  "in-register": inRegister,
  "register-parts": registerHolds,
  "class-stated": classStated,
  "purpose-stated": purposeStated,
  "approved-use": approvedUse,
  agreement,
  account,
  "test-use": testUse,
  "owner-approval": ownerApproval,
  secrecy,
  "personal-data": personalData,
  dpia,
  mosaic,
  "risk-class": riskClass,
  "reader-notice": readerNotice,
  "image-caption": imageCaption,
  "heavy-use": heavyUse,
  agent,
  "review-items": reviewItems,
  "decision-maker": decisionMaker,
  "automated-decision": automatedDecision,
  storage,
  "public-engine": publicEngine,
  "not-allowed": notAllowed,
  "version-stated": versionStated,
  "primary-source": primarySource,
  "prompt-kept": promptKept,
  "two-reviewers": twoReviewers,
  "reviewer-role": reviewerRole,
  "use-recent": useRecent,
  "own-words": ownWords,
  "case-number": caseNumber,
};

/** A rule for other document types answers ok and says so: it is not forced on this one. */
export function checkDocument(subject: CheckSubject): CheckResult[] {
  return subject.profile.rules.map((rule) => {
    const elsewhere = otherDays(rule, subject) ?? otherTypes(rule, subject) ?? otherAudience(rule, subject);
    return resultOf(rule, elsewhere ?? checks[rule.check](rule, subject), subject.profile);
  });
}

/** True when no result keeps the document from becoming ready ("klar"). Saving and sending are never kept back. */
export function allowsReady(results: readonly CheckResult[]): boolean {
  return results.every((result) => result.result !== "stop");
}

function resultOf(rule: PolicyRule, answer: Answer, profile: Profile): CheckResult {
  const about = { rule: rule.id, quote: rule.quote, origin: rule.origin ?? ("document" as const), says: answer.says };
  if (answer.kind === "met") return { ...about, result: "ok", todo: null, labels: [] };
  const { todo, labels } = answer;
  const more = answer.ask ? { todo, labels, ask: answer.ask } : { todo, labels };
  if (answer.kind === "open") return { ...about, ...more, result: "ask" };
  const softened = rule.strength === "stop" ? softeningOf(profile, rule.id) : undefined;
  if (softened && answer.isHard !== true) return { ...about, ...more, result: "warn", softened };
  return { ...about, ...more, result: rule.strength };
}

/** A rule that does not hold yet, or no more. */
function otherDays({ from, until }: PolicyRule, { today }: CheckSubject): Answer | null {
  if (from !== undefined && today < from) return met(`Regeln gäller från och med ${from}.`, `The rule holds from ${from}.`);
  if (until !== undefined && today > until) return met(`Regeln gällde till och med ${until}.`, `The rule held until ${until}.`);
  return null;
}

function otherAudience({ audiences }: PolicyRule, { record }: CheckSubject): Answer | null {
  if (audiences === undefined || record === null || record.labels.length === 0) return null;
  const { audience } = record.document;
  if (audience !== null && audiences.includes(audience)) return null;
  if (audience !== null)
    return {
      kind: "met",
      says: { sv: "Regeln gäller dokument för andra mottagare.", en: "The rule is about documents for another audience." },
    };
  return {
    kind: "open",
    says: {
      sv: "Är dokumentet internt, eller når det allmänheten?",
      en: "Is the document internal, or does it reach the public?",
    },
    todo: { sv: "Ange mottagarna: intern eller extern.", en: "State the audience: internal or external." },
    labels: [],
  };
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
