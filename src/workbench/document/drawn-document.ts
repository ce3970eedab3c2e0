/** The document on the page: what is selected in it as a place in the text, our overlay, and the way to a passage. */
import { piecesOf, storyOf, type DocumentText, type TextRange } from "../../core/text/document.ts";
import { CharacterMap } from "./characters.ts";
import type { Drawing } from "./draw.ts";
import { placeParagraphs, type Placing } from "./placing.ts";

/** Ranges of each kind that the overlay shows. */
export interface Overlay {
  readonly labels: readonly TextRange[];
  readonly findings: readonly TextRange[];
}

/** A paragraph of the text model with the one on the page that shows it. */
export interface DrawnParagraph {
  readonly story: string;
  readonly paragraph: number;
  readonly text: string;
  /** The text that counts it so. */
  readonly of: DocumentText;
  readonly element: HTMLElement;
}

export class DrawnDocument {
  readonly holder: HTMLElement;
  readonly text: DocumentText;
  readonly #body: readonly HTMLElement[];
  readonly #placing: Placing;
  readonly #index: ReadonlyMap<HTMLElement, { readonly story: string; readonly paragraph: number }>;
  readonly #maps = new Map<HTMLElement, CharacterMap>();

  constructor(drawing: Drawing, text: DocumentText, placing: Placing = placeParagraphs(text, drawing.body, drawing.others)) {
    this.holder = drawing.holder;
    this.text = text;
    this.#body = drawing.body;
    this.#placing = placing;
    this.#index = new Map(
      [...placing].flatMap(([story, paragraphs]) =>
        [...paragraphs].map(([paragraph, element]) => [element, { story, paragraph }] as const),
      ),
    );
  }

  /** How many of the body's paragraphs with text were found on the page, of how many: for tests. */
  get coverage(): { readonly placed: number; readonly all: number } {
    const body = this.text.stories[0];
    const withText = (body?.paragraphs ?? []).flatMap(({ text }, index) => (text.trim() === "" ? [] : [index]));
    const placed = withText.filter((index) => body && this.#placing.get(body.id)?.has(index)).length;
    return { placed, all: withText.length };
  }

  /** The person's selection as a range of the text; null when nothing of the text is selected. */
  selection(): TextRange | null {
    const range = selectedIn(this.holder);
    return range === null || range.collapsed ? null : this.rangeOf(range);
  }

  /** Selects a range of the text; the focus stays where it is. */
  select(range: TextRange): void {
    const ranges = this.rangesFor(range);
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (!first || !last) return;
    getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  }

  /** The paragraph that the selection, or the caret, begins in; null when it is elsewhere. */
  chosen(): DrawnParagraph | null {
    const range = selectedIn(this.holder);
    if (range === null) return null;
    for (const [element, { story, paragraph }] of this.#index) {
      if (!range.intersectsNode(element)) continue;
      const text = storyOf(this.text, story)?.paragraphs[paragraph]?.text;
      return text === undefined ? null : { story, paragraph, text, of: this.text, element };
    }
    return null;
  }

  /** A range on the page as a range of the text. It stays in the story that it begins in. */
  rangeOf(range: Range): TextRange | null {
    let from: { story: string; paragraph: number; offset: number } | null = null;
    let to: { paragraph: number; offset: number } | null = null;
    for (const [element, { story, paragraph }] of this.#index) {
      if (!range.intersectsNode(element) || (from !== null && from.story !== story)) continue;
      const map = this.#mapOf(element, story, paragraph);
      const span: { readonly start: number; readonly end: number } | null = map ? map.spanOf(range) : null;
      if (!span) continue;
      from ??= { story, paragraph, offset: span.start };
      to = { paragraph, offset: span.end };
    }
    if (from === null || to === null) return null;
    return { story: from.story, from: { paragraph: from.paragraph, offset: from.offset }, to };
  }

  /** A range of the text as ranges on the page, one for each paragraph that shows some of it. */
  rangesFor(range: TextRange): Range[] {
    const story = storyOf(this.text, range.story);
    if (!story) return [];
    return piecesOf(range, story).flatMap((piece) => {
      const element = this.#placing.get(range.story)?.get(piece.paragraph);
      const drawn = element && this.#mapOf(element, range.story, piece.paragraph)?.rangeOf(piece.start, piece.end);
      return drawn ? [drawn] : [];
    });
  }

  /** Draws the overlay. The drawn text itself is never changed. */
  show({ labels, findings }: Overlay): void {
    setHighlight(
      "kallmarkt-label",
      labels.flatMap((range) => this.rangesFor(range)),
      0,
    );
    setHighlight(
      "kallmarkt-finding",
      findings.flatMap((range) => this.rangesFor(range)),
      1,
    );
  }

  /** Brings a passage into view; false when it is not on the page. */
  jumpTo(range: TextRange): boolean {
    const ranges = this.rangesFor(range);
    const element = this.#placing.get(range.story)?.get(range.from.paragraph);
    if (!element) return false;
    setHighlight("kallmarkt-shown", ranges, 2);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
    return true;
  }

  /** Selects the paragraph that is `step` away from the one selected now; with `isExtending`, as well as that. For the keyboard. */
  stepParagraph(step: 1 | -1, isExtending: boolean): string | null {
    const current = this.selection();
    const paragraphs = this.#body.filter((element) => this.#index.has(element) && element.textContent.trim() !== "");
    const indexOf = (paragraph: number): number =>
      paragraphs.findIndex((element) => this.#index.get(element)?.paragraph === paragraph);
    const edge = current === null ? -1 : indexOf(step === 1 ? current.to.paragraph : current.from.paragraph);
    const next = paragraphs[current === null && step === -1 ? paragraphs.length - 1 : Math.max(0, edge + step)];
    if (!next) return null;
    const range = document.createRange();
    range.selectNodeContents(next);
    const before = selectedIn(this.holder);
    if (isExtending && before !== null) {
      if (before.compareBoundaryPoints(Range.START_TO_START, range) < 0)
        range.setStart(before.startContainer, before.startOffset);
      if (before.compareBoundaryPoints(Range.END_TO_END, range) > 0) range.setEnd(before.endContainer, before.endOffset);
    }
    const selection = getSelection();
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    next.scrollIntoView({ block: "nearest" });
    return next.textContent;
  }

  #mapOf(element: HTMLElement, story: string, paragraph: number): CharacterMap | null {
    const known = this.#maps.get(element);
    if (known) return known;
    const text = storyOf(this.text, story)?.paragraphs[paragraph]?.text;
    if (text === undefined) return null;
    const made = new CharacterMap(element, text);
    this.#maps.set(element, made);
    return made;
  }
}

/** What browsers without `getComposedRanges` have instead; it is in no standard, and so not in the types. */
interface OwnSelection {
  readonly getSelection?: () => Selection | null;
}

/** The selection inside a shadow root, as each browser gives it. */
function selectedIn(holder: HTMLElement): Range | null {
  const shadow = holder.shadowRoot;
  const selection = getSelection();
  if (!shadow || !selection) return null;
  const own = (shadow as OwnSelection).getSelection?.() ?? null;
  const isComposed = typeof selection.getComposedRanges === "function";
  const composed = isComposed ? selection.getComposedRanges({ shadowRoots: [shadow] })[0] : undefined;
  const found = composed ?? (own !== null && own.rangeCount > 0 ? own.getRangeAt(0) : undefined);
  if (!found || found.startContainer.getRootNode() !== shadow) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  if (found.endContainer.getRootNode() === shadow) range.setEnd(found.endContainer, found.endOffset);
  else range.setEndAfter(shadow.lastElementChild ?? found.startContainer);
  return range;
}

/** Where the browser has no highlights of its own, passages are still jumped to. */
function setHighlight(name: string, ranges: readonly Range[], priority: number): void {
  if (typeof Highlight === "undefined") return;
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** Takes the overlay away, for a page without a document. */
export function clearOverlay(): void {
  if (typeof Highlight === "undefined") return;
  for (const name of ["kallmarkt-label", "kallmarkt-finding", "kallmarkt-shown"]) CSS.highlights.delete(name);
}
