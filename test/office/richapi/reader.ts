/** Answers a query: the values that were named, the objects on the way to them, and the items of collections. */
import { HostError, type HostObject } from "../host-object.ts";
import { wireName } from "../metadata/members.ts";
import type { SurfaceMember } from "../metadata/surface.ts";
import type { Gate } from "./gate.ts";
import { isCollection, type Calls } from "./members.ts";
import type { QueryInfo } from "./request.ts";
import { selectionOf, type Selection } from "./select.ts";

export interface ReaderSetup {
  readonly calls: Calls;
  readonly gate: Gate;
  /** The reference id under which an object goes back, if the client keeps it. */
  readonly keep: (object: HostObject) => string | null;
  /** Told of loads that name no property. */
  readonly unnamed: (what: string) => void;
  /** Paragraphs that this kind of Word can give in one answer. */
  readonly mostParagraphs: number;
}

export type Json = Record<string, unknown>;

export class Reader {
  readonly #setup: ReaderSetup;

  constructor(setup: ReaderSetup) {
    this.#setup = setup;
  }

  /** `reference` is the id that the object itself already has. */
  query(object: HostObject, query: QueryInfo, reference: string | null): Json {
    const selection = selectionOf(query);
    this.#noteUnnamed(selection, object.type);
    return this.#read(object, selection, reference, query);
  }

  /** The same with the client's names instead of the wire's, as `retrieve()` wants it. */
  queryAsJson(object: HostObject, query: QueryInfo, reference: string | null): unknown {
    return clientNames(this.query(object, query, reference));
  }

  #read(object: HostObject, selection: Selection, reference: string | null, page: QueryInfo): Json {
    const answer: Json = reference === null ? {} : { _ReferenceId: reference };
    if (isCollection(object)) {
      const from = page.Skip ?? 0;
      const items = object.items.slice(from, page.Top === undefined ? undefined : from + page.Top);
      if (object.type === "ParagraphCollection" && items.length > this.#setup.mostParagraphs)
        throw new Error(`${items.length} paragraphs in one answer: this Word would freeze`);
      answer["_Items"] = items.map((item) => this.#read(item, selection, this.#setup.keep(item), {}));
      return answer;
    }
    if (selection.all) this.#readAll(object, answer);
    for (const [name, inner] of selection.names) this.#readNamed(object, name, inner, answer);
    return answer;
  }

  #readAll(object: HostObject, answer: Json): void {
    for (const property of this.#setup.gate.scalarsOf(object.type)) {
      const wire = wireName(property.name);
      if (this.#setup.calls.canGet(object, wire)) answer[wire] = this.#setup.calls.get(object, wire) ?? null;
    }
  }

  #readNamed(object: HostObject, name: string, inner: Selection, answer: Json): void {
    const wire = wireName(name);
    const member = this.#setup.gate.memberOf(object.type, wire);
    if (member?.kind !== "property") {
      throw new HostError("InvalidArgument", `${object.type} has no property ${name} to load.`, 400);
    }
    if (member.type === null) {
      answer[wire] = this.#setup.calls.get(object, wire) ?? null;
      return;
    }
    const next = this.#setup.calls.navigate(object, wire);
    answer[wire] = next === null ? null : this.#read(next, orEverything(inner), this.#setup.keep(next), {});
  }

  #noteUnnamed(selection: Selection, path: string): void {
    if (selection.all) this.#setup.unnamed(`${path}: *`);
    for (const [name, inner] of selection.names) {
      if (inner.all || inner.names.size > 0 || this.#isObject(path, name))
        this.#noteUnnamed(orEverything(inner), `${path}.${wireName(name)}`);
    }
  }

  /** Whether a name at the end of a path is an object, so that loading it loads whatever is in it. */
  #isObject(path: string, name: string): boolean {
    const type = this.#typeAt(path);
    const member = type === null ? null : this.#setup.gate.memberOf(type, wireName(name));
    return member?.kind === "property" && member.type !== null;
  }

  #typeAt(path: string): string | null {
    const [first = "", ...steps] = path.split(".");
    let type: string | null = this.#itemOf(first);
    for (const step of steps) {
      const member: SurfaceMember | null = type === null ? null : this.#setup.gate.memberOf(type, step);
      type = member?.kind === "property" && member.type !== null ? this.#itemOf(member.type) : null;
    }
    return type;
  }

  #itemOf(type: string): string {
    return this.#setup.gate.typeOf(type)?.itemType ?? type;
  }
}

const orEverything = (selection: Selection): Selection =>
  selection.names.size === 0 ? { all: true, names: selection.names } : selection;

function clientNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clientNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [clientName(key), clientNames(field)]));
}

function clientName(wire: string): string {
  if (wire === "_Items") return "items";
  return wire.startsWith("_") ? wire : wire.slice(0, 1).toLowerCase() + wire.slice(1);
}
