/** What an open element of HTML means for the text inside it. */
import type { Tag } from "../../core/label/tag.ts";
import { BLOCKS, isHiddenBy } from "./html-elements.ts";
import { PAPER, paintOf, type Paint } from "./paint.ts";

export interface Open {
  readonly isBlock: boolean;
  readonly isSilent: boolean;
  readonly isHidden: boolean;
  readonly paint: Paint;
  readonly isPre: boolean;
  readonly isCode: boolean;
  /** Above the line, as exponents and the numbers of notes are. */
  readonly isRaised: boolean;
  /** Opening tags, from the outermost, that carry a tool's own attributes. */
  readonly markup: readonly string[];
  readonly inList: boolean;
  readonly inTable: boolean;
  readonly heading: number;
  readonly style: string | null;
  /** Target of the link that begins here, and where in the paragraph it began. */
  readonly href: string | null;
  /** Set while places are kept: the element when it is Källmärkt's own, and the text of ours that is being read. */
  readonly element?: OpenOwn | undefined;
  readonly ownText?: { text: string } | undefined;
}

/** An own element that is open, and where the text inside it begins. */
export interface OpenOwn {
  readonly tag: Tag | null;
  readonly from: number;
  readonly openEnd: number;
  paragraph: number;
  start: number;
}

export const OUTSIDE: Open = {
  isBlock: false,
  isSilent: false,
  isHidden: false,
  paint: PAPER,
  isPre: false,
  isCode: false,
  isRaised: false,
  markup: [],
  inList: false,
  inTable: false,
  heading: 0,
  style: null,
  href: null,
};

const CODE = new Set(["code", "pre", "kbd", "samp"]);

/** Word saves a note's number as a class, other programs as a style. */
const RAISED = /\bMso(?:Foot|End)noteReference\b|vertical-align\s*:\s*super/i;

/** Most tags kept for one paragraph: more would tell nothing new. */
export const MOST_TAGS = 8;

export function withTag(tags: readonly string[], tag: string | null): readonly string[] {
  return tag === null || tags.length >= MOST_TAGS || tags.includes(tag) ? tags : [...tags, tag];
}

/** An element inside another one. `telling`: its start tag, when that carries a tool's own attributes. */
export function openedIn(
  outer: Open,
  name: string,
  attributes: Readonly<Record<string, string>>,
  telling: string | null,
  ours: { readonly isSilent: boolean; readonly element: OpenOwn | undefined; readonly ownText: Open["ownText"] },
): Open {
  const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : outer.heading;
  return {
    isBlock: BLOCKS.has(name),
    isHidden: outer.isHidden || isHiddenBy(attributes),
    paint: paintOf(attributes, outer.paint),
    isPre: outer.isPre || name === "pre" || name === "textarea",
    isCode: outer.isCode || CODE.has(name),
    isRaised: outer.isRaised || name === "sup" || RAISED.test(`${attributes["class"] ?? ""};${attributes["style"] ?? ""}`),
    markup: withTag(outer.markup, telling),
    inList: outer.inList || name === "li",
    inTable: outer.inTable || name === "td" || name === "th",
    heading,
    style: heading > 0 ? `h${heading}` : null,
    href: name === "a" && attributes["href"] ? attributes["href"].trim() : outer.href,
    ...ours,
  };
}
