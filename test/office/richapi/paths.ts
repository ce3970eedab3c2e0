/** What the paths of one batch stand for: each is walked once, when the first action needs it, and remembered for the rest of the batch. */
import { HostError, type HostObject } from "../host-object.ts";
import type { Calls } from "./members.ts";
import type { References } from "./references.ts";
import { PATH, type ArgumentInfo, type Batch, type ObjectPath, type ReferencedId } from "./request.ts";

/** An object, nothing ("OrNullObject"), or options that the client fills before it hands them to a method. */
export type Target =
  | { readonly kind: "object"; readonly object: HostObject; reference: string | null; readonly isRoot: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "options"; readonly type: string; readonly record: Record<string, unknown> };

export const NULL_TARGET: Target = { kind: "null" };

/** Asked before a path that changes the document is walked: refuses in read-only mode. */
export type BeforeMethod = (type: string, wire: string) => void;

export class Paths {
  readonly #batch: Batch;
  readonly #root: HostObject;
  readonly #calls: Calls;
  readonly #references: References;
  readonly #before: BeforeMethod;
  readonly #walked = new Map<number, Target>();
  /** "ContentControlCollection.getById": the member that was asked last, for the error's location. */
  location = "";

  constructor(batch: Batch, root: HostObject, calls: Calls, references: References, before: BeforeMethod) {
    this.#batch = batch;
    this.#root = root;
    this.#calls = calls;
    this.#references = references;
    this.#before = before;
  }

  targetOf(id: number): Target {
    const known = this.#walked.get(id);
    if (known !== undefined) return known;
    const path = this.#batch.ObjectPaths[String(id)];
    if (path === undefined) throw new HostError("InvalidObjectPath", `The batch has no path ${id}.`, 400);
    const target = this.#walk(path);
    this.#walked.set(id, target);
    return target;
  }

  /** Arguments with objects in place of their path ids; JSON's null is an argument left out. */
  argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    const args = info?.Arguments ?? [];
    return args.map((value, at) => this.#argument(value, info?.ReferencedObjectPathIds?.[at] ?? 0));
  }

  #walk(path: ObjectPath): Target {
    switch (path.ObjectPathType) {
      case PATH.global:
        return { kind: "object", object: this.#root, reference: null, isRoot: true };
      case PATH.nullObject:
        return NULL_TARGET;
      case PATH.newObject:
        return newObject(path.Name);
      case PATH.reference: {
        const object = this.#references.find(path.Name);
        if (object === null) throw new HostError("InvalidObjectPath", `The object ${path.Name} is gone.`, 400);
        return { kind: "object", object, reference: path.Name, isRoot: false };
      }
      default:
        return this.#step(path);
    }
  }

  /** One step from the parent: a property, a method or an indexer. From nothing comes nothing. */
  #step(path: ObjectPath): Target {
    const parent = this.targetOf(path.ParentObjectPathId ?? 0);
    if (parent.kind === "null") return NULL_TARGET;
    if (parent.kind === "options") throw new HostError("InvalidObjectPath", `${parent.type} has no members to walk.`, 400);
    const { object } = parent;
    const args = this.argumentsOf(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case PATH.property:
        this.location = locationOf(object.type, path.Name);
        return targetFor(this.#calls.navigate(object, path.Name));
      case PATH.method:
        this.location = locationOf(object.type, path.Name);
        this.#before(object.type, path.Name);
        return targetFor(this.#calls.object(object, path.Name, args));
      case PATH.indexer:
        this.location = locationOf(object.type, "GetItem");
        return targetFor(this.#calls.index(object, args[0]));
      default:
        throw new HostError("InvalidRequest", `Unknown path type ${path.ObjectPathType}.`, 400);
    }
  }

  #argument(value: unknown, id: ReferencedId): unknown {
    if (typeof id !== "number" && Array.isArray(value)) {
      return value.map((item: unknown, at) => this.#argument(item, id[at] ?? 0));
    }
    if (typeof id === "number" && id !== 0) return this.#given(id);
    if (value === null) return undefined;
    return this.#withinRecord(value);
  }

  /** Objects inside a plain record are written `{ _ObjectPathId: 7 }`. */
  #withinRecord(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#withinRecord(item));
    if (typeof value !== "object" || value === null) return value;
    if ("_ObjectPathId" in value && typeof value._ObjectPathId === "number") return this.#given(value._ObjectPathId);
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, this.#withinRecord(field)]));
  }

  #given(id: number): unknown {
    const target = this.targetOf(id);
    if (target.kind === "null") throw new HostError("InvalidArgument", "A null object was given as an argument.", 400);
    return target.kind === "object" ? target.object : target.record;
  }
}

export const locationOf = (type: string, wire: string): string => `${type}.${wire.slice(0, 1).toLowerCase()}${wire.slice(1)}`;

function targetFor(object: HostObject | null): Target {
  return object === null ? NULL_TARGET : { kind: "object", object, reference: null, isRoot: false };
}

/** "Microsoft.WordServices.SearchOptions" is filled by the client; any other service is an object of the host. */
function newObject(name: string): Target {
  const type = /^Microsoft\.WordServices\.(\w+)$/u.exec(name)?.[1];
  if (type === undefined) throw new HostError("NotImplemented", `The emulated host has no service ${name}.`, 501);
  if (type === "SearchOptions") return { kind: "options", type, record: {} };
  return { kind: "object", object: { type }, reference: null, isRoot: true };
}
