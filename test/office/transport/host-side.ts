/** What a transport needs of the host behind it, whichever way the messages go. */
import type { AppSettings } from "./app-context.ts";

export type Payload = Readonly<Record<string, unknown>>;

/** Calls and handlers by dispatch id; arguments and answers by the keys of the web's transport, which the others translate. */
export interface HostSide {
  readonly appSettings: AppSettings;
  /** Carries out a call. An answer may come later, or never. */
  execute(dispatchId: number, data: Payload, answer: (payload: Payload) => void): void;
  /** The add-in wants to hear of an event. */
  listen(dispatchId: number, targetId: unknown, send: (data: Payload) => void): void;
  unlisten(dispatchId: number): void;
  /** The library tells the host something that needs no answer. */
  notice(name: string): void;
}
