/** Where batches arrive: each is counted, met by the fault that was planned for it, carried out and answered. */
import type { Fault, Faults } from "../faults.ts";
import { HostError } from "../host-object.ts";
import type { BatchMetrics, HostMetrics } from "../metrics.ts";
import type { Payload } from "../transport/host-side.ts";
import { housekeepingAnswer } from "./housekeeping.ts";
import type { Processor } from "./processor.ts";
import { ACTION, WRITE_FLAG, type Batch, type BatchAnswer } from "./request.ts";

export class Desk {
  readonly #processor: Processor;
  readonly #faults: Faults;
  readonly #metrics: HostMetrics;

  constructor(processor: Processor, faults: Faults, metrics: HostMetrics) {
    this.#processor = processor;
    this.#faults = faults;
    this.#metrics = metrics;
  }

  /** `data` is the call's array: executor, verb, address, headers, body, 0, flags … */
  take(data: readonly unknown[], answer: (payload: Payload) => void): void {
    const request = String(data[4]);
    const batch = JSON.parse(request) as Batch;
    const housekeeping = housekeepingAnswer(batch);
    if (housekeeping !== null) return answer(succeeded(JSON.stringify(housekeeping)));
    const { number, fault } = this.#faults.take();
    const outcome = this.#outcome(batch, fault);
    this.#metrics.batches.push({ number, ...described(batch, request, Number(data[6])), ...sizes(outcome) });
    if (outcome.payload === null) return;
    const { payload, delay } = outcome;
    if (delay > 0) setTimeout(() => answer(payload), delay);
    else answer(payload);
  }

  #outcome(batch: Batch, fault: Fault | null): Outcome {
    if (fault?.kind === "transport")
      return { error: String(fault.code), response: null, payload: { Error: fault.code }, delay: 0 };
    const answer = this.#run(batch, fault);
    const response = JSON.stringify(answer);
    const error = answer.Error?.Code ?? null;
    switch (fault?.kind) {
      case "lost":
        return { error, response: null, payload: null, delay: 0 };
      case "transport-after":
        return { error, response: null, payload: { Error: fault.code }, delay: 0 };
      default:
        return { error, response, payload: succeeded(response), delay: fault?.kind === "delay" ? fault.milliseconds : 0 };
    }
  }

  #run(batch: Batch, fault: Fault | null): BatchAnswer {
    if (fault?.kind !== "action") return this.#processor.run(batch, null);
    const error = new HostError(fault.code, fault.message ?? "An injected fault.", fault.status ?? 500);
    return this.#processor.run(batch, { action: fault.action, error });
  }
}

interface Outcome {
  readonly error: string | null;
  readonly response: string | null;
  /** Null when nothing goes back. */
  readonly payload: Payload | null;
  readonly delay: number;
}

type Described = Pick<BatchMetrics, "actions" | "requestBytes" | "releases" | "isWrite" | "request">;

function described(batch: Batch, request: string, flags: number): Described {
  const actions = batch.Actions.filter((action) => action.ActionType !== ACTION.instantiate);
  return {
    actions: batch.Actions.length,
    requestBytes: Buffer.byteLength(request),
    releases: actions.length > 0 && actions.every((action) => action.Name === "_RemoveReference"),
    isWrite: (flags & WRITE_FLAG) !== 0,
    request,
  };
}

const sizes = ({ error, response }: Outcome): Pick<BatchMetrics, "error" | "response" | "responseBytes"> => ({
  error,
  response,
  responseBytes: response === null ? 0 : Buffer.byteLength(response),
});

const succeeded = (body: string): Payload => ({ Error: 0, Data: [200, ["Content-Type", "application/json"], body] });
