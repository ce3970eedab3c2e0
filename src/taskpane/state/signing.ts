/** Which reviews a signature would cover, and what is missing before it can be given. Nothing is assumed on the person's behalf. */
import type { ReviewAct } from "../../core/pipeline.ts";
import type { PassageView } from "../verbs/document-view.ts";
import { emptyDraft, type PaneState, type ReviewDraft } from "./state.ts";

export type Missing =
  | { readonly kind: "name" | "role" | "all" }
  /** `number` counts the passages from 1. */
  | { readonly kind: "facts" | "outcome"; readonly number: number };

/** True for a passage that a signature is wanted for. */
export function isOpenForReview({ standing }: PassageView): boolean {
  return standing.kind !== "holds";
}

/** What the person has filled in for a passage so far. */
export function draftFor(state: PaneState, passage: PassageView): ReviewDraft {
  return state.drafts[passage.label.id] ?? emptyDraft;
}

/** The reviews that are filled in whole. */
export function actsToSign(state: PaneState, passages: readonly PassageView[]): ReviewAct[] {
  const { name, role } = state.reviewer;
  return passages.flatMap((passage) => {
    const { factChecked, outcome } = draftFor(state, passage);
    if (!factChecked || outcome === null) return [];
    return [{ labelId: passage.label.id, outcome, by: { name, role }, factChecked }];
  });
}

/** What keeps the person from signing: half-filled passages, no passage at all, no name, no role. */
export function missingFor(state: PaneState, passages: readonly PassageView[]): Missing[] {
  const missing: Missing[] = [];
  passages.forEach((passage, index) => {
    const { factChecked, outcome } = draftFor(state, passage);
    if (outcome !== null && !factChecked) missing.push({ kind: "facts", number: index + 1 });
    if (factChecked && outcome === null) missing.push({ kind: "outcome", number: index + 1 });
  });
  if (missing.length === 0 && actsToSign(state, passages).length === 0) missing.push({ kind: "all" });
  if (state.reviewer.name.trim() === "") missing.push({ kind: "name" });
  if (state.reviewer.role.trim() === "") missing.push({ kind: "role" });
  return missing;
}
