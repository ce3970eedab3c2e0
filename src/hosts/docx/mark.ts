/** Wraps a piece of a paragraph in run-level content controls, on the paragraph's own XML. */
import { attributeOf, childOf, childrenOf, nameOf, scanXml, type XmlTree } from "../package/xml.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { preservesSpace } from "../wordprocessing/characters.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { readParagraph, type Atom } from "../wordprocessing/paragraph.ts";
import { type RevisionIds, withNewIds } from "./revision-ids.ts";
import { PROPERTIES, RUN_HOLDERS, W, wordVocabulary, X } from "../wordprocessing/vocabulary.ts";
import { controlAround, type ControlIds } from "./control.ts";
import type { LimitReason } from "../../core/edits.ts";
import type { Tag } from "../../core/label/tag.ts";
import { controlKind } from "./control-kind.ts";
import { placeAfter } from "./place-after.ts";
import { barSplitFields, fieldCharactersIn, firstFrom, HERE, select, type ParagraphSource, type Selection } from "./selection.ts";

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
    return { xml: source.xml, nextPiece: request.firstPiece, limit: wrapper.limit ?? "indivisible", wrapped: false };
  const xml = tree.source.slice(0, tree.openEnd[0]) + inner + tree.source.slice(tree.closeStart[0]);
  return {
    xml: placeAfter(xml, request.after, source),
    nextPiece: request.firstPiece + wrapper.pieces,
    limit: wrapper.limit,
    wrapped: true,
  };
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
    if (this.holdsTextBox(element)) return this.hasOwnText(element) ? this.runTokens(element) : [{ xml, kind: "outside" }];
    if (PROPERTIES.has(code)) return [{ xml, kind: "outside" }];
    const end = tree.next[element] as number;
    const within = element >= selection.first && end - 1 <= selection.last;
    const extent = this.extent(element);
    if (extent === "none") {
      if (this.isBarred(element) || code === W.smartTag) return [{ xml, kind: "outside" }];
      if (this.holdsField(element)) return [{ xml, kind: "field" }];
      return [{ xml, kind: within || (element > selection.first && element <= selection.last) ? "neutral" : "outside" }];
    }
    if (extent === "unselected") return [{ xml, kind: "outside" }];
    if (code === W.sdt) return this.controlTokens(element, extent);
    // Word has given smart tags up: today's schema has no place for one in a control, while a control may stand in one.
    const isWhole = extent === "all" && code !== W.smartTag;
    if (isWhole && !this.isBarred(element)) return [{ xml, kind: "covered" }];
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

  /** True for a run with selected text beside its text box, as LibreOffice writes them: the box stays outside, its neighbours do not. */
  private hasOwnText(run: number): boolean {
    const { tree } = this;
    if (tree.code[run] !== W.r) return false;
    for (const child of childrenOf(tree, run))
      if (tree.code[child] === W.t && ["some", "all"].includes(this.extent(child))) return true;
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
      if (this.isBarred(child) || this.holdsTextBox(child)) add(xml, "outside");
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
