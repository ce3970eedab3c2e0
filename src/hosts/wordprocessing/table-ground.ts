/** The colour behind the cells of tables: their own, or what the table's style gives them by where they stand. */
import { attributeOf, childOf, childrenOf, type XmlTree } from "../package/xml.ts";
import { shadeOf, type Theme } from "./looks.ts";
import { PROPERTIES, W } from "./vocabulary.ts";

/** Grounds that one table style states, by the part of the table that they are for: `wholeTable`, `firstRow`, `band1Horz` … */
interface TableStyle {
  readonly basedOn: string | null;
  readonly grounds: ReadonlyMap<string, string>;
}

/** A colour as `Look.ground` has it: six hex figures, `none`, or `unknown` where it cannot be told. */
export type GroundOf = (tree: XmlTree, paragraph: number) => string;

/** Who tells what is behind a paragraph by the cells around it, innermost first; `none` where no cell has a ground of its own. */
export function tableGrounds(styles: XmlTree | null, theme: Theme): GroundOf {
  const own = new Map<string, TableStyle>();
  let usual: string | null = null;
  for (const element of styles === null ? [] : childrenOf(styles, 0)) {
    const tree = styles as XmlTree;
    if (tree.code[element] !== W.style || attributeOf(tree, element, "type") !== "table") continue;
    const id = attributeOf(tree, element, "styleId");
    if (id === null || own.has(id)) continue;
    own.set(id, readStyle(tree, element, theme));
    if (/^(?:1|true|on)$/.test(attributeOf(tree, element, "default") ?? "")) usual = id;
  }
  const ofStyle = (id: string | null): ReadonlyMap<string, string> => {
    let grounds: ReadonlyMap<string, string> = new Map();
    const seen = new Set<string>();
    for (let at = id ?? usual; at !== null && !seen.has(at); at = own.get(at)?.basedOn ?? null) {
      seen.add(at);
      grounds = new Map([...(own.get(at)?.grounds ?? []), ...grounds]);
    }
    return grounds;
  };
  return (tree, paragraph) => {
    for (let at = tree.parent[paragraph] as number; at >= 0 && tree.code[at] !== W.txbxContent; at = tree.parent[at] as number) {
      if (tree.code[at] !== W.tc) continue;
      const ground = groundOfCell(tree, at, theme, ofStyle);
      if (ground !== "none") return ground;
    }
    return "none";
  };
}

function readStyle(tree: XmlTree, element: number, theme: Theme): TableStyle {
  const grounds = new Map<string, string>();
  const add = (part: string, holder: number): void => {
    for (const child of childrenOf(tree, holder)) {
      if (tree.code[child] !== W.tcPr && tree.code[child] !== W.tblPr) continue;
      const shading = childOf(tree, child, W.shd);
      if (shading >= 0) grounds.set(part, shadeOf(tree, shading, theme));
    }
  };
  add("wholeTable", element);
  for (const child of childrenOf(tree, element))
    if (tree.code[child] === W.tblStylePr) add(attributeOf(tree, child, "type") ?? "", child);
  const based = childOf(tree, element, W.basedOn);
  return { basedOn: based < 0 ? null : attributeOf(tree, based, "val"), grounds };
}

const child = (tree: XmlTree, element: number, code: number): number => (element < 0 ? -1 : childOf(tree, element, code));

function groundOfCell(
  tree: XmlTree,
  cell: number,
  theme: Theme,
  ofStyle: (id: string | null) => ReadonlyMap<string, string>,
): string {
  const shading = child(tree, child(tree, cell, W.tcPr), W.shd);
  const own = shading < 0 ? null : shadeOf(tree, shading, theme);
  if (own !== null && own !== "none") return own;
  const row = tree.parent[cell] as number;
  const table = tree.parent[row] as number;
  // Rows and cells in controls or tracked changes: where they stand cannot be told here.
  if (tree.code[row] !== W.tr || tree.code[table] !== W.tbl) return "unknown";
  const properties = child(tree, table, W.tblPr);
  const named = child(tree, properties, W.tblStyle);
  const grounds = ofStyle(named < 0 ? null : attributeOf(tree, named, "val"));
  const around = [child(tree, properties, W.shd), child(tree, child(tree, row, W.tblPrEx), W.shd)];
  if (around.some((one) => one >= 0)) return "unknown";
  if (grounds.size === 0) return "none";
  return own === null ? styledGround(tree, { table, row, cell }, child(tree, properties, W.tblLook), grounds) : "unknown";
}

interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
}

/** Edges of a table: what a style calls them, what a table's look calls them, and the look's bit. */
const EDGES = [
  { part: "firstRow", name: "firstRow", bit: 0x20, isThere: (tree: XmlTree, { row }: CellPlace) => isFirst(tree, row) },
  { part: "lastRow", name: "lastRow", bit: 0x40, isThere: (tree: XmlTree, { row }: CellPlace) => isLast(tree, row) },
  { part: "firstCol", name: "firstColumn", bit: 0x80, isThere: (tree: XmlTree, { cell }: CellPlace) => isFirst(tree, cell) },
  { part: "lastCol", name: "lastColumn", bit: 0x100, isThere: (tree: XmlTree, { cell }: CellPlace) => isLast(tree, cell) },
] as const;

/**
 * What the style gives a cell: the table as a whole, and before that the rows and columns of its edges (ECMA-376 part 1, 17.7.6). Bands,
 * corners and two edges that differ depend on more than is read here.
 */
function styledGround(tree: XmlTree, place: CellPlace, look: number, grounds: ReadonlyMap<string, string>): string {
  const whole = grounds.get("wholeTable") ?? "none";
  if (grounds.size === 1 && grounds.has("wholeTable")) return whole;
  if (look < 0) return "unknown";
  const bits = Number.parseInt(attributeOf(tree, look, "val") ?? "0", 16);
  const isOn = (name: string, bit: number): boolean => {
    const stated = attributeOf(tree, look, name);
    return stated === null ? (bits & bit) !== 0 : /^(?:1|true|on)$/.test(stated);
  };
  const edges = new Set<string>();
  for (const { part, name, bit, isThere } of EDGES) {
    const ground = grounds.get(part);
    if (ground !== undefined && isOn(name, bit) && isThere(tree, place)) edges.add(ground);
  }
  const [edge] = edges;
  if (edge !== undefined) return edges.size === 1 && !hasCorners(grounds) ? edge : "unknown";
  const isBanded = (direction: string, name: string, bit: number): boolean =>
    !isOn(name, bit) && [1, 2].some((band) => grounds.has(`band${band}${direction}`));
  return isBanded("Horz", "noHBand", 0x200) || isBanded("Vert", "noVBand", 0x400) ? "unknown" : whole;
}

const hasCorners = (grounds: ReadonlyMap<string, string>): boolean =>
  ["ne", "nw", "se", "sw"].some((corner) => grounds.has(`${corner}Cell`));

function isFirst(tree: XmlTree, element: number): boolean {
  for (const sibling of childrenOf(tree, tree.parent[element] as number)) {
    if (sibling === element) return true;
    if (!PROPERTIES.has(tree.code[sibling] as number) && tree.code[sibling] !== W.tblPrEx) return false;
  }
  return false;
}

const isLast = (tree: XmlTree, element: number): boolean => tree.next[element] === tree.next[tree.parent[element] as number];
