/** Lists: numbering.xml, which list a paragraph is in, and what stands before its text. */
import { invalidArgument, type LiveDocument } from "./document.ts";
import { parseFragment, word, type XmlElement } from "./dom.ts";
import { numberingOf } from "./members/paragraphs.ts";
import { chainOf, styleOfParagraph } from "./styles.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";

function numberingRoot(doc: LiveDocument): XmlElement {
  const known = doc.part("numbering");
  if (known) return known;
  doc.package.add("word/numbering.xml", `<w:numbering xmlns:w="${doc.body.namespace}"/>`, TYPE);
  doc.package.relate(doc.mainPart, "numbering", "word/numbering.xml");
  return doc.part("numbering") as XmlElement;
}

/** A new list with nine levels of numbers; answers its id, that of the w:num. */
export function newList(doc: LiveDocument): string {
  const root = numberingRoot(doc);
  const next = (local: string, attribute: string, from: number): number =>
    Math.max(from - 1, ...root.elements.filter(({ w }) => w === local).map((one) => Number(one.attr(attribute)) || 0)) + 1;
  const abstract = next("abstractNum", "abstractNumId", 0);
  const number = next("num", "numId", 1);
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
  ).join("");
  const made = parseFragment(
    root,
    `<w:abstractNum w:abstractNumId="${abstract}"><w:multiLevelType w:val="hybridMultilevel"/>${levels}</w:abstractNum>`,
  );
  const first = root.elements.find(({ w }) => w === "num");
  root.insert(first ? first.index : root.children.length, made);
  root.append(word(root, "num", { numId: String(number) }, word(root, "abstractNumId", { val: String(abstract) })));
  return String(number);
}

export const hasList = (doc: LiveDocument, id: string): boolean =>
  doc.part("numbering")?.elements.some((one) => one.w === "num" && one.attr("numId") === id) ?? false;

/** The w:lvl of a list. */
export function levelOf(doc: LiveDocument, id: string, level: number): XmlElement | null {
  const { elements = [] } = doc.part("numbering") ?? {};
  const abstract = elements.find((one) => one.w === "num" && one.attr("numId") === id)?.val("abstractNumId");
  const definition = elements.find((one) => one.w === "abstractNum" && one.attr("abstractNumId") === abstract);
  return definition?.elements.find((one) => one.w === "lvl" && one.attr("ilvl") === String(level)) ?? null;
}

const LEVEL_ORDER = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr".split(" ");

export function setLevel(level: XmlElement, local: string, attributes: Readonly<Record<string, string>>): XmlElement {
  level.child(local)?.detach();
  const made = word(level, local, attributes);
  const next = level.elements.find((child) => LEVEL_ORDER.indexOf(child.w) > LEVEL_ORDER.indexOf(local));
  level.insert(next ? next.index : level.children.length, made);
  return made;
}

export function levelOfParagraph(doc: LiveDocument, p: XmlElement): number {
  const sources = [p.child("pPr"), ...chainOf(doc, styleOfParagraph(doc, p)).map((style) => style.child("pPr"))];
  for (const source of sources) {
    const level = source?.child("numPr")?.val("ilvl");
    if (level != null) return Number(level);
  }
  return 0;
}

export const paragraphsOfList = (doc: LiveDocument, story: XmlElement, id: string): XmlElement[] =>
  doc.paragraphs(story).filter((p) => numberingOf(doc, p) === id);

/** Bullets and numbers by their names in the API. */
export const BULLETS: Readonly<Record<string, readonly [string, string]>> = {
  Solid: ["\uf0b7", "Symbol"],
  Hollow: ["o", "Courier New"],
  Square: ["\uf0a7", "Wingdings"],
  Diamonds: ["\uf076", "Wingdings"],
  Arrow: ["\uf0d8", "Wingdings"],
  Checkmark: ["\uf0fc", "Wingdings"],
};
export const NUMBERS: Readonly<Record<string, string>> = {
  None: "none",
  Arabic: "decimal",
  UpperRoman: "upperRoman",
  LowerRoman: "lowerRoman",
  UpperLetter: "upperLetter",
  LowerLetter: "lowerLetter",
};

/** The number or bullet of a paragraph; other formats than bullets and Arabic numbers are told by their level's text. */
export function listString(doc: LiveDocument, p: XmlElement): string {
  const id = numberingOf(doc, p);
  if (id === null) throw invalidArgument();
  const own = levelOfParagraph(doc, p);
  const level = levelOf(doc, id, own);
  const text = level?.val("lvlText") ?? "";
  if (level?.val("numFmt") === "bullet") return text;
  const counts: number[] = [];
  for (const one of paragraphsOfList(doc, doc.storyOf(p), id)) {
    const at = levelOfParagraph(doc, one);
    counts.length = Math.max(counts.length, at + 1);
    counts[at] = (counts[at] ?? Number(levelOf(doc, id, at)?.val("start") ?? 1) - 1) + 1;
    counts.length = at + 1;
    if (one === p) break;
  }
  return text.replace(/%(\d)/g, (_whole, digit: string) => String(counts[Number(digit) - 1] ?? 1));
}
