/** Finds a quoted text in a document, however its spaces, quotation marks and dashes are spelled. */
import type { DocumentText, Position, Story, TextRange } from "./document.ts";
import { normalize, normalizeWithMap } from "./normalize.ts";

/** A story's text in normal form on one line, and where each paragraph begins in it. */
interface StoryLine {
  readonly text: string;
  /** Offset in `text` of each paragraph that is not blank, and its index in the story. */
  readonly starts: readonly number[];
  readonly paragraphs: readonly number[];
}

/**
 * Every place where the quote stands, in reading order: compared in normal form, across paragraph ends (which count as a
 * space), never across stories. Places may overlap. An empty list means not found, more than one that it is not unique.
 */
export function findQuote(text: DocumentText, quote: string): TextRange[] {
  const wanted = normalize(quote).trim();
  if (wanted === "") return [];
  return text.stories.flatMap((story) => findInStory(story, wanted));
}

function findInStory(story: Story, wanted: string): TextRange[] {
  const line = lineOf(story);
  const ranges: TextRange[] = [];
  for (let at = line.text.indexOf(wanted); at !== -1; at = line.text.indexOf(wanted, at + 1)) {
    const from = positionAt(story, line, at, "start");
    const to = positionAt(story, line, at + wanted.length, "end");
    ranges.push({ story: story.id, from, to });
  }
  return ranges;
}

function lineOf(story: Story): StoryLine {
  const starts: number[] = [];
  const paragraphs: number[] = [];
  const parts: string[] = [];
  let length = 0;
  story.paragraphs.forEach((paragraph, index) => {
    const normal = normalize(paragraph.text).trim();
    if (normal === "") return;
    starts.push(length);
    paragraphs.push(index);
    parts.push(normal);
    length += normal.length + 1;
  });
  return { text: parts.join(" "), starts, paragraphs };
}

function positionAt(story: Story, line: StoryLine, at: number, edge: "start" | "end"): Position {
  // An end belongs to the paragraph of the character before it.
  const index = lastAtMost(line.starts, edge === "end" ? at - 1 : at);
  const paragraph = line.paragraphs[index] ?? 0;
  const { text, toOriginal } = normalizeWithMap(story.paragraphs[paragraph]?.text ?? "");
  const lead = text.startsWith(" ") ? 1 : 0;
  return { paragraph, offset: toOriginal(at - (line.starts[index] ?? 0) + lead, edge) };
}

/** Index of the last number that is at most `limit`, in a rising list that begins with 0. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
