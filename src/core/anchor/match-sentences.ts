/** Matches a passage's sentences with those of its own control, where no other text competes. */
import { align } from "./align.ts";
import type { Anchor } from "./anchor.ts";
import { pairEdited } from "./edited.ts";
import type { Match } from "./verdict.ts";

/** Equal sentences in order first, then edited ones between them. `old` and `next` are normal forms; floors come from the anchor. */
export function matchSentences(anchor: Anchor, old: readonly string[], next: readonly string[]): Match[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text) ?? 0;
  };
  const oldNumbers = Uint32Array.from(old, numberOf);
  const newNumbers = Uint32Array.from(next, numberOf);
  const only = new Map<number, number>();
  newNumbers.forEach((number, index) => only.set(number, only.has(number) ? -1 : index));
  const { toNew } = align(oldNumbers, newNumbers, only);
  const matches: Match[] = [];
  let oldFrom = 0;
  let newFrom = 0;
  for (let index = 0; index <= old.length; index++) {
    const at = index === old.length ? next.length : (toNew[index] ?? -1);
    if (at === -1) continue;
    const gap = old.slice(oldFrom, index).map((text, inGap) => ({
      text,
      floor: anchor.sentences[oldFrom + inGap]?.floor ?? 0,
      joinsNext: true,
    }));
    for (const pair of pairEdited(gap, next.slice(newFrom, at))) {
      for (let part = 0; part < pair.oldCount; part++) {
        matches.push({ ...pair, sentence: oldFrom + pair.old + part, first: newFrom + pair.first, last: newFrom + pair.last });
      }
    }
    if (index < old.length) matches.push({ sentence: index, first: at, last: at, likeness: 1, isWeak: false });
    oldFrom = index + 1;
    newFrom = at + 1;
  }
  return matches;
}
