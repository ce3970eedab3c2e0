/** The wire schema of the npm library's hand-generated proxies, read out of its own source: what the rebuilt surface is compared with. */
import { parse, type AnyNode, type CallExpression, type Expression, type MemberExpression, type SpreadElement } from "acorn";

/** One call into the runtime: a property or method with the name and the flags that go over the wire. */
export interface WireMember {
  readonly kind: "property" | "method" | "objectMethod" | "indexer" | "set";
  readonly type: string;
  readonly member: string;
  readonly wire: string;
  /** Class of what comes back, for objects. */
  readonly answer: string | null;
  readonly collection: boolean | null;
  /** 0 default (writes), 1 read. */
  readonly operation: number | null;
  readonly invalidAfterRequest: boolean | null;
  readonly flags: number | null;
}

export interface RealSchema {
  readonly members: readonly WireMember[];
  /** Per class: scalar names, their wire names, and whether each can be set. */
  readonly scalars: ReadonlyMap<string, ReadonlyMap<string, { readonly wire: string; readonly updateable: boolean }>>;
  /** Class of a collection's items. */
  readonly items: ReadonlyMap<string, string>;
}

/** Reads `word-web-16.00.debug.js`. Only the last `(function (Word) {` that defines proxies is of interest, so the rest is not parsed. */
export function realSchemaOf(source: string): RealSchema {
  const from = source.lastIndexOf("var Word;", source.indexOf("Word.Annotation = Annotation;"));
  const to = source.indexOf("Word.RequestContext = RequestContext;");
  const end = source.lastIndexOf("var Word;", to);
  const program = parse(source.slice(from, end), { ecmaVersion: 2020 });
  const members: WireMember[] = [];
  const lists = new Map<string, Map<string, readonly unknown[]>>();
  const items = new Map<string, string>();

  const visit = (node: AnyNode, owner: Owner | null): void => {
    const here = ownerOf(node) ?? owner;
    if (node.type === "CallExpression" && here !== null) {
      const found = wireMemberOf(node, here);
      if (found !== null) members.push(found);
      const item = itemTypeOf(node);
      if (item !== null) items.set(here.type, item);
    }
    if (node.type === "ReturnStatement" && here !== null && node.argument?.type === "ArrayExpression") {
      const list = lists.get(here.type) ?? new Map<string, readonly unknown[]>();
      list.set(
        here.member,
        node.argument.elements.map((element) => (element?.type === "Literal" ? element.value : null)),
      );
      lists.set(here.type, list);
    }
    for (const child of childrenOf(node)) visit(child, here);
  };
  visit(program, null);
  return { members, scalars: scalarsOf(lists), items };
}

interface Owner {
  readonly type: string;
  readonly member: string;
}

/** `X.prototype.member = function` and `Object.defineProperty(X.prototype, "member", …)` say whose code follows. */
function ownerOf(node: AnyNode): Owner | null {
  if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression" && node.right.type === "FunctionExpression") {
    const type = prototypeOf(node.left.object);
    return type !== null && node.left.property.type === "Identifier" ? { type, member: node.left.property.name } : null;
  }
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    const [object, member] = node.arguments;
    if (nameOf(node.callee) !== "defineProperty" || object === undefined || member?.type !== "Literal") return null;
    const type = prototypeOf(object);
    return type === null ? null : { type, member: String(member.value) };
  }
  return null;
}

function prototypeOf(node: AnyNode): string | null {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || nameOf(node) !== "prototype") return null;
  return node.object.name;
}

const nameOf = (node: MemberExpression): string => (node.property.type === "Identifier" ? node.property.name : "");

function wireMemberOf(call: CallExpression, owner: Owner): WireMember | null {
  if (call.callee.type !== "Identifier") return null;
  const given = call.arguments;
  const base = {
    type: owner.type,
    member: owner.member,
    answer: null,
    collection: null,
    operation: null,
    invalidAfterRequest: null,
  };
  switch (call.callee.name) {
    case "_createPropertyObject":
      return {
        ...base,
        kind: "property",
        wire: text(given[2]),
        answer: className(given[0]),
        collection: flag(given[3]),
        flags: number(given[4]),
      };
    case "_invokeSetProperty":
      return { ...base, kind: "set", wire: text(given[1]), flags: number(given[3]) };
    case "_invokeMethod":
      return { ...base, kind: "method", wire: text(given[1]), operation: number(given[2]), flags: number(given[4]) };
    case "_createMethodObject":
      return {
        ...base,
        kind: "objectMethod",
        wire: text(given[2]),
        answer: className(given[0]),
        operation: number(given[3]),
        collection: flag(given[5]),
        invalidAfterRequest: flag(given[6]),
        flags: number(given[8]),
      };
    case "_createIndexerObject":
      return { ...base, kind: "indexer", wire: "", answer: className(given[0]), flags: null };
    default:
      return null;
  }
}

/** `_createChildItemObject(Word.X, …)` in `_handleResult` names the items of a collection. */
function itemTypeOf(call: CallExpression): string | null {
  return call.callee.type === "Identifier" && call.callee.name === "_createChildItemObject" ? className(call.arguments[0]) : null;
}

type Given = Expression | SpreadElement | undefined;

const text = (node: Given): string => (node?.type === "Literal" && typeof node.value === "string" ? node.value : "");
const flag = (node: Given): boolean => node?.type === "Literal" && node.value === true;
const className = (node: Given): string | null => (node?.type === "MemberExpression" ? nameOf(node) : null);

function number(node: Given): number | null {
  if (node?.type === "Literal" && typeof node.value === "number") return node.value;
  if (node?.type === "BinaryExpression" && node.operator === "|" && node.left.type !== "PrivateIdentifier") {
    return (number(node.left) ?? 0) | (number(node.right) ?? 0);
  }
  return null;
}

function scalarsOf(lists: ReadonlyMap<string, ReadonlyMap<string, readonly unknown[]>>): RealSchema["scalars"] {
  const scalars = new Map<string, ReadonlyMap<string, { wire: string; updateable: boolean }>>();
  for (const [type, list] of lists) {
    const names = list.get("_scalarPropertyNames") ?? [];
    const wires = list.get("_scalarPropertyOriginalNames") ?? [];
    const updateable = list.get("_scalarPropertyUpdateable") ?? [];
    scalars.set(
      type,
      new Map(names.map((name, at) => [String(name), { wire: String(wires[at]), updateable: updateable[at] === true }])),
    );
  }
  return scalars;
}

function childrenOf(node: AnyNode): readonly AnyNode[] {
  const values: readonly unknown[] = Object.values(node);
  return values.flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value])).filter(isNode);
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
