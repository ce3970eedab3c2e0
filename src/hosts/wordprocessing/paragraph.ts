/** Reads one w:p as text: atoms with their place in the source, links, hidden spans, and what Källmärkt put there. */
import type { Aside, Link, Span } from "../../core/text/document.ts";
import { attributeOf, childOf, type XmlTree } from "../package/xml.ts";
import { chosenBranch } from "./alternate.ts";
import { characterData, decodeText, isBlank, preservesSpace } from "./characters.ts";
import { isComputed, linkTarget, type FieldCharacter, type FieldContext, type FieldPart } from "./fields.ts";
import { aliasOf, ownTag, shownText, type OwnControl } from "./own-control.ts";
import { readObject } from "./objects.ts";
import { DELETED, OBJECTS, PROPERTIES, W, X } from "./vocabulary.ts";

/** The smallest unit of a paragraph's text and where it stands. */
export interface Atom {
  /** The w:t, w:tab, w:drawing … element. */
  readonly element: number;
  /** Offsets in the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** Offsets in the source: of the characters for w:t (insignificant blanks left out), of the element otherwise. */
  readonly rawStart: number;
  readonly rawEnd: number;
  /** True for a w:t whose characters can be told apart in the source, so that it may be split. */
  readonly divisible: boolean;
}

/** Own notes of a document by their id, with the label that each belongs to. */
export type OwnNotes = ReadonlyMap<number, string>;

export interface ParagraphReading {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly hidden: readonly Span[];
  readonly links: readonly Link[];
  readonly asides: readonly Aside[];
  readonly own: readonly OwnControl[];
  readonly fieldCharacters: readonly FieldCharacter[];
  readonly textBoxes: readonly number[];
  /** Fields open after the paragraph. */
  readonly openAfter: readonly FieldPart[];
}

interface OpenField {
  readonly number: number;
  part: FieldPart;
  instruction: string;
  resultStart: number;
  /** Targets of links that stand in its instruction or in what is not shown of it. */
  inside: string[] | null;
}

/** More links than any field's instruction has. */
const MOST_INSIDE = 50;

/** Target of a relationship id, or null; for links. */
export type TargetOf = (relationshipId: string) => string | null;

const isFalse = (value: string | null): boolean => value === "0" || value === "false" || value === "off";

/** Reads paragraph `p` of the tree. `notes`: the document's own footnotes, whose references are ours. */
export function readParagraph(
  tree: XmlTree,
  p: number,
  fields: FieldContext,
  targetOf: TargetOf,
  notes: OwnNotes = new Map(),
): ParagraphReading {
  const reader = new ParagraphReader(tree, fields, targetOf, notes);
  reader.children(p, false);
  return reader.result();
}

const NONE: readonly never[] = [];

class ParagraphReader {
  private readonly tree: XmlTree;
  private readonly targetOf: TargetOf;
  private readonly notes: OwnNotes;
  private readonly ignored: ReadonlySet<number>;
  private text = "";
  private readonly atoms: Atom[] = [];
  // Of a hundred thousand paragraphs nearly none has any of these: a list is made for the first.
  private hidden: Span[] | null = null;
  private links: Link[] | null = null;
  private asides: Aside[] | null = null;
  private own: OwnControl[] | null = null;
  private fieldCharacters: FieldCharacter[] | null = null;
  private textBoxes: number[] | null = null;
  private readonly open: OpenField[];
  private fieldCount = 0;
  private characterCount = 0;

  constructor(tree: XmlTree, fields: FieldContext, targetOf: TargetOf, notes: OwnNotes) {
    this.tree = tree;
    this.targetOf = targetOf;
    this.notes = notes;
    this.ignored = fields.ignored;
    this.open = fields.open.map((part, index) => ({
      number: index - fields.open.length,
      part,
      instruction: "",
      resultStart: -1,
      inside: null,
    }));
  }

  result(): ParagraphReading {
    return {
      text: this.text,
      atoms: this.atoms,
      hidden: this.hidden ?? NONE,
      links: this.links ?? NONE,
      asides: this.asides ?? NONE,
      own: this.own ?? NONE,
      fieldCharacters: this.fieldCharacters ?? NONE,
      textBoxes: this.textBoxes ?? NONE,
      openAfter: this.open.length === 0 ? NONE : this.open.map((field) => field.part),
    };
  }

  children(element: number, hidden: boolean): void {
    const { tree } = this;
    const end = tree.next[element] as number;
    for (let child = element + 1; child < end; child = tree.next[child] as number) this.visit(child, hidden);
  }

  private visit(element: number, hidden: boolean): void {
    const code = this.tree.code[element] as number;
    switch (code) {
      case W.r:
        this.run(element);
        return;
      case W.t:
        this.textElement(element, hidden);
        return;
      case W.tab:
      case W.ptab:
        this.character(element, "\t", hidden);
        return;
      case W.br:
      case W.cr:
        this.character(element, "\n", hidden);
        return;
      case W.noBreakHyphen:
        this.character(element, "\u2011", hidden);
        return;
      case W.softHyphen:
        this.character(element, "\u00ad", hidden);
        return;
      case W.fldChar:
        this.fieldCharacter(element);
        return;
      case W.instrText:
        this.instruction(element);
        return;
      case W.footnoteReference:
        this.noteReference(element);
        return;
      case W.sdt:
        this.control(element, hidden);
        return;
      case W.hyperlink:
      case W.fldSimple:
        this.link(element, hidden);
        return;
      case X.alternateContent:
        this.alternate(element, hidden);
        return;
      case W.delText:
      case W.delInstrText:
      case W.rt:
      case W.p:
        return;
      default:
        if (OBJECTS.has(code)) this.object(element, hidden);
        else if (!DELETED.has(code) && !PROPERTIES.has(code)) this.children(element, hidden);
    }
  }

  private run(element: number): void {
    const properties = childOf(this.tree, element, W.rPr);
    const vanish = properties < 0 ? -1 : childOf(this.tree, properties, W.vanish);
    this.children(element, vanish >= 0 && !isFalse(attributeOf(this.tree, vanish, "val")));
  }

  /** True inside the instruction of a field, which is not shown, and inside a computed result, for which one character stands. */
  private get inInstruction(): boolean {
    for (const field of this.open) if (field.part !== "result") return true;
    return false;
  }

  private add(element: number, text: string, rawStart: number, rawEnd: number, divisible: boolean, hidden: boolean): void {
    if (text === "" || (this.open.length > 0 && this.inInstruction)) return;
    const start = this.text.length;
    this.text += text;
    const end = this.text.length;
    this.atoms.push({ element, start, end, rawStart, rawEnd, divisible });
    if (!hidden) return;
    this.hidden ??= [];
    // Neighbours count as one, since splitting a run must not change the text.
    const last = this.hidden[this.hidden.length - 1];
    if (last?.end === start) this.hidden[this.hidden.length - 1] = { start: last.start, end };
    else this.hidden.push({ start, end });
  }

  private character(element: number, text: string, hidden: boolean): void {
    this.add(element, text, this.tree.start[element] as number, this.tree.end[element] as number, false, hidden);
  }

  private object(element: number, hidden: boolean): void {
    const start = this.text.length;
    this.character(element, "\ufffc", hidden);
    const { textBoxes, clicks, addresses, asides } = readObject(this.tree, element);
    if (textBoxes.length > 0) (this.textBoxes ??= []).push(...textBoxes);
    const end = this.text.length;
    if (end === start) return;
    // A picture that is a link: its one character carries the target.
    for (const target of [...clicks.map(this.targetOf), ...addresses])
      if (target !== null) (this.links ??= []).push({ start, end, target });
    for (const { kind, text } of asides) (this.asides ??= []).push({ start, end, kind, text });
  }

  private textElement(element: number, hidden: boolean): void {
    const { tree } = this;
    let from = tree.openEnd[element] as number;
    let to = tree.closeStart[element] as number;
    if (from >= to) return;
    const { source } = tree;
    const raw = source.slice(from, to);
    if (raw.includes("<")) {
      this.add(element, characterData(raw), from, to, false, hidden);
      return;
    }
    if (!preservesSpace(tree, element)) {
      while (from < to && isBlank(source.charCodeAt(from))) from++;
      while (to > from && isBlank(source.charCodeAt(to - 1))) to--;
    }
    this.add(element, decodeText(source.slice(from, to)), from, to, true, hidden);
  }

  private fieldCharacter(element: number): void {
    const ordinal = this.characterCount++;
    const type = attributeOf(this.tree, element, "fldCharType");
    if (type === "begin") {
      if (this.ignored.has(ordinal)) return;
      const number = this.fieldCount++;
      this.open.push({ number, part: "instruction", instruction: "", resultStart: -1, inside: null });
      (this.fieldCharacters ??= []).push({ element, type, field: number });
      return;
    }
    const field = this.open[this.open.length - 1];
    if (!field || (type !== "separate" && type !== "end")) return;
    (this.fieldCharacters ??= []).push({ element, type, field: field.number });
    if (type === "separate") {
      field.part = "result";
      if (isComputed(field.instruction)) {
        this.character(element, "\ufffc", false);
        field.part = "computed";
      }
      field.resultStart = this.text.length;
    } else {
      this.open.pop();
      const target = linkTarget(field.instruction);
      if (target !== null || field.inside !== null) this.linkOfField(field, target);
    }
  }

  /** A link inside another field's instruction stands where that field's result does: `IF … { HYPERLINK … }` shows what was chosen. */
  private linkOfField({ inside, resultStart: start }: OpenField, target: string | null): void {
    const targets = [...(inside ?? NONE), ...(target === null ? NONE : [target])];
    const end = this.text.length;
    if (this.inInstruction) for (const one of targets) this.keepInside(one);
    else if (start >= 0 && end > start) {
      const known = new Set(this.links?.filter((link) => link.start >= start).map((link) => link.target));
      for (const one of new Set(targets)) if (!known.has(one)) (this.links ??= []).push({ start, end, target: one });
    }
  }

  private keepInside(target: string): void {
    const field = this.open[this.open.length - 1] as OpenField;
    field.inside ??= [];
    if (field.inside.length < MOST_INSIDE) field.inside.push(target);
  }

  private instruction(element: number): void {
    const field = this.open[this.open.length - 1];
    if (field?.part === "instruction" && field.instruction.length < 4096) {
      field.instruction += characterData(this.tree.source.slice(this.tree.openEnd[element], this.tree.closeStart[element]));
    }
  }

  private link(element: number, hidden: boolean): void {
    if (this.tree.code[element] === W.fldSimple && isComputed(attributeOf(this.tree, element, "instr") ?? "")) {
      this.character(element, "\ufffc", hidden);
      return;
    }
    const start = this.text.length;
    this.children(element, hidden);
    const isShown = this.text.length > start;
    if (!isShown && !this.inInstruction) return;
    const target = this.targetOfLink(element);
    if (target !== null && !isShown) this.keepInside(target);
    else if (target !== null) (this.links ??= []).push({ start, end: this.text.length, target });
  }

  private targetOfLink(element: number): string | null {
    if (this.tree.code[element] === W.fldSimple) return linkTarget(attributeOf(this.tree, element, "instr") ?? "");
    const id = attributeOf(this.tree, element, "id");
    const anchor = attributeOf(this.tree, element, "anchor");
    const target = id === null ? null : this.targetOf(id);
    return target === null ? (anchor === null ? null : `#${anchor}`) : anchor === null ? target : `${target}#${anchor}`;
  }

  private noteReference(element: number): void {
    const owner = this.notes.get(Number(attributeOf(this.tree, element, "id")));
    if (owner !== undefined)
      (this.own ??= []).push({
        element,
        tag: { owner, part: { kind: "note" } },
        start: this.text.length,
        end: this.text.length,
        text: "",
        alias: "",
      });
  }

  private control(element: number, hidden: boolean): void {
    const tag = ownTag(this.tree, element);
    const content = childOf(this.tree, element, W.sdtContent);
    if (content < 0) return;
    const start = this.text.length;
    if (tag !== null && tag.part.kind !== "passage") {
      (this.own ??= []).push({
        element,
        tag,
        start,
        end: start,
        text: shownText(this.tree, content),
        alias: aliasOf(this.tree, element),
      });
      return;
    }
    const slot = this.own?.length ?? 0;
    this.children(content, hidden);
    if (tag !== null)
      (this.own ??= []).splice(slot, 0, {
        element,
        tag,
        start,
        end: this.text.length,
        text: "",
        alias: aliasOf(this.tree, element),
      });
  }

  private alternate(element: number, hidden: boolean): void {
    const branch = chosenBranch(this.tree, element);
    if (branch >= 0) this.children(branch, hidden);
  }
}
