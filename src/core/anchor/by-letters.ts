/** Finds a passage sign by sign in a document that was converted: blanks, line ends, page ends and our own marks don't count. */
import type { DocumentText, TextRange } from "../text/document.ts";
import type { Anchor, AnchorDoubt, Placed } from "./anchor.ts";
import { CONTEXT_LIMIT } from "./context.ts";
import { lettersOnly, paragraphAt, signsIn, signsOf, storySigns, type StorySigns } from "./letters.ts";
import { type OwnText, Walk, type Walked } from "./walk.ts";

/** Letters that a place is looked for by: few enough to stand before any page's end, many enough to be rare. */
const PROBE = 8;

/** Signs of the surroundings that are held against the place, and how far from it they may stand, in letters. */
const CONTEXT = 24;
const NEAR = 3000;

/** Letters that must stand before a quotation in our own text for it to be told by them. */
const LEAST_HEAD = 4;

interface Hit extends Walked {
  readonly in: StorySigns;
  /** What stood before or after the passage stands right there now. */
  readonly isBeside: boolean;
  /** It stands at least near by; true where the record knows no surroundings. */
  readonly isNear: boolean;
  /** Everything that the record keeps of the surroundings, on both sides, stands right there: that is only true of one place. */
  readonly isSurrounded: boolean;
}

/** Where the passages of a record stand in one document, by their signs. `own`: every text that Källmärkt wrote into it. */
export class LetterSearch {
  readonly #stories: readonly StorySigns[];
  readonly #walk: Walk;
  /** Letters of our own texts with a paragraph of their own: a source entry may quote the passage that it is about. */
  readonly #quoting: readonly string[];

  constructor(text: DocumentText, own: readonly OwnText[]) {
    this.#stories = text.stories.map(storySigns);
    this.#walk = new Walk(own, this.#stories);
    this.#quoting = own.filter(({ standsInside }) => !standsInside).map(({ text }) => lettersOnly(signsOf(text)));
  }

  /**
   * The place where every sign of the passage stands, in order; null when there is none. Found when it stands there once, or once in its old
   * surroundings. To be confirmed when it has or had a twin, when nothing around it is what it was, when it is shown in capitals, and when a
   * page's end comes inside it with text that nobody can say is the page's own. `hasNote`: Källmärkt put a note's number after it.
   */
  find(anchor: Anchor, hasNote: boolean): Placed | null {
    const exact = this.#stories.flatMap((story) => this.#hitsIn(story, signsOf(anchor.exact), anchor, hasNote));
    if (exact.length > 0) return answerFor(anchor, exact, []);
    const wanted = inCapitals(signsOf(anchor.exact));
    const capitals = this.#stories.flatMap((story) => this.#hitsIn(story, wanted, anchor, hasNote));
    return capitals.length > 0 ? answerFor(anchor, capitals, ["in-capitals"]) : null;
  }

  #hitsIn(story: StorySigns, wanted: string, anchor: Anchor, hasNote: boolean): Hit[] {
    const letters = lettersOnly(wanted);
    const probe = letters.slice(0, PROBE);
    if (probe === "") return [];
    const first = wanted.indexOf(probe.charAt(0));
    const heads = this.#headsBefore(probe);
    const hits: Hit[] = [];
    for (let at = story.letters.indexOf(probe); at !== -1; at = story.letters.indexOf(probe, at + 1)) {
      if (heads.some((head) => story.letters.endsWith(head, at))) continue;
      const start = startOf(story, story.letterAt[at] ?? 0, wanted.slice(0, first));
      const walked = start === null ? null : this.#walk.from(story, start, wanted);
      if (walked) hits.push(...this.#judged(story, walked, wanted, anchor, hasNote));
    }
    return hits;
  }

  /** What stands in our own texts just before these letters: behind it a place is our quotation, and not the passage. */
  #headsBefore(probe: string): string[] {
    return this.#quoting.flatMap((text) => {
      const at = text.indexOf(probe);
      return at < LEAST_HEAD ? [] : [text.slice(Math.max(0, at - CONTEXT), at)];
    });
  }

  /** The hit with its surroundings; nothing when the passage's signs are only part of a longer word, number or sentence there. */
  #judged(story: StorySigns, walked: Walked, wanted: string, anchor: Anchor, hasNote: boolean): Hit[] {
    const { signs } = story;
    const [prefix, suffix] = [signsOf(anchor.prefix), signsOf(anchor.suffix)];
    const note = hasNote ? (/^\d{1,3}/.exec(signs.slice(walked.to, walked.to + 3))?.[0].length ?? 0) : 0;
    const next = this.#walk.pastOwn(story, walked.to + note);
    const follows = prefix !== "" && signs.slice(0, walked.from).endsWith(prefix.slice(-CONTEXT));
    const precedes = suffix !== "" && signs.startsWith(suffix.slice(0, CONTEXT), next);
    if (!follows && !beginsThere(story, walked.from)) return [];
    if (!precedes && next === walked.to && !endsThere(story, walked.to, wanted)) return [];
    const [before, after] = [lettersOnly(prefix), lettersOnly(suffix)];
    const lettersBefore = lettersOnly(signs.slice(Math.max(0, walked.from - NEAR), walked.from));
    const lettersAfter = lettersOnly(signs.slice(next, next + NEAR));
    const isNear =
      (before === "" && after === "") ||
      (before !== "" && lettersBefore.includes(before.slice(-CONTEXT))) ||
      (after !== "" && lettersAfter.includes(after.slice(0, CONTEXT)));
    // As by position: surroundings that could not be made unique prove nothing.
    const isUnique = anchor.prefix.length < CONTEXT_LIMIT && anchor.suffix.length < CONTEXT_LIMIT;
    const isSurrounded = isUnique && lettersBefore.endsWith(before) && lettersAfter.startsWith(after);
    return [{ ...walked, in: story, isBeside: follows || precedes, isNear, isSurrounded }];
  }
}

function answerFor(anchor: Anchor, hits: readonly Hit[], known: readonly AnchorDoubt[]): Placed | null {
  // A sentence whose floor is 1 stood elsewhere, too, when it was labelled: then its twin may be all that is left.
  const hadTwin = anchor.sentences.every(({ floor }) => floor >= 1);
  const surrounded = hits.filter((hit) => hit.isSurrounded);
  const beside = hits.filter((hit) => hit.isBeside);
  const isOnly = (list: readonly Hit[]): boolean => list.length === 1;
  const hit = [surrounded, beside, hits].find(isOnly)?.[0] ?? beside[0] ?? hits[0];
  if (!hit) return null;
  // Surroundings that differ in blanks alone are the same here: one hit alone may be the twin.
  const isCertain = hadTwin ? hits.length > 1 && isOnly(surrounded) : [surrounded, beside, hits].some(isOnly);
  const doubts = [...known, ...(isCertain ? [] : ["has-twin" as const]), ...(hit.isNear ? [] : ["moved" as const])];
  const added = hit.between.map((paragraph) => hit.in.story.paragraphs[paragraph]?.text.trim() ?? "");
  return {
    kind: doubts.length === 0 && added.length === 0 ? "found" : "to-confirm",
    by: "quote",
    range: rangeOf(hit),
    doubts,
    sentences: anchor.sentences.map(() => ({ kind: "intact" })),
    added,
  };
}

/** Letters that have one capital as capitals; ß stays. A page that shows a passage so shows the same signs. */
function inCapitals(signs: string): string {
  return signs.replace(/\p{Ll}/gu, (letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter));
}

/** The passage's first sign: before its first letter may stand others, a quotation mark or a number. */
function startOf(story: StorySigns, letter: number, before: string): number | null {
  const start = letter - before.length;
  return start >= 0 && story.signs.startsWith(before, start) ? start : null;
}

const ENDING = /[.!?:;…"')\]]/;

/** A paragraph begins, a sentence has ended, or the page put a list's sign or a note's number there. */
function beginsThere(story: StorySigns, at: number): boolean {
  const paragraph = paragraphAt(story, at);
  const start = story.starts[paragraph] ?? 0;
  if (at === start || story.optional.has(at - 1)) return true;
  const before = story.signs.charAt(at - 1);
  return ENDING.test(before) || (!/[\p{L}\p{N}]/u.test(before) && at - start <= 2) || isNumber(story.signs.slice(start, at));
}

/** A paragraph or the story ends, a note's number follows, or the passage ends as a sentence does and no number goes on. */
function endsThere(story: StorySigns, at: number, wanted: string): boolean {
  if (at >= story.signs.length || story.optional.has(at) || story.starts[paragraphAt(story, at)] === at) return true;
  if (/\d[.,:]$/.test(wanted) && /\d/.test(story.signs.charAt(at))) return false;
  return ENDING.test(wanted.slice(-1));
}

/** A list's number as programs make it: 3, 3., 3.1, (a), iv. */
function isNumber(signs: string): boolean {
  return /^\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivx]{1,5})[.)]?$/u.test(signs);
}

function rangeOf({ in: story, from, to }: Hit): TextRange {
  const place = (index: number, edge: "from" | "to") => {
    const paragraph = paragraphAt(story, index);
    const own = story.story.paragraphs[paragraph];
    const offset = own ? signsIn(own)[edge][index - (story.starts[paragraph] ?? 0)] : undefined;
    return { paragraph, offset: offset ?? 0 };
  };
  return { story: story.story.id, from: place(from, "from"), to: place(to - 1, "to") };
}
