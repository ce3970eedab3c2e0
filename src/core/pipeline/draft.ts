/** What a verb has decided, before it is turned into edits and a record. */
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Wording } from "../errors.ts";
import type { Label } from "../label/label.ts";
import type { KeptRecord, NoAiStatement, RecordEvent } from "../record/record.ts";
import type { Review } from "../review/review.ts";
import type { Opened } from "./opened.ts";

export interface DocumentFacts {
  /** Id of a document type of the profile, as the official states it. */
  readonly type?: string;
  /** Only ever from the official: intern stays in the organisation, extern reaches the public. */
  readonly audience?: "intern" | "extern";
  /** The official's answer for this very document: whether its information is covered by secrecy. */
  readonly secrecy?: "no" | "yes" | "unsure";
}

export interface Draft {
  readonly labels: readonly Label[];
  readonly reviews: readonly Review[];
  readonly events: readonly RecordEvent[];
  readonly places: ReadonlyMap<string, Reanchoring>;
  readonly documentType: string;
  readonly audience: "intern" | "extern" | null;
  readonly language: "sv" | "en";
  /** The answer about secrecy as the record keeps it; absent while nobody has answered. */
  readonly secrecy?: { readonly answer: "no" | "yes" | "unsure"; readonly at: string };
  /** A person's statement that no AI was used; absent while nobody has made it. A label takes it away. */
  readonly noAi?: NoAiStatement;
  /** The registrar's answers with a new one; absent: as they were. */
  readonly retention?: NonNullable<KeptRecord["retention"]>;
  /** Labels whose range was pointed out by a person in this act: their marks must cover exactly it. */
  readonly placed: ReadonlySet<string>;
  /** Owners of marks and entries that go with this act: labels taken off, and strays that a new label replaces. */
  readonly cleared: ReadonlySet<string>;
  readonly warnings: readonly Wording[];
}

/** A draft that changes nothing in the record as it was opened. */
export function draftOf(opened: Opened, facts: Pick<Draft, "documentType" | "audience" | "language">): Draft {
  return {
    labels: opened.record?.labels ?? [],
    reviews: opened.record?.reviews ?? [],
    events: [],
    places: opened.places,
    placed: new Set(),
    cleared: new Set(),
    warnings: [],
    ...(opened.record?.document.secrecy === undefined ? {} : { secrecy: opened.record.document.secrecy }),
    ...(opened.record?.document.noAi === undefined ? {} : { noAi: opened.record.document.noAi }),
    ...facts,
  };
}
