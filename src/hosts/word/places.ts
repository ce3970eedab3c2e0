/** Names places in the body to Word's API: a paragraph by its id or by words of its own, a stretch of it by words to search for. */
import type { HostReading } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { isInLine } from "./own-layer.ts";
import { mapBody, offsetsIn, skeleton, type ApiParagraph } from "./align.ts";
import { needleFor, needleFrom, needleTo, routesIn, type Needle, type Route } from "./needles.ts";

/** A stretch that can't be named: Word shows something else there than its own file says. */
export class Unreachable extends Error {}

/** Reaches into one document as it stood when its paragraphs were asked for. */
export class Places {
  private readonly document: Word.Document;
  private readonly reading: HostReading;
  private readonly api: readonly ApiParagraph[];
  private readonly at: readonly (number | null)[];
  private readonly routeTo: (paragraph: number) => Route | null;

  constructor(document: Word.Document, reading: HostReading, api: readonly ApiParagraph[]) {
    this.document = document;
    this.reading = reading;
    this.api = api;
    this.at = mapBody(reading, api);
    this.routeTo = routesIn(api);
  }

  /** The paragraph of the body with this index in the text. @throws Unreachable */
  paragraph(index: number): Word.Paragraph {
    return this.shown(this.indexOf(index));
  }

  private indexOf(index: number): number {
    const at = this.at[index] ?? null;
    if (at === null) throw new Unreachable(`paragraph ${index + 1} can't be told apart in Word`);
    return at;
  }

  private shown(at: number): Word.Paragraph {
    return paragraphAt(this.document, this.api, at, this.routeTo);
  }

  /** `start..end` of a paragraph's text, as a range. @throws Unreachable */
  stretch(index: number, start: number, end: number): Word.Range {
    const at = this.indexOf(index);
    const text = storyOf(this.reading.text, "body")?.paragraphs[index]?.text ?? "";
    const shown = this.api[at]?.text ?? "";
    const own = this.reading.insertions.filter((one) => isInLine(one) && one.story === "body" && one.paragraph === index);
    return stretchOf(
      this.shown(at),
      text,
      shown,
      own.map((one) => one.text),
      start,
      end,
    );
  }
}

/** The paragraph with this index among those that Word's API gave. */
export function paragraphAt(
  document: Word.Document,
  api: readonly ApiParagraph[],
  at: number,
  routeTo: (paragraph: number) => Route | null,
): Word.Paragraph {
  const id = api[at]?.id ?? null;
  if (id !== null) return document.getParagraphByUniqueLocalId(id);
  const route = routeTo(at);
  let paragraph = route
    ? document.body.search(route.words, { matchCase: true }).getFirst().paragraphs.getFirst()
    : document.body.paragraphs.getFirst();
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
