/** Writes a record as canonical JSON, and makes the next revision of one. */
import { canonicalJson } from "../canonical-json.ts";
import { MADE_WITH } from "./made-with.ts";
import { recordSchema, type KeptRecord, type RecordEvent } from "./record.ts";

/** The record's one spelling: RFC 8785. Throws when the value is no valid record, which is a broken invariant of ours. */
export function writeRecord(record: KeptRecord): string {
  return canonicalJson(recordSchema.parse(wellFormed(record)));
}

/** What a verb decides about a record; identity, revision and times follow from it. */
export type RecordDraft = Pick<KeptRecord, "profile" | "document" | "labels" | "reviews" | "notices"> & {
  readonly retention?: NonNullable<KeptRecord["retention"]>;
  /** Events of this act, after those kept before. */
  readonly events: readonly RecordEvent[];
};

/**
 * The record after an act. Without a difference in what it says, the one before is given back as it was, whatever version of the product
 * wrote it: an act done twice is an act done once. A difference raises the revision, and breaks the seal of a sealed record.
 */
export function nextRecord(
  before: KeptRecord | null,
  draft: RecordDraft,
  at: { readonly now: string; newId(): string },
): KeptRecord {
  const { events, ...content } = draft;
  if (before === null) {
    const made = {
      $schema: "urn:kallmarkt:record:1",
      id: at.newId(),
      revision: 1,
      createdAt: at.now,
      changedAt: at.now,
    } as const;
    return wellFormed({ ...made, madeWith: { ...MADE_WITH }, ...content, history: [...events], seal: null });
  }
  const same: KeptRecord = wellFormed({ ...before, ...content, history: [...before.history, ...events] });
  if (canonicalJson(same) === canonicalJson(wellFormed(before))) return before;
  return { ...same, revision: before.revision + 1, changedAt: at.now, madeWith: { ...MADE_WITH }, seal: null };
}

/** Text from a document may hold half a surrogate pair, for which JSON has no canonical spelling: it becomes U+FFFD. */
function wellFormed<T>(value: T): T {
  if (typeof value === "string") return value.replace(/\p{Cs}/gu, "\uFFFD") as T;
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormed(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wellFormed<unknown>(item)])) as T;
}
