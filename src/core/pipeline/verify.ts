/** Holds a document against its record: the same bytes, the same text, changed, or unknown; and each passage sentence by sentence. */
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Wording } from "../errors.ts";
import { documentPrintOf } from "../label/print.ts";
import type { HostReading } from "../ports.ts";
import type { KeptRecord } from "../record/record.ts";
import { TEXT_MODEL_VERSION } from "../text/document.ts";
import { inReading, open } from "./opened.ts";

export interface PassageVerdict {
  /** The label's id. */
  readonly label: string;
  /** `added`: all its sentences stand as they were, and others have come in between. */
  readonly result: "intact" | "edited" | "gone" | "added";
  /** How many sentences of the labelled text stand, stand changed, are gone; and how many are new inside the passage. */
  readonly sentences: { readonly intact: number; readonly edited: number; readonly gone: number; readonly added: number };
  readonly reanchoring: Reanchoring;
}

export interface Verdict {
  /** `unknown`: there is no record to hold the document against, or it was made under another text model. */
  readonly result: "identical" | "same-text" | "changed" | "unknown";
  readonly recordId: string | null;
  readonly passages: readonly PassageVerdict[];
  /** Why a record in the document could not be read, or null. */
  readonly problem: Wording | null;
}

/**
 * The verdict on a document. `bytesHash` is the SHA-256 of the file, 64 hex digits: `identical` is answered only when a seal holds the
 * same. A document can't carry the hash of its own bytes, so a seal comes with the record kept beside it: `beside`.
 * Without it, the record in the document counts, and the best answer is `same-text`.
 */
export function verifyDocument(reading: HostReading, bytesHash?: string, beside?: KeptRecord): Verdict {
  const opened = open(reading, beside);
  const { record, text, places } = opened;
  if (!record) return { result: "unknown", recordId: reading.flag, passages: [], problem: opened.problem?.wording ?? null };
  const passages = record.labels.map((label) =>
    verdictOn(label.id, places.get(label.id), inReading(opened, places.get(label.id), label)),
  );
  return {
    result: resultFor(record, documentPrintOf(text, record.document.unread), bytesHash),
    recordId: record.id,
    passages,
    problem: null,
  };
}

function resultFor(record: KeptRecord, textHash: string, bytesHash: string | undefined): Verdict["result"] {
  if (bytesHash !== undefined && record.seal?.documentHash === bytesHash) return "identical";
  if (record.document.textModel !== TEXT_MODEL_VERSION) return "unknown";
  return record.document.textHash === textHash ? "same-text" : "changed";
}

function verdictOn(label: string, place: Reanchoring | undefined, reanchoring: Reanchoring): PassageVerdict {
  const fates = place?.sentences ?? [];
  const count = (kind: "intact" | "edited" | "gone"): number => fates.filter((fate) => fate.kind === kind).length;
  const added = place && place.kind !== "lost" ? place.added.length : 0;
  const sentences = { intact: count("intact"), edited: count("edited"), gone: count("gone"), added };
  // A picture has no sentences: that its bytes are others is the one thing to say of it.
  const isExchanged = fates.length === 0 && place !== undefined && place.kind !== "lost" && place.doubts.includes("edited");
  return { label, result: isExchanged ? "edited" : resultOf(place, sentences), sentences, reanchoring };
}

function resultOf(
  place: Reanchoring | undefined,
  { edited, gone, added }: PassageVerdict["sentences"],
): PassageVerdict["result"] {
  if (!place || place.kind === "lost") return "gone";
  if (edited > 0 || gone > 0) return "edited";
  return added > 0 ? "added" : "intact";
}
