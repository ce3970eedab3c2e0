/** The world around the pane, handed in by the entry file. */
import type { Verbs } from "../verbs/verbs.ts";
import type { Remembered } from "./state.ts";

export interface PanePorts {
  readonly verbs: Verbs;
  /** Now, as an ISO 8601 instant in UTC. */
  now(): string;
  remember(values: Remembered): void;
  /** Gives the person a file. */
  giveFile(name: string, bytes: Uint8Array, type: string): void;
  /** Forgets everything that `remember` kept; absent where nothing is kept. */
  forget?(): void;
  /** Something that nobody foresaw: for the browser's own error log. */
  report(error: unknown): void;
}
