/** Lists of new text: definitions in the numbering part, one list of numbers for each that begins anew. */
import { attributeOf, childrenOf, nameOf, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import { folderOf } from "../wordprocessing/part-names.ts";
import { STRICT, TRANSITIONAL } from "../wordprocessing/vocabulary.ts";

const NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";

/** A list line as far as numbering goes. */
export interface ListLine {
  readonly list: "bullet" | "number";
  /** 0 to 8. */
  readonly level: number;
  /** The number that a list begins at; absent on the lines that go on. */
  readonly start?: number;
}

/** Levels that Word knows. */
const LEVELS = 9;

/** Twentieths of a point that each level is set in, and that its number stands out to the left: as Word's own lists. */
const STEP = 720;
const HANGING = 360;

/** Gives each line the id of its list (w:numId), in order, and writes the definitions of lists that are new. */
export function numberingFor(opc: OfficePackage, mainPart: string, strict: boolean, lines: readonly ListLine[]): number[] {
  if (lines.length === 0) return [];
  const part = opc.related(mainPart, "numbering") ?? newPart(opc, mainPart, strict);
  const tree = opc.tree(part) as XmlTree;
  const d = dialectOf(tree, 0);
  const used = idsIn(tree);
  const bullets = { abstract: used.abstract + 1, num: used.num + 1 };
  const numbers = { abstract: used.abstract + 2 };
  let next = used.num + 2;
  let current: number | null = null;
  const nums: string[] = [];
  const ids = lines.map(({ list, level, start }) => {
    if (list === "bullet") return bullets.num;
    if (current === null || start !== undefined) {
      current = next++;
      nums.push(numXml(d, current, numbers.abstract, { level, start: start ?? 1 }));
    }
    return current;
  });
  const hasBullets = lines.some(({ list }) => list === "bullet");
  const abstracts =
    (hasBullets ? abstractXml(d, bullets.abstract, "bullet") : "") +
    (nums.length > 0 ? abstractXml(d, numbers.abstract, "number") : "");
  const all = (hasBullets ? numXml(d, bullets.num, bullets.abstract, null) : "") + nums.join("");
  opc.write(part, splice(tree.source, placed(tree, abstracts, all)));
  return ids;
}

/** Definitions stand before the lists that use them, and those before what else the part may end with. */
function placed(tree: XmlTree, abstracts: string, nums: string): Splice[] {
  const qname = nameOf(tree, 0).qname;
  if (tree.openEnd[0] === tree.end[0]) {
    const at = (tree.openEnd[0] as number) - 2;
    return [{ at, remove: 2, insert: `>${abstracts}${nums}</${qname}>` }];
  }
  const close = tree.closeStart[0] as number;
  let firstNum: number | null = null;
  let after: number | null = null;
  for (const child of childrenOf(tree, 0)) {
    const { local } = nameOf(tree, child);
    if (local === "num") firstNum ??= tree.start[child] as number;
    else if (local !== "abstractNum" && local !== "numPicBullet") after ??= tree.start[child] as number;
  }
  const end = after ?? close;
  return [
    { at: firstNum ?? end, remove: 0, insert: abstracts },
    { at: end, remove: 0, insert: nums },
  ];
}

/** The highest ids in use; -1 and 0 where there is none. */
function idsIn(tree: XmlTree): { readonly abstract: number; readonly num: number } {
  let abstract = -1;
  let num = 0;
  const known = (value: string | null): number => {
    const id = Number(value ?? NaN);
    return Number.isInteger(id) && id < 2 ** 30 ? id : 0;
  };
  for (const child of childrenOf(tree, 0)) {
    const { local } = nameOf(tree, child);
    if (local === "abstractNum") abstract = Math.max(abstract, known(attributeOf(tree, child, "abstractNumId")));
    else if (local === "num") num = Math.max(num, known(attributeOf(tree, child, "numId")));
  }
  return { abstract, num };
}

function newPart(opc: OfficePackage, mainPart: string, strict: boolean): string {
  const part = opc.freeName(`${folderOf(mainPart)}numbering`);
  opc.write(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:numbering xmlns:w="${strict ? STRICT : TRANSITIONAL}"></w:numbering>`,
  );
  opc.setContentType(part, NUMBERING_TYPE);
  opc.relate(mainPart, "numbering", part, strict);
  return part;
}

const value = (d: Dialect, local: string, text: string): string => `<${d.e(local)} ${d.a("val")}="${text}"/>`;

const BULLETS = ["•", "–", "▪"] as const;
const FORMATS = ["decimal", "lowerLetter", "lowerRoman"] as const;

function abstractXml(d: Dialect, id: number, kind: ListLine["list"]): string {
  const levels = Array.from({ length: LEVELS }, (_, level) => {
    const look =
      kind === "bullet"
        ? value(d, "numFmt", "bullet") + value(d, "lvlText", BULLETS[level % BULLETS.length] as string)
        : value(d, "numFmt", FORMATS[level % FORMATS.length] as string) + value(d, "lvlText", `%${level + 1}.`);
    const indent = `<${d.e("pPr")}><${d.e("ind")} ${d.a(d.strict ? "start" : "left")}="${STEP * (level + 1)}" ${d.a("hanging")}="${HANGING}"/></${d.e("pPr")}>`;
    return `<${d.e("lvl")} ${d.a("ilvl")}="${level}">${value(d, "start", "1")}${look}${value(d, "lvlJc", d.strict ? "start" : "left")}${indent}</${d.e("lvl")}>`;
  });
  return `<${d.e("abstractNum")}${d.declare} ${d.a("abstractNumId")}="${id}">${value(d, "multiLevelType", "hybridMultilevel")}${levels.join("")}</${d.e("abstractNum")}>`;
}

function numXml(
  d: Dialect,
  id: number,
  abstract: number,
  begin: { readonly level: number; readonly start: number } | null,
): string {
  const override =
    begin === null
      ? ""
      : `<${d.e("lvlOverride")} ${d.a("ilvl")}="${begin.level}">${value(d, "startOverride", String(begin.start))}</${d.e("lvlOverride")}>`;
  return `<${d.e("num")}${d.declare} ${d.a("numId")}="${id}">${value(d, "abstractNumId", String(abstract))}${override}</${d.e("num")}>`;
}
