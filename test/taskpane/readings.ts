/** What a host has read, made of plain paragraphs: nothing marked, nothing put in, no record. */
import type { HostReading } from "../../src/core/ports.ts";
import { plainParagraph, type Paragraph } from "../../src/core/text/document.ts";

/** Stories by their ids: `body`, and any other a footnote. */
export const readingOf = (stories: Readonly<Record<string, readonly Paragraph[]>>): HostReading => ({
  text: {
    stories: Object.entries(stories).map(([id, paragraphs]) => ({ id, kind: id === "body" ? "body" : "footnote", paragraphs })),
    language: null,
    metadata: {},
  },
  marks: [],
  insertions: [],
  keptRecord: null,
  flag: null,
  notExamined: [],
  notices: [],
});

export const readingOfLines = (lines: readonly string[]): HostReading =>
  readingOf({ body: lines.map((line) => plainParagraph(line)) });
