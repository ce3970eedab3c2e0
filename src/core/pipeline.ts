/** The verbs that carry the product, in one place: what the task pane, the command line and the workbench call. */
export { suggest, type Suggestion } from "./pipeline/suggest.ts";
export { commit, type CommitRequest } from "./pipeline/commit.ts";
export { uncommit } from "./pipeline/uncommit.ts";
export { confirmPlace, review } from "./pipeline/review.ts";
export { retain, type Retention } from "./pipeline/retain.ts";
export { allowsNoAi, stateNoAi, withdrawNoAi, type Stater } from "./pipeline/no-ai.ts";
export { dismiss, isPictureDismissed, type Dismissal } from "./pipeline/dismiss.ts";
export { verifyDocument, type PassageVerdict, type Verdict } from "./pipeline/verify.ts";
export { type DocumentFacts } from "./pipeline/draft.ts";
export { type PlacedLabel, type VerbResult } from "./pipeline/finish.ts";
export { open, type Opened } from "./pipeline/opened.ts";
export { pictureLabelAt } from "./pipeline/overlap.ts";
export { type ReviewAct } from "./review/review-label.ts";
