/** Turns Word's surface into the metadata that the runtime's own `OfficeExtension.LibraryBuilder` builds proxies from. */
import {
  CUSTOM_SEARCH,
  hiddenMethodsOf,
  isIndexer,
  isInvalidAfterRequest,
  isNavigation,
  isRead,
  serverName,
  wireName,
} from "./members.ts";
import type { Surface, SurfaceEvent, SurfaceMethod, SurfaceProperty, SurfaceType } from "./surface.ts";

/** Flags as LibraryBuilder reads them (word-web-16.00.debug.js, `build…` methods). */
const TYPE = { collection: 1, keepReference: 2, mixin: 4 } as const;
const SCALAR = { json: 1, readonly: 2, date: 8 } as const;
const NAVIGATION = { json: 1, readonly: 2, collection: 16, settable: 32 } as const;
const METHOD = { custom: 1, read: 2, collection: 4, invalidAfterRequest: 8, indexer: 16 } as const;
/** Wire flag of what changes nothing (4) or writes (0). */
const READ_FLAGS = 4;

interface Named {
  readonly name: string;
  readonly originalName: string;
  readonly behaviorFlags: number;
  readonly apiSetInfoOrdinal: 0;
}

export interface LibraryScalar extends Named {
  readonly setMethodApiFlags: number;
}

export interface LibraryNavigation extends Named {
  readonly getMethodApiFlags: number;
  readonly setMethodApiFlags: number;
  readonly propertyTypeFullName: string;
}

export interface LibraryMethod extends Named {
  readonly apiFlags: number;
  readonly parameterCount: number;
}

export interface LibraryObjectMethod extends LibraryMethod {
  readonly returnTypeFullName: string;
  readonly returnObjectGetByIdMethodName: null;
}

export interface LibraryEvent {
  readonly name: string;
  readonly behaviorFlags: 0;
  readonly apiSetInfoOrdinal: 0;
  readonly typeExpression: string;
  readonly targetIdExpression: string;
  readonly register: string;
  readonly unregister: string;
}

export interface LibraryType {
  readonly name: string;
  readonly behaviorFlags: number;
  readonly collectionPropertyPath: null;
  readonly newObjectServerTypeFullName: string | null;
  readonly newObjectApiFlags: number;
  readonly childItemTypeFullName: string | null;
  readonly scalarProperties: readonly LibraryScalar[];
  readonly navigationProperties: readonly LibraryNavigation[];
  readonly scalarMethods: readonly LibraryMethod[];
  readonly navigationMethods: readonly LibraryObjectMethod[];
  readonly events: readonly LibraryEvent[];
}

export interface Library {
  readonly name: "Word";
  readonly hostName: "Word";
  readonly defaultApiSetName: "WordApi";
  readonly enumTypes: readonly { readonly name: string; readonly fields: Readonly<Record<string, string>> }[];
  readonly clientObjectTypes: readonly LibraryType[];
}

const REFERENCE: LibraryScalar = {
  name: "_ReferenceId",
  originalName: "_ReferenceId",
  behaviorFlags: SCALAR.readonly,
  apiSetInfoOrdinal: 0,
  setMethodApiFlags: 0,
};

export function libraryOf(surface: Surface): Library {
  const collections = new Set(surface.types.filter((type) => type.itemType !== null).map((type) => type.name));
  const eventIds = Object.values(surface.enums["EventType"] ?? {});
  return {
    name: "Word",
    hostName: "Word",
    defaultApiSetName: "WordApi",
    enumTypes: Object.entries(surface.enums).map(([name, fields]) => ({ name, fields })),
    clientObjectTypes: surface.types.map((type) => libraryType(type, collections, eventIds)),
  };
}

function libraryType(type: SurfaceType, collections: ReadonlySet<string>, eventIds: readonly string[]): LibraryType {
  const properties = type.members.filter((member) => member.kind === "property");
  const methods = type.members.filter((member) => member.kind === "method");
  const hidden = hiddenMethodsOf(type).map((method): SurfaceMethod => ({ ...method, kind: "method", sets: [], answers: true }));
  return {
    name: type.name,
    behaviorFlags:
      (type.itemType === null ? 0 : TYPE.collection) |
      (type.tracked ? TYPE.keepReference : 0) |
      (type.name === "SearchOptions" ? TYPE.mixin : 0),
    collectionPropertyPath: null,
    newObjectServerTypeFullName: type.constructible ? serverName(type.name) : null,
    newObjectApiFlags: READ_FLAGS,
    childItemTypeFullName: type.itemType === null ? null : `Word.${type.itemType}`,
    scalarProperties: [
      ...properties.filter((property) => !isNavigation(property)).map((property) => scalar(property, type)),
      ...(type.tracked ? [REFERENCE] : []),
    ],
    navigationProperties: properties.filter(isNavigation).map((property) => navigation(property, type, collections)),
    scalarMethods: [...methods, ...hidden].filter((method) => method.type === null).map((method) => scalarMethod(method, type)),
    navigationMethods: [...methods, ...hidden]
      .filter((method) => method.type !== null)
      .map((method) => objectMethod(method, type, collections)),
    events: type.members.filter((member) => member.kind === "event").map((member) => event(member, type, eventIds)),
  };
}

function scalar(property: SurfaceProperty, type: SurfaceType): LibraryScalar {
  return {
    name: property.name,
    originalName: wireName(property.name),
    behaviorFlags:
      (type.data.includes(property.name) ? SCALAR.json : 0) |
      (property.readonly ? SCALAR.readonly : 0) |
      (property.date ? SCALAR.date : 0),
    apiSetInfoOrdinal: 0,
    setMethodApiFlags: 0,
  };
}

function navigation(property: SurfaceProperty, type: SurfaceType, collections: ReadonlySet<string>): LibraryNavigation {
  return {
    name: property.name,
    originalName: wireName(property.name),
    behaviorFlags:
      (type.data.includes(property.name) ? NAVIGATION.json : 0) |
      (property.readonly ? NAVIGATION.readonly : 0) |
      (collections.has(property.type ?? "") ? NAVIGATION.collection : 0) |
      (type.settable.includes(property.name) ? NAVIGATION.settable : 0),
    apiSetInfoOrdinal: 0,
    getMethodApiFlags: READ_FLAGS,
    setMethodApiFlags: 0,
    propertyTypeFullName: `Word.${property.type ?? ""}`,
  };
}

function scalarMethod(method: SurfaceMethod, type: SurfaceType): LibraryMethod {
  const read = method.name.startsWith("_") || isRead(type.name, method);
  return {
    name: method.name,
    originalName: wireName(method.name),
    behaviorFlags: read ? METHOD.read : 0,
    apiSetInfoOrdinal: 0,
    apiFlags: read ? READ_FLAGS : 0,
    parameterCount: 0,
  };
}

function objectMethod(method: SurfaceMethod, type: SurfaceType, collections: ReadonlySet<string>): LibraryObjectMethod {
  const read = method.name.startsWith("_") || isRead(type.name, method);
  return {
    name: method.name,
    originalName: wireName(method.name),
    behaviorFlags:
      (method.name === "search" && CUSTOM_SEARCH.has(type.name) ? METHOD.custom : 0) |
      (read ? METHOD.read : 0) |
      (collections.has(method.type ?? "") ? METHOD.collection : 0) |
      (isInvalidAfterRequest(type.name, method) ? METHOD.invalidAfterRequest : 0) |
      (isIndexer(type, method) ? METHOD.indexer : 0),
    apiSetInfoOrdinal: 0,
    apiFlags: read ? READ_FLAGS : 0,
    parameterCount: 0,
    returnTypeFullName: `Word.${method.type ?? ""}`,
    returnObjectGetByIdMethodName: null,
  };
}

/** Names of the functions that the overlay adds to the prototypes for an event. */
export const registerName = (event: string): string => `_Register${event}Event`;
export const unregisterName = (event: string): string => `_Unregister${event}Event`;

/** Events of the document have no target; those of a content control, its reference id. */
function event(member: SurfaceEvent, type: SurfaceType, eventIds: readonly string[]): LibraryEvent {
  return {
    name: member.name.replace(/^on/u, ""),
    behaviorFlags: 0,
    apiSetInfoOrdinal: 0,
    typeExpression: String(eventIds.indexOf(member.event)),
    targetIdExpression: type.name === "Document" ? "" : "this._ReferenceId",
    register: registerName(member.event),
    unregister: unregisterName(member.event),
  };
}
