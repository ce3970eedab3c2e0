/** Takes a label off again: mark, entry and, with the last label, everything else of ours goes, and the text is as before. */
import { canonicalJson } from "../canonical-json.ts";
import { AppError } from "../errors.ts";
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { KeptRecord, RecordEvent } from "../record/record.ts";
import { draftOf } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite } from "./opened.ts";

/**
 * Takes one label off. The record keeps engine, date and text hash in its history. With the last label the record itself goes too,
 * unless it holds an act that somebody answers for: a review, a question that was answered, a statement that no AI was used, or a seal. A label that was only set and taken off
 * again leaves the document as it was found. Throws AppError `label-not-found`, and `unsupported` as `commit` does.
 */
export function uncommit(reading: HostReading, labelId: string, profile: Profile, surroundings: Surroundings): VerbResult {
  const opened = openToWrite(reading);
  const { record } = opened;
  const label = record?.labels.find((one) => one.id === labelId);
  if (!record || !label) throw labelNotFound(labelId);
  const { type: documentType, audience, language } = record.document;
  const labels = record.labels.filter((one) => one !== label);
  const event: RecordEvent = { kind: "unlabelled", at: surroundings.now, labelId, was: canonicalJson(traceOf(label)) };
  const draft = {
    ...draftOf(opened, { documentType, audience, language }),
    labels,
    events: [event],
    cleared: new Set([labelId]),
  };
  return finish(opened, draft, profile, surroundings, labels.length > 0 || isWorthKeeping(record) ? "keep" : "drop");
}

/** True when a record without labels still says something that a person did and answers for. */
function isWorthKeeping(record: KeptRecord): boolean {
  const isAnswer = ({ kind }: RecordEvent): boolean =>
    kind === "dismissed" || kind === "picture-dismissed" || kind === "no-ai-stated";
  return record.reviews.length > 0 || record.seal !== null || record.history.some(isAnswer);
}

function traceOf(label: Label): { engine: string; searchDate: string; textHash: string } {
  return { engine: label.engine.name, searchDate: label.searchDate, textHash: label.textHash };
}

export function labelNotFound(labelId: string): AppError {
  return new AppError("label-not-found", {
    sv: `Dokumentet har ingen märkning med id ”${labelId}”. Läs in dokumentet igen för att se vilka som finns.`,
    en: `The document has no label with id “${labelId}”. Read the document again to see which there are.`,
  });
}
