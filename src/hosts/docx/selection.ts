/** Which elements of a paragraph a range of its text comes to, and what must not be cut or taken in. */
import { attributeOf, elementsWith, scanXml, type Bindings, type XmlTree } from "../package/xml.ts";
import { isUnread } from "../wordprocessing/alternate.ts";
import { rawOffset } from "../wordprocessing/characters.ts";
import type { FieldContext } from "../wordprocessing/fields.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import type { Atom, ParagraphReading } from "../wordprocessing/paragraph.ts";
import { W, wordVocabulary, X } from "../wordprocessing/vocabulary.ts";

/** A paragraph cut out of its part, with what holds around it. */
export interface ParagraphSource {
  readonly xml: string;
  readonly bindings: Bindings;
  readonly fields: FieldContext;
  readonly part: string;
}

/** NUL can't occur in XML, so it can stand for "here ends a control" until the last of them is known. */
export const HERE = "\u0000";

/** Elements and cuts that a text range comes to, widened so that no field and no indivisible character is cut. */
export interface Selection {
  readonly first: number;
  readonly last: number;
  /** Offset in the source at which the first atom is cut, or null when it is taken whole. */
  readonly cutStart: number | null;
  readonly cutEnd: number | null;
  readonly atoms: readonly Atom[];
  /** Field characters that no control may take in: their field reaches outside the selection, is broken or deleted. */
  readonly barred: Set<number>;
}

export function select(tree: XmlTree, reading: ParagraphReading, from: number, to: number): Selection | null {
  const start = safeOffset(reading.text, from);
  const end = safeOffset(reading.text, to);
  const chosen = reading.atoms.filter((atom) => atom.end > start && atom.start < end);
  if (!/[^\s\ufffc]/.test(reading.text.slice(start, end))) return null;
  const a = chosen[0];
  const b = chosen[chosen.length - 1];
  if (!a || !b) return null;
  let first = a.element;
  let last = b.element;
  let cutStart = a.divisible && start > a.start ? rawOffset(tree.source, a.rawStart, start - a.start) : null;
  let cutEnd = b.divisible && end < b.end ? rawOffset(tree.source, b.rawStart, end - b.start) : null;
  if (cutStart !== null && cutStart <= a.rawStart) cutStart = null;
  if (cutEnd !== null && cutEnd >= b.rawEnd) cutEnd = null;
  const fields = completeFields(reading);
  // Text in two versions is taken whole where a field begins or ends in it: the field then comes along.
  for (const alternate of elementsWith(tree, X.alternateContent)) {
    const end = (tree.next[alternate] as number) - 1;
    if (last < alternate || first > end || !fields.some((field) => isPartIn(field, alternate, end))) continue;
    if (first > alternate) [first, cutStart] = [alternate, null];
    if (last < end) [last, cutEnd] = [end, null];
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const field of fields) {
      const apart = last < field.begin || first > field.end;
      const holds = first <= field.begin && last >= field.end;
      const inResult = field.separate !== null && first > field.separate && last < field.end;
      if (apart || holds || inResult) continue;
      if (field.begin < first) {
        first = field.begin;
        cutStart = null;
      }
      if (field.end > last) {
        last = field.end;
        cutEnd = null;
      }
      changed = true;
    }
  }
  const inside = new Set(fields.filter((field) => first <= field.begin && last >= field.end).map((field) => field.number));
  const taken = new Set(
    reading.fieldCharacters.filter((character) => inside.has(character.field)).map((character) => character.element),
  );
  const barred = new Set(fieldCharactersIn(tree).filter((at) => !taken.has(at)));
  return { first, last, cutStart, cutEnd, atoms: reading.atoms, barred };
}

/**
 * A selected field whose ends can't come into one control, since a text box, a link's edge or the like lies between them,
 * is barred as well: then only the text of its result is wrapped. Tried until no control cuts a field.
 */
export function barSplitFields(
  tree: XmlTree,
  reading: ParagraphReading,
  selection: Selection,
  attempt: (barred: Set<number>) => string,
  source: ParagraphSource,
): void {
  const characters = fieldCharactersIn(tree);
  for (let tries = 0; tries <= characters.length; tries++) {
    const xml =
      tree.source.slice(0, tree.openEnd[0]) +
      attempt(selection.barred).replaceAll(HERE, "") +
      tree.source.slice(tree.closeStart[0]);
    const cut = splitCharacters(scanXml(xml, wordVocabulary, source.part, source.bindings, true));
    if (cut.size === 0) return;
    const elements = new Set([...cut].map((ordinal) => characters[ordinal] as number));
    const fields = new Set(reading.fieldCharacters.filter(({ element }) => elements.has(element)).map(({ field }) => field));
    for (const element of elements) selection.barred.add(element);
    for (const { element, field } of reading.fieldCharacters) if (fields.has(field)) selection.barred.add(element);
  }
}

/** Ordinals of the field characters that stand in an own control without their counterparts. */
function splitCharacters(tree: XmlTree): Set<number> {
  const split = new Set<number>();
  const characters = fieldCharactersIn(tree);
  for (let sdt = 0; sdt < tree.count; sdt++) {
    if (tree.code[sdt] !== W.sdt || ownTag(tree, sdt)?.part.kind !== "passage") continue;
    const open: number[] = [];
    for (const [ordinal, at] of characters.entries()) {
      if (at < sdt || at >= (tree.next[sdt] as number)) continue;
      const type = attributeOf(tree, at, "fldCharType");
      if (type === "begin") open.push(ordinal);
      else if (open.length === 0) split.add(ordinal);
      else if (type === "end") open.pop();
    }
    for (const ordinal of open) split.add(ordinal);
  }
  return split;
}

/** Never between the halves of a surrogate pair, nor between a character and a combining mark after it. */
function safeOffset(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && at < text.length && continues(text.charCodeAt(at))) at++;
  return at;
}

/** True for a code unit that belongs to the character before it. */
const continues = (c: number): boolean =>
  c >= 0x300 && ((c >= 0xdc00 && c <= 0xdfff) || c === 0x200d || /\p{M}/u.test(String.fromCharCode(c)));

/** All of them in document order, those that no reader counts included; but of text in two versions only those of the one that is read. */
export function fieldCharactersIn(tree: XmlTree): number[] {
  const all = [...elementsWith(tree, W.fldChar)];
  return tree.code.includes(X.alternateContent) ? all.filter((at) => !isUnread(tree, at)) : all;
}

interface CompleteField {
  readonly number: number;
  readonly begin: number;
  readonly separate: number | null;
  readonly end: number;
}

const isPartIn = ({ begin, separate, end }: CompleteField, from: number, to: number): boolean =>
  [begin, separate ?? end, end].some((character) => character >= from && character <= to);

/** Fields that begin and end in this paragraph. */
function completeFields(reading: ParagraphReading): CompleteField[] {
  const fields: CompleteField[] = [];
  for (const { field, type, element } of reading.fieldCharacters) {
    if (type !== "begin") continue;
    const end = reading.fieldCharacters.find((other) => other.field === field && other.type === "end");
    const separate = reading.fieldCharacters.find((other) => other.field === field && other.type === "separate");
    if (end) fields.push({ number: field, begin: element, separate: separate?.element ?? null, end: end.element });
  }
  return fields;
}

/** Index of the first atom at or after an element; atoms stand in document order. */
export function firstFrom(atoms: readonly Atom[], element: number): number {
  let low = 0;
  for (let high = atoms.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((atoms[middle] as Atom).element < element) low = middle + 1;
    else high = middle;
  }
  return low;
}
