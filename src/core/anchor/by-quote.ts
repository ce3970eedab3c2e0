/** The last layer: sentences of a passage that stand, word for word, somewhere nobody else has a claim to. */
import type { TextRange } from "../text/document.ts";
import { rangeOf, sentenceText } from "../text/passages.ts";
import type { Placed } from "./anchor.ts";
import { pairEdited } from "./edited.ts";
import { digestInto } from "./outline.ts";
import { digestsOf, type StoryReading } from "./story-reading.ts";
import { verdictOn, type Match, type NewText } from "./verdict.ts";

/** A sentence shorter than this says too little to be recognised by its words alone ("Ja.", "Beslut"). */
const TELLING = 20;

/** Share of the passage's characters that must stand together elsewhere before it is proposed that it moved. */
const SHARE = 0.3;

/** A sentence of the passage: normal form and floor. */
export interface WantedSentence {
  readonly text: string;
  readonly floor: number;
}

/** Sentence texts and ranges of a story, as the verdict asks for them. */
export function newTextOf({ story, sentences }: StoryReading): NewText {
  return {
    sentence: (index) => (sentences[index] ? sentenceText(story, sentences[index]) : ""),
    range: (first, last): TextRange => {
      const from = sentences[first];
      const to = sentences[last];
      if (!from || !to) throw new RangeError(`no sentence ${first} or ${last} in story ${story.id}`);
      return rangeOf(story, from, to);
    },
  };
}

/**
 * Where the passage may have moved: always to be confirmed. A sentence that had a twin when it was labelled does not count, and
 * when the text stands in two free places, that is said. `claimed` marks sentences that are accounted for.
 */
export function byQuote(reading: StoryReading, wanted: readonly WantedSentence[], claimed: Uint8Array): Placed | null {
  const hits = wanted.flatMap((sentence, index) => {
    if (sentence.text.length < TELLING || sentence.floor >= 1) return [];
    return placesOf(reading, sentence.text, claimed).map((at): Match => ({
      sentence: index,
      first: at,
      last: at,
      likeness: 1,
      isWeak: false,
    }));
  });
  const clusters = clustersOf(hits, wanted.length).sort(
    (a, b) => weigh(b, wanted) - weigh(a, wanted) || (a[0]?.first ?? 0) - (b[0]?.first ?? 0),
  );
  const [best, second] = clusters;
  const total = wanted.reduce((sum, sentence) => sum + sentence.text.length, 0);
  if (!best || weigh(best, wanted) < SHARE * total) return null;
  const matches = [...best, ...around(reading, wanted, best, claimed)];
  const evidence = { sentences: wanted.map((sentence) => sentence.text), matches, place: "tight" as const, hasTwin: false };
  const answer = verdictOn(evidence, newTextOf(reading), "quote");
  if (!answer) return null;
  const hasTwin = second !== undefined && weigh(second, wanted) >= weigh(best, wanted) / 2;
  return {
    ...answer,
    kind: "to-confirm",
    doubts: [...new Set([...answer.doubts, "moved" as const, ...(hasTwin ? ["has-twin" as const] : [])])],
  };
}

/** Indexes of the unclaimed sentences with exactly this text. */
function placesOf(reading: StoryReading, text: string, claimed: Uint8Array): number[] {
  const digest = new Uint32Array(2);
  digestInto(digest, 0, text);
  const digests = digestsOf(reading, 0, reading.normals.length);
  const places: number[] = [];
  for (let index = 0; index < reading.normals.length; index++) {
    if (digests[2 * index] !== digest[0] || digests[2 * index + 1] !== digest[1]) continue;
    if (claimed[index] !== 1 && reading.normals[index] === text) places.push(index);
  }
  return places;
}

/** Hits that stand together, each sentence at most once a cluster. */
function clustersOf(hits: readonly Match[], count: number): Match[][] {
  const clusters: Match[][] = [];
  for (const hit of [...hits].sort((a, b) => a.first - b.first)) {
    const last = clusters.at(-1);
    const isNear = last && hit.first - (last.at(-1)?.last ?? 0) <= count + 2;
    if (isNear && !last.some((match) => match.sentence === hit.sentence)) last.push(hit);
    else clusters.push([hit]);
  }
  return clusters;
}

function weigh(matches: readonly Match[], wanted: readonly WantedSentence[]): number {
  return matches.reduce((sum, match) => sum + (wanted[match.sentence]?.text.length ?? 0), 0);
}

/** The rest of the passage near a cluster: short sentences as they were, and edited ones. */
function around(
  reading: StoryReading,
  wanted: readonly WantedSentence[],
  cluster: readonly Match[],
  claimed: Uint8Array,
): Match[] {
  const own = new Set(cluster.map((match) => match.first));
  const numbers = wanted.map((_, index) => index).filter((index) => !cluster.some((match) => match.sentence === index));
  const from = Math.max(0, (cluster[0]?.first ?? 0) - wanted.length);
  const to = Math.min(reading.normals.length - 1, (cluster.at(-1)?.last ?? 0) + wanted.length);
  const free: number[] = [];
  for (let index = from; index <= to; index++) if (claimed[index] !== 1 && !own.has(index)) free.push(index);
  const old = numbers.map((index) => ({ text: wanted[index]?.text ?? "", floor: wanted[index]?.floor ?? 0, joinsNext: false }));
  return pairEdited(
    old,
    free.map((index) => reading.normals[index] ?? ""),
  )
    .filter((pair) => !pair.isWeak || pair.likeness === 1)
    .map((pair) => ({
      sentence: numbers[pair.old] ?? 0,
      first: free[pair.first] ?? 0,
      last: free[pair.last] ?? 0,
      likeness: pair.likeness,
      isWeak: false,
    }));
}
