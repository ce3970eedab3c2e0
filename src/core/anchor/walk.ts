/** Walks through a story's signs and a passage's at once, past what a page puts in between. */
import { paragraphAt, signsOf, type StorySigns } from "./letters.ts";

/** Where a passage stands: its first sign, the one after its last, and the paragraphs in between that are neither its own, ours nor the page's. */
export interface Walked {
  readonly from: number;
  readonly to: number;
  readonly between: readonly number[];
}

/** Steps that all walks through one document may take together: a crafted file costs no more. */
const MOST_STEPS = 20_000_000;

/** Paragraphs that may stand at a page's end and beginning: footer, notes, header. */
const MOST_BETWEEN = 24;

/** A list's sign or number at a paragraph's beginning, as programs write them into text. */
const LIST_SIGN = /^\s*(?:[•▪◦‣·–—-]|[\uE000-\uF8FF]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+)\s/u;

/** A header or footer that is longer than this is none. */
const LONGEST_RUNNING = 300;

/** A page's number alone: 3, 3 (7), Sida 3 av 7, Page 3 of 7, - 3 -. */
const PAGE_NUMBER = /^[\s(-]*(?:sida|sid|s|page|p)?[\s.]*\d{1,4}(?:\s*(?:\(|av|of|\/)\s*\d{1,4}\)?)?[\s)-]*$/iu;

/** A text that Källmärkt wrote. `standsInside`: a mark or a caption, which stands in the writer's paragraphs; others have their own. */
export interface OwnText {
  readonly text: string;
  readonly standsInside: boolean;
}

interface State {
  readonly at: number;
  readonly done: number;
  readonly between: readonly number[];
  /** Of the paragraphs just passed by: whether a page has begun among them, as one must before the passage may go on. */
  readonly page: "none" | "needed" | "begun";
}

export class Walk {
  readonly #inside: readonly string[];
  readonly #own: readonly string[];
  readonly #running: ReadonlySet<string>;
  #steps = 0;

  constructor(own: readonly OwnText[], stories: readonly StorySigns[]) {
    this.#inside = longestFirst(own.filter(({ standsInside }) => standsInside));
    this.#own = longestFirst(own);
    this.#running = new Set(stories.flatMap(runningTexts));
  }

  /** The walk from a sign on; null when a sign of the passage is missing, another, or stands behind something that is not the page's. */
  from(story: StorySigns, start: number, wanted: string): Walked | null {
    const seen = new Set<string>();
    const waiting: State[] = [{ at: start, done: 0, between: [], page: "none" }];
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      const key = `${state.at} ${state.done}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const end = this.#go(story, state, wanted, start, waiting);
      if (end) return { from: start, to: end.at, between: end.between };
      if (this.#steps > MOST_STEPS) return null;
    }
    return null;
  }

  /** The first sign after texts of our own that begin here, and after the numbers above the line around them. */
  pastOwn(story: StorySigns, at: number): number {
    let next = at;
    while (next < story.signs.length && story.optional.has(next)) next++;
    const end = ownAt(story, next, this.#own);
    return end === null ? next : this.pastOwn(story, end);
  }

  /** On as far as the signs agree; other ways that may be tried are put on `waiting`, the likeliest last. */
  #go(story: StorySigns, state: State, wanted: string, start: number, waiting: State[]): State | null {
    let { at, done } = state;
    let paragraphEnd = -1;
    while (done < wanted.length) {
      if (++this.#steps > MOST_STEPS) return null;
      if (at >= paragraphEnd) {
        const paragraph = paragraphAt(story, at);
        paragraphEnd = story.starts[paragraph + 1] ?? story.signs.length;
        if (at > start && at === story.starts[paragraph]) {
          const page = at === state.at ? state.page : "none";
          if (!this.#mayGoOn(story, { ...state, at, done, page }, paragraph, waiting)) return null;
        }
      }
      if (at < story.signs.length && story.signs.charCodeAt(at) === wanted.charCodeAt(done)) {
        at++;
        done++;
      } else if (story.optional.has(at)) at++;
      else {
        const end = at > start ? ownAt(story, at, this.#inside) : null;
        if (end === null) return null;
        at = end;
      }
    }
    return { ...state, at, done };
  }

  /**
   * False when the passage may not go on in the paragraph that begins here: others were passed by, and no page has begun since. What may be
   * passed by from here is put on `waiting`: the paragraph's list sign, or the whole of it when it is ours or can be the page's.
   */
  #mayGoOn(story: StorySigns, state: State, number: number, waiting: State[]): boolean {
    const { text, startsPage, raised } = story.story.paragraphs[number] ?? { text: "" };
    // A paragraph that begins with a number above the line is a note at the page's foot.
    const isPages = raised?.[0]?.start === 0 || PAGE_NUMBER.test(text) || this.#running.has(runningForm(text));
    const page = startsPage ? "begun" : state.page === "none" ? "needed" : state.page;
    const next = { ...state, at: story.starts[number + 1] ?? story.signs.length };
    if (this.#isOwn(story, number)) waiting.push({ ...next, page: startsPage ? "begun" : state.page });
    else if (isPages) waiting.push({ ...next, page });
    else if (state.between.length < MOST_BETWEEN) waiting.push({ ...next, between: [...state.between, number], page });
    if (state.page === "needed" && !startsPage) return false;
    const [sign] = LIST_SIGN.exec(text) ?? [];
    if (sign !== undefined) waiting.push({ ...state, at: state.at + sign.replace(/\s/g, "").length, page: "none" });
    return true;
  }

  #isOwn(story: StorySigns, paragraph: number): boolean {
    const [start, end] = [story.starts[paragraph] ?? 0, story.starts[paragraph + 1] ?? 0];
    const text = story.signs.slice(start, end);
    // A note stands with its number before it.
    const number = /^\d{1,3}[.)]?/.exec(text)?.[0].length ?? 0;
    return [0, number].some((skip) => ownAt(story, start + skip, this.#own) === end);
  }
}

function longestFirst(own: readonly OwnText[]): string[] {
  const texts = new Set(own.map(({ text }) => signsOf(text)).filter((signs) => signs !== ""));
  return [...texts].sort((one, other) => other.length - one.length);
}

/** Where a text of our own that begins here ends, or null. */
function ownAt(story: StorySigns, at: number, own: readonly string[]): number | null {
  for (const text of own) {
    const end = standsAt(story, at, text);
    if (end !== null) return end;
  }
  return null;
}

function standsAt(story: StorySigns, start: number, wanted: string): number | null {
  let at = start;
  for (let done = 0; done < wanted.length; at++) {
    if (at >= story.signs.length) return null;
    if (story.signs.charCodeAt(at) === wanted.charCodeAt(done)) done++;
    else if (!story.optional.has(at) || done === 0) return null;
  }
  return at;
}

/** Texts that stand on two pages or more, numbers aside: headers and footers. */
function runningTexts({ story }: StorySigns): string[] {
  const pages = new Map<string, Set<number>>();
  let page = 0;
  for (const { text, startsPage } of story.paragraphs) {
    if (startsPage) page++;
    const form = runningForm(text);
    if (form === "" || form.length > LONGEST_RUNNING) continue;
    const known = pages.get(form) ?? new Set();
    pages.set(form, known.add(page));
  }
  return [...pages].filter(([, standsOn]) => standsOn.size > 1).map(([form]) => form);
}

function runningForm(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
}
