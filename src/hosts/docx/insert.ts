/** Paragraphs of Källmärkt's own: where they may stand in the body, and XML that looks like what stands around them. */
import type { InsertionPart } from "../../core/edits.ts";
import { ancestorsOf, childOf, childrenOf, encodeXml, nameOf, type XmlTree } from "../package/xml.ts";
import { controlAround, revisionAttributes, textRun, tracked, type ControlIds, type Revision } from "./control.ts";
import { dialectOf } from "../wordprocessing/dialect.ts";
import { controlKind } from "./control-kind.ts";
import type { PlacedStory } from "../wordprocessing/story.ts";
import { NOTICE_STYLE, type Styles } from "../wordprocessing/styles.ts";
import { W } from "../wordprocessing/vocabulary.ts";

export interface NewParagraph {
  readonly owner: string;
  readonly part: InsertionPart | "caption";
  readonly alias: string;
  readonly text: string;
}

/** An offset in the main part's source at which a paragraph may be inserted. */
export function placeInBody(tree: XmlTree, story: PlacedStory, paragraph: number, side: "before" | "after"): number {
  const { paragraphs } = story;
  if (paragraphs.length === 0) return insideEmptyBody(tree, story.root);
  let index = Math.max(0, Math.min(paragraph, paragraphs.length - 1));
  if (side === "after") while (index < paragraphs.length - 1 && paragraphs[index]?.fieldOpenAfter) index++;
  else while (index > 0 && (paragraphs[index]?.fields.open.length ?? 0) > 0) index--;
  const block = outermostBlock(tree, (paragraphs[index] as { element: number }).element, story.root);
  return (side === "after" ? tree.end[lastOwnAfter(tree, story, block)] : tree.start[block]) as number;
}

/**
 * An offset right after the paragraph of a picture, in its cell or header too, behind what stands there of ours already; outside of a control
 * that takes no paragraph. Null where there is none.
 */
export function placeAfterPicture(tree: XmlTree, story: PlacedStory, paragraph: number): number | null {
  let index = paragraph;
  while (index < story.paragraphs.length - 1 && story.paragraphs[index]?.fieldOpenAfter) index++;
  const { element } = story.paragraphs[index] as { element: number };
  let block = element;
  for (const around of within(tree, element, story.root))
    if (tree.code[around] === W.sdt && controlKind(tree, around) !== "open") block = around;
  const parent = tree.code[tree.parent[block] as number] as number;
  if (parent === W.tr || parent === W.tbl) return null;
  return tree.end[lastOwnAfter(tree, story, block)] as number;
}

/** The last of our own paragraphs that follow a block at once, or the block: what comes later stands behind them. */
function lastOwnAfter(tree: XmlTree, story: PlacedStory, block: number): number {
  const own = new Set(story.ownParagraphs.map(({ element }) => element));
  const end = tree.next[tree.parent[block] as number] as number;
  let last = block;
  for (let at = tree.next[block] as number; at < end && own.has(at); at = tree.next[at] as number) last = at;
  return last;
}

function insideEmptyBody(tree: XmlTree, body: number): number {
  for (const child of childrenOf(tree, body)) if (tree.code[child] === W.sectPr) return tree.start[child] as number;
  return tree.closeStart[body] as number;
}

/**
 * What a new paragraph must stay outside of: the table or closed control that the paragraph lies in, else the paragraph itself.
 * Plain rich-text controls around whole blocks are no obstacle.
 */
function outermostBlock(tree: XmlTree, p: number, root: number): number {
  for (const around of within(tree, p, root).reverse()) {
    const code = tree.code[around];
    const passable = code === W.sdtContent || (code === W.sdt && controlKind(tree, around) === "open");
    if (!passable) return around;
  }
  return p;
}

/** The elements around one inside its story, innermost first. */
function within(tree: XmlTree, element: number, root: number): number[] {
  const around = [...ancestorsOf(tree, element)];
  const end = around.indexOf(root);
  return end < 0 ? around : around.slice(0, end);
}

/** The reference paragraph's own look, so that an entry in a list of documents becomes one more entry of that list. */
const KEPT_RUN_PROPERTIES = new Set([
  "rFonts",
  "b",
  "bCs",
  "i",
  "iCs",
  "caps",
  "smallCaps",
  "color",
  "spacing",
  "sz",
  "szCs",
  "u",
  "lang",
]);
const KEPT_BESIDE_TEXT = new Set(["rFonts", "sz", "szCs", "lang"]);
const DROPPED_PARAGRAPH_PROPERTIES = new Set(["sectPr", "pPrChange", "rPr", "framePr", "pageBreakBefore", "cnfStyle", "divId"]);

export function paragraphXml(
  tree: XmlTree,
  story: PlacedStory,
  at: number,
  styles: Styles,
  paragraph: NewParagraph,
  ids: ControlIds,
  revision: Revision | null,
): string {
  const d = dialectOf(tree, story.root);
  const look = lookOf(tree, story, at, styles, paragraph.part);
  const { open, close, id } = controlAround(
    { ...d, declare: "" },
    { owner: paragraph.owner, part: { kind: paragraph.part } },
    paragraph.alias,
    ids,
  );
  // Control ids are odd, so the number before is free for the paragraph mark.
  const mark =
    revision === null ? "" : `<${d.e("rPr")}><${d.e("ins")}${revisionAttributes(d, revision, id - 1)}/></${d.e("rPr")}>`;
  const styleXml = look.style === null ? "" : `<${d.e("pStyle")} ${d.a("val")}="${encodeXml(look.style)}"/>`;
  const bold = look.bold ? `<${d.e("b")}/>` : "";
  const properties = styleXml + look.paragraph + mark;
  return `<${d.e("p")}${d.declare}>${properties === "" ? "" : `<${d.e("pPr")}>${properties}</${d.e("pPr")}>`}${open}${tracked(d, textRun(d, paragraph.text, look.run + bold), revision, id)}${close}</${d.e("p")}>`;
}

interface Look {
  readonly style: string | null;
  /** XML inside w:pPr after the style. */
  readonly paragraph: string;
  /** XML inside w:rPr. */
  readonly run: string;
  readonly bold: boolean;
}

/** `at` is the paragraph of the picture, for a caption: it stands under the picture as the picture stands, in the middle or at a side. */
function lookOf(tree: XmlTree, story: PlacedStory, at: number, styles: Styles, part: NewParagraph["part"]): Look {
  if (part === "caption") {
    const beside = story.paragraphs[at];
    const properties = beside ? childOf(tree, beside.element, W.pPr) : -1;
    const style = styles.byName.get("paragraph caption")?.id ?? "KallmarktBildtext";
    return { style, paragraph: kept(tree, properties, (local) => local === "jc"), run: "", bold: false };
  }
  if (part === "notice") return { style: NOTICE_STYLE, paragraph: "", run: "", bold: false };
  if (part === "heading") {
    const model = headingBefore(story, at);
    if (model !== null)
      return {
        style: null,
        paragraph: paragraphProperties(tree, model),
        run: runProperties(tree, model, KEPT_RUN_PROPERTIES),
        bold: false,
      };
    const style = styles.byName.get("paragraph heading 1") ?? styles.byName.get("paragraph heading 2");
    return { style: style?.id ?? null, paragraph: "", run: "", bold: style === undefined };
  }
  const beside = story.paragraphs[at];
  if (!beside || beside.paragraph.heading > 0 || beside.paragraph.inTable || beside.paragraph.text.trim() === "")
    return { style: null, paragraph: "", run: "", bold: false };
  return {
    style: null,
    paragraph: paragraphProperties(tree, beside.element),
    run: runProperties(tree, beside.element, KEPT_BESIDE_TEXT),
    bold: false,
  };
}

/** The heading that the new one should look like: the last one before it, of the highest level that the text uses more than once. */
function headingBefore(story: PlacedStory, at: number): number | null {
  const headings = story.paragraphs
    .slice(0, at + 1)
    .filter((p) => p.paragraph.heading > 0 && !p.paragraph.inTable && p.own.length === 0 && p.paragraph.text.trim() !== "");
  const count = new Map<number, number>();
  for (const { paragraph } of headings) count.set(paragraph.heading, (count.get(paragraph.heading) ?? 0) + 1);
  const repeated = [...count].filter(([, times]) => times > 1).map(([level]) => level);
  const level = repeated.length > 0 ? Math.min(...repeated) : Math.min(...count.keys());
  return headings.filter((p) => p.paragraph.heading === level).pop()?.element ?? null;
}

function kept(tree: XmlTree, properties: number, keep: (local: string) => boolean): string {
  let xml = "";
  if (properties >= 0)
    for (const child of childrenOf(tree, properties))
      if (keep(nameOf(tree, child).local)) xml += tree.source.slice(tree.start[child], tree.end[child]);
  return xml;
}

function paragraphProperties(tree: XmlTree, p: number): string {
  const properties = kept(tree, childOf(tree, p, W.pPr), (local) => !DROPPED_PARAGRAPH_PROPERTIES.has(local));
  // Numbering that was itself a tracked change is ours without that: the change has an id, and happened elsewhere.
  return properties.replace(/<(?:[\w.-]+:)?(?:ins|numberingChange)\b[^<>]*\/>/g, "");
}

function runProperties(tree: XmlTree, p: number, keep: ReadonlySet<string>): string {
  for (let at = p; at < (tree.next[p] as number); at++) {
    if (tree.code[at] === W.r && childOf(tree, at, W.t) >= 0)
      return kept(tree, childOf(tree, at, W.rPr), (local) => keep.has(local));
  }
  return "";
}
