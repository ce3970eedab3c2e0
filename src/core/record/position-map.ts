/** Positions in a text from which pieces were cut, and the same positions in the text as a host read it. */
import type { Position, Span, TextRange } from "../text/document.ts";

/** What is cut from one story. */
export interface StoryCuts {
  readonly paragraphs: Set<number>;
  /** Spans by paragraph, in offsets of the reading, not overlapping. */
  readonly spans: Map<number, Span[]>;
  /** The whole story is left out. */
  isWhole: boolean;
}

export interface PositionMap {
  /** A range of the cut text in the reading's positions. It never starts or ends inside a cut, nor takes one in at its edges. */
  toReading(range: TextRange): TextRange;
  /** A range of the reading in the cut text's positions. */
  fromReading(range: TextRange): TextRange;
  /** A paragraph of the cut text, by story, as the reading numbers it. */
  paragraphToReading(story: string, paragraph: number): number;
}

/** The map for these cuts. Without any, it is the identity and costs nothing. */
export function positionMap(cuts: ReadonlyMap<string, StoryCuts>): PositionMap {
  const toParagraph = (story: string, paragraph: number): number => {
    let index = paragraph;
    for (const cut of [...(cuts.get(story)?.paragraphs ?? [])].sort((a, b) => a - b)) if (cut <= index) index++;
    return index;
  };
  const toOffset = (story: string, paragraph: number, offset: number, isStart: boolean): number => {
    let at = offset;
    for (const cut of spansOf(cuts, story, paragraph)) {
      // At a cut's edge, a range starts after it and ends before it.
      if (cut.start < at || (isStart && cut.start === at)) at += cut.end - cut.start;
    }
    return at;
  };
  const toPosition = (story: string, position: Position, isStart: boolean): Position => {
    const paragraph = toParagraph(story, position.paragraph);
    return { paragraph, offset: toOffset(story, paragraph, position.offset, isStart) };
  };
  const fromPosition = (story: string, position: Position): Position => {
    const gone = cuts.get(story)?.paragraphs ?? new Set<number>();
    const before = [...gone].filter((cut) => cut < position.paragraph).length;
    if (gone.has(position.paragraph)) return { paragraph: position.paragraph - before, offset: 0 };
    let offset = position.offset;
    for (const cut of spansOf(cuts, story, position.paragraph)) {
      offset -= Math.min(Math.max(0, position.offset - cut.start), cut.end - cut.start);
    }
    return { paragraph: position.paragraph - before, offset };
  };
  return {
    toReading: (range) => ({
      story: range.story,
      from: toPosition(range.story, range.from, true),
      to: toPosition(range.story, range.to, false),
    }),
    fromReading: (range) => ({
      story: range.story,
      from: fromPosition(range.story, range.from),
      to: fromPosition(range.story, range.to),
    }),
    paragraphToReading: toParagraph,
  };
}

function spansOf(cuts: ReadonlyMap<string, StoryCuts>, story: string, paragraph: number): Span[] {
  return [...(cuts.get(story)?.spans.get(paragraph) ?? [])].sort((one, other) => one.start - other.start);
}
