/** Takes Källmärkt's own text out of a reading where its tags are lost, so that it is neither hashed nor anchored as the writer's. */
import type { Anchor } from "../anchor/anchor.ts";
import type { HostReading, Insertion, MarkedPiece } from "../ports.ts";
import type { DocumentText, Paragraph, Picture, Span, Story } from "../text/document.ts";
import type { KeptRecord, RecordNotice } from "./record.ts";
import { positionMap, type PositionMap, type StoryCuts } from "./position-map.ts";

/** A reading without our own text, and the way back to the positions a host knows. */
export interface CleanReading {
  readonly text: DocumentText;
  /** The marks that still stand, in positions of `text`. */
  readonly marks: readonly MarkedPiece[];
  /** Own text found as ordinary text: its tags are gone, and no edit can take it away. Paragraphs as in the reading. */
  readonly untagged: readonly Insertion[];
  readonly positions: PositionMap;
}

/**
 * A reading without the texts that `record.notices` says we wrote and that no tag marks as ours any more: programs such as LibreOffice
 * keep the content of a content control and drop its tag. Whole paragraphs go for source entries, notices and headings; a mark goes with
 * the blank before it; a footnote goes when it holds nothing else. Each notice is taken away once at most.
 */
export function withoutOwnText(reading: HostReading, record: Pick<KeptRecord, "labels" | "notices"> | null): CleanReading {
  const isTagged = (notice: RecordNotice): boolean =>
    reading.insertions.some(
      (one) => one.owner === notice.owner && one.part === notice.part && squeeze(one.text) === squeeze(notice.text),
    );
  const missing = (record?.notices ?? []).filter((notice) => notice.text.trim() !== "" && !isTagged(notice));
  const cuts = new Map<string, StoryCuts>();
  const cutsOf = (story: string): StoryCuts => {
    const known = cuts.get(story) ?? { paragraphs: new Set<number>(), spans: new Map<number, Span[]>(), isWhole: false };
    cuts.set(story, known);
    return known;
  };
  const untagged: Insertion[] = [];
  if (missing.length > 0) {
    cutParagraphs(reading.text, missing, cutsOf, untagged);
    const anchors = new Map(record?.labels.map((label) => [label.id, label.anchor]));
    cutMarks(reading.text, missing, anchors, cutsOf, untagged);
    cutNotes(reading.text, missing, cutsOf, untagged);
    cutCaptions(reading.text, missing, anchors, cutsOf, untagged);
  }
  // In the record's order, so that keeping them in the next record changes nothing.
  const rank = (own: Insertion): number =>
    missing.findIndex((one) => one.owner === own.owner && one.part === own.part && one.text === own.text);
  untagged.sort((one, other) => rank(one) - rank(other));
  const positions = positionMap(cuts);
  if (untagged.length === 0) return { text: reading.text, marks: reading.marks, untagged, positions };
  const stories = reading.text.stories
    .filter((story) => !cuts.get(story.id)?.isWhole)
    .map((story) => withCuts(story, cuts.get(story.id)));
  const marks = reading.marks.map((mark) => ({ ...mark, range: positions.fromReading(mark.range) }));
  return { text: { ...reading.text, stories }, marks, untagged, positions };
}

type CutsOf = (story: string) => StoryCuts;

/** Source entries from the end of the body, the notice from its start, then the heading that a found entry follows. */
function cutParagraphs(text: DocumentText, missing: readonly RecordNotice[], cutsOf: CutsOf, untagged: Insertion[]): void {
  const body = text.stories[0];
  if (!body) return;
  const taken = cutsOf(body.id).paragraphs;
  const byText = new Map<string, number[]>();
  for (const [index, paragraph] of body.paragraphs.entries()) {
    const text = squeeze(paragraph.text);
    const known = byText.get(text);
    if (known) known.push(index);
    else byText.set(text, [index]);
  }
  const free = (notice: RecordNotice): number[] => (byText.get(squeeze(notice.text)) ?? []).filter((index) => !taken.has(index));
  const take = (notice: RecordNotice, index: number | undefined): void => {
    if (index === undefined) return;
    taken.add(index);
    untagged.push({ owner: notice.owner, part: notice.part, text: notice.text, story: body.id, paragraph: index });
  };
  for (const notice of missing.filter(({ part }) => part === "source").reverse()) take(notice, free(notice).at(-1));
  for (const notice of missing.filter(({ part }) => part === "notice")) take(notice, free(notice)[0]);
  const sources = new Set(untagged.filter(({ part }) => part === "source").map(({ paragraph }) => paragraph));
  for (const notice of missing.filter(({ part }) => part === "heading")) {
    take(
      notice,
      free(notice).findLast((index) => sources.has(index + 1)),
    );
  }
}

/** Marks after the passage they belong to; where that can't be told, the first that is free. */
function cutMarks(
  text: DocumentText,
  missing: readonly RecordNotice[],
  anchors: ReadonlyMap<string, Anchor>,
  cutsOf: CutsOf,
  untagged: Insertion[],
): void {
  // Twice through: first the certain ones, so that a label whose passage is gone can't take another label's mark.
  const waiting = missing.filter(({ part }) => part === "mark");
  for (const isCertain of [true, false]) {
    for (const notice of waiting) {
      if (untagged.some(({ part, owner, text }) => part === "mark" && owner === notice.owner && text === notice.text)) continue;
      const anchor = anchors.get(notice.owner);
      const home = anchor?.story ?? "body";
      const ending = squeeze(anchor?.sentences.at(-1)?.text ?? anchor?.exact ?? "");
      // The mark of a text box stands in the paragraph beside it.
      for (const story of text.stories.filter(({ id }) => id === home || home.startsWith("text-box:"))) {
        const place = findMark(story, notice.text, isCertain ? ending : null, cutsOf(story.id));
        if (!place) continue;
        const spans = cutsOf(story.id).spans;
        spans.set(place.paragraph, [...(spans.get(place.paragraph) ?? []), place.span]);
        untagged.push({ owner: notice.owner, part: "mark", text: notice.text, story: story.id, paragraph: place.paragraph });
        break;
      }
    }
  }
}

function findMark(story: Story, mark: string, ending: string | null, cuts: StoryCuts): { paragraph: number; span: Span } | null {
  for (const [paragraph, { text }] of story.paragraphs.entries()) {
    if (cuts.paragraphs.has(paragraph)) continue;
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const start = at > 0 && /[ \u00A0\u202F]/.test(text[at - 1] as string) ? at - 1 : at;
      const isTaken = cuts.spans.get(paragraph)?.some((span) => span.start < at + mark.length && at < span.end);
      if (isTaken || (ending !== null && (ending === "" || !squeeze(text.slice(0, start)).endsWith(ending)))) continue;
      return { paragraph, span: { start, end: at + mark.length } };
    }
  }
  return null;
}

/** A picture's caption: the paragraph of its own nearest to where the picture stood, or the end of a writer's caption. */
function cutCaptions(
  text: DocumentText,
  missing: readonly RecordNotice[],
  anchors: ReadonlyMap<string, Anchor>,
  cutsOf: CutsOf,
  untagged: Insertion[],
): void {
  for (const notice of missing.filter(({ part }) => part === "caption")) {
    const anchor = anchors.get(notice.owner);
    const story = text.stories.find((one) => one.id === (anchor?.story ?? "body"));
    if (!story) continue;
    const cuts = cutsOf(story.id);
    const found = (paragraph: number): void => {
      untagged.push({ owner: notice.owner, part: "caption", text: notice.text, story: story.id, paragraph });
    };
    const distance = (index: number): number => Math.abs(index - (anchor?.from.paragraph ?? 0) - 1);
    const whole = story.paragraphs
      .flatMap((one, index) => (!cuts.paragraphs.has(index) && squeeze(one.text) === squeeze(notice.text) ? [index] : []))
      .sort((one, other) => distance(one) - distance(other))[0];
    if (whole !== undefined) {
      cuts.paragraphs.add(whole);
      found(whole);
      continue;
    }
    const place = findMark(story, notice.text, null, cuts);
    if (!place) continue;
    cuts.spans.set(place.paragraph, [...(cuts.spans.get(place.paragraph) ?? []), place.span]);
    found(place.paragraph);
  }
}

function cutNotes(text: DocumentText, missing: readonly RecordNotice[], cutsOf: CutsOf, untagged: Insertion[]): void {
  for (const notice of missing.filter(({ part }) => part === "note")) {
    const note = text.stories.find(
      (story) =>
        (story.kind === "footnote" || story.kind === "endnote") &&
        !cutsOf(story.id).isWhole &&
        squeeze(story.paragraphs.map((paragraph) => paragraph.text).join(" ")) === squeeze(notice.text),
    );
    if (!note) continue;
    cutsOf(note.id).isWhole = true;
    untagged.push({ owner: notice.owner, part: "note", text: notice.text, story: note.id, paragraph: 0 });
  }
}

function withCuts(story: Story, cuts: StoryCuts | undefined): Story {
  if (!cuts || (cuts.paragraphs.size === 0 && cuts.spans.size === 0)) return story;
  const paragraphs = story.paragraphs.flatMap((paragraph, index) => {
    if (cuts.paragraphs.has(index)) return [];
    const spans = cuts.spans.get(index);
    return [spans ? withoutSpans(paragraph, spans) : paragraph];
  });
  return { ...story, paragraphs };
}

function withoutSpans(paragraph: Paragraph, spans: readonly Span[]): Paragraph {
  // From the end, so that earlier offsets stay true.
  return [...spans]
    .sort((one, other) => other.start - one.start)
    .reduce<Paragraph>((rest, cut) => {
      const moved = (offset: number): number =>
        offset <= cut.start ? offset : Math.max(cut.start, offset - (cut.end - cut.start));
      const shrink = <S extends Span>(list: readonly S[]): S[] =>
        list.map((span) => ({ ...span, start: moved(span.start), end: moved(span.end) })).filter((span) => span.end > span.start);
      return {
        ...rest,
        text: rest.text.slice(0, cut.start) + rest.text.slice(cut.end),
        hidden: shrink(rest.hidden),
        links: shrink(rest.links),
        ...(rest.pictures ? { pictures: rest.pictures.map((one) => movedPicture(one, moved)) } : {}),
      };
    }, paragraph);
}

/** One that has not moved stays the same object: a hash is worked out when it is asked for, and copying asks. */
function movedPicture(picture: Picture, moved: (offset: number) => number): Picture {
  const { offset } = picture;
  return offset === undefined || moved(offset) === offset ? picture : { ...picture, offset: moved(offset) };
}

function squeeze(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\uFFFC]+/gu, " ")
    .trim();
}
