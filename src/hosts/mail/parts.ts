/** What a mail reader makes of a message's parts, whatever file format they came in. */
import type { HostReading } from "../../core/ports.ts";
import type { DocumentMetadata, Paragraph, Story } from "../../core/text/document.ts";
import { plainParagraph } from "../../core/text/document.ts";
import { htmlText, type HtmlReading } from "../reading/html.ts";
import { MOST_TEXT, readOnly, tooLarge } from "../reading/read-only.ts";

/** A message as either library gives it: untrusted text throughout. */
export interface MessageParts {
  readonly subject: string | null;
  readonly html: string | null;
  /** The HTML read already, by one who keeps places in it. */
  readonly read?: HtmlReading;
  readonly plain: string | null;
  readonly metadata: DocumentMetadata;
  /** Names of attached files; one that has no name is given by its kind. */
  readonly attachments: readonly string[];
  readonly notExamined: readonly string[];
}

/**
 * The body is what mail programs show: the HTML part, since links stand there; the plain part where the HTML says nothing.
 * The subject is a story of its own (`header:subject`), so that paragraph numbers are those of the body.
 * Attachments are listed as not examined, each as `attachment: name`.
 */
export function messageReading(parts: MessageParts): HostReading {
  const html = parts.read ?? (parts.html === null ? null : htmlText(parts.html));
  const shownByHtml = html !== null && says(html);
  const stories: Story[] = [
    { id: "body", kind: "body", paragraphs: shownByHtml ? html.paragraphs : plainBody(parts.plain ?? "") },
  ];
  if (parts.subject?.trim())
    stories.push({ id: "header:subject", kind: "header", paragraphs: [plainParagraph(parts.subject.trim())] });
  const left = [
    ...(shownByHtml ? html.notExamined : []),
    ...parts.notExamined,
    ...parts.attachments.map((name) => `attachment: ${name}`),
  ];
  const provenance = [...(parts.metadata.provenance ?? []), ...(html?.metadata.provenance ?? [])];
  const metadata = provenance.length > 0 ? { ...parts.metadata, provenance } : parts.metadata;
  return readOnly({ stories, language: shownByHtml ? html.language : null, metadata }, left);
}

/** True when anything is to be read in the HTML: else the plain part is the body. */
export const says = (html: HtmlReading): boolean => html.paragraphs.some((paragraph) => paragraph.text.trim() !== "");

/** One line, one paragraph; the empty lines that end a message are none. */
function plainBody(text: string): Paragraph[] {
  if (text.length > MOST_TEXT) throw tooLarge("mer text än 64 miljoner tecken", "more than 64 million characters of text");
  return text.trimEnd() === ""
    ? []
    : text
        .trimEnd()
        .split(/\r\n|\n|\r/)
        .map((line) => plainParagraph(line));
}
