/**
 * What a command asks of the pane: a part to show, or why something was not done. Left in the browser's storage, which pane and commands
 * share: a pane that is open hears it at once, one that is opened now finds it. `history` and the address stay as they are.
 */
import type { Wording } from "../../core/errors.ts";
import { viewNames, type ViewName } from "../state/state.ts";

export interface Wish {
  /** The document's address as Office gives it: storage is shared by every window, and the wish is for one. */
  readonly document: string;
  readonly view: ViewName | null;
  readonly says: Wording | null;
}

const KEY = "kallmarkt-wish";

/** A wish that nobody took up is forgotten: the pane may be opened days later for something else. Milliseconds. */
const LASTS = 60_000;

type Listener = (wish: Wish) => void;
const listeners = new Set<Listener>();

/** `now` in milliseconds. */
export function leaveWish(wish: Wish, now: number): void {
  for (const listener of listeners) listener(wish);
  // Heard in this very page already (a shared runtime): it would come twice.
  if (listeners.size > 0) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...wish, at: now }));
  } catch {
    // Without storage the pane opens with its first part: everything is still a press away.
  }
}

/** The wish that waits for this document, which then waits no longer; null when there is none. */
export function takeWish(document: string, now: number): Wish | null {
  try {
    const wish = wishIn(localStorage.getItem(KEY), now);
    if (wish === null || wish.document !== document) return null;
    localStorage.removeItem(KEY);
    return wish;
  } catch {
    return null;
  }
}

/** Hears wishes for this document as they are left, from this page and from others of the same address; the answer ends it. */
export function onWish(document: string, listener: Listener, now: () => number): () => void {
  const heard = ({ key, newValue }: StorageEvent): void => {
    if (key !== KEY || newValue === null) return;
    const wish = takeWish(document, now());
    if (wish) listener(wish);
  };
  listeners.add(listener);
  addEventListener("storage", heard);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", heard);
  };
}

/** Anything may stand in storage. */
function wishIn(kept: string | null, now: number): Wish | null {
  const value: unknown = JSON.parse(kept ?? "null");
  if (typeof value !== "object" || value === null) return null;
  const { document, view, says, at } = value as Record<string, unknown>;
  if (typeof document !== "string" || typeof at !== "number" || now - at > LASTS || now < at) return null;
  const words = typeof says === "object" && says !== null ? (says as Record<string, unknown>) : {};
  const { sv, en } = words;
  return {
    document,
    view: viewNames.find((name) => name === view) ?? null,
    says: typeof sv === "string" && typeof en === "string" ? { sv, en } : null,
  };
}

/** The policy profile that the installation starts with, as the manifest's addresses say. */
export function profileInAddress(search: string): string | null {
  return new URLSearchParams(search).get("profile");
}
