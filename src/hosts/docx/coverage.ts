/** What of a paragraph's elements a selection comes to: how much of their text, which fields, and what must stay outside of a control. */
import type { XmlTree } from "../package/xml.ts";
import type { Atom } from "../wordprocessing/paragraph.ts";
import { RUN_HOLDERS, W } from "../wordprocessing/vocabulary.ts";
import { fieldCharactersIn, firstFrom, type Selection } from "./selection.ts";

/** How much of an element's text is selected; `none`: it has no text at all. */
export type Extent = "none" | "unselected" | "some" | "all";

export class Coverage {
  private readonly tree: XmlTree;
  private readonly selection: Selection;
  private readonly hasTextBoxes: boolean;
  /** Those of fields that are selected as a whole. */
  private readonly fieldCharacters: readonly number[];

  constructor(tree: XmlTree, selection: Selection) {
    this.tree = tree;
    this.selection = selection;
    this.hasTextBoxes = tree.code.includes(W.txbxContent);
    this.fieldCharacters = fieldCharactersIn(tree).filter((character) => !selection.barred.has(character));
  }

  extent(element: number): Extent {
    const { selection, tree } = this;
    const end = tree.next[element] as number;
    const { atoms } = selection;
    let chosen = 0;
    let total = 0;
    let cut = false;
    for (let index = firstFrom(atoms, element); index < atoms.length; index++) {
      const atom = atoms[index] as Atom;
      if (atom.element >= end) break;
      total++;
      if (atom.element < selection.first || atom.element > selection.last) continue;
      chosen++;
      if (atom.element === selection.first && selection.cutStart !== null) cut = true;
      if (atom.element === selection.last && selection.cutEnd !== null) cut = true;
    }
    if (total === 0) return "none";
    if (chosen === 0) return "unselected";
    return chosen === total && !cut ? "all" : "some";
  }

  /** True when a field character that comes along stands in this element. */
  holdsField(element: number): boolean {
    const end = this.tree.next[element] as number;
    return this.fieldCharacters.some((character) => character >= element && character < end);
  }

  /** A text box is a story of its own, and LibreOffice 7.4 loses one that stands inside a control. */
  holdsTextBox(element: number): boolean {
    const { tree } = this;
    if (!this.hasTextBoxes) return false;
    if (RUN_HOLDERS.has(tree.code[element] as number) || tree.code[element] === W.sdt) return false;
    for (let at = element; at < (tree.next[element] as number); at++) if (tree.code[at] === W.txbxContent) return true;
    return false;
  }

  /** True when words in it are selected, and not only objects. */
  hasSelectedText(element: number): boolean {
    const { tree } = this;
    const end = tree.next[element] as number;
    const { atoms, first, last } = this.selection;
    for (let index = firstFrom(atoms, element); index < atoms.length; index++) {
      const at = (atoms[index] as Atom).element;
      if (at >= end) break;
      if (at >= first && at <= last && tree.code[at] === W.t) return true;
    }
    return false;
  }

  /** True when a field character that no control may take in stands in this element. */
  isBarred(element: number): boolean {
    const end = this.tree.next[element] as number;
    for (const character of this.selection.barred) if (character >= element && character < end) return true;
    return false;
  }
}
