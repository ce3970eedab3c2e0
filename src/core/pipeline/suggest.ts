/** The first verb: read the document, find traces and labels, and ask the writer. Nothing is decided and nothing is written. */
import type { Finding } from "../detect/finding.ts";
import type { Scanned } from "../detect/rescan.ts";
import type { Wording } from "../errors.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, ReadingNotice } from "../ports.ts";
import type { KeptRecord } from "../record/record.ts";
import type { DocumentState } from "../review/review.ts";
import { stateOf } from "../review/state.ts";
import { languageOf } from "../text/language.ts";
import { textIn } from "../text/document.ts";
import { textHash } from "../text/text-hash.ts";
import { detect } from "./evidence.ts";
import { documentTypeOf } from "./document-type.ts";
import type { PlacedLabel } from "./finish.ts";
import { inReading, open, type Opened } from "./opened.ts";
import { doesContain } from "./ranges.ts";

export interface Suggestion {
  readonly language: "sv" | "en";
  readonly documentType: string;
  /** Questions that wait for an answer, in reading order, in positions of the reading. */
  readonly findings: readonly Finding[];
  /** Findings that a person has answered: by labelling the passage, or by saying that it is not AI text. */
  readonly answered: readonly { readonly finding: Finding; readonly by: "label" | "dismissal" }[];
  readonly labels: readonly PlacedLabel[];
  readonly state: DocumentState;
  readonly record: KeptRecord | null;
  /** Why a record in the document could not be read, or null. */
  readonly problem: Wording | null;
  /** What was not examined, by its name in the format. */
  readonly notExamined: readonly string[];
  readonly notices: readonly ReadingNotice[];
  /** What was scanned and what was seen, for the next `suggest` of the same document. */
  readonly scanned: Scanned;
}

/**
 * Reads a document for the writer. Findings that a label covers are answered, and so are those dismissed for exactly this text.
 * With `earlier`, the `scanned` of the same document before it was changed, only what has changed is scanned; the answer is the same.
 */
export function suggest(reading: HostReading, profile: Profile, earlier: Scanned | null = null): Suggestion {
  const opened = open(reading);
  const { record, text, places } = opened;
  const answered: { finding: Finding; by: "label" | "dismissal" }[] = [];
  const findings: Finding[] = [];
  const detected = detect(text, earlier);
  for (const raw of detected.findings) {
    const finding = { ...raw, range: opened.clean.positions.toReading(raw.range) };
    const by = isLabelled(raw, opened) ? "label" : isDismissed(raw, opened) ? "dismissal" : null;
    if (by === null) findings.push(finding);
    else answered.push({ finding, by });
  }
  return {
    language: record?.document.language ?? languageOf(text),
    documentType: documentTypeOf(text, profile, undefined, record?.document.type),
    findings,
    answered,
    labels: (record?.labels ?? []).map((label) => ({ label, reanchoring: inReading(opened, places.get(label.id), label) })),
    state: stateOf(record, text, places),
    record,
    problem: opened.problem?.wording ?? null,
    notExamined: reading.notExamined,
    notices: reading.notices,
    scanned: { text, traces: detected.traces },
  };
}

function isLabelled(finding: Finding, opened: Opened): boolean {
  return [...opened.places.values()].some((place) => place.kind === "found" && doesContain(place.range, finding.range));
}

function isDismissed(finding: Finding, opened: Opened): boolean {
  const events = opened.record?.history ?? [];
  if (!events.some((event) => event.kind === "dismissed")) return false;
  const hash = textHash(textIn(opened.text, finding.range));
  const dismissed = new Set(
    events.flatMap((event) => (event.kind === "dismissed" && event.textHash === hash ? [event.rule] : [])),
  );
  return finding.traces.every((trace) => dismissed.has(trace.rule));
}
