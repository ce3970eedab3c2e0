/** Finds text that a reader of the page does not see: hidden by its style, in the colour of its ground, of two points or less, outside the page. */
import type { Paragraph, Span } from "../../core/text/document.ts";
import { attributeOf, childOf, type XmlTree } from "../package/xml.ts";
import type { FieldContext } from "./fields.ts";
import { conceals, isTiny, looksOf, shadeOf, statedIn, type Look, type Looks, type Theme } from "./looks.ts";
import { isFrameOutside } from "./off-page.ts";
import { readParagraph } from "./paragraph.ts";
import { SHADE } from "./styles.ts";
import { tableGrounds, type GroundOf } from "./table-ground.ts";
import { W } from "./vocabulary.ts";

/** What is unseen in one paragraph, besides what its own runs say is hidden. */
export interface Unseen {
  readonly hidden: readonly Span[];
  readonly unreadable: readonly Span[];
}

const NOTHING: Unseen = { hidden: [], unreadable: [] };

/** Light letters, tiny ones, ink by effect, frames, letters with a ground of their own: without one of these nothing is looked at. */
const MAY =
  /val="(?:[Ff][3-9A-Fa-f]){3}"|:sz [^<>]{0,40}val="[1-4]"|themeColor="(?:background|light)[12]"|:textFill[ >]|:framePr |:color [^<>]{0,120}\/>(?:<[^<>]{0,120}\/>){0,8}?<\w{1,8}:(?:highlight|shd) /;

/** More colours than any document has. */
const MOST_COLORS = 500;

/** Styles in which people write running text, by their names: white letters in another may stand on a band or a picture. */
const RUNNING = /^(?:normal|body text|brödtext|list paragraph|liststycke|no spacing|inget avstånd)/i;

/** What says how letters look: the styles, the theme, and whether the page is white. */
export interface Appearance {
  readonly styles: XmlTree | null;
  readonly theme: Theme;
  readonly isOnPaper: boolean;
}

/** Says what is unseen, from what the styles and the theme say. */
export class Seer {
  readonly #looks: Looks;
  readonly #from: Appearance;
  readonly #styles: RegExp | null;
  readonly #always: boolean;
  // Worked out when they are asked for, which few documents do.
  #behindCells: GroundOf | null = null;
  #grounds: ReadonlySet<string> | null = null;

  constructor(from: Appearance) {
    this.#from = from;
    this.#looks = looksOf(from.styles, from.theme);
    const ids = this.#looks.concealing.slice(0, MOST_STYLES).map((id) => id.replace(/[^\p{L}\d_-]/gu, "."));
    this.#styles = ids.length === 0 ? null : new RegExp(`:[rp]Style [^<>]{0,60}val="(?:${ids.join("|")})"`, "u");
    this.#always = conceals(this.#looks.defaults) || conceals(this.#looks.ofStyle(null));
  }

  /** Who looks into one part, or null where nothing in it is unseen: one look tells that of nearly every part. */
  in(tree: XmlTree): ((element: number, fields: FieldContext, paragraph: Paragraph, isBox: boolean) => Unseen) | null {
    const likeGround = this.#likeGround(tree);
    const mayBeIn = (source: string): boolean =>
      this.#always || MAY.test(source) || this.#styles?.test(source) === true || likeGround?.test(source) === true;
    if (!mayBeIn(tree.source)) return null;
    // And of nearly every paragraph of the others.
    return (element, fields, paragraph, isBox) =>
      mayBeIn(tree.source.slice(tree.start[element], tree.end[element]))
        ? this.#inParagraph(tree, element, fields, paragraph, isBox)
        : NOTHING;
  }

  /** Letters in a colour that some cell of the part or of the styles has behind it; null when there are none in any table. */
  #likeGround(tree: XmlTree): RegExp | null {
    const colors = colorsIn(tree, tablesIn(tree), W.color, "val");
    if (colors.size === 0) return null;
    const { styles } = this.#from;
    const ofStyles = (this.#grounds ??= styles === null ? new Set() : colorsIn(styles, [0], W.shd, "fill"));
    const grounds = colorsIn(tree, tablesIn(tree), W.shd, "fill");
    const both = [...colors].filter((color) => grounds.has(color) || ofStyles.has(color));
    return both.length === 0 ? null : new RegExp(`:color [^<>]{0,60}?val="(?:${both.join("|")})"`, "i");
  }

  #inParagraph(tree: XmlTree, element: number, fields: FieldContext, paragraph: Paragraph, isBox: boolean): Unseen {
    const properties = childOf(tree, element, W.pPr);
    if (isFrameOutside(tree, properties)) return { hidden: [{ start: 0, end: paragraph.text.length }], unreadable: [] };
    const named = properties < 0 ? -1 : childOf(tree, properties, W.pStyle);
    const style = this.#looks.ofStyle(named < 0 ? null : attributeOf(tree, named, "val"));
    const ground = groundOf(tree, properties, style, this.#looks, () => this.#behind(tree, element, paragraph, isBox));
    const around: Look = { ...this.#looks.defaults, ...style, ground };
    const hidden: Span[] = [];
    const unreadable: Span[] = [];
    for (const { element: text, start, end } of readParagraph(tree, element, fields, () => null).atoms) {
      if (tree.code[text] !== W.t) continue;
      const own = childOf(tree, tree.parent[text] as number, W.rPr);
      const stated = statedIn(tree, own, this.#looks.theme);
      const character = own < 0 ? -1 : childOf(tree, own, W.rStyle);
      const look = character < 0 ? {} : this.#looks.ofStyle(attributeOf(tree, character, "val"));
      // A run that says so itself is known from its reading. Of two styles that hide, one takes the other back: Word's toggles.
      if (stated.vanish === undefined && (look.vanish ?? false) !== (around.vanish ?? false)) widen(hidden, start, end);
      else if (isUnreadable(stated, look, around)) widen(unreadable, start, end);
    }
    const isText = ({ start, end }: Span): boolean => paragraph.text.slice(start, end).trim() !== "";
    return { hidden: hidden.filter(isText), unreadable: unreadable.filter(isText) };
  }

  /** The colour of the cell, or else of the page where running text stands on it. */
  #behind(tree: XmlTree, element: number, { inTable, heading, style }: Paragraph, isBox: boolean): string {
    const { styles, theme, isOnPaper } = this.#from;
    const cell = inTable ? (this.#behindCells ??= tableGrounds(styles, theme))(tree, element) : "none";
    if (cell !== "none") return cell;
    const isRunning = heading === 0 && (style === null || RUNNING.test(style));
    return isOnPaper && isRunning && !isBox ? "ffffff" : "unknown";
  }
}

/** Tables that stand in no other. */
function* tablesIn(tree: XmlTree): Generator<number> {
  for (let at = tree.code.indexOf(W.tbl); at >= 0; at = tree.code.indexOf(W.tbl, tree.next[at])) yield at;
}

/** Colours that elements of one kind state within some others, each once. Letters in a light one are looked at anyway. */
function colorsIn(tree: XmlTree, within: Iterable<number>, code: number, attribute: string): Set<string> {
  const found = new Set<string>();
  const spellings = new Set<string>();
  // Both come in order: one walk over each is enough.
  let at = 0;
  for (const holder of within) {
    const end = tree.next[holder] as number;
    for (at = at < holder ? tree.code.indexOf(code, holder) : at; at >= 0 && at < end; at = tree.code.indexOf(code, at + 1)) {
      const spelling = tree.source.slice(tree.start[at], tree.openEnd[at]);
      if (spellings.has(spelling)) continue;
      spellings.add(spelling);
      const color = attributeOf(tree, at, attribute) ?? "";
      if (/^[\da-f]{6}$/i.test(color) && !LIGHT.test(color)) found.add(color.toLowerCase());
    }
    if (at < 0 || found.size >= MOST_COLORS) break;
  }
  return found;
}

const LIGHT = /^(?:f[3-9a-f]){3}$/i;

/** More styles that hide their text than any document has. */
const MOST_STYLES = 50;

/** A colour that comes with a style is a design, for a band or a picture: only letters that somebody has coloured one by one are asked about. */
function isUnreadable(stated: Look, character: Look, around: Look): boolean {
  if (isTiny(stated.size ?? character.size ?? around.size)) return true;
  if ((stated.color ?? character.color ?? around.color) === "none") return true;
  if (stated.color === undefined || !/^[0-9a-f]{6}$/.test(stated.color)) return false;
  const grounds = [stated.ground, character.ground, around.ground];
  const behind = grounds.find((ground) => ground !== undefined && ground !== "none" && ground !== OUR_SHADE);
  return behind !== undefined && behind !== "unknown" && isLike(stated.color, behind);
}

/** Our own shading is nearly white, and it makes nothing readable that was not. */
const OUR_SHADE = SHADE.toLowerCase();

/** So near to each other, in each of red, green and blue, that the eye sees no letters. */
const NEAR = 12;

function isLike(a: string, b: string): boolean {
  const part = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [0, 2, 4].every((at) => Math.abs(part(a, at) - part(b, at)) <= NEAR);
}

function groundOf(tree: XmlTree, properties: number, style: Look, { theme }: Looks, behind: () => string): string {
  const shading = properties < 0 ? -1 : childOf(tree, properties, W.shd);
  const ground = shading < 0 ? (style.ground ?? "none") : shadeOf(tree, shading, theme);
  return ground === "none" ? behind() : ground;
}

/** Neighbours count as one, since splitting a run must not change what is told. */
function widen(spans: Span[], start: number, end: number): void {
  const last = spans[spans.length - 1];
  if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
  else spans.push({ start, end });
}
