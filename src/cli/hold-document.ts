/** Holds a document against a profile: its state, the profile's rules, and Article 50. */
import { dayOf } from "../core/label/day.ts";
import { open } from "../core/pipeline.ts";
import type { Article50 } from "../core/policy/article50.ts";
import { article50 } from "../core/policy/article50.ts";
import { allowsReady, checkDocument } from "../core/policy/checks/index.ts";
import type { CheckResult, Profile } from "../core/policy/profile.ts";
import type { HostReading } from "../core/ports.ts";
import type { KeptRecord } from "../core/record/record.ts";
import type { DocumentState } from "../core/review/review.ts";
import { stateOf } from "../core/review/state.ts";

export interface Held {
  readonly profile: Profile;
  readonly record: KeptRecord | null;
  readonly state: DocumentState;
  readonly checks: readonly CheckResult[];
  readonly article50: Article50;
  /** Labelled, reviewed, unchanged since, and no rule stops it: "klar". */
  readonly isReady: boolean;
}

export function holdDocument(reading: HostReading, profile: Profile): Held {
  const { record, text, places, clean } = open(reading);
  const state = stateOf(record, text, places);
  // A mark that has lost its tag is a mark all the same: readers see it.
  const insertions = [...reading.insertions, ...clean.untagged];
  const subject = {
    reading: { text, insertions },
    record,
    anchors: places,
    state,
    profile,
    today: dayOf(new Date().toISOString()),
  };
  const checks = checkDocument(subject);
  const isReady = (state === "ready" || state === "sealed") && allowsReady(checks);
  const contact = profile.contacts?.questions?.name;
  const verdict = article50({ record, state, insertions, ...(contact ? { contact } : {}) });
  return { profile, record, state, checks, article50: verdict, isReady };
}
