/** Where a document's ending begins: the parts that come last in a tjänsteskrivelse and that a list of sources stands before. */
import type { Paragraph, Story } from "../text/document.ts";

/** Headings that close a document, lower case, without colon. */
const CLOSING_HEADINGS =
  /^(?:expedieras(?: till)?|expediering|beslutet (?:skickas|expedieras|sänds|delges)(?: till)?|skickas till|sändlista|kopia(?: till)?|delges|underskrift(?:er)?|undertecknande|bilag(?:a|or)|copy to|sent to|signatures?|appendices|appendix)\b/u;

/** Words that open a signature. */
const CLOSING_WORDS =
  /^(?:med vänliga? hälsning(?:ar)?|vänliga? hälsning(?:ar)?|hälsningar|enligt uppdrag|ort och datum|i tjänsten|best regards|kind regards|yours sincerely)\b/u;

const SIGNING_LINE = /^[\s_.…-]*_{4,}[\s_.…-]*$/u;

/** "Anna Ek", "Bo-Erik von Ås", "Anna Ek, Bo Ås": what a signature's first line looks like. */
const NAME_LINE =
  /^\p{Lu}[\p{Ll}'’.-]+(?:-\p{Lu}\p{Ll}+)?(?:\s+(?:von|af|de|van|el|al|bin)\b)?(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}(?:[,\t]\s*.{0,60})?$/u;

/** A line that says what somebody is. Swedish compounds end in these. */
const ROLE_LINE =
  /(?:chef|direktör|handläggare|sekreterare|samordnare|utredare|strateg|ordförande|rektor|jurist|ekonom|controller|planerare|arkitekt|inspektör|ingenjör|ledare|registrator|manager|director|officer)\b/iu;

/** Most lines a signature may have, both signers side by side or below each other. */
const SIGNATURE_LINES = 8;

/** A closing section is short: recipients, a list of appendices. Anything longer is the document itself. */
const CLOSING_LINES = 15;
const CLOSING_LINE_LENGTH = 250;

/**
 * Index of the first paragraph of the ending; without one, the index after the last paragraph with text. The ending is a run of closing sections
 * (Expedieras till, Bilagor …), a greeting or signing line, or a short block of name and role, with nothing else after it.
 */
export function endingOf(story: Story): number {
  const { paragraphs } = story;
  let start = signatureStart(paragraphs, lastText(paragraphs, paragraphs.length));
  // Closing sections are taken from the end: the walk stops at the first heading of another kind, or when it gets long.
  let lines = 0;
  for (let index = start - 1; index >= 0; index--) {
    const paragraph = paragraphs[index] as Paragraph;
    if (isClosing(paragraph, CLOSING_HEADINGS)) {
      start = signatureStart(paragraphs, index);
      lines = 0;
      continue;
    }
    if (paragraph.text.trim() !== "") lines++;
    if (paragraph.heading > 0 || lines > CLOSING_LINES || paragraph.text.length > CLOSING_LINE_LENGTH) break;
  }
  return start;
}

/** First paragraph of a signature that ends just before `end`; `end` itself when there is none. */
function signatureStart(paragraphs: readonly Paragraph[], end: number): number {
  const stop = lastText(paragraphs, end);
  let start = stop;
  let isSignature = false;
  for (let index = stop - 1; index >= 0 && stop - index <= SIGNATURE_LINES; index--) {
    const paragraph = paragraphs[index] as Paragraph;
    const text = paragraph.text.trim();
    if (text === "") continue;
    if (isClosing(paragraph, CLOSING_WORDS) || SIGNING_LINE.test(text)) {
      isSignature = true;
      start = index;
      continue;
    }
    if (paragraph.heading > 0 || paragraph.inList || text.length > 70 || /[.!?:;]$/u.test(text)) break;
    if (NAME_LINE.test(text) && (ROLE_LINE.test(text) || ROLE_LINE.test(nextText(paragraphs, index, stop)))) {
      isSignature = true;
      start = index;
    } else if (!ROLE_LINE.test(text) && !NAME_LINE.test(text)) break;
  }
  return isSignature ? start : end;
}

function isClosing(paragraph: Paragraph, words: RegExp): boolean {
  const text = paragraph.text.trim().toLowerCase();
  // "Kopia till nämnden skickas …" in running text is no heading.
  return words.test(text) && (paragraph.heading > 0 || (text.length <= 60 && !/[.!?;]$/u.test(text)));
}

/** Index after the last paragraph with text before `end`; `end` when there is none. */
function lastText(paragraphs: readonly Paragraph[], end: number): number {
  for (let index = end; index > 0; index--) if ((paragraphs[index - 1] as Paragraph).text.trim() !== "") return index;
  return end;
}

function nextText(paragraphs: readonly Paragraph[], index: number, stop: number): string {
  return paragraphs.slice(index + 1, stop).find((paragraph) => paragraph.text.trim() !== "")?.text ?? "";
}
