/** Ids of tracked formatting: a run that is cut in two takes its tracked change along, and no two may have one id. */
import { attributeOf, type XmlTree } from "../package/xml.ts";
import { W } from "../wordprocessing/vocabulary.ts";

const ID = /(<(?:[\w.-]+:)?(?:rPrChange|ins|del|moveFrom|moveTo)\b[^<>]*?\s(?:[\w.-]+:)?id\s*=\s*)(?:"[^"]*"|'[^']*')/g;
const TRACKED = new Set([W.rPrChange, W.pPrChange, W.ins, W.del, W.moveFrom, W.moveTo]);

/** Hands out ids that no tracked change of a part has. The part is looked through when the first is asked for. */
export class RevisionIds {
  private readonly tree: XmlTree;
  private next: number | null = null;

  constructor(tree: XmlTree) {
    this.tree = tree;
  }

  take(): number {
    const next = this.next ?? this.highest() + 1;
    this.next = next + 1;
    return next;
  }

  private highest(): number {
    let highest = 0;
    for (let at = 0; at < this.tree.count; at++) {
      if (!TRACKED.has(this.tree.code[at] as number)) continue;
      const id = Number(attributeOf(this.tree, at, "id"));
      // Ids near the end of 31 bits leave no room above them; what is below is all but empty then.
      if (Number.isInteger(id) && id < 0x7fff0000) highest = Math.max(highest, id);
    }
    return highest;
  }
}

/** Run properties with ids of their own on the tracked changes in them; the same where there are none. */
export const withNewIds = (properties: string, ids: RevisionIds): string =>
  properties.replace(ID, (_all, start: string) => `${start}"${ids.take()}"`);

/** Run properties as far as they mean anything: an id says nothing but that it is another's. */
export const withoutIds = (properties: string): string => properties.replace(ID, '$1""');
