/** The sentences of an old outline whose words are known: the labels' own, and the neighbours kept as their context. */
import { normalize } from "../text/normalize.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { Anchor, NamedAnchor } from "./anchor.ts";
import type { OldSentence } from "./edited.ts";
import { digestInto, printsOf } from "./outline.ts";

export interface KnownSentence extends OldSentence {
  /** The anchors it belongs to, with its number in each; none for a neighbour. */
  readonly owners: { readonly id: string; readonly sentence: number }[];
}

/** By number in the outline. Neighbours are there because they compete for edited text as well. */
export function knownSentences(anchors: readonly NamedAnchor[], old: Uint32Array): ReadonlyMap<number, KnownSentence> {
  const known = new Map<number, KnownSentence>();
  for (const { id, anchor } of anchors) {
    anchor.sentences.forEach((sentence, index) => {
      const number = anchor.outline.at + index;
      const owner = { id, sentence: index };
      const before = known.get(number);
      if (before) before.owners.push(owner);
      else {
        const joinsNext = index + 1 < anchor.sentences.length;
        known.set(number, { text: normalize(sentence.text), floor: sentence.floor, joinsNext, owners: [owner] });
      }
    });
  }
  for (const { anchor } of anchors) {
    for (const [number, text] of neighboursOf(anchor, old)) {
      if (!known.has(number)) known.set(number, { text, floor: 0, joinsNext: false, owners: [] });
    }
  }
  return known;
}

/** The sentences just before and after, as far as prefix and suffix hold them whole. */
function neighboursOf({ outline, sentences, prefix, suffix }: Anchor, old: Uint32Array): [number, string][] {
  const isText = (line: string) => line.trim() !== "";
  const before = prefix.split("\n").findLast(isText) ?? "";
  const after = suffix.split("\n").find(isText) ?? "";
  const candidates: [number, string, number][] = [
    [outline.at - 1, before, -1],
    [outline.at + sentences.length, after, 0],
  ];
  return candidates.flatMap(([number, line, which]) => {
    const span = sentencesOf(line).at(which);
    const text = span ? normalize(line.slice(span.start, span.end)) : "";
    const digest = new Uint32Array(2);
    digestInto(digest, 0, text);
    // A prefix may begin in the middle of a sentence: only what has the neighbour's print is the neighbour.
    return text !== "" && printsOf(digest, outline.salt)[0] === old[number] ? [[number, text] as [number, string]] : [];
  });
}
