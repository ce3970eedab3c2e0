/** The text of a document as every host reads it: stories of paragraphs, and positions in them. */

/** Version of the rules that turn a document into text. Raised when a rule changes, since hashes depend on it. */
export const TEXT_MODEL_VERSION = 1;

export const storyKinds = ["body", "header", "footer", "footnote", "endnote", "comment", "text-box"] as const;
export type StoryKind = (typeof storyKinds)[number];

/** Half-open span of UTF-16 code units within one paragraph's text: `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A link that covers `start..end` of a paragraph and points at `target`, exactly as the file has it (never followed). */
export interface Link extends Span {
  readonly target: string;
}

/** Words that the file has beside what it shows: a picture's alternative text, a formula's letters. The span is the object's one character. */
export interface Aside extends Span {
  readonly kind: "alt-text" | "formula";
  readonly text: string;
}

/**
 * One paragraph. `text` holds what a reader sees: tab as `\t`, line break as `\n`, an object, formula or
 * symbol-font character as U+FFFC; never field codes, deleted text, note numbers, or anything Källmärkt itself inserted.
 */
export interface Paragraph {
  readonly text: string;
  /** Style name as the file spells it ("Heading 1", "Rubrik 1"), or null for the default style. */
  readonly style: string | null;
  /** 0 for ordinary text, 1–9 for a heading of that outline level. */
  readonly heading: number;
  readonly inList: boolean;
  readonly inTable: boolean;
  /** Spans that are formatted as hidden: they stay in `text`, and are told apart here. */
  readonly hidden: readonly Span[];
  readonly links: readonly Link[];
  /** Words beside its objects, in order; only formats that keep them. */
  readonly asides?: readonly Aside[];
  /** Spans that the file formats as program code, where it says so; `isBlock` when they are lines of a longer piece of code. */
  readonly code?: readonly (Span & { readonly isBlock?: true })[];
  /** Opening tags around or in the paragraph that carry a tool's own attributes, as the file has them. Only formats that keep them. */
  readonly markup?: readonly string[];
  /** Spans that a template put there to be replaced, and that nobody has replaced yet. */
  readonly prompts?: readonly Span[];
  /** Spans in a colour or size that nobody can read, and that the file does not call hidden. */
  readonly unreadable?: readonly Span[];
  /** Small signs above the line, a note's number or an exponent, where a page shows no more than that. */
  readonly raised?: readonly Span[];
  /** Offsets where a page's line ends inside a word: after a hyphen that may be the word's own, or where one was left out. */
  readonly hyphenated?: readonly number[];
  /** True for the first paragraph of a page after the first, in a format that knows pages alone. */
  readonly startsPage?: true;
  /** Pictures in the paragraph, in order; a format that knows no more of them tells only those whose metadata says how they were made. */
  readonly pictures?: readonly Picture[];
}

/** What stands in a paragraph's text for a picture, as for any object. */
export const PICTURE = "\ufffc";

/** A picture: what its metadata says about how it was made, and where it stands. Untrusted text. */
export interface Picture {
  /** Name of the file inside the document. */
  readonly name: string;
  readonly claims: readonly ProvenanceClaim[];
  /** Where in the paragraph's text its character stands; absent where a format does not tell. */
  readonly offset?: number;
  /** SHA-256 of the picture file's bytes, 64 hex digits; absent where they are not in the document, as of a linked picture. */
  readonly hash?: string;
  /** Its alternative text as the document has it; absent where it has none. */
  readonly altText?: string;
  /** True when the writer has said that it is decoration only, so that screen readers pass it over. */
  readonly isDecorative?: true;
  /** The tool and the day that its metadata names, as it names them; ÅÅÅÅ-MM-DD. */
  readonly made?: { readonly engine?: string; readonly date?: string };
}

/** One machine-readable statement about how a file came to be: by its standard, where it stood, and what it says. */
export interface ProvenanceClaim {
  readonly standard: "c2pa" | "iptc" | "ai-disclosure" | "generator";
  readonly place: string;
  readonly value: string;
}

/** An ordered run of paragraphs that is read on its own: the body, one header, one note, one text box. */
export interface Story {
  /** Unique in the document, stable over a re-save where the format allows it: "body", "footnote:3", "text-box:1". */
  readonly id: string;
  readonly kind: StoryKind;
  readonly paragraphs: readonly Paragraph[];
}

/** What the file says about itself; every value is untrusted text. Keys that the file lacks are absent. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly creator?: string;
  readonly lastModifiedBy?: string;
  readonly description?: string;
  readonly application?: string;
  readonly created?: string;
  /** True when the file is of a format for templates. */
  readonly isTemplate?: true;
  /** True when the format has no formatting at all: signs for it are then the only way to write it. */
  readonly isPlainText?: true;
  /** Pictures whose own metadata says how they were made, and whose place in the text is not known. */
  readonly pictures?: readonly Picture[];
  /** Machine-readable statements about how the file was made; absent when there are none. */
  readonly provenance?: readonly ProvenanceClaim[];
}

/** A document as text. The body is always first; further stories follow in reading order of their kind. */
export interface DocumentText {
  readonly stories: readonly Story[];
  /** BCP 47 tag the file declares as its default ("sv-SE"), or null. */
  readonly language: string | null;
  readonly metadata: DocumentMetadata;
  /** Kinds of stories that the host could not read, if the document has any: Word on the web shows no headers. Absent: all were read. */
  readonly unread?: readonly StoryKind[];
}

/** A place in a story: paragraph index from 0, offset in UTF-16 code units of that paragraph's text. */
export interface Position {
  readonly paragraph: number;
  readonly offset: number;
}

/** A range in one story, `from` included, `to` not. It may span paragraphs. */
export interface TextRange {
  readonly story: string;
  readonly from: Position;
  readonly to: Position;
}

/** A paragraph without style, links or hidden text: for hosts and tests that have only lines. */
export function plainParagraph(text: string, more: Partial<Paragraph> = {}): Paragraph {
  return { text, style: null, heading: 0, inList: false, inTable: false, hidden: [], links: [], ...more };
}

/** A document with one story, the body, made of the given lines. */
export function plainDocument(lines: readonly (string | Paragraph)[], language: string | null = null): DocumentText {
  const paragraphs = lines.map((line) => (typeof line === "string" ? plainParagraph(line) : line));
  return { stories: [{ id: "body", kind: "body", paragraphs }], language, metadata: {} };
}

/** The story with this id, or undefined. */
export function storyOf(text: DocumentText, id: string): Story | undefined {
  return text.stories.find((story) => story.id === id);
}

/** The text that a range covers; paragraphs are joined by `\n`. A range outside the story gives what is left of it. */
export function textIn(text: DocumentText, range: TextRange): string {
  const story = storyOf(text, range.story);
  if (!story) return "";
  const pieces: string[] = [];
  for (const piece of piecesOf(range, story)) {
    pieces.push((story.paragraphs[piece.paragraph]?.text ?? "").slice(piece.start, piece.end));
  }
  return pieces.join("\n");
}

/** A picture and where it stands: the range is its one character. */
export interface PlacedPicture {
  readonly picture: Picture & { readonly offset: number };
  readonly range: TextRange;
}

/** All pictures whose place is known, in reading order. */
export function picturesIn(text: DocumentText): PlacedPicture[] {
  return text.stories.flatMap((story) =>
    story.paragraphs.flatMap(({ pictures }, paragraph) =>
      (pictures ?? []).flatMap((picture) => {
        const { offset } = picture;
        if (offset === undefined) return [];
        const range = { story: story.id, from: { paragraph, offset }, to: { paragraph, offset: offset + 1 } };
        // The picture itself, since its hash is worked out when it is asked for.
        return [{ picture: picture as PlacedPicture["picture"], range }];
      }),
    ),
  );
}

/** The picture whose one character a range covers, or null for any other range. */
export function pictureAt(text: DocumentText, { story, from, to }: TextRange): Picture | null {
  if (from.paragraph !== to.paragraph || to.offset !== from.offset + 1) return null;
  return storyOf(text, story)?.paragraphs[from.paragraph]?.pictures?.find(({ offset }) => offset === from.offset) ?? null;
}

/** One paragraph's share of a range. */
export interface Piece extends Span {
  readonly paragraph: number;
}

/** A range cut at paragraph ends: one piece a paragraph, empty paragraphs included, in order. */
export function piecesOf(range: TextRange, story: Story): Piece[] {
  const pieces: Piece[] = [];
  const last = Math.min(range.to.paragraph, story.paragraphs.length - 1);
  for (let index = Math.max(0, range.from.paragraph); index <= last; index++) {
    const length = story.paragraphs[index]?.text.length ?? 0;
    const start = index === range.from.paragraph ? Math.min(range.from.offset, length) : 0;
    const end = index === range.to.paragraph ? Math.min(range.to.offset, length) : length;
    pieces.push({ paragraph: index, start: Math.min(start, end), end });
  }
  return pieces;
}
