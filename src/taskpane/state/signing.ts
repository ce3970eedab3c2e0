/** Which reviews a signature would cover, and what is missing before it can be given. Nothing is assumed on the person's behalf. */
import type { ReviewAct } from "../../core/pipeline.ts";
import { itemsFor } from "../../core/review/items.ts";
import type { DocumentView, PassageView } from "../verbs/document-view.ts";
import { emptyDraft, type PaneState, type ReviewDraft } from "./state.ts";

export type Missing =
  | { readonly kind: "name" | "role" | "all" }
  | { readonly kind: "delegation" }
  /** `number` counts the passages from 1. */
  | { readonly kind: "facts" | "outcome" | "items"; readonly number: number };

/** True for a passage that a signature is wanted for. */
export function isOpenForReview({ standing }: PassageView): boolean {
  return standing.kind !== "holds";
}

/** What the person has filled in for a passage so far. */
export function draftFor(state: PaneState, passage: PassageView): ReviewDraft {
  return state.drafts[passage.label.id] ?? emptyDraft;
}

/** Ids of a passage's checklist: the profile's review items that are asked about it, each of which must be answered, or none. */
export function itemsOf(view: DocumentView, { label }: PassageView): readonly string[] {
  return itemsFor(label, view.profile).map(({ id }) => id);
}

/** The reviews that are filled in whole. */
export function actsToSign(state: PaneState, view: DocumentView): ReviewAct[] {
  const { name, role, delegation } = state.reviewer;
  return view.passages.flatMap((passage) => {
    const items = itemsOf(view, passage);
    const { factChecked, outcome, ticked } = draftFor(state, passage);
    if (!factChecked || outcome === null || !items.every((id) => ticked.includes(id))) return [];
    const act: ReviewAct = {
      labelId: passage.label.id,
      outcome,
      by: { name, role },
      factChecked,
      ...(items.length === 0 ? {} : { items: Object.fromEntries(items.map((id) => [id, "yes" as const])) }),
      ...(delegation.trim() === "" ? {} : { delegation }),
    };
    return [act];
  });
}

/** What keeps the person from signing: half-filled passages, no passage at all, no name, no role, no delegation where one is asked for. */
export function missingFor(state: PaneState, view: DocumentView): Missing[] {
  const missing: Missing[] = [];
  view.passages.forEach((passage, index) => {
    const items = itemsOf(view, passage);
    const { factChecked, outcome, ticked } = draftFor(state, passage);
    if (outcome === null && !factChecked) return;
    const number = index + 1;
    if (!factChecked) missing.push({ kind: "facts", number });
    if (outcome === null) missing.push({ kind: "outcome", number });
    if (!items.every((id) => ticked.includes(id))) missing.push({ kind: "items", number });
  });
  if (missing.length === 0 && actsToSign(state, view).length === 0) missing.push({ kind: "all" });
  if (state.reviewer.name.trim() === "") missing.push({ kind: "name" });
  if (state.reviewer.role.trim() === "") missing.push({ kind: "role" });
  if (view.asksDelegation && state.reviewer.delegation.trim() === "") missing.push({ kind: "delegation" });
  return missing;
}
