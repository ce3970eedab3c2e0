/** What the declarations leave out and the wire needs: wire names, reads and writes, and which answers die with their request. */
import type { SurfaceMethod, SurfaceProperty, SurfaceType } from "./surface.ts";

/** The wire name of a member: the first letter becomes a capital. */
export const wireName = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** Answers and shows without changing the document. Checked against the npm library's own proxies (schema.test.ts). */
const READS = /^(get|search|split$|select|compare|highlight$|removeHighlight$|open$|createDocument$|query$|retrieve)/u;

/** Proxies that the real library flags against the rule of their names. */
const AGAINST_READS: ReadonlySet<string> = new Set(["Comment.getRange", "TableRow.insertRows"]);

export const isRead = (type: string, method: SurfaceMethod): boolean =>
  READS.test(method.name) !== AGAINST_READS.has(`${type}.${method.name}`);

/** An object that such a method answers is named once: the client forgets its path after the request, unless the host gave it a reference id. */
const ONCE = /^(insert(?!Rows)|add$|add(?!Rows)|getHeader$|getFooter$|getSelection$)/u;

export const isInvalidAfterRequest = (type: string, method: SurfaceMethod): boolean =>
  ONCE.test(method.name) && `${type}.${method.name}` !== "CommentContentRange.insertText";

/** `getItem(…)` of a collection goes over the wire as an indexer. */
export const isIndexer = (type: SurfaceType, method: SurfaceMethod): boolean =>
  method.name === "getItem" && type.itemType === method.type && method.type !== null;

export const isNavigation = (property: SurfaceProperty): boolean => property.type !== null;

/** Members that every build of the library has and no declaration shows: bookkeeping of references, events and the search by flags. */
export interface HiddenMethod {
  readonly name: string;
  readonly type: string | null;
}

const BOOKKEEPING: readonly HiddenMethod[] = [
  { name: "_GetObjectTypeNameByReferenceId", type: null },
  { name: "_RegisterEvent", type: null },
  { name: "_RemoveAllReferences", type: null },
  { name: "_RemoveReference", type: null },
  { name: "_UnregisterEvent", type: null },
];

export function hiddenMethodsOf(type: SurfaceType): readonly HiddenMethod[] {
  const search = type.members.some((member) => member.kind === "method" && member.name === "search");
  return [...(type.name === "Document" ? BOOKKEEPING : []), ...(search ? [{ name: "_Search2", type: "RangeCollection" }] : [])];
}

/** Types whose `search` the real library rewrites on the client (`Word._CC.X_Search`): options become an object of their own, or flags. */
export const CUSTOM_SEARCH: ReadonlySet<string> = new Set([
  "Body",
  "ContentControl",
  "Document",
  "Paragraph",
  "Range",
  "Table",
  "TableRow",
]);

/** The name by which the client makes an object of its own on the server. */
export const serverName = (type: string): string => `Microsoft.WordServices.${type}`;
