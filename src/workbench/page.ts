/** What the page can show, as data, and what it needs from outside: the entry file hands both in. */
import type { Wording } from "../core/errors.ts";
import type { Suggestion } from "../core/pipeline.ts";

export type PageState =
  | { readonly kind: "empty" }
  | { readonly kind: "loading"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly says: Wording }
  /** `picture` is null where the document can be read but not drawn. */
  | { readonly kind: "shown"; readonly name: string; readonly suggestion: Suggestion; readonly picture: HTMLElement | null };

export interface PagePorts {
  /** Reads a file and asks about what it finds. Throws AppError when the file is refused. */
  open(bytes: Uint8Array): Promise<Suggestion>;
  /** Draws the file; null when it cannot be drawn. */
  draw(bytes: Uint8Array): Promise<HTMLElement | null>;
}
