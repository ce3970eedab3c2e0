/** Shading of a label's passage: put on where the writer has none, and taken off again where it is exactly ours. */
import { attributeOf, childOf, childrenOf, nameOf, scanXml, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import { SHADE } from "../wordprocessing/styles.ts";
import { DELETED, RUN_HOLDERS, W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import type { ParagraphSource } from "./selection.ts";

/** Run properties that the schema wants after w:shd; so do those of other namespaces (w14 …). */
const AFTER_SHADE = new Set([
  "fitText",
  "vertAlign",
  "rtl",
  "cs",
  "em",
  "lang",
  "eastAsianLayout",
  "specVanish",
  "oMath",
  "rPrChange",
]);

/** Shades the runs of a label's passage that have no shading of their own. */
export function shadeLabel(source: ParagraphSource, labelId: string): string {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const splices: Splice[] = [];
  for (let at = 0; at < tree.count; at++) {
    if (tree.code[at] !== W.sdt) continue;
    const tag = ownTag(tree, at);
    const content = childOf(tree, at, W.sdtContent);
    if (tag?.owner !== labelId || tag.part.kind !== "passage" || content < 0) continue;
    for (const run of runsOf(tree, content, false)) splices.push(...shadeRun(tree, run, dialectOf(tree, 0, source.bindings)));
  }
  return splice(source.xml, splices);
}

/** The writer's own runs below an element: not those of marks and notes that stand between them. */
export function* runsOf(tree: XmlTree, element: number, deleted: boolean): Generator<number> {
  for (const child of childrenOf(tree, element)) {
    const code = tree.code[child] as number;
    if (code === W.r) yield child;
    else if (code === W.sdt) {
      const content = (ownTag(tree, child)?.part.kind ?? "passage") === "passage" ? childOf(tree, child, W.sdtContent) : -1;
      if (content >= 0) yield* runsOf(tree, content, deleted);
    } else if (RUN_HOLDERS.has(code) || (deleted && DELETED.has(code))) yield* runsOf(tree, child, deleted);
  }
}

const shadeXml = (d: Dialect): string =>
  `<${d.e("shd")} ${d.a("val")}="clear" ${d.a("color")}="auto" ${d.a("fill")}="${SHADE}"/>`;

function shadeRun(tree: XmlTree, run: number, d: Dialect): Splice[] {
  if (tree.openEnd[run] === tree.end[run]) return [];
  const properties = childOf(tree, run, W.rPr);
  if (properties < 0)
    return [{ at: tree.openEnd[run] as number, remove: 0, insert: `<${d.e("rPr")}>${shadeXml(d)}</${d.e("rPr")}>` }];
  if (childOf(tree, properties, W.shd) >= 0) return [];
  const { start, end, openEnd, closeStart } = tree;
  if (openEnd[properties] === end[properties])
    return [
      {
        at: start[properties] as number,
        remove: (end[properties] as number) - (start[properties] as number),
        insert: `<${d.e("rPr")}>${shadeXml(d)}</${d.e("rPr")}>`,
      },
    ];
  const namespace = nameOf(tree, run).namespace;
  for (const child of childrenOf(tree, properties))
    if (AFTER_SHADE.has(nameOf(tree, child).local) || nameOf(tree, child).namespace !== namespace)
      return [{ at: start[child] as number, remove: 0, insert: shadeXml(d) }];
  return [{ at: closeStart[properties] as number, remove: 0, insert: shadeXml(d) }];
}

/** Takes off shading that is exactly Källmärkt's, and the run properties when nothing else was in them. */
export function unshade(tree: XmlTree, properties: number): Splice[] {
  const shade = childOf(tree, properties, W.shd);
  if (shade < 0) return [];
  const exact =
    attributeOf(tree, shade, "fill") === SHADE &&
    attributeOf(tree, shade, "val") === "clear" &&
    attributeOf(tree, shade, "color") === "auto";
  if (!exact) return [];
  // Properties that stand where Källmärkt would put its own; those behind a line break of the file's layout are the writer's.
  const first = tree.start[properties] === tree.openEnd[tree.parent[properties] as number];
  const alone = first && tree.start[shade] === tree.openEnd[properties] && tree.end[shade] === tree.closeStart[properties];
  const whole = alone ? properties : shade;
  return [{ at: tree.start[whole] as number, remove: (tree.end[whole] as number) - (tree.start[whole] as number), insert: "" }];
}
