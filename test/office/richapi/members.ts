/** Calls the members of a document by their wire names, and what every collection can do without being told. */
import {
  HostError,
  type CallContext,
  type HostCollection,
  type HostObject,
  type HostValue,
  type Member,
  type Members,
} from "../host-object.ts";
import { notImplemented, type Gate } from "./gate.ts";

/** Bits of `_Search2(text, flags)`, which the client sends where a host has no options object (word-web-16.00.debug.js, `_getSearchFlags`). */
const SEARCH_FLAGS: readonly (readonly [name: string, bit: number])[] = [
  ["matchCase", 1],
  ["matchWholeWord", 2],
  ["matchWildcards", 4],
  ["matchPrefix", 8],
  ["matchSuffix", 16],
  ["ignorePunct", 32],
  ["ignoreSpace", 64],
];

export class Calls {
  readonly #members: Members;
  readonly #gate: Gate;
  readonly #context: CallContext;

  constructor(members: Members, gate: Gate, context: CallContext) {
    this.#members = members;
    this.#gate = gate;
    this.#context = context;
  }

  get(object: HostObject, wire: string): HostValue {
    this.#gate.check(object.type, wire);
    return this.#call(object, `get_${wire}`, wire, []);
  }

  set(object: HostObject, wire: string, value: unknown): void {
    this.#gate.check(object.type, wire);
    this.#call(object, `set_${wire}`, wire, [value]);
  }

  /** True when the document can say this value at all; '*' asks for no more than that. */
  canGet(object: HostObject, wire: string): boolean {
    return this.#members[object.type]?.[`get_${wire}`] !== undefined;
  }

  /** A property that is an object; null only where the name allows it. */
  navigate(object: HostObject, wire: string): HostObject | null {
    this.#gate.check(object.type, wire);
    return this.#object(object, "nav_", wire, []);
  }

  /** A method that answers an object; null only where the name allows it. */
  object(object: HostObject, wire: string, args: readonly unknown[]): HostObject | null {
    this.#gate.check(object.type, wire);
    if (wire === "_Search2") return this.object(object, "Search", [args[0], searchOptionsOf(Number(args[1]))]);
    return this.#object(object, "m_", wire, args);
  }

  /** A method that answers a value or nothing. */
  invoke(object: HostObject, wire: string, args: readonly unknown[]): HostValue {
    this.#gate.check(object.type, wire);
    if (wire === "GetCount" && isCollection(object) && this.#member(object, "m_GetCount") === undefined)
      return object.items.length;
    return this.#call(object, `m_${wire}`, wire, args);
  }

  /** `getItem(key)`: the document's own way, or the place of the item. */
  index(object: HostObject, key: unknown): HostObject {
    if (this.#gate.memberOf(object.type, "GetItem") !== null) this.#gate.check(object.type, "GetItem");
    const own = this.#member(object, "m_GetItem");
    if (own !== undefined) return found(own(object, [key], this.#context), object.type, "getItem");
    return itemAt(object, key);
  }

  #object(object: HostObject, prefix: "nav_" | "m_", wire: string, args: readonly unknown[]): HostObject | null {
    const member = this.#member(object, prefix + wire);
    if (member !== undefined) {
      const value = member(object, args, this.#context);
      if (value === null || value === undefined) return nullOf(object.type, wire);
      return found(value, object.type, wire);
    }
    const strict = wire.replace(/OrNullObject$/u, "");
    if (strict !== wire) return nullWhenMissing(() => this.#object(object, prefix, strict, args));
    if (prefix === "m_" && isCollection(object)) {
      if (wire === "GetFirst") return itemAt(object, 0);
      if (wire === "GetLast") return itemAt(object, object.items.length - 1);
      if (wire === "GetItemAt") return itemAt(object, args[0]);
    }
    throw notImplemented(object.type, wire);
  }

  #call(object: HostObject, name: string, wire: string, args: readonly unknown[]): HostValue {
    const member = this.#member(object, name);
    if (member === undefined) throw notImplemented(object.type, wire);
    return member(object, args, this.#context);
  }

  #member(object: HostObject, name: string): Member | undefined {
    return this.#members[object.type]?.[name];
  }
}

/** Asked by name only: looking at the items would read the document. */
export const isCollection = (object: HostObject): object is HostCollection => "items" in object;

const isObject = (value: unknown): value is HostObject =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

function found(value: HostValue, type: string, wire: string): HostObject {
  if (isObject(value)) return value;
  throw new Error(`${type}.${wire} answered ${JSON.stringify(value)}, which is no object`);
}

function nullOf(type: string, wire: string): null {
  if (wire.endsWith("OrNullObject")) return null;
  throw itemNotFound(`${type}.${wire}`);
}

function nullWhenMissing(ask: () => HostObject | null): HostObject | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") return null;
    throw error;
  }
}

function itemAt(object: HostObject, place: unknown): HostObject {
  if (!isCollection(object)) throw notImplemented(object.type, "GetItem");
  const item = typeof place === "number" ? object.items[place] : undefined;
  if (item === undefined) throw itemNotFound(`${object.type}[${String(place)}]`);
  return item;
}

export const itemNotFound = (what: string): HostError => new HostError("ItemNotFound", `${what}: the item was not found.`, 404);

function searchOptionsOf(flags: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(SEARCH_FLAGS.filter(([, bit]) => (flags & bit) !== 0).map(([name]) => [name, true]));
}
