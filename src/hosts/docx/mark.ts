/** Wraps a piece of a paragraph in run-level content controls, and takes them off again; all on the paragraph's own XML. */
import type { LimitReason } from "../../core/edits.ts";
import type { Tag } from "../../core/label/tag.ts";
import {
  attributeOf,
  childOf,
  childrenOf,
  nameOf,
  scanXml,
  splice,
  type Bindings,
  type Splice,
  type XmlTree,
} from "../package/xml.ts";
import { controlAround, type ControlIds } from "./control.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import {
  ownTag,
  preservesSpace,
  rawOffset,
  readParagraph,
  type Atom,
  type FieldContext,
  type ParagraphReading,
} from "../wordprocessing/paragraph.ts";
import { isDeleted, noteOf, type OwnNotes, wholeReference } from "../wordprocessing/own-notes.ts";
import { type RevisionIds, withNewIds } from "./revision-ids.ts";
import { SHADE } from "../wordprocessing/styles.ts";
import { DELETED, PROPERTIES, RUN_HOLDERS, TYPED_CONTROLS, W, wordVocabulary, X } from "../wordprocessing/vocabulary.ts";

/** A paragraph cut out of its part, with what holds around it. */
export interface ParagraphSource {
  readonly xml: string;
  readonly bindings: Bindings;
  readonly fields: FieldContext;
  readonly part: string;
}

export interface WrapRequest {
  readonly labelId: string;
  /** Number of the first control made here; the next free number comes back. */
  readonly firstPiece: number;
  readonly start: number;
  readonly end: number;
  readonly alias: string;
  readonly ids: ControlIds;
  readonly revisionIds: RevisionIds;
  /** XML to stand right after the last control, or "". */
  readonly after: string;
}

export interface WrapResult {
  readonly xml: string;
  readonly nextPiece: number;
  /** Null when all of the text was wrapped. */
  readonly limit: LimitReason | null;
  readonly wrapped: boolean;
}

interface Token {
  /** A function where controls inside it are numbered when its turn comes, so that numbers follow the text. */
  readonly xml: string | (() => string);
  /**
   * covered: text of the piece. field: a field's begin or end, which must come with its text but makes no control of its own.
   * neutral: may lie inside a control but not begin or end one. outside: ends the control.
   */
  readonly kind: "covered" | "field" | "neutral" | "outside";
}

const xmlOf = (token: Token): string => (typeof token.xml === "string" ? token.xml : token.xml());

/** NUL can't occur in XML, so it can stand for "here ends a control" until the last of them is known. */
const HERE = "\u0000";

/** Wraps text offsets `start..end` of the paragraph. */
export function wrapPiece(source: ParagraphSource, request: WrapRequest): WrapResult {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const reading = readParagraph(tree, 0, source.fields, () => null);
  const selection = select(tree, reading, request.start, request.end);
  if (!selection) return { xml: source.xml, nextPiece: request.firstPiece, limit: "no-text", wrapped: false };
  const d = dialectOf(tree, 0, source.bindings);
  if (tree.code.includes(W.fldChar))
    barSplitFields(
      tree,
      reading,
      selection,
      (barred) => new Wrapper(tree, { ...selection, barred }, { ...request, ids: request.ids.copy() }, d).content(0),
      source,
    );
  const wrapper = new Wrapper(tree, selection, request, d);
  const inner = wrapper.content(0);
  if (wrapper.pieces === 0)
    return { xml: source.xml, nextPiece: request.firstPiece, limit: wrapper.limit ?? "no-text", wrapped: false };
  const xml = tree.source.slice(0, tree.openEnd[0]) + inner + tree.source.slice(tree.closeStart[0]);
  return {
    xml: placeAfter(xml, request.after),
    nextPiece: request.firstPiece + wrapper.pieces,
    limit: wrapper.limit,
    wrapped: true,
  };
}

/** Elements and cuts that a text range comes to, widened so that no field and no indivisible character is cut. */
interface Selection {
  readonly first: number;
  readonly last: number;
  /** Offset in the source at which the first atom is cut, or null when it is taken whole. */
  readonly cutStart: number | null;
  readonly cutEnd: number | null;
  readonly atoms: readonly Atom[];
  /** Field characters that no control may take in: their field reaches outside the selection, is broken or deleted. */
  readonly barred: Set<number>;
}

function select(tree: XmlTree, reading: ParagraphReading, from: number, to: number): Selection | null {
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
function barSplitFields(
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
  const ordinals = new Map<number, number>();
  for (let at = 0; at < tree.count; at++) if (tree.code[at] === W.fldChar) ordinals.set(at, ordinals.size);
  for (let sdt = 0; sdt < tree.count; sdt++) {
    if (tree.code[sdt] !== W.sdt || ownTag(tree, sdt)?.part.kind !== "passage") continue;
    const open: number[] = [];
    for (let at = sdt; at < (tree.next[sdt] as number); at++) {
      if (tree.code[at] !== W.fldChar) continue;
      const ordinal = ordinals.get(at) as number;
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

function fieldCharactersIn(tree: XmlTree): number[] {
  const found: number[] = [];
  for (let at = tree.code.indexOf(W.fldChar); at >= 0; at = tree.code.indexOf(W.fldChar, at + 1)) found.push(at);
  return found;
}

interface CompleteField {
  readonly number: number;
  readonly begin: number;
  readonly separate: number | null;
  readonly end: number;
}

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
function firstFrom(atoms: readonly Atom[], element: number): number {
  let low = 0;
  for (let high = atoms.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((atoms[middle] as Atom).element < element) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Wrapper {
  pieces = 0;
  limit: LimitReason | null = null;
  private readonly tree: XmlTree;
  private readonly selection: Selection;
  private readonly request: WrapRequest;
  private readonly d: Dialect;
  private readonly hasTextBoxes: boolean;
  /** Those of fields that are selected as a whole. */
  private readonly fieldCharacters: readonly number[];

  constructor(tree: XmlTree, selection: Selection, request: WrapRequest, d: Dialect) {
    this.tree = tree;
    this.selection = selection;
    this.request = request;
    this.d = d;
    this.hasTextBoxes = tree.code.includes(W.txbxContent);
    this.fieldCharacters = fieldCharactersIn(tree).filter((character) => !selection.barred.has(character));
  }

  /** The content of a container, with a control around each maximal group of covered siblings. */
  content(container: number): string {
    const { tree } = this;
    const tokens: Token[] = [];
    let at = tree.openEnd[container] as number;
    for (const child of childrenOf(tree, container)) {
      const start = tree.start[child] as number;
      if (start > at) tokens.push({ xml: tree.source.slice(at, start), kind: "neutral" });
      tokens.push(...this.tokensOf(child));
      at = tree.end[child] as number;
    }
    const close = tree.closeStart[container] as number;
    if (close > at) tokens.push({ xml: tree.source.slice(at, close), kind: "neutral" });
    return this.grouped(tokens);
  }

  private grouped(tokens: readonly Token[]): string {
    let out = "";
    for (let at = 0; at < tokens.length;) {
      const token = tokens[at] as Token;
      if (token.kind !== "covered" && token.kind !== "field") {
        out += xmlOf(token);
        at++;
        continue;
      }
      let last = at;
      let hasText = false;
      for (let ahead = at; ahead < tokens.length && (tokens[ahead] as Token).kind !== "outside"; ahead++) {
        const { kind } = tokens[ahead] as Token;
        if (kind === "covered") hasText = true;
        if (kind !== "neutral") last = ahead;
      }
      if (!hasText) {
        out += tokens
          .slice(at, last + 1)
          .map(xmlOf)
          .join("");
        at = last + 1;
        continue;
      }
      const tag: Tag = { owner: this.request.labelId, part: { kind: "passage", piece: this.request.firstPiece + this.pieces } };
      const { open, close } = controlAround(this.d, tag, this.request.alias, this.request.ids);
      this.pieces++;
      out +=
        open +
        tokens
          .slice(at, last + 1)
          .map(xmlOf)
          .join("") +
        close +
        HERE;
      at = last + 1;
    }
    return out;
  }

  private raw(element: number): string {
    return this.tree.source.slice(this.tree.start[element], this.tree.end[element]);
  }

  private tokensOf(element: number): Token[] {
    const { tree, selection } = this;
    const code = tree.code[element] as number;
    const xml = this.raw(element);
    if (this.holdsTextBox(element)) return [{ xml, kind: "outside" }];
    if (PROPERTIES.has(code)) return [{ xml, kind: "outside" }];
    const end = tree.next[element] as number;
    const within = element >= selection.first && end - 1 <= selection.last;
    const extent = this.extent(element);
    if (extent === "none") {
      if (this.isBarred(element)) return [{ xml, kind: "outside" }];
      if (this.holdsField(element)) return [{ xml, kind: "field" }];
      return [{ xml, kind: within || (element > selection.first && element <= selection.last) ? "neutral" : "outside" }];
    }
    if (extent === "unselected") return [{ xml, kind: "outside" }];
    if (code === W.sdt) return this.controlTokens(element, extent);
    if (extent === "all" && !this.isBarred(element)) return [{ xml, kind: "covered" }];
    if (code === W.r) return this.runTokens(element);
    if (RUN_HOLDERS.has(code)) return [{ xml: () => this.rebuilt(element, element), kind: "outside" }];
    if (code === X.alternateContent || extent === "all") return [{ xml, kind: this.isBarred(element) ? "outside" : "covered" }];
    return [{ xml, kind: "covered" }];
  }

  /** An element written anew around the content of `container`, which is itself or a descendant. */
  private rebuilt(element: number, container: number): string {
    const { tree } = this;
    return (
      tree.source.slice(tree.start[element], tree.openEnd[container]) +
      this.content(container) +
      tree.source.slice(tree.closeStart[container], tree.end[element])
    );
  }

  /** How much of the element's text is selected; `none`: it has no text at all. */
  private extent(element: number): "none" | "unselected" | "some" | "all" {
    const { selection, tree } = this;
    const end = tree.next[element] as number;
    const { atoms } = selection;
    let chosen = 0;
    let total = 0;
    let cut = false;
    for (let index = firstFrom(atoms, element); index < atoms.length; index++) {
      const atom = atoms[index] as Atom;
      if (atom.element >= end) break;
      total++;
      if (atom.element < selection.first || atom.element > selection.last) continue;
      chosen++;
      if (atom.element === selection.first && selection.cutStart !== null) cut = true;
      if (atom.element === selection.last && selection.cutEnd !== null) cut = true;
    }
    if (total === 0) return "none";
    if (chosen === 0) return "unselected";
    return chosen === total && !cut ? "all" : "some";
  }

  /** True when a field character that comes along stands in this element. */
  private holdsField(element: number): boolean {
    const end = this.tree.next[element] as number;
    return this.fieldCharacters.some((character) => character >= element && character < end);
  }

  /** A text box is a story of its own, and LibreOffice 7.4 loses one that stands inside a control. */
  private holdsTextBox(element: number): boolean {
    const { tree } = this;
    if (!this.hasTextBoxes) return false;
    if (RUN_HOLDERS.has(tree.code[element] as number) || tree.code[element] === W.sdt) return false;
    for (let at = element; at < (tree.next[element] as number); at++) if (tree.code[at] === W.txbxContent) return true;
    return false;
  }

  private isBarred(element: number): boolean {
    const end = this.tree.next[element] as number;
    for (const character of this.selection.barred) if (character >= element && character < end) return true;
    return false;
  }

  private controlTokens(element: number, extent: "some" | "all"): Token[] {
    const { tree } = this;
    const xml = this.raw(element);
    const tag = ownTag(tree, element);
    if (tag !== null && tag.part.kind !== "passage") return [{ xml, kind: "neutral" }];
    const kind = controlKind(tree, element);
    if (kind === "placeholder") {
      this.limit ??= "placeholder";
      return [{ xml, kind: "outside" }];
    }
    if (extent === "all" && !this.isBarred(element)) return [{ xml, kind: "covered" }];
    if (kind !== "open") {
      if (!this.isBarred(element)) return [{ xml, kind: "covered" }];
      this.limit ??= kind === "locked" ? "locked-control" : "typed-control";
      return [{ xml, kind: "outside" }];
    }
    const content = childOf(tree, element, W.sdtContent);
    return [{ xml: () => this.rebuilt(element, content), kind: "outside" }];
  }

  /** A partly covered run, as up to three runs that carry the same properties. */
  private runTokens(run: number): Token[] {
    const { tree, selection } = this;
    const { source } = tree;
    const properties = childOf(tree, run, W.rPr);
    const open = source.slice(tree.start[run], tree.openEnd[run]);
    const formatting = properties < 0 ? "" : source.slice(tree.start[properties], tree.end[properties]);
    const tail = `</${nameOf(tree, run).qname}>`;
    const parts: { xml: string; kind: Token["kind"] }[] = [];
    // What has no text of its own goes with its neighbour, since a run for itself would end the control beside it.
    const weight = (kind: Token["kind"]): number => (kind === "neutral" ? 0 : kind === "field" ? 1 : 2);
    const add = (xml: string, kind: Token["kind"]): void => {
      const last = parts[parts.length - 1];
      const apart =
        last && last.kind !== kind && (last.kind === "outside" ? weight(kind) > 0 : kind === "outside" && weight(last.kind) > 0);
      if (!last || apart) parts.push({ xml, kind });
      else {
        last.xml += xml;
        if (weight(kind) > weight(last.kind)) last.kind = kind;
      }
    };
    let at = tree.openEnd[run] as number;
    for (const child of childrenOf(tree, run)) {
      const between = source.slice(at, tree.start[child]);
      if (between !== "") add(between, "neutral");
      at = tree.end[child] as number;
      if (child === properties) continue;
      const xml = this.raw(child);
      if (this.isBarred(child)) add(xml, "outside");
      else if (this.extent(child) === "none") add(xml, this.holdsField(child) ? "field" : "neutral");
      else if (this.extent(child) === "unselected") add(xml, "outside");
      else if (tree.code[child] !== W.t || this.extent(child) === "all") add(xml, "covered");
      else {
        const [left, middle, right] = cutText(
          tree,
          child,
          child === selection.first ? selection.cutStart : null,
          child === selection.last ? selection.cutEnd : null,
        );
        if (left !== "") add(left, "outside");
        add(middle, "covered");
        if (right !== "") add(right, "outside");
      }
    }
    if (at < (tree.closeStart[run] as number)) add(source.slice(at, tree.closeStart[run]), "neutral");
    return parts.map((part, index) => {
      const own = index === 0 ? formatting : withNewIds(formatting, this.request.revisionIds);
      return { xml: open + own + part.xml + tail, kind: part.kind };
    });
  }
}

/** A w:t cut at up to two places of the source; blanks that did not count before are left out, so that none appears. */
function cutText(tree: XmlTree, t: number, from: number | null, to: number | null): [string, string, string] {
  const { source } = tree;
  let start = tree.openEnd[t] as number;
  let end = tree.closeStart[t] as number;
  let open = source.slice(tree.start[t], start);
  if (!preservesSpace(tree, t)) {
    const text = source.slice(start, end);
    start += text.length - text.replace(/^[ \t\r\n]+/, "").length;
    end -= text.length - text.replace(/[ \t\r\n]+$/, "").length;
    open =
      attributeOf(tree, t, "space") === null
        ? `${open.slice(0, -1)} xml:space="preserve">`
        : open.replace(/xml:space\s*=\s*("[^"]*"|'[^']*')/, 'xml:space="preserve"');
  }
  const close = `</${nameOf(tree, t).qname}>`;
  const piece = (a: number, b: number): string => (b > a ? open + source.slice(a, b) + close : "");
  const left = from ?? start;
  const right = to ?? end;
  return [piece(start, left), piece(left, right), piece(right, end)];
}

/** What may be done with an existing control: `open` may hold another, `typed` and `locked` may only be wrapped whole. */
export function controlKind(tree: XmlTree, sdt: number): "open" | "typed" | "locked" | "placeholder" {
  const properties = childOf(tree, sdt, W.sdtPr);
  if (properties < 0) return "open";
  let kind: "open" | "typed" | "locked" = "open";
  for (const child of childrenOf(tree, properties)) {
    const code = tree.code[child] as number;
    if (code === W.showingPlcHdr && !["0", "false", "off"].includes(attributeOf(tree, child, "val") ?? "1")) return "placeholder";
    if (TYPED_CONTROLS.has(code)) kind = "typed";
    else if (code === W.lock && /contentLocked/i.test(attributeOf(tree, child, "val") ?? "") && kind === "open") kind = "locked";
  }
  return kind;
}

const CLOSERS = /^<\/(?:[\w.-]+:)?(?:hyperlink|ins|moveTo|smartTag|customXml|fldSimple|dir|bdo|sdtContent|sdt)\s*>/;

/** Puts `after` behind the last control, outside of any link, insertion or other control that ends there as well. */
function placeAfter(xml: string, after: string): string {
  const last = xml.lastIndexOf(HERE);
  let at = last + 1;
  if (after !== "")
    for (let match = CLOSERS.exec(xml.slice(at, at + 200)); match; match = CLOSERS.exec(xml.slice(at, at + 200)))
      at += match[0].length;
  return (xml.slice(0, at) + after + xml.slice(at)).replaceAll(HERE, "");
}

/** What becomes of a label's footnote when the label is taken off a paragraph. */
export interface NoteFate {
  /** The document's own notes, those of the same list of edits included. */
  readonly notes: OwnNotes;
  /** Leave the text inside the note alone: the same text will stand there again. */
  readonly keepText: boolean;
  /** Notes to which somebody has added words: their reference stays, as one of the writer's. */
  readonly writersToo: ReadonlySet<number>;
}

/** Takes off every control of a label: the writer's text stays, the visible mark and the note's reference go. */
export function unwrapLabel(
  source: ParagraphSource,
  labelId: string,
  ids: ControlIds,
  fate: NoteFate,
): { xml: string; noteIds: number[] } {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const splices: Splice[] = [];
  const noteIds: number[] = [];
  const shaded = new Set<number>();
  const take = (element: number): void => {
    const start = tree.start[element] as number;
    splices.push({ at: start, remove: (tree.end[element] as number) - start, insert: "" });
  };
  for (let at = 0; at < tree.count; at++) {
    if (tree.code[at] === W.footnoteReference) {
      const id = noteOf(tree, at);
      if (fate.notes.get(id) !== labelId || fate.writersToo.has(id) || isDeleted(tree, at)) continue;
      take(wholeReference(tree, at));
      noteIds.push(id);
      continue;
    }
    const tag = tree.code[at] === W.sdt ? ownTag(tree, at) : null;
    if (tag?.owner !== labelId || (tag.part.kind === "note" && fate.keepText)) continue;
    const content = childOf(tree, at, W.sdtContent);
    if (tag.part.kind === "passage" && content >= 0 && tree.closeStart[content] !== tree.end[content]) {
      const start = tree.start[at] as number;
      const close = tree.closeStart[content] as number;
      splices.push({ at: start, remove: (tree.openEnd[content] as number) - start, insert: "" });
      splices.push({ at: close, remove: (tree.end[at] as number) - close, insert: "" });
      for (const run of runsOf(tree, content, true)) {
        const properties = childOf(tree, run, W.rPr);
        if (properties >= 0) shaded.add(properties);
      }
    } else if (tag.part.kind === "passage" || tag.part.kind === "mark" || tag.part.kind === "note") take(at);
    else continue;
    releaseId(tree, at, ids);
  }
  for (const properties of shaded) splices.push(...unshade(tree, properties));
  return { xml: splice(source.xml, splices), noteIds };
}

function releaseId(tree: XmlTree, sdt: number, ids: ControlIds): void {
  const properties = childOf(tree, sdt, W.sdtPr);
  const id = properties < 0 ? -1 : childOf(tree, properties, W.id);
  if (id >= 0) ids.release(Number(attributeOf(tree, id, "val")));
}

/** Run properties that the schema wants after w:shd; so do those of other namespaces (w14 …). */
const AFTER_SHADE = new Set([
  "fitText",
  "vertAlign",
  "rtl",
  "cs",
  "em",
  "lang",
  "eastAsianLayout",
  "specVanish",
  "oMath",
  "rPrChange",
]);

/** Shades the runs of a label's passage that have no shading of their own. */
export function shadeLabel(source: ParagraphSource, labelId: string): string {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const splices: Splice[] = [];
  for (let at = 0; at < tree.count; at++) {
    if (tree.code[at] !== W.sdt) continue;
    const tag = ownTag(tree, at);
    const content = childOf(tree, at, W.sdtContent);
    if (tag?.owner !== labelId || tag.part.kind !== "passage" || content < 0) continue;
    for (const run of runsOf(tree, content, false)) splices.push(...shadeRun(tree, run, dialectOf(tree, 0, source.bindings)));
  }
  return splice(source.xml, splices);
}

/** The writer's own runs below an element: not those of marks and notes that stand between them. */
function* runsOf(tree: XmlTree, element: number, deleted: boolean): Generator<number> {
  for (const child of childrenOf(tree, element)) {
    const code = tree.code[child] as number;
    if (code === W.r) yield child;
    else if (code === W.sdt) {
      const content = (ownTag(tree, child)?.part.kind ?? "passage") === "passage" ? childOf(tree, child, W.sdtContent) : -1;
      if (content >= 0) yield* runsOf(tree, content, deleted);
    } else if (RUN_HOLDERS.has(code) || (deleted && DELETED.has(code))) yield* runsOf(tree, child, deleted);
  }
}

const shadeXml = (d: Dialect): string =>
  `<${d.e("shd")} ${d.a("val")}="clear" ${d.a("color")}="auto" ${d.a("fill")}="${SHADE}"/>`;

function shadeRun(tree: XmlTree, run: number, d: Dialect): Splice[] {
  if (tree.openEnd[run] === tree.end[run]) return [];
  const properties = childOf(tree, run, W.rPr);
  if (properties < 0)
    return [{ at: tree.openEnd[run] as number, remove: 0, insert: `<${d.e("rPr")}>${shadeXml(d)}</${d.e("rPr")}>` }];
  if (childOf(tree, properties, W.shd) >= 0) return [];
  const { start, end, openEnd, closeStart } = tree;
  if (openEnd[properties] === end[properties])
    return [
      {
        at: start[properties] as number,
        remove: (end[properties] as number) - (start[properties] as number),
        insert: `<${d.e("rPr")}>${shadeXml(d)}</${d.e("rPr")}>`,
      },
    ];
  const namespace = nameOf(tree, run).namespace;
  for (const child of childrenOf(tree, properties))
    if (AFTER_SHADE.has(nameOf(tree, child).local) || nameOf(tree, child).namespace !== namespace)
      return [{ at: start[child] as number, remove: 0, insert: shadeXml(d) }];
  return [{ at: closeStart[properties] as number, remove: 0, insert: shadeXml(d) }];
}

/** Takes off shading that is exactly Källmärkt's, and the run properties when nothing else was in them. */
function unshade(tree: XmlTree, properties: number): Splice[] {
  const shade = childOf(tree, properties, W.shd);
  if (shade < 0) return [];
  const exact =
    attributeOf(tree, shade, "fill") === SHADE &&
    attributeOf(tree, shade, "val") === "clear" &&
    attributeOf(tree, shade, "color") === "auto";
  if (!exact) return [];
  const alone = shade === properties + 1 && (tree.next[properties] as number) === shade + 1;
  const whole = alone ? properties : shade;
  return [{ at: tree.start[whole] as number, remove: (tree.end[whole] as number) - (tree.start[whole] as number), insert: "" }];
}
