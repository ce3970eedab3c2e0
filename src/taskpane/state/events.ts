/** What can happen to the pane. */
import type { Wording } from "../../core/errors.ts";
import type { DocumentFacts } from "../../core/pipeline.ts";
import type { Pasted } from "../paste/pasted.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import type { Choices } from "../verbs/look.ts";
import type { SettingsView } from "../verbs/settings.ts";
import type { Done, LabelDefaults, Language, OverlayState, PaneState, ReviewDraft, Selection, ViewName } from "./state.ts";

export type PaneEvent =
  | { readonly kind: "opening"; readonly name: string }
  | { readonly kind: "progressed"; readonly phase: "open" | "hand-over" | "search"; readonly share: number }
  | { readonly kind: "stopped" }
  | { readonly kind: "refused-document"; readonly name: string; readonly says: Wording }
  /** `isNew`: another document than before, not the same one read again. */
  | { readonly kind: "looked"; readonly name: string; readonly view: DocumentView; readonly isNew: boolean }
  /** `isMoved`: the words are those that were selected before, and stand elsewhere now. */
  | { readonly kind: "selected"; readonly selection: Selection | null; readonly isMoved?: boolean }
  | { readonly kind: "went"; readonly to: ViewName }
  /** Something outside the pane, such as a command, wants a view shown: now, or once the document is open. */
  | { readonly kind: "asked-for"; readonly view: ViewName }
  | { readonly kind: "spoke"; readonly language: Language }
  /** `isBehind`: it had to wait for what was pressed before it, and what became of that has not been read yet. */
  | { readonly kind: "began"; readonly isBehind: boolean }
  /** What was begun is over, and nothing came of it. */
  | { readonly kind: "ended" }
  | { readonly kind: "acted"; readonly done: Done; readonly isUndoable: boolean }
  | { readonly kind: "undone" }
  | { readonly kind: "closed-result" }
  | { readonly kind: "refused-act"; readonly says: Wording }
  | { readonly kind: "chose"; readonly choices: Partial<Choices> }
  | { readonly kind: "settled"; readonly settings: SettingsView }
  | { readonly kind: "trained"; readonly day: string | null }
  | { readonly kind: "forgot" }
  | { readonly kind: "stated"; readonly facts: DocumentFacts }
  | { readonly kind: "preset"; readonly defaults: Partial<LabelDefaults> }
  | { readonly kind: "stepped"; readonly to: number }
  /** The person chose a question in the document itself. */
  | { readonly kind: "pointed-at"; readonly question: number }
  | { readonly kind: "overlaid"; readonly overlay: OverlayState }
  | { readonly kind: "unclear"; readonly key: string }
  | { readonly kind: "named-reviewer"; readonly reviewer: Partial<PaneState["reviewer"]> }
  | { readonly kind: "drafted"; readonly labelId: string; readonly draft: Partial<ReviewDraft> }
  | { readonly kind: "pasted"; readonly pasted: Pasted | null }
  | { readonly kind: "said"; readonly key: string; readonly values?: Readonly<Record<string, string | number>> };
