/** Finds every member of Office's own API that the add-in's sources use, by the types that the compiler gives each name. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** One member of a class of office.js. */
export interface UsedMember {
  /** "Word" or "Office". */
  readonly namespace: string;
  readonly type: string;
  readonly member: string;
  /** Requirement sets as the declarations name them; any one of them is enough. Empty where they name none. */
  readonly sets: readonly string[];
  /** True where a value is given to it, as `font.bold = true`. */
  readonly isSet: boolean;
  /** Source files that use it, from the checkout's root. */
  readonly files: readonly string[];
}

const FOLDERS = ["src/hosts/word", "src/taskpane", "src/commands"];
const DECLARATIONS = "node_modules/@types/office-js/index.d.ts";

export function membersUsed(root: string): UsedMember[] {
  const files = FOLDERS.flatMap((folder) => sourcesIn(root, folder)).filter((file) =>
    /\b(?:Word|Office)\./.test(readFileSync(path.join(root, file), "utf8")),
  );
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      jsx: ts.JsxEmit.ReactJSX,
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      types: ["office-js"],
      typeRoots: [path.join(root, "node_modules/@types")],
    },
  );
  const checker = program.getTypeChecker();
  const found = new Map<
    string,
    { readonly used: Omit<UsedMember, "files" | "isSet">; readonly files: Set<string>; isSet: boolean }
  >();
  for (const file of files) {
    const source = program.getSourceFile(path.join(root, file));
    if (source) visit(source, (name) => symbolsOf(checker, name).forEach((symbol) => note(symbol, file, isGiven(name))));
  }
  function note(symbol: ts.Symbol, file: string, isSet: boolean): void {
    const used = describe(symbol);
    if (!used) return;
    const key = `${used.namespace}.${used.type}.${used.member}`;
    const known = found.get(key) ?? { used, files: new Set(), isSet: false };
    known.files.add(file);
    known.isSet ||= isSet;
    found.set(key, known);
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { used, files: seen, isSet }]) => ({ ...used, isSet, files: [...seen].sort() }));
}

const sourcesIn = (root: string, folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .sort();

/** True for the name on the left of an assignment. */
function isGiven(name: ts.Node): boolean {
  const access = name.parent;
  const { parent } = access;
  return (
    ts.isPropertyAccessExpression(access) &&
    ts.isBinaryExpression(parent) &&
    parent.left === access &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** What a name means; for a name in brackets, each of the names that its type allows. */
function symbolsOf(checker: ts.TypeChecker, name: ts.Node): ts.Symbol[] {
  if (!ts.isElementAccessExpression(name)) return [checker.getSymbolAtLocation(name)].filter((one) => one !== undefined);
  const key = checker.getTypeAtLocation(name.argumentExpression);
  const keys = (key.isUnion() ? key.types : [key]).filter((one) => one.isStringLiteral());
  const object = checker.getTypeAtLocation(name.expression);
  return keys.flatMap(({ value }) => checker.getPropertyOfType(object, value) ?? []);
}

/** Every name that follows a dot or stands in brackets, and every name taken out of an object by a pattern. */
function visit(node: ts.Node, tell: (name: ts.Node) => void): void {
  if (ts.isPropertyAccessExpression(node)) tell(node.name);
  if (ts.isElementAccessExpression(node)) tell(node);
  if (ts.isBindingElement(node)) tell(node.propertyName ?? node.name);
  ts.forEachChild(node, (child) => visit(child, tell));
}

/** Members of classes and interfaces, and functions of a namespace; options, enums and error classes are no members. */
function describe(symbol: ts.Symbol): Omit<UsedMember, "files" | "isSet"> | null {
  const declarations = (symbol.declarations ?? []).filter((one) => one.getSourceFile().fileName.endsWith(DECLARATIONS));
  const first = declarations[0];
  if (!first || !isMember(first)) return null;
  const [type, namespace] = namesAbove(first);
  if (namespace !== "Word" && namespace !== "Office") return null;
  return { namespace, type, member: symbol.name, sets: setsOf(declarations) };
}

const isMember = (node: ts.Declaration): boolean =>
  ts.isMethodDeclaration(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isPropertySignature(node) ||
  ts.isGetAccessor(node) ||
  ts.isFunctionDeclaration(node);

/** The class that holds a declaration, and the outermost namespace; a function of a namespace belongs to the namespace itself. */
function namesAbove(node: ts.Node): readonly [string, string] {
  const names: string[] = [];
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined) {
    if ((ts.isClassDeclaration(at) || ts.isInterfaceDeclaration(at) || ts.isModuleDeclaration(at)) && at.name)
      names.push(at.name.text);
  }
  return [names[0] ?? "", names.at(-1) ?? ""];
}

/** From "[Api set: WordApi 1.3]", or from the links under "Requirement set". */
function setsOf(declarations: readonly ts.Declaration[]): string[] {
  const sets = declarations.flatMap((one) => {
    const text = one.getFullText().slice(0, one.getStart() - one.getFullStart());
    const word = [...text.matchAll(/\[Api set: ([^\]]+)\]/g)].map((match) => (match[1] ?? "").trim());
    if (word.length > 0) return word;
    const listed = /\*\*Requirement sets?\*\*:([\s\S]*)$/.exec(text)?.[1] ?? "";
    return [...listed.matchAll(/requirement-sets[^|}]*\|\s*([A-Za-z]+(?: \d\.\d+)?)\s*\}/g)].map((match) => match[1] ?? "");
  });
  return [...new Set(sets)];
}
