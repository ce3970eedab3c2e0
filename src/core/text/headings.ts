/** Headings and the sections under them: where an entry goes, and under which heading a passage stands. */
import type { Paragraph, Story } from "./document.ts";
import { normalize } from "./normalize.ts";

/** A heading of a story. */
export interface Heading {
  readonly paragraph: number;
  /** 1–9. A heading known only by its words has the level of the styled heading before it, or 1. */
  readonly level: number;
  /** Its words as compared: lower case, without numbering and without a colon or stop at the end. */
  readonly name: string;
}

/** Paragraph indexes, `from` (the heading) included, `to` not. */
export interface Section {
  readonly from: number;
  readonly to: number;
}

/** Lines longer than this are never headings by their words alone. */
const HEADING_LENGTH = 80;

const numbering = /^(?:(?:§ ?)?\d{1,3}(?:\.\d{1,3}){0,4}[.):]?|[ivx]{1,5}[.)]|\p{L}[.)]) +/u;

/** The name under which a heading line is compared: "3. Beslutsunderlag:" → "beslutsunderlag". */
export function headingName(line: string): string {
  return normalize(line)
    .trim()
    .toLowerCase()
    .replace(numbering, "")
    .replace(/ ?[:.]$/, "");
}

/**
 * The headings of a story in order. A paragraph is one when its outline level says so and it has words, or, for writers who
 * only make a line bold, when the whole line is one of `names` (compared as `headingName`) and it is no list item.
 */
export function headingsOf(story: Story, names: readonly string[] = []): readonly Heading[] {
  const key = names.join("\n");
  const [knownKey, known] = asked.get(story) ?? [];
  if (known !== undefined && knownKey === key) return known;
  const read = readHeadings(story, namesOf(names));
  asked.set(story, [key, read]);
  return read;
}

/** Of each story the headings that were asked for last: one label asks for the same ones several times. */
const asked = new WeakMap<Story, readonly [names: string, headings: readonly Heading[]]>();

function readHeadings(story: Story, wanted: ReadonlySet<string>): Heading[] {
  const headings: Heading[] = [];
  let level = 1;
  story.paragraphs.forEach((paragraph, index) => {
    const name = nameAsHeading(paragraph, wanted);
    if (name === null) return;
    if (paragraph.heading > 0) level = paragraph.heading;
    headings.push({ paragraph: index, level, name });
  });
  return headings;
}

/** The heading in force at a paragraph: the nearest at or above it, or null before the first. */
export function sectionHeadingOf(story: Story, paragraphIndex: number, names: readonly string[] = []): Heading | null {
  return headingsOf(story, names).findLast((heading) => heading.paragraph <= paragraphIndex) ?? null;
}

/** The first heading with one of these names; a styled heading goes before a line that only has the words. */
export function findHeading(story: Story, names: readonly string[]): Heading | null {
  const wanted = namesOf(names);
  const found = headingsOf(story, names).filter((heading) => wanted.has(heading.name));
  return found.find((heading) => (story.paragraphs[heading.paragraph]?.heading ?? 0) > 0) ?? found[0] ?? null;
}

/**
 * The section under the heading at paragraph `headingIndex`: to the next heading of the same or a higher level, or the end of
 * the story. `names` are those that let lines count as headings. A paragraph that is no heading gives itself alone.
 */
export function sectionRange(story: Story, headingIndex: number, names: readonly string[] = []): Section {
  const headings = headingsOf(story, names);
  const own = headings.find((heading) => heading.paragraph === headingIndex);
  if (!own) return { from: headingIndex, to: Math.min(headingIndex + 1, story.paragraphs.length) };
  const next = headings.find((heading) => heading.paragraph > headingIndex && heading.level <= own.level);
  return { from: headingIndex, to: next?.paragraph ?? story.paragraphs.length };
}

function namesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(headingName));
}

function nameAsHeading(paragraph: Paragraph, wanted: ReadonlySet<string>): string | null {
  if (paragraph.heading > 0) return headingName(paragraph.text) || null;
  if (wanted.size === 0 || paragraph.inList || paragraph.text.length > HEADING_LENGTH || !mayEndAs(paragraph.text, wanted))
    return null;
  const name = headingName(paragraph.text);
  return wanted.has(name) ? name : null;
}

/** Last letters of the names that are wanted; a set of names is used for a whole story, so it is worth keeping. */
const endings = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** A cheap look at a line's last letter, which settles it for nearly all lines of a long document. */
function mayEndAs(line: string, wanted: ReadonlySet<string>): boolean {
  const last = /[^\s:.]/.test(line.slice(-1)) ? line.slice(-1) : line.replace(/[\s:.]+$/, "").slice(-1);
  if (!/[a-zA-ZåäöÅÄÖéÉ0-9]/.test(last)) return line.trim() !== "";
  let known = endings.get(wanted);
  if (!known) {
    known = new Set([...wanted].map((name) => name.slice(-1)));
    endings.set(wanted, known);
  }
  return known.has(last.toLowerCase());
}
