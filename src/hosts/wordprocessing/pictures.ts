/** The pictures of a paragraph: which objects are pictures, the files they show, and where their alternative text stands. */
import { attributeOf, childrenOf, decodeXml, nameOf, type XmlTree } from "../package/xml.ts";
import { chosenBranch } from "./alternate.ts";
import type { Atom } from "./paragraph.ts";
import { W, X } from "./vocabulary.ts";

/** A picture as it stands in a paragraph: one object of the text, which may show several files (a group, a drawing with a picture for older programs). */
export interface PictureElement {
  readonly element: number;
  /** Where its character stands in the paragraph's text. */
  readonly offset: number;
  /** Ids of relationships to the files it shows, in order. */
  readonly relations: readonly string[];
}

/** Elements that name a picture file by a relationship, with the attributes that do: what lies in the package before what is linked. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  blip: ["embed", "link"],
  svgBlip: ["embed", "link"],
  imagedata: ["id", "link"],
};

/** The pictures among a paragraph's objects, in order. A chart, a formula and an embedded document are none. */
export function pictureElements(tree: XmlTree, atoms: readonly Atom[]): PictureElement[] {
  return atoms.flatMap(({ element, start }) => {
    const code = tree.code[element];
    if (code !== W.drawing && code !== W.pict) return [];
    const relations = [...relationsIn(tree, element)];
    return relations.length === 0 ? [] : [{ element, offset: start, relations }];
  });
}

function* relationsIn(tree: XmlTree, parent: number): Generator<string> {
  for (const child of childrenOf(tree, parent)) {
    const code = tree.code[child] as number;
    // What stands in a text box is a story of its own.
    if (code === W.txbxContent) continue;
    if (code === X.alternateContent) {
      const branch = chosenBranch(tree, child);
      if (branch >= 0) yield* relationsIn(tree, branch);
      continue;
    }
    for (const attribute of FILES[nameOf(tree, child).local] ?? []) {
      const id = attributeOf(tree, child, attribute);
      if (id === null || id === "") continue;
      yield id;
      break;
    }
    yield* relationsIn(tree, child);
  }
}

/** The attribute that holds a picture's alternative text: of which element, and its name. Null where the file has no place for one. */
export function altTextPlace(
  tree: XmlTree,
  picture: number,
): { readonly element: number; readonly attribute: "descr" | "alt" } | null {
  if (tree.code[picture] === W.pict) {
    const shape = shapeIn(tree, picture);
    return shape < 0 ? null : { element: shape, attribute: "alt" };
  }
  for (const frame of childrenOf(tree, picture))
    for (const child of childrenOf(tree, frame))
      if (nameOf(tree, child).local === "docPr") return { element: child, attribute: "descr" };
  return null;
}

/** The outermost VML shape or group that shows a file. */
function shapeIn(tree: XmlTree, picture: number): number {
  for (const child of childrenOf(tree, picture)) {
    const { local } = nameOf(tree, child);
    if (local !== "shapetype" && !relationsIn(tree, child).next().done) return child;
  }
  return -1;
}

/** True when the writer has said in Word that the picture is decoration only. */
export function isDecorative(tree: XmlTree, picture: number): boolean {
  const place = altTextPlace(tree, picture);
  if (place?.attribute !== "descr") return false;
  for (let at = place.element + 1; at < (tree.next[place.element] as number); at++)
    if (nameOf(tree, at).local === "decorative") return !["0", "false"].includes(attributeOf(tree, at, "val") ?? "1");
  return false;
}

/** Where an attribute without prefix stands in the source, its value apart. Null when it is not there. */
export function attributeSpan(
  tree: XmlTree,
  element: number,
  attribute: string,
): { readonly start: number; readonly end: number; readonly valueStart: number; readonly quote: string } | null {
  const { source } = tree;
  const pattern = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/gy;
  pattern.lastIndex = (tree.start[element] as number) + 1 + nameOf(tree, element).qname.length;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const end = match.index + match[0].length;
    const quote = source[end - 1] as string;
    if (match[1] === attribute) return { start: match.index, end, valueStart: source.indexOf(quote, match.index) + 1, quote };
  }
  return null;
}

/** True when an element of the paragraph may be a picture: asked before the paragraph is read once more. */
export function mayHavePictures(tree: XmlTree, p: number): boolean {
  for (let at = p + 1; at < (tree.next[p] as number); at++)
    if (tree.code[at] === W.drawing || tree.code[at] === W.pict) return true;
  return false;
}

/** The alternative text as the file has it, or null. */
export function altTextOf(tree: XmlTree, picture: number): string | null {
  const place = altTextPlace(tree, picture);
  const span = place && attributeSpan(tree, place.element, place.attribute);
  return span ? decodeXml(tree.source.slice(span.valueStart, span.end - 1)) : null;
}
