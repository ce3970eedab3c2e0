/** Wraps a piece of a paragraph in run-level content controls, on the paragraph's own XML. */
import type { LimitReason } from "../../core/edits.ts";
import type { Tag } from "../../core/label/tag.ts";
import { childOf, childrenOf, scanXml, sourceOf, type XmlTree } from "../package/xml.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { readParagraph } from "../wordprocessing/paragraph.ts";
import { PROPERTIES, RUN_HOLDERS, W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import { controlAround, type ControlIds } from "./control.ts";
import { controlKind } from "./control-kind.ts";
import { Coverage } from "./coverage.ts";
import { cutRun, type TokenKind } from "./cut-run.ts";
import { placeAfter } from "./place-after.ts";
import type { RevisionIds } from "./revision-ids.ts";
import { barSplitFields, HERE, select, type ParagraphSource, type Selection } from "./selection.ts";

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
  readonly kind: TokenKind;
}

function xmlOf(tokens: readonly Token[], first: number, last: number): string {
  let out = "";
  for (const { xml } of tokens.slice(first, last + 1)) out += typeof xml === "string" ? xml : xml();
  return out;
}

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
  private readonly cover: Coverage;

  constructor(tree: XmlTree, selection: Selection, request: WrapRequest, d: Dialect) {
    this.tree = tree;
    this.selection = selection;
    this.request = request;
    this.d = d;
    this.cover = new Coverage(tree, selection);
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
        out += xmlOf(tokens, at, at);
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
        out += xmlOf(tokens, at, last);
        at = last + 1;
        continue;
      }
      const tag: Tag = { owner: this.request.labelId, part: { kind: "passage", piece: this.request.firstPiece + this.pieces } };
      const { open, close } = controlAround(this.d, tag, this.request.alias, this.request.ids);
      this.pieces++;
      out += open + xmlOf(tokens, at, last) + close + HERE;
      at = last + 1;
    }
    return out;
  }

  private runTokens(run: number): Token[] {
    const { tokens, limit } = cutRun(this.tree, run, this.selection, this.cover, this.request.revisionIds);
    this.limit ??= limit;
    return tokens;
  }

  private tokensOf(element: number): Token[] {
    const { tree, selection } = this;
    const code = tree.code[element] as number;
    const xml = sourceOf(tree, element);
    if (this.cover.holdsTextBox(element)) return this.besideBoxTokens(element, xml);
    if (PROPERTIES.has(code)) return [{ xml, kind: "outside" }];
    const end = tree.next[element] as number;
    const within = element >= selection.first && end - 1 <= selection.last;
    const extent = this.cover.extent(element);
    if (extent === "none") {
      if (this.cover.isBarred(element) || code === W.smartTag) return [{ xml, kind: "outside" }];
      if (this.cover.holdsField(element)) return [{ xml, kind: "field" }];
      return [{ xml, kind: within || (element > selection.first && element <= selection.last) ? "neutral" : "outside" }];
    }
    if (extent === "unselected") return [{ xml, kind: "outside" }];
    if (code === W.sdt) return this.controlTokens(element, extent);
    // Word has given smart tags up: today's schema has no place for one in a control, while a control may stand in one.
    const isWhole = extent === "all" && code !== W.smartTag;
    if (isWhole && !this.cover.isBarred(element)) return [{ xml, kind: "covered" }];
    if (code === W.r) return this.runTokens(element);
    if (RUN_HOLDERS.has(code)) return [{ xml: () => this.rebuilt(element, element), kind: "outside" }];
    if (this.cover.isBarred(element)) {
      this.limit ??= "indivisible";
      return [{ xml, kind: "outside" }];
    }
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

  /** A text box stays outside. Text beside it in the same run, as LibreOffice writes it, does not; elsewhere there is no way to it. */
  private besideBoxTokens(element: number, xml: string): Token[] {
    if (this.cover.hasSelectedText(element)) {
      if (this.tree.code[element] === W.r) return this.runTokens(element);
      this.limit ??= "indivisible";
    }
    return [{ xml, kind: "outside" }];
  }

  private controlTokens(element: number, extent: "some" | "all"): Token[] {
    const { tree } = this;
    const xml = sourceOf(tree, element);
    const tag = ownTag(tree, element);
    if (tag !== null && tag.part.kind !== "passage") return [{ xml, kind: "neutral" }];
    const kind = controlKind(tree, element);
    if (kind === "placeholder") {
      this.limit ??= "placeholder";
      return [{ xml, kind: "outside" }];
    }
    if (extent === "all" && !this.cover.isBarred(element)) return [{ xml, kind: "covered" }];
    if (kind !== "open") {
      if (!this.cover.isBarred(element)) return [{ xml, kind: "covered" }];
      this.limit ??= kind === "locked" ? "locked-control" : "typed-control";
      return [{ xml, kind: "outside" }];
    }
    const content = childOf(tree, element, W.sdtContent);
    return [{ xml: () => this.rebuilt(element, content), kind: "outside" }];
  }
}
