/** An official's desk for policy tests: a tjänsteskrivelse in memory, labelled and reviewed through the real verbs, then held against a profile. */
import type { LabelRequest } from "../../../src/core/label/label.ts";
import { commit } from "../../../src/core/pipeline/commit.ts";
import type { DocumentFacts } from "../../../src/core/pipeline/draft.ts";
import { open } from "../../../src/core/pipeline/opened.ts";
import { review } from "../../../src/core/pipeline/review.ts";
import { article50, type Article50 } from "../../../src/core/policy/article50.ts";
import { checkDocument, type CheckSubject } from "../../../src/core/policy/checks/index.ts";
import type { CheckResult, Profile } from "../../../src/core/policy/profile.ts";
import type { Surroundings } from "../../../src/core/ports.ts";
import type { KeptRecord } from "../../../src/core/record/record.ts";
import { stateOf } from "../../../src/core/review/state.ts";
import { storyOf } from "../../../src/core/text/document.ts";
import { MemoryHost } from "../memory-host.ts";
import type { ReviewAct } from "../../../src/core/review/review-label.ts";
import { sketch } from "../sketch.ts";

const lines = [
  "# Tjänsteskrivelse",
  "## Förslag till beslut",
  "Nämnden beslutar att förlänga badsäsongen.",
  "## Sammanfattning",
  "Förvaltningen föreslår en längre säsong.",
  "## Bakgrund",
  "Kommunen har tre badplatser med bevakning. Besöken ökade under sommaren 2026.",
  "Kostnaden för bevakning var oförändrad. Avgiften höjdes inte.",
  "## Beslutsunderlag",
  "Tjänsteskrivelse den 20 november 2026",
];

/** Sentences of the document, by what they are about. */
export const sentences = {
  decision: "Nämnden beslutar att förlänga badsäsongen.",
  beaches: "Kommunen har tre badplatser med bevakning.",
  cost: "Kostnaden för bevakning var oförändrad.",
};

export class Desk {
  readonly host: MemoryHost;
  readonly #profile: Profile;
  #ids = 0;

  /** `more`: lines after the two about beaches and cost. */
  constructor(profile: Profile, more: readonly string[] = []) {
    this.#profile = profile;
    this.host = new MemoryHost(sketch([...lines.slice(0, 8), ...more, ...lines.slice(8)]).text);
  }

  #surroundings(): Surroundings {
    return { now: "2026-11-20T10:00:00Z", newId: () => `id${++this.#ids}`, newSalt: () => "0".repeat(32) };
  }

  /** Labels a sentence, made with ChatGPT on 3 November unless said otherwise. Gives the label's id. */
  label(sentence: string, request: Partial<LabelRequest> = {}, facts: DocumentFacts = { type: "tjansteskrivelse" }): string {
    const reading = this.host.reading();
    const paragraph = storyOf(reading.text, "body")?.paragraphs.findIndex(({ text }) => text.includes(sentence)) ?? -1;
    const start = storyOf(reading.text, "body")?.paragraphs[paragraph]?.text.indexOf(sentence) ?? 0;
    const range = { story: "body", from: { paragraph, offset: start }, to: { paragraph, offset: start + sentence.length } };
    const whole: LabelRequest = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv", ...request };
    const done = commit(reading, [{ range, request: whole }], this.#profile, facts, this.#surroundings());
    this.host.applyNow(done.edits);
    return done.record?.labels.at(-1)?.id ?? "";
  }

  review(labelId: string, name = "Anna Ek", more: Partial<ReviewAct> = {}, role = "handläggare"): void {
    const act = { labelId, outcome: "approved" as const, by: { name, role }, factChecked: true, ...more };
    this.host.applyNow(review(this.host.reading(), [act], this.#profile, this.#surroundings()).edits);
  }

  /** States what the document is, without labelling anything. */
  state(facts: DocumentFacts): void {
    this.host.applyNow(commit(this.host.reading(), [], this.#profile, facts, this.#surroundings()).edits);
  }

  /** The document as the checks see it. */
  subject(profile: Profile = this.#profile): CheckSubject {
    const { clean, text, record, places, reading } = open(this.host.reading());
    const insertions = [...reading.insertions, ...clean.untagged];
    return {
      reading: { text, insertions },
      record,
      anchors: places,
      state: stateOf(record, text, places),
      profile,
      today: "2026-11-20",
    };
  }

  check(
    rule: string,
    profile: Profile = this.#profile,
    change: (subject: CheckSubject) => CheckSubject = (same) => same,
  ): CheckResult {
    const result = checkDocument(change(this.subject(profile))).find((one) => one.rule === rule);
    if (!result) throw new Error(`no rule ${rule}`);
    return result;
  }

  article50(change: (subject: CheckSubject) => CheckSubject = (same) => same): Article50 {
    const { record, state, reading } = change(this.subject());
    return article50({ record, state, insertions: reading.insertions });
  }

  /** Texts of Källmärkt's own that stand in the document. */
  insertions(part: string): string[] {
    return this.host
      .reading()
      .insertions.filter((one) => one.part === part)
      .map((one) => one.text);
  }
}

/** The subject with its record changed, as a record written by other hands might be. */
export function withRecord(change: (record: KeptRecord) => KeptRecord): (subject: CheckSubject) => CheckSubject {
  return (subject) => ({ ...subject, record: subject.record && change(subject.record) });
}
