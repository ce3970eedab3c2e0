/** Faults to inject: each hits one batch, counted from 1 over the life of the host (or from the moment `next` is called). */

/** Codes of the transport and what the real client makes of them. */
export const TRANSPORT_ERRORS = {
  generalException: 5001,
  writeWhileDialogOpen: 5016,
  sessionLost: 5012,
  throttled: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;

export type Fault =
  /** Not carried out: the transport answers with a code (5012 → 408, 5102 → 429 …). */
  | { readonly kind: "transport"; readonly code: number }
  /** Carried out in full, and answered with a transport code all the same: the client cannot know. */
  | { readonly kind: "transport-after"; readonly code: number }
  /** The action counted from 1 within the batch fails; the ones before it stay applied. */
  | {
      readonly kind: "action";
      readonly action: number;
      readonly code: string;
      readonly message?: string;
      readonly status?: number;
    }
  /** Carried out and never answered. */
  | { readonly kind: "lost" }
  /** Carried out, answered later. */
  | { readonly kind: "delay"; readonly milliseconds: number };

export class Faults {
  readonly #planned = new Map<number, Fault>();
  readonly #calls = new Map<number, number[]>();
  #seen = 0;

  /** Plans a fault for the batch with this number (from 1). */
  at(batch: number, fault: Fault): void {
    this.#planned.set(batch, fault);
  }

  /** Plans a fault for the batch that comes next, or for the nth from now. */
  next(fault: Fault, nth = 1): void {
    this.at(this.#seen + nth, fault);
  }

  /** Plans the same fault for the next `times` batches. */
  nextTimes(times: number, fault: Fault): void {
    for (let nth = 1; nth <= times; nth++) this.next(fault, nth);
  }

  /** Plans an error for the next calls of a Common API method: 77 getFile, 80 slice, 76 save settings … (`METHOD` in transport/common-api.ts). */
  nextCall(dispatchId: number, code: number, times = 1): void {
    this.#calls.set(dispatchId, [...(this.#calls.get(dispatchId) ?? []), ...Array.from({ length: times }, () => code)]);
  }

  /** Code of the error that a call meets now, null when it goes through. */
  takeCall(dispatchId: number): number | null {
    return this.#calls.get(dispatchId)?.shift() ?? null;
  }

  clear(): void {
    this.#planned.clear();
    this.#calls.clear();
  }

  /** What the batch that arrives now meets. */
  take(): { readonly number: number; readonly fault: Fault | null } {
    this.#seen++;
    const fault = this.#planned.get(this.#seen) ?? null;
    this.#planned.delete(this.#seen);
    return { number: this.#seen, fault };
  }
}
