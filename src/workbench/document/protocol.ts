/** The words that page and worker exchange about the open file. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import type { ErrorCode, Wording } from "../../core/errors.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { ParagraphPlace, TextBlock } from "../../taskpane/host.ts";
import type { Ready } from "../../taskpane/verbs/ending.ts";
import type { ReadingSlice } from "../../taskpane/verbs/slices.ts";

export type ToFile =
  | { readonly kind: "open"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: "apply"; readonly id: number; readonly edits: readonly HostEdit[] }
  | { readonly kind: "insert"; readonly id: number; readonly blocks: readonly TextBlock[]; readonly after: number | null }
  | {
      readonly kind: "edit";
      readonly id: number;
      readonly place: ParagraphPlace;
      readonly before: string;
      readonly text: string;
    }
  | { readonly kind: "undo"; readonly id: number }
  | { readonly kind: "bytes"; readonly id: number };

/** Slices of the new reading come before the answer they belong to. */
export type FromFile =
  | Ready
  | { readonly kind: "slice"; readonly slice: ReadingSlice }
  | {
      readonly kind: "done";
      readonly id: number;
      readonly outcomes: readonly EditOutcome[];
      readonly range: TextRange | null;
      readonly isUndone: boolean;
    }
  | { readonly kind: "bytes"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly id: number; readonly code: ErrorCode; readonly wording: Wording }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
