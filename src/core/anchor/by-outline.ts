/** The outline layer: aligns whole old outlines with the text as it stands, and looks for edited sentences only in their gaps. */
import { normalize } from "../text/normalize.ts";
import type { NamedAnchor } from "./anchor.ts";
import { MARGIN, pairEdited } from "./edited.ts";
import { knownSentences, type KnownSentence } from "./known-sentences.ts";
import { OutlineMap, type Gap } from "./outline-map.ts";
import { storyPrints, type StoryPrints, type StoryReading } from "./story-reading.ts";
import { mayBeTwin } from "./twins.ts";
import type { Evidence, Match } from "./verdict.ts";

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

/**
 * Evidence for anchors of one story. `taken` marks sentences that belong to labels found already: nobody's edited sentence
 * can be there. Anchors with one outline are aligned once and compete in the same gaps.
 */
export function byOutline(reading: StoryReading, anchors: readonly NamedAnchor[], taken: Uint8Array): Map<string, Outlined> {
  const groups = new Map<string, [NamedAnchor, ...NamedAnchor[]]>();
  for (const named of anchors) {
    const { salt, first, prints } = named.anchor.outline;
    const key = `${salt} ${first} ${prints}`;
    const group = groups.get(key);
    if (group) group.push(named);
    else groups.set(key, [named]);
  }
  const printsBySalt = new Map<string, StoryPrints>();
  const found = new Map<string, Outlined>();
  for (const group of groups.values()) {
    const [{ anchor }] = group;
    const now = printsBySalt.get(anchor.outline.salt) ?? storyPrints(reading, anchor.outline.salt);
    printsBySalt.set(anchor.outline.salt, now);
    const outlines = new OutlineGroup(reading, new OutlineMap(anchor, now), group, taken).outlined();
    for (const outlined of outlines) found.set(outlined.id, outlined);
  }
  return found;
}

/** One outline, the anchors that share it, and what became of it. */
class OutlineGroup {
  private readonly map: OutlineMap;
  private readonly known: ReadonlyMap<number, KnownSentence>;
  private readonly matches = new Map<string, Match[]>();
  private readonly claimed: Uint8Array;
  private readonly reading: StoryReading;
  private readonly anchors: readonly NamedAnchor[];
  private readonly taken: Uint8Array;

  constructor(reading: StoryReading, map: OutlineMap, anchors: readonly NamedAnchor[], taken: Uint8Array) {
    this.reading = reading;
    this.map = map;
    this.anchors = anchors;
    this.taken = taken;
    this.known = knownSentences(anchors, map.old);
    for (const { id } of anchors) this.matches.set(id, []);
    this.claimed = new Uint8Array(reading.sentences.length);
  }

  outlined(): Outlined[] {
    this.matchIntact();
    for (const gap of this.gaps()) this.matchEdited(gap);
    return this.anchors.map((named) => this.outlinedOf(named));
  }

  private matchIntact(): void {
    for (let index = 0; index < this.map.old.length; index++) {
      const at = this.map.newIndex(index);
      if (at === -1) continue;
      const known = this.known.get(index);
      if (known && known.text !== this.reading.normals[at]) {
        // Two sentences with one print: about one in four billion pairs.
        this.map.unmatch(index);
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
      if (index >= this.map.old.length || this.map.newIndex(index) !== -1) continue;
      const gap = this.map.gapAround(index);
      starts.set(gap.oldFrom, gap);
    }
    return [...starts.values()];
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
    const start = anchor.outline.at;
    const end = start + anchor.sentences.length;
    const before = this.map.newIndex(this.map.nearest(start, -1));
    const after = this.map.newIndex(this.map.nearest(end - 1, 1));
    const sentences = anchor.sentences.map((sentence) => normalize(sentence.text));
    const matches = this.withSwapped(this.matches.get(id) ?? [], sentences);
    const evidence: Evidence = {
      sentences,
      matches,
      place: this.placeOf(start, end),
      hasTwin: mayBeTwin(this.map, anchor, matches),
    };
    return { id, evidence, before, after, claimed: this.claimed };
  }

  /** How well the gaps that the passage reaches into are accounted for; see `Evidence`. */
  private placeOf(start: number, end: number): Evidence["place"] {
    let place: Evidence["place"] = "exact";
    for (let index = start; index < end; index++) {
      if (this.map.newIndex(index) !== -1) continue;
      const gap = this.map.gapAround(index);
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
}

/** New sentence indexes inside a gap. */
function candidatesIn(gap: Gap): number[] {
  const all = Array.from({ length: Math.max(0, gap.newTo - gap.newFrom - 1) }, (_, index) => gap.newFrom + 1 + index);
  return all.length <= CANDIDATES ? all : [...all.slice(0, CANDIDATES / 2), ...all.slice(-CANDIDATES / 2)];
}
