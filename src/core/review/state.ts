/** The state of a document: what its labels and reviews amount to for the text as it stands now. */
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Label } from "../label/label.ts";
import { documentPrintOf } from "../label/print.ts";
import type { DocumentText, StoryKind } from "../text/document.ts";
import type { DocumentState, Review } from "./review.ts";
import { reviewStanding, type ReviewStanding } from "./standing.ts";

/** The part of a record that decides the state; every `KeptRecord` is one. */
export interface Reviewed {
  readonly labels: readonly Label[];
  readonly reviews: readonly Review[];
  readonly document: { readonly textHash: string; readonly unread?: readonly StoryKind[] | undefined };
  readonly seal: { readonly at: string } | null;
}

/** How each label's review stands, by label id. */
export function standings(
  record: Reviewed,
  text: DocumentText,
  anchors: ReadonlyMap<string, Reanchoring>,
): Map<string, ReviewStanding> {
  return new Map(record.labels.map((label) => [label.id, reviewStanding(label.id, record.reviews, text, anchors.get(label.id))]));
}

/**
 * The document's state. Sealed holds only while the document's text, and its labelled pictures, are those that were sealed. A stale review weighs more than one not
 * made yet, since somebody's signature no longer covers what stands. Ready means every label's review holds for exactly the text now.
 * `text` is the document without Källmärkt's own text; `anchors` comes from re-anchoring the record's labels in it.
 */
export function stateOf(record: Reviewed | null, text: DocumentText, anchors: ReadonlyMap<string, Reanchoring>): DocumentState {
  if (record === null) return "unlabelled";
  const isSealed = record.seal !== null && documentPrintOf(text, record.document.unread) === record.document.textHash;
  if (isSealed && !record.labels.some((label) => isExchanged(label, anchors.get(label.id)))) return "sealed";
  if (record.labels.length === 0) return "unlabelled";
  const kinds = [...standings(record, text, anchors).values()].map((standing) => standing.kind);
  if (kinds.includes("stale")) return "stale";
  return kinds.includes("none") ? "awaiting-review" : "ready";
}

/** True when another picture stands where the labelled one stood, or none: the text's hash says nothing of pictures. */
function isExchanged({ picture }: Label, place: Reanchoring | undefined): boolean {
  return picture !== undefined && (place === undefined || place.kind === "lost" || place.doubts.includes("edited"));
}
