/** Where Källmärkt's own paragraphs go: under the writer's list of sources, or at the end; near the title; never into the minutes. */
import type { Profile } from "../policy/profile.ts";
import { headingName, headingsOf, type Heading } from "../text/headings.ts";
import type { DocumentText, Paragraph, Story } from "../text/document.ts";
import { endingOf } from "./closing.ts";
import { forbiddenSections, headingsUnder, isSectionName, knownNames, sectionEnd } from "./sections.ts";

/** Before or after a paragraph of the body, by its index from 0. */
export interface Placement {
  readonly paragraph: number;
  readonly side: "before" | "after";
}

export interface SourcePlacement {
  /** `under`: in a list the writer has. `new-heading`: a heading of our own goes to the same place first. */
  readonly kind: "under" | "new-heading";
  readonly at: Placement;
}

/** Lines after the title that still belong to the opening: number, date, author, receiver. */
const OPENING_LINES = 12;
const METADATA_LINE =
  /^(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr|datum|utfärdat|upprättad|handläggare|författare|mottagare|till|från|ärende|version|kontakt|telefon|e-post|date|case number|author|to|from)\b.{0,100}$/iu;
const TITLE_STYLE =
  /^(?:title|titel|rubrik|huvudrubrik|dokumentrubrik|dokumenttitel|document title|subtitle|underrubrik|underrubriken)$/iu;

/**
 * Where a source entry goes: at the end of the section under the first of the profile's headings that the body has (after its last list
 * item, when it has a list); else under a new heading at the end of the document, before signatures and recipients when these come
 * last. A heading inside a section that is copied into the minutes is passed over.
 */
export function placeSource(text: DocumentText, profile: Profile): SourcePlacement {
  const story = text.stories[0];
  if (!story) return { kind: "new-heading", at: { paragraph: 0, side: "after" } };
  const headings = headingsUnder(story, profile);
  const forbidden = forbiddenSections(story, profile);
  const isAllowed = (heading: Heading): boolean =>
    !forbidden.some((section) => section.from < heading.paragraph && heading.paragraph < section.to);
  for (const wanted of profile.source.headings.map(headingName)) {
    const found = headings.filter((heading) => heading.name === wanted && isAllowed(heading));
    // A styled heading is surer than a line that only has the words.
    const heading = found.find((one) => (story.paragraphs[one.paragraph]?.heading ?? 0) > 0) ?? found[0];
    if (heading) return { kind: "under", at: endOfSection(story, heading.paragraph, sectionEnd(story, heading, profile)) };
  }
  return { kind: "new-heading", at: between(story, endingOf(story)) };
}

/**
 * Where the reader notice goes, when the profile does not put it last: after the title and the lines of metadata below it; before the first section in a document without a
 * title. Never inside a section that is copied into the minutes.
 */
export function placeReaderNotice(text: DocumentText, profile: Profile): Placement {
  const story = text.stories[0];
  if (!story) return { paragraph: 0, side: "before" };
  const index = profile.readerNotice.place === "end" ? endingOf(story) : afterOpening(story, profile);
  const sections = forbiddenSections(story, profile);
  const isForbidden = (gap: number): boolean => sections.some(({ from, to }) => from < gap && gap <= to);
  const above = Array.from({ length: index }, (_, count) => index - 1 - count);
  const below = Array.from({ length: story.paragraphs.length + 1 - index }, (_, count) => index + count);
  // Out of a forbidden section upwards, so as not to pass it; out of a letterhead's table downwards, to stay below the title.
  const gaps = isForbidden(index) ? [...above, ...below] : [...below, ...above];
  return between(story, gaps.find((gap) => !isForbidden(gap) && isOutsideTables(story, gap)) ?? index);
}

/** The heading, as written, of the section copied into the minutes that the gap before a body paragraph lies in; null for none. */
export function forbiddenSectionAt(text: DocumentText, paragraph: number, profile: Profile): string | null {
  const story = text.stories[0];
  if (!story) return null;
  return forbiddenSections(story, profile).find(({ from, to }) => from < paragraph && paragraph <= to)?.title ?? null;
}

function endOfSection(story: Story, heading: number, end: number): Placement {
  if (story.paragraphs[heading]?.inTable) return { paragraph: heading, side: "after" };
  const ending = endingOf(story);
  const to = ending > heading ? Math.min(end, ending) : end;
  const inside = story.paragraphs.slice(heading + 1, to);
  const item = inside.findLastIndex((paragraph) => paragraph.inList && !paragraph.inTable && hasText(paragraph));
  if (item !== -1) return { paragraph: heading + 1 + item, side: "after" };
  const last = inside.findLastIndex((paragraph) => hasText(paragraph) || paragraph.inTable);
  return between(story, heading + 1 + last + 1);
}

/** Index of the paragraph before which the notice goes, tables not yet minded. */
function afterOpening(story: Story, profile: Profile): number {
  const types = profile.documentTypes.flatMap((type) => type.headings);
  const opening = { ...story, paragraphs: story.paragraphs.slice(0, 4 * OPENING_LINES) };
  const headings = new Map(
    headingsOf(opening, [...knownNames(profile), ...types]).map((heading) => [heading.paragraph, heading]),
  );
  const isTitle = (index: number): boolean => {
    const paragraph = story.paragraphs[index];
    const heading = headings.get(index);
    if (heading) return !isSectionName(heading, profile);
    return paragraph !== undefined && TITLE_STYLE.test(paragraph.style ?? "") && hasText(paragraph);
  };
  const first = opening.paragraphs.findIndex((_paragraph, index) => isTitle(index) || headings.has(index));
  if (first === -1 || first > 2 * OPENING_LINES) return afterPlainOpening(story);
  if (!isTitle(first)) return first;
  let end = first + 1;
  for (let index = end; index < story.paragraphs.length && index <= first + OPENING_LINES; index++) {
    const paragraph = story.paragraphs[index] as Paragraph;
    if (isTitle(index) || isMetadata(paragraph)) end = index + 1;
    else if (hasText(paragraph)) break;
  }
  return end;
}

/** Without headings: after a first line that reads like a title and its metadata, else before everything. */
function afterPlainOpening(story: Story): number {
  const first = story.paragraphs.findIndex(hasText);
  const opening = story.paragraphs[first];
  if (!opening) return 0;
  const isLine = opening.text.length <= 120 && !/[.!?,;]$/u.test(opening.text.trim());
  if (!isLine || opening.inList) return first;
  let end = first + 1;
  for (let index = end; index <= first + OPENING_LINES; index++) {
    const paragraph = story.paragraphs[index];
    if (paragraph && isMetadata(paragraph)) end = index + 1;
    else if (!paragraph || hasText(paragraph)) break;
  }
  return end;
}

/** The gap before paragraph `index`, told by a paragraph outside tables: an insert beside a cell's paragraph would land in the cell. */
function between(story: Story, index: number): Placement {
  const before = story.paragraphs[index - 1];
  if (before && !before.inTable) return { paragraph: index - 1, side: "after" };
  if (isOutsideTables(story, index)) return { paragraph: index, side: "before" };
  // Inside a table, or a table ends the story: out of it, downwards first.
  const below = story.paragraphs.findIndex((paragraph, at) => at > index && !paragraph.inTable);
  if (below !== -1) return { paragraph: below, side: "before" };
  const above = story.paragraphs.findLastIndex((paragraph, at) => at < index && !paragraph.inTable);
  if (above !== -1) return { paragraph: above, side: "after" };
  return { paragraph: Math.max(0, Math.min(index, story.paragraphs.length - 1)), side: "before" };
}

/** True when the gap before paragraph `index` has a paragraph beside it that stands in no table. */
function isOutsideTables(story: Story, index: number): boolean {
  return story.paragraphs[index - 1]?.inTable === false || story.paragraphs[index]?.inTable === false;
}

function isMetadata(paragraph: Paragraph): boolean {
  const text = paragraph.text.trim();
  return text !== "" && paragraph.heading === 0 && (paragraph.inTable || (METADATA_LINE.test(text) && !/[.!?]$/u.test(text)));
}

function hasText(paragraph: Paragraph): boolean {
  return paragraph.text.trim() !== "";
}
