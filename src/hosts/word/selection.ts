/** Finds what is selected in Word as a range of the text: Word answers with words, which are looked up where they stand. */
import type { HostReading } from "../../core/ports.ts";
import type { Paragraph, Position, Story, TextRange } from "../../core/text/document.ts";
import { offsetsIn, skeleton } from "./align.ts";
import { isInLine, isOwnParagraph } from "./own-layer.ts";
import { Shelf, type StoryPlace } from "./stories.ts";

/** What Word says of the selection. Offsets count from the start of the paragraph that the selection begins and ends in. */
export interface RawSelection {
  readonly isEmpty: boolean;
  /** Kind of body: "MainDoc", "Footnote", "Header", "TableCell" … */
  readonly body: string;
  /** Kind of the body that this one stands in, for a cell; else null. */
  readonly around: string | null;
  /** The paragraphs that it touches, whole. */
  readonly paragraphs: readonly string[];
  /** Text of the first paragraph before the selection, and of the last up to its end. */
  readonly lead: string;
  readonly reach: string;
}

/** Queues the question; the answer is there after the next sync. */
export function queueSelection(context: Word.RequestContext): () => RawSelection {
  const selection = context.document.getSelection();
  selection.load("isEmpty");
  const body = selection.parentBody;
  body.load("type");
  const around = body.parentBodyOrNullObject;
  around.load("type");
  const { paragraphs } = selection;
  paragraphs.load("items/text");
  const lead = paragraphs.getFirst().getRange("Start").expandTo(selection.getRange("Start"));
  lead.load("text");
  const reach = paragraphs.getLast().getRange("Start").expandTo(selection.getRange("End"));
  reach.load("text");
  return () => ({
    isEmpty: selection.isEmpty,
    body: body.type,
    around: around.isNullObject ? null : around.type,
    paragraphs: paragraphs.items.map(({ text }) => text),
    lead: lead.text,
    reach: reach.text,
  });
}

/** Queues the text of a story before the selection, which stands in it: asked for only where the same words stand twice. */
export function queueAbove(context: Word.RequestContext, place: StoryPlace | null): () => string {
  const { document } = context;
  const first = document.getSelection().paragraphs.getFirst();
  const body = place === null ? document.body : new Shelf(document).bodyAt(place);
  const above = body.getRange("Start").expandTo(first.getRange("Start"));
  above.load("text");
  return () => above.text;
}

/** Queues which of several stories the selection stands in: asked for only where the same words stand in more than one. */
export function queueStory(
  context: Word.RequestContext,
  ids: readonly string[],
  stories: ReadonlyMap<string, StoryPlace>,
): () => string | null {
  const { document } = context;
  const shelf = new Shelf(document);
  const selection = document.getSelection();
  const relations = ids.flatMap((id) => {
    const place = stories.get(id);
    const body = id === "body" ? document.body : place ? shelf.bodyAt(place) : null;
    return body ? [{ id, relation: selection.compareLocationWith(body.getRange("Content")) }] : [];
  });
  return () => relations.find(({ relation }) => /^(?:Equal|Inside)/.test(relation.value))?.id ?? null;
}

const KINDS: Readonly<Record<string, readonly Story["kind"][]>> = {
  Footnote: ["footnote"],
  Endnote: ["endnote"],
  NoteItem: ["footnote", "endnote"],
  Header: ["header"],
  Footer: ["footer"],
  Shape: ["text-box"],
};

/** A cell in a cell does not say what both stand in. */
const ALL: readonly Story["kind"][] = ["body", "header", "footer", "footnote", "endnote"];

/** The kinds of story that the selection may stand in. */
export function kindsOf({ body, around }: RawSelection): readonly Story["kind"][] {
  if (body === "TableCell") return around === "TableCell" ? ALL : (KINDS[around ?? ""] ?? ["body"]);
  return KINDS[body] ?? ["body"];
}

/** Places where the selection may stand: one is the answer, several need `above` to be told apart. */
export function placesOf(raw: RawSelection, reading: HostReading): TextRange[] {
  if (raw.isEmpty || raw.paragraphs.length === 0) return [];
  const kinds = kindsOf(raw);
  const stories = reading.text.stories.filter((story) => kinds.includes(story.kind));
  // A selection in a text box is said to lie in the main document by some hosts.
  const boxes = kinds.includes("body") ? reading.text.stories.filter((story) => story.kind === "text-box") : [];
  for (const [among, isAlike] of [
    [stories, isSame],
    [boxes, isSame],
    [stories, isWithin],
  ] as const) {
    const places = among.flatMap((story) => placesIn(story, raw, reading, isAlike));
    if (places.length > 0) return places;
  }
  return [];
}

/** Whether the letters of a paragraph are those that Word shows; or stand among them, since some Words show deleted text as well. */
type Alike = (mine: string, shown: string) => boolean;

const isSame: Alike = (mine, shown) => mine === shown;

const isWithin: Alike = (mine, shown) => {
  if (mine === "") return false;
  let at = 0;
  for (const letter of shown) if (letter === mine[at]) at++;
  return at >= mine.length;
};

/** The paragraphs Word names, among which our own are no paragraphs of the text, as runs of the story's paragraphs. */
function placesIn(story: Story, raw: RawSelection, reading: HostReading, isAlike: Alike): TextRange[] {
  const own = new Set(
    reading.insertions.filter((one) => one.story === story.id && isOwnParagraph(one)).map(({ text }) => skeleton(text)),
  );
  const marksOf = (index: number): string[] =>
    reading.insertions
      .filter((one) => one.story === story.id && isInLine(one) && one.paragraph === index)
      .map(({ text }) => text);
  const isOwn = (text: string): boolean => text !== "" && own.has(text);
  const wanted = raw.paragraphs.map(skeleton);
  const first = wanted.findIndex((text) => !isOwn(text));
  if (first < 0) return [];
  const named = raw.paragraphs.filter((text) => !isOwn(skeleton(text)));
  const leadIsIn = first === 0;
  const reachIsIn = !isOwn(wanted.at(-1) ?? "");
  const places: TextRange[] = [];
  for (let at = 0; at + named.length <= story.paragraphs.length; at++) {
    if (!named.every((text, step) => isShownAs(story.paragraphs[at + step] as Paragraph, text, marksOf(at + step), isAlike)))
      continue;
    const last = at + named.length - 1;
    const from = leadIsIn
      ? positionOf(story, at, named[0] as string, raw.lead.length, marksOf(at))
      : { paragraph: at, offset: 0 };
    const to = reachIsIn
      ? positionOf(story, last, named.at(-1) as string, raw.reach.length, marksOf(last))
      : { paragraph: last, offset: (story.paragraphs[last] as Paragraph).text.length };
    if (from && to && (from.paragraph < to.paragraph || from.offset < to.offset)) places.push({ story: story.id, from, to });
  }
  return places;
}

function isShownAs({ text }: Paragraph, shown: string, marks: readonly string[], isAlike: Alike): boolean {
  let rest = skeleton(shown);
  for (const mark of marks.map(skeleton)) rest = rest.replace(mark, "");
  return isAlike(skeleton(text), rest);
}

/** The place in the text for so many characters of what Word shows. */
function positionOf(story: Story, paragraph: number, shown: string, length: number, marks: readonly string[]): Position | null {
  const { text } = story.paragraphs[paragraph] as Paragraph;
  const offsets = offsetsIn(text, shown, marks);
  if (offsets === null) return null;
  const next = offsets.findIndex((offset) => offset >= length);
  return { paragraph, offset: next < 0 ? text.length : next };
}

/** Of several places, the one with as many letters above it as Word has above the selection. */
export function placeBelow(places: readonly TextRange[], above: string, reading: HostReading): TextRange | null {
  const wanted = skeleton(above).length;
  const lettersAbove = (range: TextRange): number => {
    const paragraphs = reading.text.stories.find(({ id }) => id === range.story)?.paragraphs ?? [];
    const own = reading.insertions.filter(
      (one) => one.story === range.story && one.paragraph <= range.from.paragraph && !isInLine(one),
    );
    const marks = reading.insertions.filter(
      (one) => one.story === range.story && one.paragraph < range.from.paragraph && isInLine(one),
    );
    return [...paragraphs.slice(0, range.from.paragraph).map(({ text }) => text), ...[...own, ...marks].map(({ text }) => text)]
      .map((text) => skeleton(text).length)
      .reduce((sum, length) => sum + length, 0);
  };
  const ranked = places.map((range) => ({ range, off: Math.abs(lettersAbove(range) - wanted) })).sort((a, b) => a.off - b.off);
  // Two that fit as well as each other are not told apart: nothing is guessed.
  if (ranked[0] && ranked[1] && ranked[0].off === ranked[1].off) return null;
  return ranked[0]?.range ?? null;
}
