/** Complex fields: what of them is text, what they link to, and which are open where a paragraph begins. */
import { attributeOf, childOf, childrenOf, type XmlTree } from "../package/xml.ts";
import { chosenBranch } from "./alternate.ts";
import { ownTag } from "./own-control.ts";
import { DELETED, OBJECTS, PROPERTIES, W, X } from "./vocabulary.ts";

/**
 * What is open at a place in a story: one entry a complex field, outermost first. `computed` is the result of a field whose
 * value depends on the layout or the clock: it changes when a program merely opens the file, so it is no text of the writer's.
 */
export type FieldPart = "instruction" | "result" | "computed";

/** Fields that were opened before the paragraph, and which of its own field characters are broken and count for nothing. */
export interface FieldContext {
  readonly open: readonly FieldPart[];
  /** Ordinals (from 0, among the paragraph's w:fldChar) of begins that are never ended. */
  readonly ignored: ReadonlySet<number>;
}

export const NO_FIELDS: FieldContext = { open: [], ignored: new Set() };

/** A field character of a complex field. */
export interface FieldCharacter {
  readonly element: number;
  readonly type: "begin" | "separate" | "end";
  /** Number of the field among all that the paragraph meets; fields opened before it have negative numbers. */
  readonly field: number;
}

/** True when the same is open, so that the same XML reads as the same text. */
export function sameFields(a: FieldContext, b: FieldContext): boolean {
  if (a === b) return true;
  return (
    a.open.length === b.open.length &&
    a.ignored.size === b.ignored.size &&
    a.open.every((part, index) => part === b.open[index]) &&
    [...a.ignored].every((ordinal) => b.ignored.has(ordinal))
  );
}

/** Fields that programs compute anew: page numbers, today's date, the file's name. */
const COMPUTED =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|DATE|TIME|PRINTDATE|SAVEDATE|EDITTIME|FILENAME|FILESIZE|NUMWORDS|NUMCHARS|REVNUM)\b/i;

export function isComputed(instruction: string): boolean {
  return COMPUTED.test(instruction);
}

/** The address in a HYPERLINK field's instruction, or null for another field. */
export function linkTarget(instruction: string): string | null {
  const match = /^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]{1,4000})"/i.exec(instruction);
  return match ? (match[1] as string) : null;
}

/**
 * What fields are open at each paragraph, for those where it matters. A begin without its end is left out of account:
 * otherwise one broken field would hide the rest of the document.
 */
export function fieldContexts(tree: XmlTree, root: number, paragraphs: readonly number[]): Map<number, FieldContext> {
  const contexts = new Map<number, FieldContext>();
  const end = tree.next[root] as number;
  const present: number[] = [];
  for (let at = tree.code.indexOf(W.fldChar, root); at >= 0 && at < end; at = tree.code.indexOf(W.fldChar, at + 1))
    present.push(at);
  if (present.length === 0) return contexts;
  const characters = new Map<number, string[]>();
  let cursor = 0;
  for (const p of paragraphs) {
    while (cursor < present.length && (present[cursor] as number) < p) cursor++;
    if (cursor < present.length && (present[cursor] as number) < (tree.next[p] as number))
      characters.set(p, [...fieldCharactersOf(tree, p)]);
  }
  const ended = endedBegins(paragraphs, characters);
  const open: FieldPart[] = [];
  for (const p of paragraphs) {
    const own = characters.get(p);
    if (open.length === 0 && !own) continue;
    const ignored = new Set<number>();
    const context: FieldContext = { open: [...open], ignored };
    contexts.set(p, context);
    own?.forEach((type, ordinal) => {
      if (type === "begin") {
        if (ended.has(`${p}:${ordinal}`)) open.push("instruction");
        else ignored.add(ordinal);
      } else if (type === "separate" && open.length > 0) open[open.length - 1] = "result";
      else if (type === "end") open.pop();
    });
  }
  return contexts;
}

function endedBegins(paragraphs: readonly number[], characters: ReadonlyMap<number, readonly string[]>): Set<string> {
  const ended = new Set<string>();
  const begins: string[] = [];
  for (const p of paragraphs) {
    characters.get(p)?.forEach((type, ordinal) => {
      if (type === "begin") begins.push(`${p}:${ordinal}`);
      else if (type === "end") {
        const begin = begins.pop();
        if (begin !== undefined) ended.add(begin);
      }
    });
  }
  return ended;
}

/** The types of the paragraph's w:fldChar, in order. */
function* fieldCharactersOf(tree: XmlTree, p: number): Generator<string> {
  for (const child of descend(tree, p)) if (tree.code[child] === W.fldChar) yield attributeOf(tree, child, "fldCharType") ?? "";
}

/** Elements of a paragraph in order, the way its reader goes: no deleted text, one branch of alternates, no text boxes. */
function* descend(tree: XmlTree, element: number): Generator<number> {
  for (const child of childrenOf(tree, element)) {
    const code = tree.code[child] as number;
    if (code === X.alternateContent) {
      const branch = chosenBranch(tree, child);
      if (branch >= 0) yield* descend(tree, branch);
    } else if (code === W.fldChar) yield child;
    else if (code === W.sdt) {
      const content = childOf(tree, child, W.sdtContent);
      const tag = ownTag(tree, child);
      if (content >= 0 && (tag === null || tag.part.kind === "passage")) yield* descend(tree, content);
    } else if (code !== W.p && !DELETED.has(code) && !PROPERTIES.has(code) && !OBJECTS.has(code)) yield* descend(tree, child);
  }
}
