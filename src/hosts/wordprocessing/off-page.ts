/** Tells what is placed where no page is: frames of paragraphs, and boxes of text that are drawn far outside. */
import { attributeOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { W } from "./vocabulary.ts";

/** In twentieths of a point. No margin is as wide as the first, no page as long as the second. */
const MARGIN = 6000;
const PAGE = 32_000;

/** A frame beside every page, or one too small for a letter. */
export function isFrameOutside(tree: XmlTree, properties: number): boolean {
  if (properties < 0) return false;
  for (const property of childrenOf(tree, properties)) {
    const own = tree.source.slice(tree.start[property], tree.openEnd[property]);
    if (!/^<\w{1,8}:framePr /.test(own)) continue;
    const of = (name: string): number => Number(attributeOf(tree, property, name) ?? NaN);
    const [x, y, wide, high] = [of("x"), of("y"), of("w"), of("h")];
    if ([x, y].some((at) => at <= -MARGIN || at >= PAGE)) return true;
    if (attributeOf(tree, property, "hRule") === "exact" && wide <= 40 && high <= 40) return true;
  }
  return false;
}

/** What a place is counted from: the page's edge, its margin, or a place in the text, which may stand anywhere on the page. */
type Origin = "page" | "margin" | "text";

/** Where something begins along one axis, and how far it reaches, in twentieths of a point. */
interface Place {
  readonly from: Origin;
  readonly at: number;
  readonly size: number;
}

/** Wholly before the page begins, or beginning where every page has ended. What cannot be told is on the page. */
function isOff({ from, at, size }: Place): boolean {
  const before = { page: 0, margin: -MARGIN, text: -PAGE }[from];
  return at >= PAGE || at + size < before;
}

/** A box of text (w:txbxContent) that no page shows, by the place of the drawing that it stands in. */
export function isBoxOutside(tree: XmlTree, box: number): boolean {
  let shape = -1;
  for (let at = tree.parent[box] as number; at >= 0 && tree.code[at] !== W.p; at = tree.parent[at] as number) {
    if (nameOf(tree, at).local === "anchor") return anchored(tree, at).some(isOff);
    // The outermost shape is placed on the page; those in a group are placed in the group.
    if (tree.code[at] === W.pict) return shape >= 0 && styled(attributeOf(tree, shape, "style") ?? "").some(isOff);
    shape = at;
  }
  return false;
}

/** Twentieths of a point in an EMU, the measure of drawings. */
const EMU = 1 / 635;

function anchored(tree: XmlTree, anchor: number): Place[] {
  const places: Place[] = [];
  let wide = NaN;
  let high = NaN;
  for (const child of childrenOf(tree, anchor)) {
    if (nameOf(tree, child).local !== "extent") continue;
    wide = Number(attributeOf(tree, child, "cx")) * EMU;
    high = Number(attributeOf(tree, child, "cy")) * EMU;
  }
  for (const child of childrenOf(tree, anchor)) {
    const { local } = nameOf(tree, child);
    if (local !== "positionH" && local !== "positionV") continue;
    const from = originOf(attributeOf(tree, child, "relativeFrom"), local === "positionH");
    for (const offset of childrenOf(tree, child)) {
      if (nameOf(tree, offset).local !== "posOffset") continue;
      const at = Number(tree.source.slice(tree.openEnd[offset], tree.closeStart[offset])) * EMU;
      places.push({ from, at, size: local === "positionH" ? wide : high });
    }
  }
  return places;
}

/** A column begins where the margin ends, or to the right of that. */
function originOf(relativeFrom: string | null, isAcross: boolean): Origin {
  if (relativeFrom === "page" || relativeFrom === "leftMargin" || relativeFrom === "topMargin") return "page";
  return relativeFrom === "margin" || (isAcross && relativeFrom === "insideMargin") ? "margin" : "text";
}

/** Lengths in VML's styles, in twentieths of a point. Without a unit they count pixels. */
const UNITS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, px: 15, "": 15 };

function styled(style: string): Place[] {
  const stated = new Map(
    style.split(";", 60).map((part) => {
      const colon = part.indexOf(":");
      return [
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      ] as const;
    }),
  );
  if (stated.get("position") !== "absolute") return [];
  const length = (name: string): number => {
    const match = /^(-?[\d.]{1,12})(pt|in|cm|mm|pc|px|)$/.exec(stated.get(name) ?? "");
    return match === null ? NaN : Number(match[1]) * (UNITS[match[2] as string] as number);
  };
  const along = (axis: "horizontal" | "vertical", margin: string, edge: string, size: string): Place[] => {
    // What is aligned stands where the page is, whatever its margin says.
    if (!["absolute", undefined].includes(stated.get(`mso-position-${axis}`))) return [];
    const at = [length(margin), length(edge)].filter((one) => !Number.isNaN(one));
    const from = originOf(stated.get(`mso-position-${axis}-relative`) ?? null, axis === "horizontal");
    return at.length === 0 ? [] : [{ from, at: at.reduce((sum, one) => sum + one), size: length(size) }];
  };
  return [...along("horizontal", "margin-left", "left", "width"), ...along("vertical", "margin-top", "top", "height")];
}
