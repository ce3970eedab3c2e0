/** A run in which a control begins or ends, as runs that carry the same properties. */
import type { LimitReason } from "../../core/edits.ts";
import { attributeOf, childOf, childrenOf, nameOf, sourceOf, type XmlTree } from "../package/xml.ts";
import { preservesSpace } from "../wordprocessing/characters.ts";
import { W } from "../wordprocessing/vocabulary.ts";
import type { Coverage } from "./coverage.ts";
import { type RevisionIds, withNewIds } from "./revision-ids.ts";
import type { Selection } from "./selection.ts";

/**
 * covered: text of the piece. field: a field's begin or end, which must come with its text but makes no control of its own.
 * neutral: may lie inside a control but not begin or end one. outside: ends the control.
 */
export type TokenKind = "covered" | "field" | "neutral" | "outside";

export interface RunToken {
  readonly xml: string;
  readonly kind: TokenKind;
}

/** A partly covered run, as up to three; and why some of its selected words stay outside, or null. */
export function cutRun(
  tree: XmlTree,
  run: number,
  selection: Selection,
  cover: Coverage,
  revisionIds: RevisionIds,
): { tokens: RunToken[]; limit: LimitReason | null } {
  const { source } = tree;
  const properties = childOf(tree, run, W.rPr);
  const open = source.slice(tree.start[run], tree.openEnd[run]);
  const formatting = properties < 0 ? "" : source.slice(tree.start[properties], tree.end[properties]);
  const tail = `</${nameOf(tree, run).qname}>`;
  const parts: { xml: string; kind: TokenKind }[] = [];
  let limit: LimitReason | null = null;
  // What has no text of its own goes with its neighbour, since a run for itself would end the control beside it.
  const weight = (kind: TokenKind): number => (kind === "neutral" ? 0 : kind === "field" ? 1 : 2);
  const add = (xml: string, kind: TokenKind): void => {
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
    const xml = sourceOf(tree, child);
    if (cover.isBarred(child) || cover.holdsTextBox(child)) {
      if (cover.hasSelectedText(child)) limit = "indivisible";
      add(xml, "outside");
    } else if (cover.extent(child) === "none") add(xml, cover.holdsField(child) ? "field" : "neutral");
    else if (cover.extent(child) === "unselected") add(xml, "outside");
    else if (tree.code[child] !== W.t || cover.extent(child) === "all") add(xml, "covered");
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
  const tokens = parts.map((part, index) => {
    const own = index === 0 ? formatting : withNewIds(formatting, revisionIds);
    return { xml: open + own + part.xml + tail, kind: part.kind };
  });
  return { tokens, limit };
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
