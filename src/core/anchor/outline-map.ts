/** An old outline laid over the text as it stands: what answers to what, and which gaps lie between. */
import type { Anchor } from "./anchor.ts";
import { align, type Alignment } from "./align.ts";
import { decodePrints, WINDOW } from "./outline.ts";
import type { StoryPrints } from "./story-reading.ts";

/** How far from its neighbour a sentence at the open end of an outline is looked for. */
const reachOf = (oldSentences: number) => 2 * oldSentences + 10;

/** Old and new sentences between two matches, or between a match and an end of the outline. All four ends are exclusive. */
export interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  /** Both ends are matched sentences, or ends of the story itself. */
  readonly isBounded: boolean;
}

/** Old sentences are numbered as in the outline's prints, new ones as in the story. */
export class OutlineMap {
  readonly old: Uint32Array;
  private readonly alignment: Alignment;
  private readonly count: number;
  private readonly startsStory: boolean;
  private readonly endsStory: boolean;

  /** `anchor` is any of those that share the outline. */
  constructor(anchor: Anchor, now: StoryPrints) {
    const { outline, sentences } = anchor;
    this.old = decodePrints(outline.prints);
    this.alignment = align(this.old, now.prints, now.only);
    this.count = now.prints.length;
    this.startsStory = outline.first === 0;
    // A window's tail is 200 sentences long unless the story ended before: any other length means that it was the end.
    this.endsStory = this.old.length - outline.at - sentences.length !== WINDOW;
  }

  /** The new sentence that is the old one, or -1. */
  newIndex(index: number): number {
    return this.alignment.toNew[index] ?? -1;
  }

  isAmbiguous(index: number): boolean {
    return this.alignment.isAmbiguous[index] === 1;
  }

  /** Takes back a match that turned out to be no match. */
  unmatch(index: number): void {
    this.alignment.toNew[index] = -1;
  }

  /** The nearest matched old sentence before (-1) or after (1); -1 or the outline's length when there is none. */
  nearest(index: number, step: 1 | -1): number {
    let at = index + step;
    while (at >= 0 && at < this.old.length && this.newIndex(at) === -1) at += step;
    return at;
  }

  /** The gap in which an unmatched old sentence stood. At an open end it reaches only so far; without any match it is empty. */
  gapAround(index: number): Gap {
    const oldFrom = this.nearest(index, -1);
    const oldTo = this.nearest(index, 1);
    const hasBefore = oldFrom >= 0;
    const hasAfter = oldTo < this.old.length;
    const reach = reachOf(oldTo - oldFrom - 1);
    let newFrom = hasBefore ? this.newIndex(oldFrom) : -1;
    let newTo = hasAfter ? this.newIndex(oldTo) : this.count;
    if (!hasBefore && !hasAfter) newTo = newFrom;
    else if (!hasBefore && !this.startsStory) newFrom = Math.max(newFrom, newTo - reach - 1);
    else if (!hasAfter && !this.endsStory) newTo = Math.min(newTo, newFrom + reach + 1);
    const isBounded = (hasBefore || (this.startsStory && hasAfter)) && (hasAfter || this.endsStory);
    return { oldFrom, oldTo, newFrom, newTo, isBounded };
  }
}
