/** How letters look by their own properties, by their styles and by the theme, as far as that decides whether anybody can read them. */
import { attributeOf, childOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { W } from "./vocabulary.ts";

/** What properties state. A colour is six hex figures in lower case, `none` for no ink at all, `unknown` where it cannot be told. */
export interface Look {
  readonly vanish?: boolean;
  /** `auto`: the program picks one that shows. */
  readonly color?: string;
  /** In half-points. */
  readonly size?: number;
  /** The colour behind the letters. */
  readonly ground?: string;
}

/** Colours of the theme by their names there (`lt1`, `accent2`). */
export type Theme = ReadonlyMap<string, string>;

/** What the styles of a document say, each with what it is based on. */
export interface Looks {
  readonly theme: Theme;
  readonly defaults: Look;
  /** Null: a paragraph that names no style. */
  readonly ofStyle: (id: string | null) => Look;
  /** Ids of styles that hide their text by themselves. */
  readonly concealing: readonly string[];
}

const OFF = /^(?:0|false|off)$/;

const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: "000000",
  blue: "0000ff",
  cyan: "00ffff",
  green: "00ff00",
  magenta: "ff00ff",
  red: "ff0000",
  yellow: "ffff00",
  white: "ffffff",
  darkBlue: "000080",
  darkCyan: "008080",
  darkGreen: "008000",
  darkMagenta: "800080",
  darkRed: "800000",
  darkYellow: "808000",
  darkGray: "808080",
  lightGray: "c0c0c0",
  none: "none",
};

/** Names that documents use for the theme's colours. */
const THEME_NAMES: Readonly<Record<string, string>> = {
  background1: "lt1",
  light1: "lt1",
  bg1: "lt1",
  text1: "dk1",
  dark1: "dk1",
  tx1: "dk1",
  background2: "lt2",
  light2: "lt2",
  bg2: "lt2",
  text2: "dk2",
  dark2: "dk2",
  tx2: "dk2",
  hyperlink: "hlink",
  followedHyperlink: "folHlink",
};

/** What a theme has when the file has none. */
const PLAIN: Theme = new Map([
  ["lt1", "ffffff"],
  ["dk1", "000000"],
]);

/** The colours of a theme's part; those of paper and ink without one. */
export function themeOf(tree: XmlTree | null): Theme {
  if (tree === null) return PLAIN;
  const found = new Map(PLAIN);
  for (let at = 0; at < tree.code.length; at++) {
    if (nameOf(tree, at).local !== "clrScheme") continue;
    for (const slot of childrenOf(tree, at)) {
      const [color] = childrenOf(tree, slot);
      const value = color === undefined ? null : (attributeOf(tree, color, "lastClr") ?? attributeOf(tree, color, "val"));
      if (value !== null) found.set(nameOf(tree, slot).local, hex(value));
    }
    break;
  }
  return found;
}

const hex = (value: string): string => (/^[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : "unknown");

function themed(theme: Theme, name: string): string {
  return theme.get(THEME_NAMES[name] ?? name) ?? "unknown";
}

/** What a run's properties (w:rPr) state. */
export function statedIn(tree: XmlTree, properties: number, theme: Theme): Look {
  let look: Look = {};
  if (properties < 0) return look;
  let fill: string | undefined;
  let highlight: string | undefined;
  for (const property of childrenOf(tree, properties)) {
    const value = attributeOf(tree, property, "val") ?? "";
    switch (nameOf(tree, property).local) {
      case "vanish":
        look = { ...look, vanish: !OFF.test(value) };
        break;
      case "color":
        look = { ...look, color: colorOf(tree, property, value, theme, "theme") };
        break;
      case "sz":
        look = { ...look, size: Number(value) };
        break;
      case "shd":
        look = { ...look, ground: shadeOf(tree, property, theme) };
        break;
      case "highlight":
        highlight = HIGHLIGHTS[value] ?? "unknown";
        break;
      case "textFill":
        fill = fillOf(tree, property, theme);
    }
  }
  if (highlight !== undefined && highlight !== "none") look = { ...look, ground: highlight };
  return fill === undefined ? look : { ...look, color: fill };
}

function colorOf(tree: XmlTree, element: number, value: string, theme: Theme, prefix: "theme" | "themeFill"): string {
  const name = attributeOf(tree, element, prefix === "theme" ? "themeColor" : "themeFill");
  if (name === null) return value === "auto" || value === "" ? "auto" : hex(value);
  for (const change of ["Tint", "Shade"]) if (attributeOf(tree, element, `${prefix}${change}`) !== null) return "unknown";
  return themed(theme, name);
}

/** What a shading (w:shd) puts behind: a plain fill, or a pattern, which cannot be told. */
export function shadeOf(tree: XmlTree, element: number, theme: Theme): string {
  const pattern = attributeOf(tree, element, "val") ?? "clear";
  if (pattern !== "clear" && pattern !== "nil") return "unknown";
  const color = colorOf(tree, element, attributeOf(tree, element, "fill") ?? "auto", theme, "themeFill");
  return color === "auto" ? "none" : color;
}

/** The ink that Word's text effects give: w14:textFill, which goes before w:color. Its alpha is how much shines through. */
function fillOf(tree: XmlTree, element: number, theme: Theme): string | undefined {
  const [fill] = childrenOf(tree, element);
  if (fill === undefined) return undefined;
  const kind = nameOf(tree, fill).local;
  if (kind === "noFill") return "none";
  const [color] = childrenOf(tree, fill);
  if (kind !== "solidFill" || color === undefined) return "unknown";
  for (const change of childrenOf(tree, color)) {
    if (nameOf(tree, change).local !== "alpha") return "unknown";
    if (Number(attributeOf(tree, change, "val")) >= ALMOST_CLEAR) return "none";
  }
  const value = attributeOf(tree, color, "val") ?? "";
  return nameOf(tree, color).local === "schemeClr" ? themed(theme, value) : hex(value);
}

/** Of 100,000. */
const ALMOST_CLEAR = 95_000;

/** The looks that styles.xml states; of nothing without it. */
export function looksOf(styles: XmlTree | null, theme: Theme): Looks {
  const own = new Map<string, { readonly look: Look; readonly basedOn: string | null }>();
  let defaults: Look = {};
  let usual: string | null = null;
  for (const element of styles === null ? [] : childrenOf(styles, 0)) {
    const tree = styles as XmlTree;
    if (tree.code[element] === W.docDefaults) {
      for (let at = element + 1; at < (tree.next[element] as number); at++)
        if (tree.code[at] === W.rPr) defaults = statedIn(tree, at, theme);
      continue;
    }
    const id = tree.code[element] === W.style ? attributeOf(tree, element, "styleId") : null;
    if (id === null || own.has(id)) continue;
    const based = childOf(tree, element, W.basedOn);
    own.set(id, { look: styleLook(tree, element, theme), basedOn: based < 0 ? null : attributeOf(tree, based, "val") });
    const isDefault = /^(?:1|true|on)$/.test(attributeOf(tree, element, "default") ?? "");
    if (isDefault && attributeOf(tree, element, "type") === "paragraph") usual = id;
  }
  const known = new Map<string, Look>();
  const ofStyle = (name: string | null): Look => {
    const id = name ?? usual;
    if (id === null) return {};
    const before = known.get(id);
    if (before !== undefined) return before;
    let look: Look = {};
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); at = own.get(at)?.basedOn ?? null) {
      seen.add(at);
      look = { ...own.get(at)?.look, ...look };
    }
    known.set(id, look);
    return look;
  };
  return { theme, defaults, ofStyle, concealing: [...own.keys()].filter((id) => conceals(ofStyle(id))) };
}

/** A run's properties in the style, and the ground of its paragraph. */
function styleLook(tree: XmlTree, element: number, theme: Theme): Look {
  const look = statedIn(tree, childOf(tree, element, W.rPr), theme);
  const paragraph = childOf(tree, element, W.pPr);
  const shading = paragraph < 0 ? -1 : childOf(tree, paragraph, W.shd);
  return shading < 0 ? look : { ground: shadeOf(tree, shading, theme), ...look };
}

/** Largest letters that nobody reads, in half-points. */
const TINY = 4;

export const isTiny = (size: number | undefined): boolean => size !== undefined && size > 0 && size <= TINY;

/** True for what hides letters whatever stands behind them. */
export const conceals = ({ vanish, color, size }: Look): boolean => vanish === true || color === "none" || isTiny(size);
