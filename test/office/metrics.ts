/** What a host has seen so far: round trips, actions, bytes, live references, and loads that named no property. Counts, so that budgets are tests. */

export interface BatchMetrics {
  /** Counts from 1, in the order in which batches arrived. */
  readonly number: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Code of the error the batch was answered with, null when all of it ran. */
  readonly error: string | null;
  /** Whether the client flagged the batch as one that changes the document. */
  readonly isWrite: boolean;
  /** True when the batch did nothing but give references back. */
  readonly releases: boolean;
  /** The request as the client wrote it, and the answer as it went back (null: nothing went back). */
  readonly request: string;
  readonly response: string | null;
}

export class HostMetrics {
  readonly batches: BatchMetrics[] = [];
  /** Loads by '*' or by nothing, as "ParagraphCollection: *" or "Paragraph.Font: *"; a repeated one is counted again. */
  readonly unnamedLoads: string[] = [];
  /** Calls beside the rich API by dispatch id: 77 getFile, 80 slice, 81 release … */
  readonly calls = new Map<number, number>();
  readonly #references: () => number;

  constructor(references: () => number) {
    this.#references = references;
  }

  /** Round trips to the document: batches, and Common API calls that are no bookkeeping of the library's own. */
  get roundTrips(): number {
    return this.batches.length + [...this.calls.values()].reduce((sum, count) => sum + count, 0);
  }

  get actions(): number {
    return this.batches.reduce((sum, batch) => sum + batch.actions, 0);
  }

  get requestBytes(): number {
    return this.batches.reduce((sum, batch) => sum + batch.requestBytes, 0);
  }

  get responseBytes(): number {
    return this.batches.reduce((sum, batch) => sum + batch.responseBytes, 0);
  }

  /** References that the client holds now. */
  get liveReferences(): number {
    return this.#references();
  }

  countCall(dispatchId: number): void {
    this.calls.set(dispatchId, (this.calls.get(dispatchId) ?? 0) + 1);
  }

  /** Forgets what was counted, so that a test measures one step; live references stay what they are. */
  reset(): void {
    this.batches.length = 0;
    this.unnamedLoads.length = 0;
    this.calls.clear();
  }
}
