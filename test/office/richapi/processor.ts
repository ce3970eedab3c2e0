/** Carries out a batch: action by action, in order, up to the first that fails; what was done before stays done. */
import { HostError, type CallContext, type HostObject, type OpenDocument } from "../host-object.ts";
import { isRead, wireName } from "../metadata/members.ts";
import type { OfficeProfile } from "../profiles.ts";
import type { Events } from "./events.ts";
import type { Gate } from "./gate.ts";
import { Calls } from "./members.ts";
import { locationOf, Paths, type Target } from "./paths.ts";
import { Reader } from "./reader.ts";
import type { References } from "./references.ts";
import { ACTION, type Action, type ActionResult, type Batch, type BatchAnswer, type BatchError } from "./request.ts";

export interface ProcessorSetup {
  readonly document: OpenDocument;
  readonly profile: OfficeProfile;
  readonly gate: Gate;
  readonly references: References;
  readonly events: Events;
  readonly raise: CallContext["raise"];
  readonly unnamedLoad: (what: string) => void;
  /** Whether the document may be changed now. */
  readonly isReadOnly: () => boolean;
  /** Told of errors that are the emulator's own fault, so that a test fails on them whatever the product does. */
  readonly broken: (error: unknown) => void;
}

/** An error to put in the place of one action, counted from 1. */
export interface PlannedFailure {
  readonly action: number;
  readonly error: HostError;
}

export class Processor {
  readonly #setup: ProcessorSetup;
  readonly #calls: Calls;

  constructor(setup: ProcessorSetup) {
    this.#setup = setup;
    this.#calls = new Calls(setup.document.members, setup.gate, { profile: setup.profile, raise: setup.raise });
  }

  run(batch: Batch, planned: PlannedFailure | null): BatchAnswer {
    const { document, references } = this.#setup;
    const paths = new Paths(batch, document.root, this.#calls, references, (type, wire) => this.#refuseWrite(type, wire));
    const keep = (object: HostObject): string | null =>
      batch.AutoKeepReference === true && this.#isTracked(object) ? references.keep(object) : null;
    const run: Run = {
      paths,
      keep,
      traces: [],
      reader: new Reader({
        calls: this.#calls,
        gate: this.#setup.gate,
        keep,
        unnamed: this.#setup.unnamedLoad,
        mostParagraphs: this.#setup.profile.quirks.includes("many-paragraphs-freeze") ? 500 : Infinity,
      }),
    };
    const results: ActionResult[] = [];
    for (const [at, action] of batch.Actions.entries()) {
      try {
        if (planned?.action === at + 1) throw planned.error;
        results.push({ ActionId: action.Id, Value: this.#act(action, run) });
      } catch (error) {
        return { Results: results, TraceIds: run.traces, Error: this.#errorOf(error, at, paths.location) };
      }
    }
    return { Results: results, TraceIds: run.traces };
  }

  /** The text that is selected, as the Common API gives it. */
  selectedText(): string {
    const range = this.#calls.object(this.#setup.document.root, "GetSelection", []);
    const text = range === null ? null : this.#calls.get(range, "Text");
    return typeof text === "string" ? text : "";
  }

  /** What one action answers; undefined is JSON's null. */
  #act(action: Action, run: Run): unknown {
    if (action.ActionType === ACTION.trace) {
      run.traces.push(action.Id);
      return null;
    }
    const target = run.paths.targetOf(action.ObjectPathId);
    if (target.kind === "options") return this.#fill(action, target.record);
    if (target.kind === "null") return nullAnswer(action);
    const { object } = target;
    switch (action.ActionType) {
      case ACTION.instantiate:
        return withReference(this.#referenceOf(target, run));
      case ACTION.query:
        return run.reader.query(object, action.QueryInfo ?? {}, this.#referenceOf(target, run));
      case ACTION.queryAsJson:
        return run.reader.queryAsJson(object, action.QueryInfo ?? {}, this.#referenceOf(target, run));
      case ACTION.recursiveQuery:
        return run.reader.query(object, action.RecursiveQueryInfo?.Queries[object.type] ?? {}, this.#referenceOf(target, run));
      case ACTION.method:
        return this.#invoke(action, target, run) ?? null;
      case ACTION.setProperty:
        this.#set(object, action.Name, run.paths.argumentsOf(action.ArgumentInfo)[0], run);
        return null;
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#update(object, name, value, run);
        return null;
      case ACTION.ensureUnchanged:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#ensure(object, wireName(name), value, run);
        return null;
      default:
        throw new HostError("InvalidRequest", `Unknown action type ${action.ActionType}.`, 400);
    }
  }

  #invoke(action: Action, target: ObjectTarget, run: Run): unknown {
    const { object } = target;
    const { references, events, gate } = this.#setup;
    const args = run.paths.argumentsOf(action.ArgumentInfo);
    const [first, second] = args.map((value) => (typeof value === "string" ? value : ""));
    run.paths.location = locationOf(object.type, action.Name);
    switch (action.Name) {
      case "_KeepReference":
        if (!target.isRoot) target.reference ??= references.keep(object);
        return null;
      case "_RemoveReference":
        return references.remove(first ?? "");
      case "_RemoveAllReferences":
        return references.removeAll();
      case "_GetObjectTypeNameByReferenceId":
        return references.find(first ?? "")?.type;
      case "_RegisterEvent":
        gate.checkEvent(object.type, second ?? "");
        return events.register(second ?? "", first || (target.reference ?? ""), target.isRoot ? null : object);
      case "_UnregisterEvent":
        return events.unregister(second ?? "", first || (target.reference ?? ""));
      default:
        this.#refuseWrite(object.type, action.Name);
        return this.#calls.invoke(object, action.Name, args);
    }
  }

  #set(object: HostObject, wire: string, value: unknown, run: Run): void {
    run.paths.location = locationOf(object.type, wire);
    this.#refuse(object.type);
    this.#calls.set(object, wire, value);
  }

  /** `update({ font: { bold: true } })`: an object inside goes to the object of that name. */
  #update(object: HostObject, name: string, value: unknown, run: Run): void {
    const wire = wireName(name);
    const member = this.#setup.gate.memberOf(object.type, wire);
    if (member?.kind !== "property" || member.type === null) return this.#set(object, wire, value, run);
    const inner = this.#calls.navigate(object, wire);
    if (inner === null) throw new HostError("ItemNotFound", `${object.type}.${name} is null.`, 404);
    for (const [key, field] of Object.entries(value ?? {})) this.#update(inner, key, field, run);
  }

  #ensure(object: HostObject, wire: string, value: unknown, run: Run): void {
    run.paths.location = locationOf(object.type, wire);
    if (JSON.stringify(this.#calls.get(object, wire) ?? null) === JSON.stringify(value)) return;
    throw new HostError("GeneralException", `${run.paths.location} is not what it was.`, 409);
  }

  #fill(action: Action, record: Record<string, unknown>): null {
    if (action.ActionType === ACTION.setProperty) {
      record[action.Name.slice(0, 1).toLowerCase() + action.Name.slice(1)] = action.ArgumentInfo?.Arguments?.[0];
    }
    return null;
  }

  #referenceOf(target: ObjectTarget, run: Run): string | null {
    if (!target.isRoot) target.reference ??= run.keep(target.object);
    return target.reference;
  }

  #isTracked(object: HostObject): boolean {
    return this.#setup.gate.typeOf(object.type)?.tracked === true;
  }

  #refuseWrite(type: string, wire: string): void {
    const member = this.#setup.gate.memberOf(type, wire);
    if (member?.kind === "method" && !isRead(type, member)) this.#refuse(type);
  }

  /** In viewing mode and in protected documents Word answers GeneralException (OfficeDev/office-js #5484). */
  #refuse(type: string): void {
    if (!this.#setup.isReadOnly()) return;
    throw new HostError("GeneralException", `${type}: the document can only be read.`, 500);
  }

  #errorOf(error: unknown, at: number, location: string): BatchError {
    if (error instanceof HostError) {
      if (error.code === "NotImplemented") this.#setup.broken(error);
      return { Code: error.code, Message: error.message, Location: location, ActionIndex: at, HttpStatusCode: error.status };
    }
    this.#setup.broken(error);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { Code: "EmulatorBroken", Message: message, Location: location, ActionIndex: at, HttpStatusCode: 500 };
  }
}

type ObjectTarget = Extract<Target, { readonly kind: "object" }>;

interface Run {
  readonly paths: Paths;
  readonly keep: (object: HostObject) => string | null;
  readonly reader: Reader;
  readonly traces: number[];
}

const withReference = (reference: string | null): Readonly<Record<string, string>> =>
  reference === null ? {} : { _ReferenceId: reference };

/** Of nothing there is nothing to say; writing to it is refused, so that a forgotten `isNullObject` shows. */
function nullAnswer(action: Action): unknown {
  switch (action.ActionType) {
    case ACTION.method:
      return { _IsNull: true };
    case ACTION.setProperty:
    case ACTION.update:
      throw new HostError("ItemNotFound", `${action.Name}: the object is null.`, 404);
    default:
      return null;
  }
}
