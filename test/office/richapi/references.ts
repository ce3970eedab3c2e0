/** Objects that the client holds by a reference id, from `_KeepReference` to `_RemoveReference`. */
import type { HostObject } from "../host-object.ts";

export class References {
  readonly #objects = new Map<string, HostObject>();
  #last = 0;

  get size(): number {
    return this.#objects.size;
  }

  /** Every keeping has an id of its own, so that giving one back leaves the others. */
  keep(object: HostObject): string {
    const id = `{ref-${++this.#last}}`;
    this.#objects.set(id, object);
    return id;
  }

  find(id: string): HostObject | null {
    return this.#objects.get(id) ?? null;
  }

  remove(id: string): void {
    this.#objects.delete(id);
  }

  removeAll(): void {
    this.#objects.clear();
  }
}
