/** The verbs as the pane calls them, wherever they run. */
import type { HostReading } from "../../core/ports.ts";
import type { Clipboard, Pasted } from "../paste/pasted.ts";
import type { DocumentView } from "./document-view.ts";
import type { Choices } from "./look.ts";
import type { Act, Planned } from "./protocol.ts";
import type { SettingsView } from "./settings.ts";

export interface Verbs {
  /** `onHanded` is told how much of the reading has been handed over, 0 to 1. */
  look(reading: HostReading, choices: Choices, now: string, onHanded?: (share: number) => void): Promise<DocumentView>;
  plan(reading: HostReading, act: Act, choices: Choices, now: string): Promise<Planned>;
  /** What the settings show under these choices; needs no document. */
  settings(choices: Choices, now: string): Promise<SettingsView>;
  /** Cleans what was pasted; needs no document. */
  clean(clipboard: Clipboard, keepsProvenance: boolean): Promise<Pasted>;
  /** The registration package of the document that was read from `bytes`, as a zip. */
  pack(reading: HostReading, name: string, bytes: Uint8Array, choices: Choices, now: string): Promise<Uint8Array>;
  /** Ends whatever is being asked; its promise is rejected with `Stopped`. */
  stop(): void;
}

/** A person stopped the question. */
export class Stopped extends Error {}
