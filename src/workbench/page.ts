/** What the page can show, as data, and what it needs from outside: the entry file hands both in. */
import type { Finding } from "../core/detect/finding.ts";
import type { Wording } from "../core/errors.ts";
import type { HostReading } from "../core/ports.ts";

/** A file as it was opened: what the host read, and the questions that the text raises. */
export interface Opened {
  readonly reading: HostReading;
  readonly findings: readonly Finding[];
}

export type PageState =
  | { readonly kind: "empty" }
  | { readonly kind: "loading"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly says: Wording }
  /** `picture` is null where the document can be read but not drawn. */
  | { readonly kind: "shown"; readonly name: string; readonly opened: Opened; readonly picture: HTMLElement | null };

export interface PagePorts {
  /** Reads a file and looks for traces. Throws AppError when the file is refused. */
  open(bytes: Uint8Array): Promise<Opened>;
  /** Draws the file; null when it cannot be drawn. */
  draw(bytes: Uint8Array): Promise<HTMLElement | null>;
}
