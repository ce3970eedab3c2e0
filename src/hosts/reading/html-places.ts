/** Where the text of HTML stands in its source, and what of it is Källmärkt's own: for a message that may carry marks of ours. */
import { parseTag, type Tag } from "../../core/label/tag.ts";
import type { Insertion, MarkedPiece } from "../../core/ports.ts";
import type { Open, OpenOwn } from "./html-open.ts";

/** Where Källmärkt's own text and marks are told by these attributes: a tag on each piece, and the block around what is shown. */
export const TAG_ATTRIBUTE = "data-kallmarkt";
export const BLOCK_ATTRIBUTE = "data-kallmarkt-block";

/** Text of one paragraph and where it stands in the source. `isPlain`: character for character. */
export interface HtmlAtom {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly isPlain: boolean;
}

/** An element of Källmärkt's own in the source: from its start tag to just after its end tag. */
export interface OwnElement {
  /** Null for the block around what is shown. */
  readonly tag: Tag | null;
  readonly from: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly to: number;
}

export class HtmlPlaces {
  readonly atoms: HtmlAtom[] = [];
  readonly own: OwnElement[] = [];
  readonly marks: MarkedPiece[] = [];
  readonly insertions: Insertion[] = [];

  /** Keeps the place of text, and where the marks of ours begin that are open around it. */
  add(atom: HtmlAtom, around: readonly Open[]): void {
    this.atoms.push(atom);
    for (const { element } of around) {
      if (element?.tag?.part.kind !== "passage" || element.start >= 0) continue;
      element.paragraph = atom.paragraph;
      element.start = atom.start;
    }
  }

  /**
   * An own element that ends. `text`: ours that stood in it; `paragraph`: the index of the paragraph that it ends in; `lengthOf`: how much
   * text a paragraph has, up to here.
   */
  close(
    { tag, from, openEnd, paragraph: first, start }: OpenOwn,
    text: string,
    source: { readonly closeStart: number; readonly to: number },
    paragraph: number,
    lengthOf: (paragraph: number) => number,
  ): void {
    this.own.push({ tag, from, openEnd, ...source });
    if (tag?.part.kind === "passage") {
      if (start < 0) return;
      const range = {
        story: "body",
        from: { paragraph: first, offset: start },
        to: { paragraph: first, offset: lengthOf(first) },
      };
      this.marks.push({ labelId: tag.owner, piece: tag.part.piece, range });
    } else if (tag) {
      const words = text.replace(/\s+/g, " ").trim();
      this.insertions.push({ owner: tag.owner, part: tag.part.kind, text: words, story: "body", paragraph });
    }
  }
}

/** Null-tagged for the block around what is shown; undefined for what is not ours. */
export function ownElement(attributes: Readonly<Record<string, string>>, from: number, openEnd: number): OpenOwn | undefined {
  const tag = parseTag(attributes[TAG_ATTRIBUTE] ?? "");
  if (tag === null && attributes[BLOCK_ATTRIBUTE] === undefined) return undefined;
  return { tag, from, openEnd, paragraph: -1, start: -1 };
}
