/** Turns matched sentences into the answer: found, to be confirmed by a person, or nothing. */
import type { TextRange } from "../text/document.ts";
import type { AnchorDoubt, Placed, SentenceFate } from "./anchor.ts";

/** A sentence of the anchor and the new sentences `first..last` it was matched with; likeness 1 means that they are the same. */
export interface Match {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly likeness: number;
  readonly isWeak: boolean;
}

/** What is known about one anchor before the answer is given. */
export interface Evidence {
  /** The anchor's sentences in normal form. */
  readonly sentences: readonly string[];
  readonly matches: readonly Match[];
  /**
   * How well the surroundings vouch for the place. `certain`: inside the label's own content control. `exact`: between
   * neighbours that are there, as many sentences stand as stood. `tight`: one sentence more or less is unaccounted for, or
   * two were added. `loose`: somewhere between known sentences.
   */
  readonly place: "certain" | "exact" | "tight" | "loose";
  /** The matched text stands elsewhere too, and nothing tells which is which. */
  readonly hasTwin: boolean;
}

/** The text that matches refer to, by sentence index. */
export interface NewText {
  sentence(index: number): string;
  range(first: number, last: number): TextRange;
}

/** Likeness that edited sentences must have on average when no sentence of the passage is left as it was. */
const SURE = { exact: 0.55, tight: 0.6, loose: 0.75 } as const;

/** Share of the passage (in characters) that must be recognised before a place is taken without asking. */
const SHARE = 0.2;
const SHARE_EDITED = 0.5;

/** New sentences between two matches that part a passage: it was torn apart rather than added to. */
function tornBy(count: number): number {
  return 6 + 2 * count;
}

/** The answer, or null when too little is left to call it a place. */
export function verdictOn(evidence: Evidence, text: NewText, by: Placed["by"]): Placed | null {
  const all = [...evidence.matches].sort((a, b) => a.first - b.first);
  const [matches, isTorn] = heaviestCluster(all, evidence);
  if (matches.length === 0) return null;
  const doubts = new Set<AnchorDoubt>();
  if (!isUntouched(matches, evidence)) doubts.add("edited");
  const answer = judge(matches, evidence);
  if (answer === "nothing") return null;
  if (answer !== "sure") doubts.add(answer);
  if (evidence.hasTwin) doubts.add("has-twin");
  if (isTorn) doubts.add("moved");
  const isSure = answer === "sure" && !evidence.hasTwin && !isTorn;
  const first = matches[0]?.first ?? 0;
  const last = Math.max(...matches.map((match) => match.last));
  return {
    kind: isSure ? "found" : "to-confirm",
    by,
    range: text.range(first, last),
    doubts: [...doubts],
    sentences: fatesOf(matches, evidence.sentences.length, text),
    added: addedBetween(matches, first, last, text),
  };
}

/** Every sentence as it was, in the old order, and nothing between. */
function isUntouched(matches: readonly Match[], { sentences }: Evidence): boolean {
  const begin = matches[0]?.first ?? 0;
  return (
    matches.length === sentences.length &&
    matches.every((match, index) => match.likeness === 1 && match.sentence === index && match.first === begin + index)
  );
}

/** `sure`, the doubt that a person must settle, or `nothing`. */
function judge(matches: readonly Match[], evidence: Evidence): "sure" | "edited" | "below-floor" | "nothing" {
  const total = weigh(
    evidence.sentences.map((_, sentence) => sentence),
    evidence,
  );
  const intact =
    weigh(
      matches.filter((match) => match.likeness === 1).map((match) => match.sentence),
      evidence,
    ) / total;
  const clear = matches.filter((match) => match.likeness < 1 && !match.isWeak);
  const edited =
    weigh(
      clear.map((match) => match.sentence),
      evidence,
    ) / total;
  const endsWeak = matches[0]?.isWeak === true || matches.at(-1)?.isWeak === true;
  if (intact === 0 && edited === 0) {
    const related =
      weigh(
        matches.map((match) => match.sentence),
        evidence,
      ) / total;
    return evidence.place === "loose" || related < SHARE_EDITED ? "nothing" : "below-floor";
  }
  if (evidence.place === "certain") return intact + edited >= SHARE_EDITED ? "sure" : "below-floor";
  if (endsWeak && !(evidence.place === "exact" && intact + edited >= SHARE_EDITED)) return "below-floor";
  if (intact > 0) return intact + edited >= SHARE ? "sure" : "edited";
  const mean = clear.reduce((sum, match) => sum + match.likeness * weigh([match.sentence], evidence), 0) / (edited * total);
  return edited >= SHARE_EDITED && mean >= SURE[evidence.place] ? "sure" : "edited";
}

/** Characters in the given sentences of the anchor. */
function weigh(sentences: readonly number[], evidence: Evidence): number {
  return sentences.reduce((sum, index) => sum + (evidence.sentences[index]?.length ?? 0), 0);
}

/** Matches that stand together; of a passage that was torn apart, the part with most of its text. */
function heaviestCluster(matches: readonly Match[], evidence: Evidence): [Match[], boolean] {
  const clusters: Match[][] = [];
  let end = -Infinity;
  for (const match of matches) {
    if (match.first - end - 1 > tornBy(evidence.sentences.length)) clusters.push([]);
    clusters.at(-1)?.push(match);
    end = Math.max(end, match.last);
  }
  const weights = clusters.map((cluster) =>
    weigh(
      cluster.map((match) => match.sentence),
      evidence,
    ),
  );
  const heaviest = clusters[weights.indexOf(Math.max(...weights))] ?? [];
  return [heaviest, clusters.length > 1];
}

function fatesOf(matches: readonly Match[], count: number, text: NewText): SentenceFate[] {
  const fates: SentenceFate[] = Array.from({ length: count }, () => ({ kind: "gone" }));
  for (const { sentence, first, last, likeness } of matches) {
    const now = Array.from({ length: last - first + 1 }, (_, index) => text.sentence(first + index)).join(" ");
    fates[sentence] = likeness === 1 ? { kind: "intact" } : { kind: "edited", likeness, now };
  }
  return fates;
}

function addedBetween(matches: readonly Match[], first: number, last: number, text: NewText): string[] {
  const own = new Set(
    matches.flatMap((match) => Array.from({ length: match.last - match.first + 1 }, (_, index) => match.first + index)),
  );
  const added: string[] = [];
  for (let index = first; index <= last; index++) if (!own.has(index)) added.push(text.sentence(index));
  return added;
}
