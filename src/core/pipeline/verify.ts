/** Holds a document against its record: the same bytes, the same text, changed, or unknown; and each passage sentence by sentence. */
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Wording } from "../errors.ts";
import { documentPrintOf } from "../label/print.ts";
import type { HostReading } from "../ports.ts";
import type { KeptRecord } from "../record/record.ts";
import { reviewStanding, type ReviewStanding } from "../review/standing.ts";
import { TEXT_MODEL_VERSION } from "../text/document.ts";
import { convertedPlace, resultOfPassages, reviewInConverted, searchIn } from "./converted.ts";
import { inReading, open, type Opened } from "./opened.ts";
import { lostRecord, otherRecord } from "./record-lost.ts";

export interface PassageVerdict {
  /** The label's id. */
  readonly label: string;
  /**
   * `added`: all its sentences stand as they were, and others have come in between. `unknown`: it was not found, and may stand where this
   * file can't be read: a picture in a PDF, a page without text.
   */
  readonly result: "intact" | "edited" | "gone" | "added" | "unknown";
  /** How many sentences of the labelled text stand, stand changed, are gone; and how many are new inside the passage. */
  readonly sentences: { readonly intact: number; readonly edited: number; readonly gone: number; readonly added: number };
  readonly reanchoring: Reanchoring;
  /** Whether its newest review is about the text that stands here; `unknown` where this file can't tell. */
  readonly review: StatementVerdict;
}

/** What a person's statement is worth for this file: about exactly this text, about another, or nobody can tell from this file. */
export type StatementVerdict = "none" | "holds" | "stale" | "unknown";

export interface Verdict {
  /**
   * `same-passages`: every labelled passage stands as recorded, in a format whose whole text can't be compared. `unknown`: there is no record to
   * hold the document against, it was made under another text model, or a person has to look.
   */
  readonly result: "identical" | "same-text" | "same-passages" | "changed" | "unknown";
  /** What was held against the record: the document's whole text, or the labelled passages alone; null without a record. */
  readonly compared: "text" | "passages" | null;
  readonly recordId: string | null;
  readonly passages: readonly PassageVerdict[];
  /** The person's statement that no AI was used, which is bound to the whole text. */
  readonly noAi: StatementVerdict;
  /** What is the matter with the record: it could not be read, was lost on the way, or names another document; or null. */
  readonly problem: Wording | null;
}

/**
 * The verdict on a document. `bytesHash` is the SHA-256 of the file, 64 hex digits: `identical` is answered only when a seal holds the
 * same. A document can't carry the hash of its own bytes, so a seal comes with the record kept beside it: `beside`.
 * Without it, the record in the document counts, and the best answer is `same-text`.
 */
export function verifyDocument(reading: HostReading, bytesHash?: string, beside?: KeptRecord): Verdict {
  const opened = open(reading, beside);
  const { record, text } = opened;
  if (!record) {
    const problem = opened.problem?.wording ?? lostRecord(reading);
    return { result: "unknown", compared: null, recordId: reading.flag, passages: [], noAi: "none", problem };
  }
  const isSealed = bytesHash !== undefined && record.seal?.documentHash === bytesHash;
  const isSame = record.document.textHash === documentPrintOf(text, record.document.unread);
  // In a format that can't be compared as a whole an equal hash still proves that nothing has changed.
  const isPartial = reading.isConverted === true && !isSame && !isSealed;
  const passages = isPartial ? passagesInConverted(opened, record) : passagesIn(opened, record);
  const whole = record.document.textModel !== TEXT_MODEL_VERSION ? "unknown" : isSame ? "same-text" : "changed";
  return {
    result: isSealed ? "identical" : isPartial ? resultOfPassages(passages) : whole,
    compared: isPartial ? "passages" : "text",
    recordId: record.id,
    passages,
    noAi: noAiIn(record, documentPrintOf(text), isPartial),
    problem: beside === undefined ? null : otherRecord(reading, beside),
  };
}

function passagesIn(opened: Opened, record: KeptRecord): PassageVerdict[] {
  return record.labels.map((label) => {
    const place = opened.places.get(label.id);
    const standing = reviewStanding(label.id, record.reviews, opened.text, place);
    return verdictOn(label.id, inReading(opened, place, label), standing.kind);
  });
}

function passagesInConverted(opened: Opened, record: KeptRecord): PassageVerdict[] {
  const search = searchIn(opened, record);
  return record.labels.map((label) => {
    const place = convertedPlace(opened, record, label, search);
    const verdict = verdictOn(label.id, place.reanchoring, "none");
    const known = place.isHidden ? { ...verdict, result: "unknown" as const } : verdict;
    return { ...known, review: reviewInConverted(label, record.reviews, known) };
  });
}

function noAiIn({ document: { noAi, textModel } }: KeptRecord, textHash: string, isPartial: boolean): StatementVerdict {
  if (noAi === undefined) return "none";
  if (noAi.textHash === textHash) return "holds";
  return isPartial || textModel !== TEXT_MODEL_VERSION ? "unknown" : "stale";
}

function verdictOn(label: string, reanchoring: Reanchoring, review: ReviewStanding["kind"]): PassageVerdict {
  const fates = reanchoring.sentences;
  const count = (kind: "intact" | "edited" | "gone"): number => fates.filter((fate) => fate.kind === kind).length;
  const added = reanchoring.kind === "lost" ? 0 : reanchoring.added.length;
  const sentences = { intact: count("intact"), edited: count("edited"), gone: count("gone"), added };
  return { label, result: resultOf(reanchoring, sentences), sentences, reanchoring, review };
}

function resultOf(place: Reanchoring, { edited, gone, added }: PassageVerdict["sentences"]): PassageVerdict["result"] {
  if (place.kind === "lost") return "gone";
  if (edited > 0 || gone > 0) return "edited";
  if (added > 0) return "added";
  // No sentence is another, and yet it is not as it was: a picture's bytes are others, or the sentences stand in another order.
  return place.doubts.includes("edited") ? "edited" : "intact";
}
