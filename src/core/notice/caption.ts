/** Where the words about a labelled picture stand: at the end of the writer's caption below it, or in a paragraph of their own after it. */
import type { CaptionPlace } from "../edits.ts";
import { storyOf, type DocumentText, type Paragraph, type TextRange } from "../text/document.ts";

/** A caption's style, as Word and LibreOffice name it in their files, whatever the language of the program, and as templates do. */
const CAPTION_STYLE = /^(?:caption|beskrivning|bildtext|figurtext|figurbeskrivning|figure|figure caption|illustration)$/iu;
/** A line that opens as a caption does, number and sign included: "Figur 2.", "Bild 3:", "Karta:". */
const CAPTION_START =
  /^(?:figur|fig|bild|karta|foto|illustration|diagram|figure|picture|map|photo)\.?\s*\d{0,3}[a-z]?\s*[.:–—]\s*\S/iu;
/** Longest line that is taken for a caption by its beginning alone. */
const CAPTION_LINE = 300;

/**
 * The words for the picture whose character `range` is, and where they go. In brackets after the writer's own words; with the picture's
 * number where a paragraph of ours says something of one of several pictures in a row. `isWithin`: how they stand already, if they do.
 */
export function placeCaption(
  text: DocumentText,
  range: TextRange,
  words: string,
  language: "sv" | "en",
  isWithin?: boolean,
): { readonly text: string; readonly at: CaptionPlace } {
  const paragraphs = storyOf(text, range.story)?.paragraphs ?? [];
  const { paragraph } = range.from;
  const here = paragraphs[paragraph];
  const count = here?.pictures?.length ?? 1;
  const number = (here?.pictures ?? []).findIndex(({ offset }) => offset === range.from.offset) + 1;
  const next = paragraphs[paragraph + 1];
  const isBelow = count === 1 && here !== undefined && next !== undefined && isCaption(next) && here.inTable === next.inTable;
  const which: Readonly<Record<typeof language, string>> = {
    sv: `Bild ${number} av ${count} ovan: `,
    en: `Picture ${number} of ${count} above: `,
  };
  if (words === "") return { text: "", at: { story: range.story, paragraph, side: "after" } };
  return (isWithin ?? isBelow)
    ? { text: `[${words}]`, at: { story: range.story, paragraph: paragraph + 1, side: "within" } }
    : { text: count > 1 ? which[language] + words : words, at: { story: range.story, paragraph, side: "after" } };
}

function isCaption({ text, style, pictures, heading }: Paragraph): boolean {
  const words = text.trim();
  if (words === "" || heading > 0 || (pictures?.length ?? 0) > 0) return false;
  return CAPTION_STYLE.test(style ?? "") || (words.length <= CAPTION_LINE && CAPTION_START.test(words));
}
