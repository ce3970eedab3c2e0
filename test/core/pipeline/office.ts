/** A writer at a desk: a document in memory, a profile, a clock that goes, and the verbs applied through the host. */
import {
  commit,
  review,
  uncommit,
  type CommitRequest,
  type DocumentFacts,
  type ReviewAct,
  type VerbResult,
} from "../../../src/core/pipeline.ts";
import type { LabelRequest } from "../../../src/core/label/label.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";
import type { Surroundings } from "../../../src/core/ports.ts";
import { type DocumentText, type TextRange } from "../../../src/core/text/document.ts";
import { findQuote } from "../../../src/core/text/quote.ts";
import { MemoryHost } from "../memory-host.ts";
import { sampleProfile } from "../sample-profile.ts";

export const request: LabelRequest = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" };
export const anna = { name: "Anna Ek", role: "handläggare" };

export class Desk {
  readonly host: MemoryHost;
  readonly profile: Profile;
  #ids = 0;
  #minutes = 0;

  constructor(text: DocumentText, profile: Profile = sampleProfile()) {
    this.host = new MemoryHost(text);
    this.profile = profile;
  }

  get surroundings(): Surroundings {
    const now = new Date(Date.UTC(2026, 10, 20, 8, this.#minutes++)).toISOString();
    return { now, newId: () => `id${++this.#ids}`, newSalt: () => (++this.#ids).toString(16).padStart(32, "0") };
  }

  /** Where a quote stands for the host; the first place when it stands in several. */
  at(quote: string): TextRange {
    const [range] = findQuote(this.host.reading().text, quote);
    if (!range) throw new Error(`not in the document: ${quote}`);
    return range;
  }

  label(quote: string | TextRange, more: Partial<LabelRequest> = {}, facts: DocumentFacts = {}): VerbResult {
    return this.commit([{ range: typeof quote === "string" ? this.at(quote) : quote, request: { ...request, ...more } }], facts);
  }

  commit(requests: readonly CommitRequest[], facts: DocumentFacts = {}): VerbResult {
    return this.#apply(commit(this.host.reading(), requests, this.profile, facts, this.surroundings));
  }

  unlabel(id: string): VerbResult {
    return this.#apply(uncommit(this.host.reading(), id, this.profile, this.surroundings));
  }

  review(...acts: (Partial<ReviewAct> & { labelId: string })[]): VerbResult {
    const whole = acts.map((act): ReviewAct => ({ outcome: "approved", by: anna, factChecked: true, ...act }));
    return this.#apply(review(this.host.reading(), whole, this.profile, this.surroundings));
  }

  /** What stands in the document apart from the record, for comparing before and after. */
  picture(): unknown {
    const { text, marks, insertions } = this.host.reading();
    return structuredClone({ text, marks, insertions, visible: this.host.visible() });
  }

  /** Texts of our own of one kind, in order. */
  own(part: string): string[] {
    return this.host
      .reading()
      .insertions.filter((one) => one.part === part && one.text !== "")
      .map((one) => one.text);
  }

  #apply(result: VerbResult): VerbResult {
    this.host.applyNow(result.edits);
    return result;
  }
}
