/** Names places to Word's API: a paragraph by its id, by words of its own or by its number, a stretch of it by words to search for. */
import type { HostReading } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { mapStory, offsetsIn, skeleton, type ApiParagraph } from "./align.ts";
import { needleFor, needleFrom, needleTo, routesIn, type Needle, type Route } from "./needles.ts";
import { isOwnParagraph } from "./own-layer.ts";
import { Shelf, type StoryPlace } from "./stories.ts";

/** A stretch that can't be named: Word shows something else there than its own file says. */
export class Unreachable extends Error {}

/** The stories beside the body that are written in: where they stand, and their paragraphs as Word shows them. */
export interface OtherStories {
  readonly stories: ReadonlyMap<string, StoryPlace>;
  readonly others: ReadonlyMap<string, readonly ApiParagraph[]>;
}

const NO_OTHERS: OtherStories = { stories: new Map(), others: new Map() };

/** One story as Word shows it. */
interface Shown {
  readonly api: readonly ApiParagraph[];
  readonly at: readonly (number | null)[];
  readonly routeTo: (paragraph: number) => Route | null;
  readonly body: () => Word.Body;
}

/** Reaches into one document as it stood when its paragraphs were asked for. */
export class Places {
  private readonly document: Word.Document;
  private readonly reading: HostReading;
  private readonly api: readonly ApiParagraph[];
  private readonly others: OtherStories;
  private readonly known = new Map<string, Shown>();
  private readonly shelf: Shelf;

  constructor(document: Word.Document, reading: HostReading, api: readonly ApiParagraph[], others: OtherStories = NO_OTHERS) {
    this.document = document;
    this.reading = reading;
    this.api = api;
    this.others = others;
    this.shelf = new Shelf(document);
  }

  /** Asks Word for a story, once: what is put in later may change the number by which it was asked for. @throws Unreachable */
  open(story: string): Shown {
    const known = this.known.get(story);
    if (known) return known;
    const shown = story === "body" ? this.main() : this.other(story);
    this.known.set(story, shown);
    return shown;
  }

  private main(): Shown {
    const { api, document } = this;
    return { api, at: mapStory(this.reading, "body", api), routeTo: routesIn(api), body: () => document.body };
  }

  private other(story: string): Shown {
    const [api, place] = [this.others.others.get(story), this.others.stories.get(story)];
    if (!api || !place) throw new Unreachable(`Word names no place for ${story}`);
    const body = this.shelf.bodyAt(place);
    // Beside the body a story is short: its paragraphs are counted.
    return { api, at: mapStory(this.reading, story, api), routeTo: () => null, body: () => body };
  }

  /** The paragraph with this index in the text of a story. @throws Unreachable */
  paragraph(index: number, story = "body"): Word.Paragraph {
    const shown = this.open(story);
    return this.shown(shown, this.indexOf(shown, index));
  }

  private indexOf({ at }: Shown, index: number): number {
    const found = at[index] ?? null;
    if (found === null) throw new Unreachable(`paragraph ${index + 1} can't be told apart in Word`);
    return found;
  }

  private shown({ api, routeTo, body }: Shown, at: number): Word.Paragraph {
    return paragraphAt(this.document, api, at, routeTo, body);
  }

  /** `start..end` of a paragraph's text, as a range. @throws Unreachable */
  stretch(index: number, start: number, end: number, story = "body"): Word.Range {
    const shown = this.open(story);
    const at = this.indexOf(shown, index);
    const text = storyOf(this.reading.text, story)?.paragraphs[index]?.text ?? "";
    const own = this.reading.insertions.filter((one) => !isOwnParagraph(one) && one.story === story && one.paragraph === index);
    return stretchOf(
      this.shown(shown, at),
      text,
      shown.api[at]?.text ?? "",
      own.map((one) => one.text),
      start,
      end,
    );
  }
}

/** The paragraph with this index among those that Word's API gave of a story. */
export function paragraphAt(
  document: Word.Document,
  api: readonly ApiParagraph[],
  at: number,
  routeTo: (paragraph: number) => Route | null,
  body: () => Word.Body = () => document.body,
): Word.Paragraph {
  const id = api[at]?.id ?? null;
  if (id !== null) return document.getParagraphByUniqueLocalId(id);
  const route = routeTo(at);
  let paragraph = route
    ? body().search(route.words, { matchCase: true }).getFirst().paragraphs.getFirst()
    : body().paragraphs.getFirst();
  const steps = route ? route.steps : at;
  for (let step = 0; step < Math.abs(steps); step++) paragraph = steps > 0 ? paragraph.getNext() : paragraph.getPrevious();
  return paragraph;
}

/** A stretch of one paragraph: `text` as the document has it, `shown` as Word's API gives it, `own` the marks of ours that stand in it. */
export function stretchOf(
  paragraph: Word.Paragraph,
  text: string,
  shown: string,
  own: readonly string[],
  start: number,
  end: number,
): Word.Range {
  const offsets = offsetsIn(text, shown, own);
  const inside = offsets?.slice(start, end).filter((offset) => offset >= 0) ?? [];
  const [first, last] = [inside[0], inside.at(-1)];
  if (offsets === null || first === undefined || last === undefined)
    throw new Unreachable("the words are not in Word's paragraph");
  const [from, to] = [first, last + 1];
  if (skeleton(shown.slice(0, from)) === "" && skeleton(shown.slice(to)) === "" && own.length === 0 && isAll(text, start, end))
    return paragraph.getRange("Content");
  const whole = needleFor(shown, from, to);
  if (whole) return hit(paragraph, whole);
  return edge(paragraph, shown, from, "Start").expandTo(edge(paragraph, shown, to, "End"));
}

const isAll = (text: string, start: number, end: number): boolean => text.slice(0, start) === "" && text.slice(end) === "";

/** Word ends a paragraph's text with nothing, a line end, or in a table the mark of its cell. */
const isParagraphEnd = (rest: string): boolean => [...rest].every((character) => "\r\n\u0007".includes(character));

/** The point where a stretch begins or ends. */
function edge(paragraph: Word.Paragraph, shown: string, offset: number, side: "Start" | "End"): Word.Range {
  if (side === "Start" && offset === 0) return paragraph.getRange("Start");
  if (side === "End" && isParagraphEnd(shown.slice(offset))) return paragraph.getRange("Content").getRange("End");
  const needle = side === "Start" ? needleFrom(shown, offset) : needleTo(shown, offset);
  if (needle === null) throw new Unreachable("the passage begins or ends with something that can't be searched for");
  return hit(paragraph, needle).getRange(side);
}

function hit(paragraph: Word.Paragraph, { words, nth }: Needle): Word.Range {
  let found = paragraph.search(words, { matchCase: true }).getFirst();
  for (let number = 0; number < nth; number++) {
    found = found.getRange("End").expandTo(paragraph.getRange("End")).search(words, { matchCase: true }).getFirst();
  }
  return found;
}
