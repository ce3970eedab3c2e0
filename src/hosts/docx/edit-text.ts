/**
 * Writes a person's new wording of one paragraph into a Word file: words are changed where they stand, so that formatting, marks, links,
 * notes and objects stay, and nothing else in the file changes.
 */
import { AppError, type Wording } from "../../core/errors.ts";
import { fflateCodec } from "../package/fflate-codec.ts";
import { FORBIDDEN } from "../package/xml-grammar.ts";
import { ancestorsOf, childOf, encodeText, nameOf, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { OfficePackage } from "../wordprocessing/opc.ts";
import { preservesSpace, rawOffset } from "../wordprocessing/characters.ts";
import { readParagraph, type Atom, type ParagraphReading } from "../wordprocessing/paragraph.ts";
import { readDocx, type DocxReading } from "../wordprocessing/reading.ts";
import { W, X } from "../wordprocessing/vocabulary.ts";
import { refuseWhereClosed } from "./closed.ts";
import { LONE } from "./control.ts";
import { controlKind } from "./control-kind.ts";
import { changesBetween, type TextChange } from "./text-changes.ts";

/** A paragraph of the text model. */
export interface ParagraphPlace {
  readonly story: string;
  readonly paragraph: number;
}

/** Text as a document can hold it: line ends as `\n`, no halves of characters, nothing that XML forbids. */
export const asTyped = (text: string): string => text.replace(LONE, "\ufffd").replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");

/**
 * The file with `text` in the paragraph. `before` is what the person saw there.
 * @throws AppError as `openDocx` does; `document-changed` when the paragraph reads otherwise; `unsupported` when an object would go, or
 * the words stand where only Word may change them; `signed-document`, `protected-document`; `not-written` when it would not come out right
 */
export function withEditedText(bytes: Uint8Array, place: ParagraphPlace, before: string, text: string): Uint8Array {
  const opc = new OfficePackage(bytes, fflateCodec);
  const old = readDocx(opc);
  refuseWhereClosed(old);
  const story = old.stories.find(({ id }) => id === place.story);
  const paragraph = story?.paragraphs[place.paragraph];
  const tree = story && opc.tree(story.part);
  if (!story || !paragraph || !tree || paragraph.paragraph.text !== before) throw new AppError("document-changed", changed);
  const wanted = asTyped(text);
  if (countOf(wanted) !== countOf(before)) throw new AppError("unsupported", objectGone);
  const isInstruction = before === "" && paragraph.fields.open.some((part) => part !== "result");
  if (story.kind === "text-box" || story.kind === "comment" || isInstruction) throw new AppError("unsupported", closedPlace);
  const reading = readParagraph(tree, paragraph.element, paragraph.fields, () => null);
  const changes = changesBetween(before, wanted);
  if (changes.length === 0) return bytes;
  const splices = new ParagraphEdit(tree, paragraph.element, reading).splices(changes);
  opc.write(story.part, splice(tree.source, splices));
  opc.commit();
  if (!isAsMeant(old, readDocx(opc), place, wanted)) throw new AppError("not-written", notRight);
  return opc.bytes;
}

const countOf = (text: string): number => text.split("\ufffc").length;

/** What becomes of one atom: spans of its text that go or are replaced, in order. */
type AtomChange = { readonly from: number; readonly to: number; readonly insert: string };

class ParagraphEdit {
  private readonly tree: XmlTree;
  private readonly p: number;
  private readonly reading: ParagraphReading;
  private readonly changes = new Map<Atom, AtomChange[]>();
  private readonly made: Splice[] = [];

  constructor(tree: XmlTree, p: number, reading: ParagraphReading) {
    this.tree = tree;
    this.p = p;
    this.reading = reading;
  }

  splices(changes: readonly TextChange[]): Splice[] {
    for (const change of changes) this.take(change);
    for (const [atom, parts] of this.changes) this.made.push(this.rewritten(atom, parts));
    return this.made;
  }

  private take({ start, end, insert }: TextChange): void {
    const { atoms } = this.reading;
    const covered = atoms.filter((atom) => atom.start < end && atom.end > start);
    for (const atom of covered) if (this.isClosed(atom)) throw new AppError("unsupported", closedPlace);
    const home = insert === "" ? null : (covered.find((atom) => this.isText(atom)) ?? this.neighbour(start, end));
    for (const atom of covered) {
      if (this.isText(atom)) {
        const [from, to] = [Math.max(start, atom.start) - atom.start, Math.min(end, atom.end) - atom.start];
        this.add(atom, { from, to, insert: atom === home ? insert : "" });
      } else this.made.push({ at: atom.rawStart, remove: atom.rawEnd - atom.rawStart, insert: "" });
    }
    if (insert === "" || (home !== null && covered.includes(home))) return;
    if (home !== null) {
      const at = home.end <= start ? home.end - home.start : 0;
      this.add(home, { from: at, to: at, insert });
    } else this.made.push(this.besideObjects(start, insert));
  }

  /** Where new words go that replace none: to the words before them, as when typing in Word, but never into a link that ends there. */
  private neighbour(start: number, end: number): Atom | null {
    const usable = (atom: Atom | undefined): Atom | null => (atom && this.isText(atom) && !this.isClosed(atom) ? atom : null);
    const left = usable(this.reading.atoms.findLast((atom) => atom.end === start));
    const right = usable(this.reading.atoms.find((atom) => atom.start === end));
    return left && right && this.linkOf(left) >= 0 && this.linkOf(left) !== this.linkOf(right) ? right : (left ?? right);
  }

  /** A run of its own: in an empty paragraph, or between things that are no text. */
  private besideObjects(start: number, insert: string): Splice {
    const { tree, p, reading } = this;
    const d = dialectOf(tree, p);
    const text = this.texts(`<${d.e("t")} xml:space="preserve">`, `</${d.e("t")}>`, insert, d);
    const run = `<${d.e("r")}>${text}</${d.e("r")}>`;
    const left = reading.atoms.findLast((atom) => atom.end === start);
    if (left) {
      if (this.isClosed(left)) throw new AppError("unsupported", closedPlace);
      const parent = tree.parent[left.element] as number;
      if (tree.code[left.element] === W.fldChar) return { at: this.afterField(left.element), remove: 0, insert: run };
      return { at: tree.end[left.element] as number, remove: 0, insert: tree.code[parent] === W.r ? text : run };
    }
    const right = reading.atoms[0];
    if (right) {
      if (this.isClosed(right)) throw new AppError("unsupported", closedPlace);
      let at = right.element;
      while (at !== p && tree.code[at] !== W.r && tree.code[tree.parent[at] as number] !== W.p) at = tree.parent[at] as number;
      const begin = this.beginOfField(right.element);
      return { at: tree.start[begin ?? at] as number, remove: 0, insert: run };
    }
    if (tree.openEnd[p] === tree.end[p]) {
      const open = tree.source.slice(tree.start[p], tree.openEnd[p]).replace(/\s*\/>$/, ">");
      const whole = (tree.end[p] as number) - (tree.start[p] as number);
      return { at: tree.start[p] as number, remove: whole, insert: `${open}${run}</${nameOf(tree, p).qname}>` };
    }
    const properties = childOf(tree, p, W.pPr);
    return { at: (properties < 0 ? tree.openEnd[p] : tree.end[properties]) as number, remove: 0, insert: run };
  }

  /** After the run in which a field ends, of which one character stands in the text. */
  private afterField(separate: number): number {
    return this.tree.end[this.runOf(this.characterOf(separate, "end"))] as number;
  }

  private beginOfField(element: number): number | null {
    return this.tree.code[element] === W.fldChar ? this.runOf(this.characterOf(element, "begin")) : null;
  }

  private characterOf(separate: number, type: "begin" | "end"): number {
    const { fieldCharacters } = this.reading;
    const field = fieldCharacters.find(({ element }) => element === separate)?.field;
    const found = fieldCharacters.find((one) => one.field === field && one.type === type);
    if (!found) throw new AppError("unsupported", closedPlace);
    return found.element;
  }

  private runOf(element: number): number {
    for (const around of ancestorsOf(this.tree, element)) if (this.tree.code[around] === W.r || around === this.p) return around;
    return this.p;
  }

  private isText(atom: Atom): boolean {
    return this.tree.code[atom.element] === W.t;
  }

  private linkOf(atom: Atom): number {
    for (const around of ancestorsOf(this.tree, atom.element)) {
      if (around === this.p) break;
      if (this.tree.code[around] === W.hyperlink || this.tree.code[around] === W.fldSimple) return around;
    }
    return -1;
  }

  /** Text that stands twice in the file, or in a control that holds something other than free text, is Word's to change. */
  private isClosed(atom: Atom): boolean {
    const { tree } = this;
    for (const around of ancestorsOf(tree, atom.element)) {
      if (tree.code[around] === X.alternateContent) return true;
      if (tree.code[around] === W.sdt && controlKind(tree, around) !== "open") return true;
    }
    return false;
  }

  private add(atom: Atom, change: AtomChange): void {
    this.changes.set(atom, [...(this.changes.get(atom) ?? []), change]);
  }

  /** A w:t anew: what stays of it in the file's own spelling. Blanks at its ends now count, so it says so. */
  private rewritten(atom: Atom, parts: readonly AtomChange[]): Splice {
    const { tree } = this;
    const { element } = atom;
    const kept = (from: number, to: number): string =>
      atom.divisible
        ? tree.source.slice(rawOffset(tree.source, atom.rawStart, from), rawOffset(tree.source, atom.rawStart, to))
        : encodeText(this.reading.text.slice(atom.start + from, atom.start + to));
    const start = tree.start[element] as number;
    const open = preserving(tree, element);
    const close = `</${nameOf(tree, element).qname}>`;
    const d = dialectOf(tree, element);
    let content = "";
    let at = 0;
    for (const { from, to, insert } of parts) {
      content += kept(at, from) + this.typed(open, close, insert, d);
      at = to;
    }
    content += kept(at, atom.end - atom.start);
    const xml = content === "" ? "" : `${open}${content}${close}`;
    const empty = `${open}${close}`;
    return { at: start, remove: (tree.end[element] as number) - start, insert: xml.replaceAll(empty, "") };
  }

  private texts(open: string, close: string, text: string, d: Dialect): string {
    return `${open}${this.typed(open, close, text, d)}${close}`.replaceAll(`${open}${close}`, "");
  }

  /** Typed text inside a w:t: tabs and line breaks are elements, between two of them. */
  private typed(open: string, close: string, text: string, d: Dialect): string {
    return text
      .split(/([\n\t])/)
      .map((part) =>
        part === "\n" || part === "\t" ? `${close}<${d.e(part === "\n" ? "br" : "tab")}/>${open}` : encodeText(part),
      )
      .join("");
  }
}

function preserving(tree: XmlTree, t: number): string {
  const open = tree.source.slice(tree.start[t], tree.openEnd[t]);
  if (preservesSpace(tree, t)) return open;
  const without = open.replace(/\s+xml:space\s*=\s*("[^"]*"|'[^']*')/, "");
  return `${without.slice(0, -1)} xml:space="preserve">`;
}

/** The paragraph reads as it was meant, and all the rest as before, own text and marks included. */
function isAsMeant(before: DocxReading, after: DocxReading, place: ParagraphPlace, text: string): boolean {
  const lines = (reading: DocxReading): string[] =>
    reading.stories.flatMap(({ id, paragraphs }) =>
      paragraphs.map((one, index) => {
        const isPlace = id === place.story && index === place.paragraph;
        return JSON.stringify([
          id,
          index,
          isPlace ? text : one.paragraph.text,
          one.paragraph.style,
          one.own.map(({ tag }) => tag),
        ]);
      }),
    );
  const found = after.stories.find(({ id }) => id === place.story)?.paragraphs[place.paragraph]?.paragraph.text;
  const [old, now] = [lines(before), lines(after)];
  return found === text && old.length === now.length && old.every((line, index) => line === now[index]);
}

const changed: Wording = {
  sv: "Stycket har ändrats sedan det visades, och inget är skrivet. Öppna stycket igen.",
  en: "The paragraph has changed since it was shown, and nothing was written. Open the paragraph again.",
};

const objectGone: Wording = {
  sv: "En bild, ett fält eller ett annat objekt i stycket får inte försvinna här. Låt tecknet som står för det stå kvar, eller ändra i Word.",
  en: "A picture, field or other object in the paragraph may not disappear here. Leave the character that stands for it, or edit in Word.",
};

const closedPlace: Wording = {
  sv: "Texten står i en ruta eller ett fält som bara kan ändras i Word.",
  en: "The text stands in a box or field that can only be changed in Word.",
};

const notRight: Wording = {
  sv: "Ändringen sparades inte, eftersom stycket inte skulle ha blivit riktigt. Dokumentet är som det var. Ändra det i Word.",
  en: "The change was not saved, since the paragraph would not have come out right. The document is as it was. Change it in Word.",
};
