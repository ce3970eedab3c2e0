/** The outline layer: aligns whole old outlines with the text as it stands, and looks for edited sentences only in their gaps. */
import { normalize } from "../text/normalize.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { Anchor } from "./anchor.ts";
import { align, type Alignment } from "./align.ts";
import { MARGIN, pairEdited, type OldSentence } from "./edited.ts";
import { decodePrints, digestInto, printsOf, WINDOW } from "./outline.ts";
import { storyPrints, type StoryPrints, type StoryReading } from "./story-reading.ts";
import type { Evidence, Match } from "./verdict.ts";

export interface NamedAnchor {
  readonly id: string;
  readonly anchor: Anchor;
}

/** What the outline says about one anchor. */
export interface Outlined {
  readonly id: string;
  readonly evidence: Evidence;
  /** New indexes of the nearest sentences around the passage that are still there, or -1. */
  readonly before: number;
  readonly after: number;
  /** 1 for each new sentence that answers to some old sentence of this outline: nothing can have moved there. */
  readonly claimed: Uint8Array;
}

/** New sentences that a gap is searched for at most: half from each of its ends. */
const CANDIDATES = 1000;

/** How far from its neighbour a sentence at the open end of an outline is looked for. */
const reachOf = (oldSentences: number) => 2 * oldSentences + 10;

/**
 * Evidence for anchors of one story. `taken` marks sentences that belong to labels found already: nobody's edited sentence
 * can be there. Anchors with one outline are aligned once and compete in the same gaps.
 */
export function byOutline(reading: StoryReading, anchors: readonly NamedAnchor[], taken: Uint8Array): Map<string, Outlined> {
  const groups = new Map<string, NamedAnchor[]>();
  for (const named of anchors) {
    const { salt, first, prints } = named.anchor.outline;
    const key = `${salt} ${first} ${prints}`;
    groups.set(key, [...(groups.get(key) ?? []), named]);
  }
  const printsBySalt = new Map<string, StoryPrints>();
  const found = new Map<string, Outlined>();
  for (const group of groups.values()) {
    const salt = group[0]?.anchor.outline.salt ?? "";
    const now = printsBySalt.get(salt) ?? storyPrints(reading, salt);
    printsBySalt.set(salt, now);
    for (const outlined of new OutlineGroup(reading, now, group, taken).outlined()) found.set(outlined.id, outlined);
  }
  return found;
}

/** A sentence of the old text whose words are known: an anchor's own, or a neighbour kept as prefix or suffix. */
interface KnownSentence extends OldSentence {
  /** The anchors it belongs to, with its number in each; none for a neighbour. */
  readonly owners: { readonly id: string; readonly sentence: number }[];
}

interface Gap {
  /** The matched sentences around it, old and new, or the ends of the outline. Both exclusive. */
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  /** Both ends are matched sentences, or ends of the story itself. */
  readonly isBounded: boolean;
}

/** One outline, the anchors that share it, and what became of it. */
class OutlineGroup {
  private readonly old: Uint32Array;
  private readonly alignment: Alignment;
  private readonly known = new Map<number, KnownSentence>();
  private readonly matches = new Map<string, Match[]>();
  private readonly claimed: Uint8Array;
  private readonly reading: StoryReading;
  private readonly now: StoryPrints;
  private readonly anchors: readonly NamedAnchor[];
  private readonly taken: Uint8Array;

  constructor(reading: StoryReading, now: StoryPrints, anchors: readonly NamedAnchor[], taken: Uint8Array) {
    this.reading = reading;
    this.now = now;
    this.anchors = anchors;
    this.taken = taken;
    this.claimed = new Uint8Array(reading.sentences.length);
    this.old = decodePrints(anchors[0]?.anchor.outline.prints ?? "");
    this.alignment = align(this.old, now.prints, now.only);
  }

  outlined(): Outlined[] {
    for (const { id, anchor } of this.anchors) this.learn(id, anchor);
    this.matchIntact();
    for (const gap of this.gaps()) this.matchEdited(gap);
    return this.anchors.map((named) => this.outlinedOf(named));
  }

  /** Notes an anchor's sentences and its neighbours', which compete for edited text as well. */
  private learn(id: string, anchor: Anchor): void {
    const { at } = anchor.outline;
    this.matches.set(id, []);
    anchor.sentences.forEach((sentence, index) => {
      const before = this.known.get(at + index);
      const owner = { id, sentence: index };
      if (before && before.owners.length > 0) before.owners.push(owner);
      else {
        const joinsNext = index + 1 < anchor.sentences.length;
        this.known.set(at + index, { text: normalize(sentence.text), floor: sentence.floor, joinsNext, owners: [owner] });
      }
    });
    this.learnNeighbour(
      anchor,
      at - 1,
      anchor.prefix.split("\n").findLast((line) => line.trim() !== ""),
      -1,
    );
    this.learnNeighbour(
      anchor,
      at + anchor.sentences.length,
      anchor.suffix.split("\n").find((line) => line.trim() !== ""),
      0,
    );
  }

  private learnNeighbour(anchor: Anchor, index: number, line: string | undefined, which: 0 | -1): void {
    if (line === undefined || this.known.has(index)) return;
    const span = sentencesOf(line).at(which);
    const text = span ? normalize(line.slice(span.start, span.end)) : "";
    const digest = new Uint32Array(2);
    digestInto(digest, 0, text);
    // A prefix may begin in the middle of a sentence: only what has the neighbour's print is the neighbour.
    if (text === "" || printsOf(digest, anchor.outline.salt)[0] !== this.old[index]) return;
    this.known.set(index, { text, floor: 0, joinsNext: false, owners: [] });
  }

  private matchIntact(): void {
    const { toNew } = this.alignment;
    for (let index = 0; index < toNew.length; index++) {
      const at = toNew[index] ?? -1;
      if (at === -1) continue;
      const known = this.known.get(index);
      if (known && known.text !== this.reading.normals[at]) {
        // Two sentences with one print: about one in four billion pairs.
        toNew[index] = -1;
        continue;
      }
      this.claimed[at] = 1;
      for (const { id, sentence } of known?.owners ?? []) {
        this.matches.get(id)?.push({ sentence, first: at, last: at, likeness: 1, isWeak: false });
      }
    }
  }

  /** The gaps that hold a known sentence without a match, each once. */
  private gaps(): Gap[] {
    const starts = new Map<number, Gap>();
    for (const index of this.known.keys()) {
      if ((this.alignment.toNew[index] ?? 0) !== -1) continue;
      const gap = this.gapAround(index);
      starts.set(gap.oldFrom, gap);
    }
    return [...starts.values()];
  }

  private gapAround(index: number): Gap {
    const { toNew } = this.alignment;
    const oldFrom = this.nearest(index, -1);
    const oldTo = this.nearest(index, 1);
    const hasBefore = oldFrom >= 0;
    const hasAfter = oldTo < this.old.length;
    const reach = reachOf(oldTo - oldFrom - 1);
    let newFrom = hasBefore ? (toNew[oldFrom] ?? -1) : -1;
    let newTo = hasAfter ? (toNew[oldTo] ?? 0) : this.reading.sentences.length;
    const isBounded = (hasBefore || this.startsStory()) && (hasAfter || this.endsStory());
    if (!hasBefore && !hasAfter) newTo = newFrom;
    else if (!hasBefore && !this.startsStory()) newFrom = Math.max(newFrom, newTo - reach - 1);
    else if (!hasAfter && !this.endsStory()) newTo = Math.min(newTo, newFrom + reach + 1);
    return { oldFrom, oldTo, newFrom, newTo, isBounded: isBounded && (hasBefore || hasAfter) };
  }

  /** The nearest matched old sentence before (-1) or after (1); -1 or the outline's length when there is none. */
  private nearest(index: number, step: 1 | -1): number {
    let at = index + step;
    while (at >= 0 && at < this.old.length && (this.alignment.toNew[at] ?? -1) === -1) at += step;
    return at;
  }

  private startsStory(): boolean {
    return this.anchors[0]?.anchor.outline.first === 0;
  }

  /** A window's tail is 200 sentences long unless the story ended before: any other length means that it was the end. */
  private endsStory(): boolean {
    const anchor = this.anchors[0]?.anchor;
    return anchor !== undefined && this.old.length - anchor.outline.at - anchor.sentences.length !== WINDOW;
  }

  private matchEdited(gap: Gap): void {
    const known: KnownSentence[] = [];
    for (let index = gap.oldFrom + 1; index < gap.oldTo; index++) {
      const sentence = this.known.get(index);
      if (sentence) known.push(sentence);
    }
    const candidates = candidatesIn(gap);
    const texts = candidates.map((index) => (this.taken[index] === 1 ? "" : (this.reading.normals[index] ?? "")));
    // Where as many sentences stand as stood, all of them known, a stranger can't be mistaken for one.
    const isExact = gap.isBounded && known.length === gap.oldTo - gap.oldFrom - 1 && candidates.length === known.length;
    for (const pair of pairEdited(known, texts, isExact ? 0 : MARGIN)) {
      const first = candidates[pair.first] ?? 0;
      const last = candidates[pair.last] ?? 0;
      if (!pair.isWeak) this.claimed.fill(1, first, last + 1);
      for (const sentence of known.slice(pair.old, pair.old + pair.oldCount)) {
        for (const owner of sentence.owners) {
          this.matches
            .get(owner.id)
            ?.push({ sentence: owner.sentence, first, last, likeness: pair.likeness, isWeak: pair.isWeak });
        }
      }
    }
  }

  private outlinedOf({ id, anchor }: NamedAnchor): Outlined {
    const { toNew } = this.alignment;
    const start = anchor.outline.at;
    const end = start + anchor.sentences.length;
    const before = toNew[this.nearest(start, -1)] ?? -1;
    const after = toNew[this.nearest(end - 1, 1)] ?? -1;
    const sentences = anchor.sentences.map((sentence) => normalize(sentence.text));
    const matches = this.withSwapped(this.matches.get(id) ?? [], sentences);
    const evidence: Evidence = {
      sentences,
      matches,
      place: this.placeOf(start, end),
      hasTwin: this.hasTwin(anchor, matches),
    };
    return { id, evidence, before, after, claimed: this.claimed };
  }

  /** How well the gaps that the passage reaches into are accounted for; see `Evidence`. */
  private placeOf(start: number, end: number): Evidence["place"] {
    let place: Evidence["place"] = "exact";
    for (let index = start; index < end; index++) {
      if ((this.alignment.toNew[index] ?? -1) !== -1) continue;
      const gap = this.gapAround(index);
      const others = Math.max(0, start - gap.oldFrom - 1) + Math.max(0, gap.oldTo - end);
      const grown = gap.newTo - gap.newFrom - (gap.oldTo - gap.oldFrom);
      if (!gap.isBounded || others > 1 || grown > 2) return "loose";
      if (others > 0 || grown !== 0) place = "tight";
      index = gap.oldTo - 1;
    }
    return place;
  }

  /** Sentences of the passage that only changed places with each other are intact: their text stands beside the rest. */
  private withSwapped(matches: readonly Match[], sentences: readonly string[]): Match[] {
    const all = [...matches];
    if (all.length === 0 || all.length === sentences.length) return all;
    const reach = sentences.length;
    const from = Math.max(0, Math.min(...all.map((match) => match.first)) - reach);
    const to = Math.min(this.reading.sentences.length - 1, Math.max(...all.map((match) => match.last)) + reach);
    const matched = new Set(all.map((match) => match.sentence));
    for (let index = from; index <= to; index++) {
      if (this.claimed[index] === 1 || this.taken[index] === 1) continue;
      const sentence = sentences.findIndex((text, number) => !matched.has(number) && text === this.reading.normals[index]);
      if (sentence === -1) continue;
      matched.add(sentence);
      this.claimed[index] = 1;
      all.push({ sentence, first: index, last: index, likeness: 1, isWeak: false });
    }
    return all;
  }

  /**
   * Intact sentences prove the place only when at least one of them can't be its twin; when some of the passage is missing, only
   * one that never had a twin does.
   */
  private hasTwin(anchor: Anchor, matches: readonly Match[]): boolean {
    const intact = matches.filter((match) => match.likeness === 1);
    if (intact.length === 0) return false;
    const isWhole = intact.length === anchor.sentences.length;
    return intact.every(
      (match) => this.isTwin(anchor, match) || (!isWhole && (anchor.sentences[match.sentence]?.floor ?? 0) >= 1),
    );
  }

  /** A sentence that had a twin when it was labelled needs a neighbour of the passage at its side to be told from it. */
  private isTwin(anchor: Anchor, match: Match): boolean {
    const start = anchor.outline.at;
    const index = start + match.sentence;
    const count = anchor.sentences.length;
    if (this.alignment.isAmbiguous[index] === 1) return true;
    if ((anchor.sentences[match.sentence]?.floor ?? 0) < 1) return false;
    const neighbours = [this.nearest(start, -1), this.nearest(start + count - 1, 1)];
    return !neighbours.some((neighbour) => {
      const at = this.alignment.toNew[neighbour] ?? -1;
      return at !== -1 && Math.abs(neighbour - index) <= count + 2 && Math.abs(at - match.first) <= count + 5;
    });
  }
}

/** New sentence indexes inside a gap. */
function candidatesIn(gap: Gap): number[] {
  const all = Array.from({ length: Math.max(0, gap.newTo - gap.newFrom - 1) }, (_, index) => gap.newFrom + 1 + index);
  return all.length <= CANDIDATES ? all : [...all.slice(0, CANDIDATES / 2), ...all.slice(-CANDIDATES / 2)];
}
