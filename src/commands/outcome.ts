/** What a command has come to, as plain data: it crosses to the page that shows it. */
import type { Wording } from "../core/errors.ts";
import type { Use } from "../taskpane/state/derive.ts";

export type Outcome =
  /** Labelled; `mark` is what now stands in the text, "" when nothing visible does. */
  | {
      readonly kind: "labelled";
      readonly use: Use;
      readonly mark: string;
      readonly warnings: readonly Wording[];
      readonly canUndo: boolean;
    }
  /** The passage says all that already. */
  | { readonly kind: "unchanged"; readonly use: Use }
  | { readonly kind: "undone" }
  /** Not done, and why. `isUnexpected`: nobody foresaw it. */
  | { readonly kind: "refused"; readonly says: Wording };
