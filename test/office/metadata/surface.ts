/** Word's API as data: every class, member and requirement set that `@types/office-js` declares, read with the TypeScript compiler. */
import ts from "typescript";

/** One requirement set, as the declarations write it: "WordApi 1.3". A member with overloads may carry several: any one of them is enough. */
export type RequirementSet = string;

export interface SurfaceProperty {
  readonly kind: "property";
  readonly name: string;
  readonly sets: readonly RequirementSet[];
  readonly readonly: boolean;
  /** Name of the class when the property is an object of its own (navigation); null for a value. */
  readonly type: string | null;
  readonly date: boolean;
}

export interface SurfaceMethod {
  readonly kind: "method";
  readonly name: string;
  readonly sets: readonly RequirementSet[];
  /** Name of the class when the method answers an object; null for a value or nothing. */
  readonly type: string | null;
  /** True when there is a value to wait for (`ClientResult`). */
  readonly answers: boolean;
}

export interface SurfaceEvent {
  readonly kind: "event";
  readonly name: string;
  readonly sets: readonly RequirementSet[];
  /** What the handler is given: "ParagraphAddedEventArgs" names the event "ParagraphAdded". */
  readonly event: string;
}

export type SurfaceMember = SurfaceProperty | SurfaceMethod | SurfaceEvent;

export interface SurfaceType {
  readonly name: string;
  readonly sets: readonly RequirementSet[];
  /** Class of the items when this is a collection. */
  readonly itemType: string | null;
  /** Objects that the host keeps by a reference id have `track()`. */
  readonly tracked: boolean;
  /** Made by the client with `newObject`. */
  readonly constructible: boolean;
  readonly members: readonly SurfaceMember[];
  /** Names that `toJSON()` gives, and names that `set({})` takes. */
  readonly data: readonly string[];
  readonly settable: readonly string[];
}

export interface Surface {
  readonly types: readonly SurfaceType[];
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Members that every class inherits from the runtime. */
const INHERITED = new Set(["context", "load", "set", "toJSON", "track", "untrack", "isNullObject", "items", "newObject"]);

/** Reads the declarations of `namespace Word`. The text is the whole of index.d.ts; only Word's part of it is parsed. */
export function surfaceOf(declarations: string): Surface {
  const source = ts.createSourceFile("word.d.ts", wordPart(declarations), ts.ScriptTarget.Latest, false);
  const blocks = source.statements.filter(ts.isModuleDeclaration).flatMap((module) => statementsOf(module));
  const classes = blocks.filter(ts.isClassDeclaration);
  const names = new Set(classes.map((declaration) => declaration.name?.text ?? ""));
  const interfaces = interfacesOf(blocks);
  return {
    types: classes
      .filter((declaration) => declaration.name?.text !== "RequestContext")
      .map((declaration) => typeOf(declaration, source, names, interfaces)),
    enums: Object.fromEntries(
      blocks.filter(ts.isEnumDeclaration).map((declaration) => [declaration.name.text, valuesOf(declaration)]),
    ),
  };
}

function wordPart(declarations: string): string {
  const starts = [...declarations.matchAll(/^declare namespace (\w+)/gmu)];
  return starts
    .map((start, at) => (start[1] === "Word" ? declarations.slice(start.index, starts[at + 1]?.index) : ""))
    .join("\n");
}

function statementsOf(module: ts.ModuleDeclaration): readonly ts.Statement[] {
  return module.body !== undefined && ts.isModuleBlock(module.body) ? module.body.statements : [];
}

/** Names of the fields of `Word.Interfaces.XData` and `XUpdateData`. */
function interfacesOf(blocks: readonly ts.Statement[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const block of blocks.filter(ts.isModuleDeclaration)) {
    for (const declaration of statementsOf(block).filter(ts.isInterfaceDeclaration)) {
      found.set(
        declaration.name.text,
        declaration.members.map((member) => nameOf(member.name)),
      );
    }
  }
  return found;
}

function typeOf(
  declaration: ts.ClassDeclaration,
  source: ts.SourceFile,
  classes: ReadonlySet<string>,
  interfaces: ReadonlyMap<string, readonly string[]>,
): SurfaceType {
  const name = declaration.name?.text ?? "";
  const sets = setsOf(declaration, source);
  const members = new Map<string, SurfaceMember>();
  for (const element of declaration.members) {
    const member = memberOf(element, source, classes, sets);
    if (member === null) continue;
    const overload = members.get(member.name);
    members.set(
      member.name,
      overload === undefined ? member : { ...overload, sets: [...new Set([...overload.sets, ...member.sets])] },
    );
  }
  const names = new Set(declaration.members.map((member) => nameOf(member.name)));
  const items = declaration.members.filter(ts.isPropertyDeclaration).find((member) => nameOf(member.name) === "items");
  return {
    name,
    sets,
    itemType: items?.type !== undefined && ts.isArrayTypeNode(items.type) ? classNameOf(items.type.elementType, classes) : null,
    tracked: names.has("track"),
    constructible: names.has("newObject"),
    members: [...members.values()],
    data: interfaces.get(`${name}Data`) ?? [],
    settable: interfaces.get(`${name}UpdateData`) ?? [],
  };
}

function memberOf(
  element: ts.ClassElement,
  source: ts.SourceFile,
  classes: ReadonlySet<string>,
  inherited: readonly RequirementSet[],
): SurfaceMember | null {
  const name = nameOf(element.name);
  if (name === "" || INHERITED.has(name)) return null;
  const own = setsOf(element, source);
  const sets = own.length > 0 ? own : inherited;
  if (ts.isMethodDeclaration(element)) {
    const written = element.type?.getText(source) ?? "void";
    return {
      kind: "method",
      name,
      sets,
      type: element.type === undefined ? null : classNameOf(element.type, classes),
      answers: written.startsWith("OfficeExtension.ClientResult"),
    };
  }
  if (!ts.isPropertyDeclaration(element) || element.type === undefined) return null;
  const written = element.type.getText(source);
  const event = /^OfficeExtension\.EventHandlers<(?:Word\.)?(\w+?)EventArgs>/u.exec(written)?.[1];
  if (event !== undefined) return { kind: "event", name, sets, event };
  return {
    kind: "property",
    name,
    sets,
    readonly: (ts.getCombinedModifierFlags(element) & ts.ModifierFlags.Readonly) !== 0,
    type: classNameOf(element.type, classes),
    date: written === "Date",
  };
}

/** The class that a type names, whether it is written `Word.Range` or `Range`. */
function classNameOf(type: ts.TypeNode, classes: ReadonlySet<string>): string | null {
  if (!ts.isTypeReferenceNode(type)) return null;
  const name = ts.isQualifiedName(type.typeName) ? type.typeName.right.text : type.typeName.text;
  return classes.has(name) ? name : null;
}

/** The requirement sets that the comment before a declaration names. */
function setsOf(node: ts.Node, source: ts.SourceFile): readonly RequirementSet[] {
  const comment = source.text.slice(node.getFullStart(), node.getStart(source));
  return [...comment.matchAll(/\[Api set: (\w+) (\d+\.\d+)/gu)].map((match) => `${match[1]} ${match[2]}`);
}

function valuesOf(declaration: ts.EnumDeclaration): Record<string, string> {
  return Object.fromEntries(
    declaration.members.map((member) => {
      const value = member.initializer;
      return [nameOf(member.name), value !== undefined && ts.isStringLiteral(value) ? value.text : nameOf(member.name)];
    }),
  );
}

function nameOf(name: ts.PropertyName | undefined): string {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
}
