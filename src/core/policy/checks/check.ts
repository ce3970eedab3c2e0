/** What a check is given and what it answers; what follows from an answer is decided by the rule, not by the check. */
import type { Reanchoring } from "../../anchor/anchor.ts";
import type { Wording } from "../../errors.ts";
import type { Label } from "../../label/label.ts";
import { labelledWords } from "../../label/picture.ts";
import type { HostReading } from "../../ports.ts";
import type { KeptRecord } from "../../record/record.ts";
import type { DocumentState } from "../../review/review.ts";
import { sectionsNamed } from "../../notice/sections.ts";
import { textIn } from "../../text/document.ts";
import { findAccount, findEngine, findInformationClass } from "../engines.ts";
import type { Engine, PolicyRule, Profile } from "../profile.ts";

/** A document as the rules are held against it. */
export interface CheckSubject {
  /** The writer's text, and Källmärkt's own text that stands in the document, tagged or not. */
  readonly reading: Pick<HostReading, "text" | "insertions">;
  readonly record: KeptRecord | null;
  /** Where each label stands now, by its id, in positions of `reading.text`. */
  readonly anchors: ReadonlyMap<string, Reanchoring>;
  readonly state: DocumentState;
  readonly profile: Profile;
  /** ÅÅÅÅ-MM-DD in Sweden. */
  readonly today: string;
}

/** `met`: nothing to do. `unmet`: the rule's strength says what it means. `open`: only a person can tell, so it is a question. */
export type Answer =
  | { readonly kind: "met"; readonly says: Wording }
  | {
      readonly kind: "unmet" | "open";
      readonly says: Wording;
      readonly todo: Wording;
      readonly labels: readonly string[];
      /** Whom to ask, where the profile names somebody. */
      readonly ask?: Wording;
      /** True when an administrator can't turn the stop into a warning here. */
      readonly isHard?: true;
    };

export type Check = (rule: PolicyRule, subject: CheckSubject) => Answer;

/** The labels a rule is about: those whose passage is still somewhere in the document, of the kinds that the rule names. */
export function labelsFor(rule: PolicyRule, subject: CheckSubject): Label[] {
  return (subject.record?.labels ?? []).filter((label) => {
    return isAbout(rule, label, subject) && subject.anchors.get(label.id)?.kind !== "lost";
  });
}

/** True when a rule's own limits (kinds, engines, classes, contents, purposes, sections) take in the label; a rule without limits is about every label. */
export function isAbout(rule: PolicyRule, label: Label, subject: CheckSubject): boolean {
  const { profile } = subject;
  const { kinds, engines, engineKinds, classes, contents, purposes, sections } = rule;
  if (kinds && !kinds.includes(label.kind)) return false;
  if (engines && !engines.includes(engineOf(label, profile)?.id ?? "")) return false;
  if (engineKinds && !engineKinds.includes(kindOf(label, profile))) return false;
  if (contents && !contents.includes(label.content ?? "text")) return false;
  const purpose = label.purpose?.toLowerCase() ?? "";
  if (purposes && !purposes.some((word) => purpose.includes(word.toLowerCase()))) return false;
  if (sections && !standsUnder(sections, label, subject)) return false;
  if (classes === undefined) return true;
  const stated = label.informationClass === undefined ? undefined : findInformationClass(profile, label.informationClass);
  return stated !== undefined && classes.includes(stated.id);
}

/** True for a passage in the body that touches a section under one of these headings, subsections included. */
function standsUnder(names: readonly string[], label: Label, { anchors, reading, profile }: CheckSubject): boolean {
  const place = anchors.get(label.id);
  const body = reading.text.stories[0];
  if (place === undefined || place.kind === "lost" || body === undefined || place.range.story !== body.id) return false;
  const { from, to } = place.range;
  return sectionsNamed(body, names, profile).some((section) => from.paragraph < section.to && section.from <= to.paragraph);
}

export const idsOf = (labels: readonly Label[]): string[] => labels.map((label) => label.id);

/** "”Kommunen har tre badplatser …” (ChatGPT)", for three labels at most, so that a sentence about fifty stays a sentence. */
export function named(labels: readonly Label[]): Wording {
  const first = labels.slice(0, 3).map((label) => `”${opening(labelledWords(label))}” (${label.engine.name})`);
  const more = labels.length - first.length;
  return {
    sv: first.join(", ") + (more > 0 ? ` och ${more} till` : ""),
    en: first.join(", ").replaceAll("”", '"') + (more > 0 ? ` and ${more} more` : ""),
  };
}

const OPENING = 40;

function opening(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= OPENING) return line;
  const cut = line.slice(0, OPENING).replace(/[\uD800-\uDBFF]$/u, "");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), OPENING / 2)).trimEnd()} …`;
}

/** The answer of every check when no passage is labelled. */
export const nothingLabelled: Answer = {
  kind: "met",
  says: { sv: "Inget avsnitt är märkt.", en: "No passage is labelled." },
};

/** The rule is met, in both languages. */
export function met(sv: string, en: string): Answer {
  return { kind: "met", says: { sv, en } };
}

/** The rule is not met by these labels, and what to do about it. */
export function unmet(labels: readonly Label[], says: Wording, todo: Wording): Answer {
  return { kind: "unmet", says, todo, labels: idsOf(labels) };
}

/** Only a person can tell. */
export function open(labels: readonly Label[], says: Wording, todo: Wording): Answer {
  return { kind: "open", says, todo, labels: idsOf(labels) };
}

/** The register's entry for a label's engine; undefined when it is not in the register. */
export function engineOf(label: Label, profile: Profile): Engine | undefined {
  return findEngine(profile, label.engine.id ?? label.engine.name);
}

/** The kind an engine counts as with the account it was used with. Outside the register it counts as public: nothing is known of it. */
export function kindOf(label: Label, profile: Profile): Engine["kind"] {
  return findAccount(profile, label.account)?.countsAs ?? engineOf(label, profile)?.kind ?? "public";
}

/** True for a class that public engines may have; undefined when no class is stated, or none that the profile has. */
export function isOpenClass(label: Label, profile: Profile): boolean | undefined {
  const stated = label.informationClass === undefined ? undefined : findInformationClass(profile, label.informationClass);
  return stated && (stated.isOpen ?? stated.engineKinds.includes("public"));
}

/** The text of a label's passage as it stands now; empty when it is lost. */
export function passageOf(label: Label, { anchors, reading }: CheckSubject): string {
  const place = anchors.get(label.id);
  return place === undefined || place.kind === "lost" ? "" : textIn(reading.text, place.range);
}
