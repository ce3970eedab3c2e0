/** What an object holds besides what it shows: text boxes, addresses that it links to, its alternative text, a formula's letters. */
import type { Aside } from "../../core/text/document.ts";
import { attributeOf, childOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { chosenBranch } from "./alternate.ts";
import { characterData } from "./characters.ts";
import { W, X } from "./vocabulary.ts";

export interface ObjectReading {
  /** w:txbxContent elements, in order. */
  readonly textBoxes: readonly number[];
  /** Relationships that a click on it follows. */
  readonly clicks: readonly string[];
  /** Addresses that it names itself, as older drawings do. */
  readonly addresses: readonly string[];
  readonly asides: readonly Pick<Aside, "kind" | "text">[];
}

/** Longest words beside an object that are looked at. */
const LONGEST = 20_000;

/** Reads one w:drawing, w:pict, m:oMath …: once, since each of its elements is met on the way. */
export function readObject(tree: XmlTree, element: number): ObjectReading {
  const reader = new ObjectReader(tree);
  reader.inside(element);
  const code = tree.code[element];
  if (code === X.oMath || code === X.oMathPara) reader.aside("formula", linearForm(tree, element));
  return reader;
}

class ObjectReader implements ObjectReading {
  readonly #tree: XmlTree;
  readonly textBoxes: number[] = [];
  readonly clicks: string[] = [];
  readonly addresses: string[] = [];
  readonly asides: Pick<Aside, "kind" | "text">[] = [];

  constructor(tree: XmlTree) {
    this.#tree = tree;
  }

  inside(element: number): void {
    const tree = this.#tree;
    const end = tree.next[element] as number;
    for (let at = element + 1; at < end;) {
      const code = tree.code[at];
      if (code === W.txbxContent) {
        this.textBoxes.push(at);
        at = tree.next[at] as number;
        continue;
      }
      if (code === X.alternateContent) {
        const branch = chosenBranch(tree, at);
        if (branch >= 0) this.inside(branch);
        at = tree.next[at] as number;
        continue;
      }
      if (code === X.hlinkClick) this.#keep(this.clicks, attributeOf(tree, at, "id"));
      else if (code === X.drawingName) this.#altText(at, "descr");
      else if (code === X.shape) {
        this.#altText(at, "alt");
        this.#keep(this.addresses, attributeOf(tree, at, "href"));
      }
      at++;
    }
  }

  #altText(element: number, attribute: string): void {
    for (const name of [attribute, "title"]) this.aside("alt-text", attributeOf(this.#tree, element, name) ?? "");
  }

  /** A drawing often says the same of itself and of its picture. */
  aside(kind: Aside["kind"], words: string): void {
    const text = words.slice(0, LONGEST);
    if (text.trim() !== "" && !this.asides.some((known) => known.text === text)) this.asides.push({ kind, text });
  }

  #keep(list: string[], value: string | null): void {
    if (value !== null && value !== "") list.push(value);
  }
}

/** A formula as it is typed, on one line: brackets, `_` and `^` are elements in the file, and signs in what somebody pasted. */
function linearForm(tree: XmlTree, element: number): string {
  let out = "";
  const walk = (parent: number): void => {
    for (const child of childrenOf(tree, parent)) {
      if (out.length > LONGEST) return;
      const code = tree.code[child];
      if (code === X.mathText || code === W.t)
        out += characterData(tree.source.slice(tree.openEnd[child], tree.closeStart[child]));
      else if (code === X.brackets) {
        out += bracket(tree, child, "begChr", "(");
        walk(child);
        out += bracket(tree, child, "endChr", ")");
      } else {
        if (code === X.lowered) out += "_";
        if (code === X.raised) out += "^";
        walk(child);
      }
    }
  };
  walk(element);
  return out;
}

function bracket(tree: XmlTree, element: number, local: string, usual: string): string {
  const properties = childOf(tree, element, X.bracketProperties);
  for (const property of properties < 0 ? [] : childrenOf(tree, properties))
    if (nameOf(tree, property).local === local) return attributeOf(tree, property, "val") ?? usual;
  return usual;
}
