/** The text just before and after a passage: enough to tell it from its twins, and to know its place again. */
import type { Position, Story } from "../text/document.ts";

/** The longest that a prefix or suffix gets, in UTF-16 code units. */
export const CONTEXT_LIMIT = 400;

/** So much of the neighbouring sentence is kept even where a word would do: less than the limit, which only twins may reach. */
const NEIGHBOUR = 300;

/** Twins that are looked at; a passage that stands more often has no unique context worth keeping. */
const TWINS = 2000;

export interface Context {
  readonly prefix: string;
  readonly suffix: string;
}

/** The story's text on one string, paragraphs joined by a line feed. */
interface Joined {
  readonly text: string;
  readonly starts: readonly number[];
}

const known = new WeakMap<Story, Joined>();

function joined(story: Story): Joined {
  const before = known.get(story);
  if (before) return before;
  const starts: number[] = [];
  let length = 0;
  for (const { text } of story.paragraphs) {
    starts.push(length);
    length += text.length + 1;
  }
  const value = { text: story.paragraphs.map(({ text }) => text).join("\n"), starts };
  known.set(story, value);
  return value;
}

/** Up to `length` code units before a place, across paragraph ends. Reads only the paragraphs it needs. */
export function textBefore(story: Story, place: Position, length: number): string {
  let found = (story.paragraphs[place.paragraph]?.text ?? "").slice(0, place.offset);
  for (let index = place.paragraph - 1; index >= 0 && found.length < length; index--) {
    found = `${story.paragraphs[index]?.text ?? ""}\n${found}`;
  }
  return length === 0 ? "" : found.slice(-length);
}

/** Up to `length` code units after a place, across paragraph ends. */
export function textAfter(story: Story, place: Position, length: number): string {
  let found = (story.paragraphs[place.paragraph]?.text ?? "").slice(place.offset);
  for (let index = place.paragraph + 1; index < story.paragraphs.length && found.length < length; index++) {
    found = `${found}\n${story.paragraphs[index]?.text ?? ""}`;
  }
  return found.slice(0, length);
}

/**
 * Prefix and suffix of the passage `from..to`: back to `before` and on to `after` (the neighbouring sentences' far ends), of these
 * at most 300 code units, lengthened word by word until no twin of the passage in the story has the same, each at most
 * 400 code units. When even that does not tell all twins apart, both are as long as they may be.
 */
export function uniqueContext(story: Story, from: Position, to: Position, before: Position, after: Position): Context {
  const { text, starts } = joined(story);
  const at = (place: Position) => (starts[place.paragraph] ?? 0) + place.offset;
  const start = at(from);
  const end = at(to);
  let prefix = Math.min(NEIGHBOUR, start - at(before));
  let suffix = Math.min(NEIGHBOUR, at(after) - end);
  for (const twin of twinsOf(text, start, end)) {
    if (prefix > twin.before || suffix > twin.after) continue;
    const canBefore = twin.before < Math.min(CONTEXT_LIMIT, start);
    const canAfter = twin.after < Math.min(CONTEXT_LIMIT, text.length - end);
    // The side that needs less text tells this twin apart; where neither does, both are kept to the limit.
    const takesBefore = canBefore && (!canAfter || twin.before - prefix <= twin.after - suffix);
    if (takesBefore || !canAfter) prefix = Math.min(CONTEXT_LIMIT, start, wordStart(text, start, twin.before + 1));
    if (!takesBefore) suffix = Math.min(CONTEXT_LIMIT, text.length - end, wordEnd(text, end, twin.after + 1));
  }
  return { prefix: whole(text.slice(start - prefix, start)), suffix: whole(text.slice(end, end + suffix)) };
}

/** For each other place where the text stands: how much of the context before and after it is the same as here. */
function twinsOf(text: string, start: number, end: number): { before: number; after: number }[] {
  const exact = text.slice(start, end);
  const twins: { before: number; after: number }[] = [];
  if (exact === "") return twins;
  for (let at = text.indexOf(exact); at !== -1 && twins.length < TWINS; at = text.indexOf(exact, at + 1)) {
    if (at === start) continue;
    let before = 0;
    while (before < CONTEXT_LIMIT && before < start && before < at && text[start - before - 1] === text[at - before - 1])
      before++;
    let after = 0;
    const twinEnd = at + exact.length;
    while (after < CONTEXT_LIMIT && end + after < text.length && text[end + after] === text[twinEnd + after]) after++;
    twins.push({ before, after });
  }
  return twins;
}

/** `length`, lengthened so that the text before `at` begins with a word. */
function wordStart(text: string, at: number, length: number): number {
  let begin = at - length;
  while (begin > 0 && !/\s/.test(text.charAt(begin - 1))) begin--;
  return at - begin;
}

function wordEnd(text: string, at: number, length: number): number {
  let end = at + length;
  while (end < text.length && !/\s/.test(text.charAt(end))) end++;
  return end - at;
}

/** Without half a surrogate pair at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}
