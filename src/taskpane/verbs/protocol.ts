/** The words that page and worker exchange about the verbs. Everything here is plain data. */
import type { HostEdit } from "../../core/edits.ts";
import type { ErrorCode, Wording } from "../../core/errors.ts";
import type { CommitRequest, Dismissal, DocumentFacts, Retention, ReviewAct, Stater } from "../../core/pipeline.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { Clipboard, Pasted } from "../paste/pasted.ts";
import type { DocumentView } from "./document-view.ts";
import type { Ready } from "./ending.ts";
import type { Choices } from "./look.ts";
import type { SettingsView } from "./settings.ts";
import type { ReadingSlice } from "./slices.ts";

/** One of the verbs that write, with what a person decided. */
export type Act =
  | { readonly kind: "commit"; readonly requests: readonly CommitRequest[]; readonly facts: DocumentFacts }
  | { readonly kind: "uncommit"; readonly labelId: string }
  | { readonly kind: "review"; readonly acts: readonly ReviewAct[] }
  | { readonly kind: "confirm"; readonly labelId: string; readonly range: TextRange }
  | { readonly kind: "dismiss"; readonly dismissals: readonly Dismissal[] }
  | { readonly kind: "state-no-ai"; readonly by: Stater }
  | { readonly kind: "withdraw-no-ai" }
  | { readonly kind: "retain"; readonly retention: Retention };

/** What an act amounts to: nothing has been written yet. */
export interface Planned {
  readonly edits: readonly HostEdit[];
  readonly warnings: readonly Wording[];
  /** Ids of the labels that hold after the edits. */
  readonly labels: readonly string[];
}

export type ToWorker =
  | { readonly kind: "slice"; readonly slice: ReadingSlice }
  | { readonly kind: "look"; readonly id: number; readonly choices: Choices; readonly now: string }
  | { readonly kind: "plan"; readonly id: number; readonly act: Act; readonly choices: Choices; readonly now: string }
  | { readonly kind: "settings"; readonly id: number; readonly choices: Choices; readonly now: string }
  | { readonly kind: "clean"; readonly id: number; readonly clipboard: Clipboard; readonly keepsProvenance: boolean }
  | {
      readonly kind: "pack";
      readonly id: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly choices: Choices;
      readonly now: string;
    };

export type FromWorker =
  | Ready
  | { readonly kind: "looked"; readonly id: number; readonly view: DocumentView }
  | { readonly kind: "planned"; readonly id: number; readonly planned: Planned }
  | { readonly kind: "settled"; readonly id: number; readonly settings: SettingsView }
  | { readonly kind: "cleaned"; readonly id: number; readonly pasted: Pasted }
  | { readonly kind: "packed"; readonly id: number; readonly zip: Uint8Array }
  | { readonly kind: "refused"; readonly id: number; readonly code: ErrorCode; readonly wording: Wording }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
