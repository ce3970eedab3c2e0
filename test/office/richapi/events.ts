/** Event handlers that the client registered through the document, and the messages that reach them. */
import type { HostObject } from "../host-object.ts";

/** One entry of a `richApiMessage`: category, index in Word.EventType, target id, JSON, sequence, whether another author did it. */
export type EventEntry = readonly [
  category: number,
  type: number,
  target: string,
  json: string,
  sequence: number,
  isRemote: boolean,
];

/** What the real client takes for an event of an object model. */
const CATEGORY = 65_536;

interface Registration {
  readonly event: string;
  /** By which the client tells its handlers apart: empty for the document's own events, else the reference id it registered with. */
  readonly targetId: string;
  /** Null for the document's own events, which are about whatever object is named. */
  readonly identity: unknown;
}

export class Events {
  readonly #registrations = new Map<string, Registration>();
  readonly #types: readonly string[];
  #sequence = 0;

  constructor(types: readonly string[]) {
    this.#types = types;
  }

  get size(): number {
    return this.#registrations.size;
  }

  register(event: string, targetId: string, target: HostObject | null): void {
    this.#registrations.set(keyOf(event, targetId), { event, targetId, identity: target === null ? null : identityOf(target) });
  }

  unregister(event: string, targetId: string): void {
    this.#registrations.delete(keyOf(event, targetId));
  }

  /** Entries for every registration that the event concerns. */
  entriesFor(event: string, target: HostObject | null, payload: unknown, isRemote: boolean): readonly EventEntry[] {
    const type = this.#types.indexOf(event);
    if (type < 0) throw new Error(`Word has no event ${event}`);
    return [...this.#registrations.values()]
      .filter((entry) => entry.event === event && concerns(entry, target))
      .map((entry) => [CATEGORY, type, entry.targetId, JSON.stringify(payload), this.#sequence++, isRemote] as const);
  }
}

const keyOf = (event: string, targetId: string): string => `${event} ${targetId}`;

export const identityOf = (object: HostObject): unknown => object.identity ?? object;

const concerns = (entry: Registration, target: HostObject | null): boolean =>
  entry.identity === null || (target !== null && entry.identity === identityOf(target));
