/** What every view has at hand: the state, the words, and what can be done. */
import { createContext, useContext } from "react";
import type { Wording } from "../../core/errors.ts";
import type { HostAccess } from "../host.ts";
import type { Acts } from "../state/acts.ts";
import type { PaneEvent } from "../state/events.ts";
import type { PaneState } from "../state/state.ts";
import type { Say } from "../strings/strings.ts";

export interface PaneContextValue {
  readonly state: PaneState;
  readonly acts: Acts;
  readonly tell: (event: PaneEvent) => void;
  readonly say: Say;
  /** A wording in the pane's language. */
  readonly pick: (wording: Wording) => string;
  /** What the document's host can do. */
  readonly can: {
    /** False for a document that can only be read; `access` says why. */
    readonly write: boolean;
    readonly access: HostAccess | null;
    readonly undo: boolean;
    readonly save: boolean;
    readonly insertText: boolean;
    readonly bytes: boolean;
    /** Whether questions can be shown in the document itself; `says` is why not. Null where there is no such choice. */
    readonly overlay: { readonly says: Wording | null } | null;
  };
}

export const PaneContext = createContext<PaneContextValue | null>(null);

/** Throws outside a pane: a programming error. */
export function usePane(): PaneContextValue {
  const value = useContext(PaneContext);
  if (value === null) throw new Error("usePane is for parts of the pane");
  return value;
}
