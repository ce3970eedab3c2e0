/** Lays the characters of a drawn paragraph beside those of the text model, so that places go from one to the other. */

/** White space and what a drawing spells in its own way: left out on both sides. */
const PASSED = /[\s\u00AD\u200B\uFEFF\uFFFC]/u;

/** How far two spellings are searched for the place where they agree again: longer than any mark of ours. */
const REACH = 400;

interface Drawn {
  readonly node: Text;
  readonly at: number;
  readonly char: string;
}

/** The characters of a paragraph on the page; text of paragraphs inside it (text boxes) is not its own. */
function drawnIn(paragraph: HTMLElement): Drawn[] {
  const drawn: Drawn[] = [];
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        for (let at = 0; at < node.data.length; at++) {
          const char = node.data.charAt(at);
          if (!PASSED.test(char)) drawn.push({ node, at, char });
        }
      } else if (!(node instanceof HTMLParagraphElement)) walk(node);
    }
  };
  walk(paragraph);
  return drawn;
}

/** A paragraph's characters, each with its offset in the text model; characters that only one side has are left out. */
export class CharacterMap {
  readonly #pairs: { readonly drawn: Drawn; readonly offset: number }[] = [];
  readonly #length: number;

  constructor(paragraph: HTMLElement, text: string) {
    this.#length = text.length;
    const drawn = drawnIn(paragraph);
    const model: { readonly char: string; readonly offset: number }[] = [];
    for (let offset = 0; offset < text.length; offset++) {
      const char = text.charAt(offset);
      if (!PASSED.test(char)) model.push({ char, offset });
    }
    const agree = (d: number, m: number): boolean => {
      for (let ahead = 0; ahead < 4; ahead++) {
        const wanted = model[m + ahead];
        if (wanted === undefined) return ahead > 0;
        if (drawn[d + ahead]?.char !== wanted.char) return false;
      }
      return true;
    };
    for (let d = 0, m = 0; d < drawn.length && m < model.length;) {
      const [left, right] = [drawn[d], model[m]];
      if (left && right && left.char === right.char) {
        this.#pairs.push({ drawn: left, offset: right.offset });
        d++;
        m++;
        continue;
      }
      const step = resync(d, m, agree);
      if (step === null) break;
      d = step.d;
      m = step.m;
    }
  }

  /** The part of the page that shows the text from `start` to `end`; null when none of it is drawn. */
  rangeOf(start: number, end: number): Range | null {
    const inside = this.#pairs.filter(({ offset }) => offset >= start && offset < end);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.drawn.node, first.drawn.at);
    range.setEnd(last.drawn.node, last.drawn.at + 1);
    return range;
  }

  /** What a range on the page covers of the text: from the first to after the last of its characters; null when none. */
  spanOf(range: Range): { readonly start: number; readonly end: number } | null {
    const isInside = ({ drawn }: { readonly drawn: Drawn }): boolean => {
      if (!range.intersectsNode(drawn.node)) return false;
      return range.comparePoint(drawn.node, drawn.at) === 0 && range.comparePoint(drawn.node, drawn.at + 1) === 0;
    };
    const first = this.#pairs.find(isInside);
    const last = this.#pairs.findLast(isInside);
    if (!first || !last) return null;
    return { start: first.offset, end: Math.min(last.offset + 1, this.#length) };
  }
}

/** The nearest place where both agree again: characters that only the page has are more common (marks, note numbers). */
function resync(
  d: number,
  m: number,
  agree: (d: number, m: number) => boolean,
): { readonly d: number; readonly m: number } | null {
  for (let skip = 1; skip <= REACH; skip++) {
    if (agree(d + skip, m)) return { d: d + skip, m };
    if (skip <= 40 && agree(d, m + skip)) return { d, m: m + skip };
  }
  return null;
}

/** A text as both sides agree on it, for finding the paragraph it stands in. */
export function bare(text: string): string {
  return text.replace(/[\s\u00AD\u200B\uFEFF\uFFFC]+/gu, "");
}
