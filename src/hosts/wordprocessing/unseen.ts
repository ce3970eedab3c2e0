/** Finds text that a reader of the page does not see: hidden by its style, in the colour of its ground, of two points or less, outside the page. */
import type { Paragraph, Span } from "../../core/text/document.ts";
import { attributeOf, childOf, childrenOf, type XmlTree } from "../package/xml.ts";
import type { FieldContext } from "./fields.ts";
import { conceals, isTiny, shadeOf, statedIn, type Look, type Looks } from "./looks.ts";
import { readParagraph } from "./paragraph.ts";
import { SHADE } from "./styles.ts";
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

/** Styles in which people write running text, by their names: white letters in another may stand on a band or a picture. */
const RUNNING = /^(?:normal|body text|brödtext|list paragraph|liststycke|no spacing|inget avstånd)/i;

/** Says what is unseen, from what the styles and the theme say. `onPaper`: false where the page itself has a colour. */
export class Seer {
  readonly #looks: Looks;
  readonly #onPaper: boolean;
  readonly #styles: RegExp | null;
  readonly #always: boolean;

  constructor(looks: Looks, onPaper: boolean) {
    this.#looks = looks;
    this.#onPaper = onPaper;
    const ids = looks.concealing.slice(0, MOST_STYLES).map((id) => id.replace(/[^\p{L}\d_-]/gu, "."));
    this.#styles = ids.length === 0 ? null : new RegExp(`:[rp]Style [^<>]{0,60}val="(?:${ids.join("|")})"`, "u");
    this.#always = conceals(looks.defaults) || conceals(looks.ofStyle(null));
  }

  /** One look that tells of nearly every part, and of nearly every paragraph of the others, that nothing in it is unseen. */
  mayBeIn(source: string): boolean {
    return this.#always || MAY.test(source) || this.#styles?.test(source) === true;
  }

  in(tree: XmlTree, element: number, fields: FieldContext, paragraph: Paragraph, isBox: boolean): Unseen {
    if (!this.mayBeIn(tree.source.slice(tree.start[element], tree.end[element]))) return NOTHING;
    const properties = childOf(tree, element, W.pPr);
    if (isOutside(tree, properties)) return { hidden: [{ start: 0, end: paragraph.text.length }], unreadable: [] };
    const named = properties < 0 ? -1 : childOf(tree, properties, W.pStyle);
    const style = this.#looks.ofStyle(named < 0 ? null : attributeOf(tree, named, "val"));
    const isRunning = paragraph.heading === 0 && (paragraph.style === null || RUNNING.test(paragraph.style));
    const page = this.#onPaper && isRunning && !isBox && !paragraph.inTable ? "ffffff" : "unknown";
    const around: Look = { ...this.#looks.defaults, ...style, ground: groundOf(tree, properties, style, this.#looks, page) };
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
}

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

function groundOf(tree: XmlTree, properties: number, style: Look, { theme }: Looks, page: string): string {
  const shading = properties < 0 ? -1 : childOf(tree, properties, W.shd);
  const ground = shading < 0 ? (style.ground ?? "none") : shadeOf(tree, shading, theme);
  return ground === "none" ? page : ground;
}

/** Farther off than any page is large, in twentieths of a point. */
const OFF_PAGE = { before: -6000, after: 32_000 };

/** A frame beside every page, or one too small for a letter. */
function isOutside(tree: XmlTree, properties: number): boolean {
  if (properties < 0) return false;
  for (const property of childrenOf(tree, properties)) {
    const own = tree.source.slice(tree.start[property], tree.openEnd[property]);
    if (!/^<\w{1,8}:framePr /.test(own)) continue;
    const of = (name: string): number => Number(attributeOf(tree, property, name) ?? NaN);
    const [x, y, wide, high] = [of("x"), of("y"), of("w"), of("h")];
    if ([x, y].some((at) => at <= OFF_PAGE.before || at >= OFF_PAGE.after)) return true;
    if (attributeOf(tree, property, "hRule") === "exact" && wide <= 40 && high <= 40) return true;
  }
  return false;
}

/** Neighbours count as one, since splitting a run must not change what is told. */
function widen(spans: Span[], start: number, end: number): void {
  const last = spans[spans.length - 1];
  if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
  else spans.push({ start, end });
}
