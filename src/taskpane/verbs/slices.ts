/** Sends a document's reading between page and worker in slices, so that no single message keeps the page from answering. */
import type { HostReading } from "../../core/ports.ts";
import type { Paragraph, Story } from "../../core/text/document.ts";

export type ReadingSlice =
  | { readonly kind: "begin"; readonly reading: HostReading }
  | { readonly kind: "paragraphs"; readonly story: number; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: "end" };

/** Paragraphs in one message: about two milliseconds of copying. */
const SLICE = 400;

/** The slices of a reading, in order: everything but the paragraphs, the paragraphs, and the end. */
export function* slicesOf(reading: HostReading): Generator<ReadingSlice> {
  const stories = reading.text.stories.map((story) => ({ ...story, paragraphs: [] }));
  yield { kind: "begin", reading: { ...reading, text: { ...reading.text, stories } } };
  for (const [index, { paragraphs }] of reading.text.stories.entries()) {
    for (let at = 0; at < paragraphs.length; at += SLICE) {
      yield { kind: "paragraphs", story: index, paragraphs: paragraphs.slice(at, at + SLICE) };
    }
  }
  yield { kind: "end" };
}

/** Puts slices together again. */
export class ReadingAssembly {
  #begun: HostReading | null = null;
  #paragraphs: Paragraph[][] = [];

  /** The whole reading when the last slice has come; null before. Throws when a slice comes out of turn. */
  take(slice: ReadingSlice): HostReading | null {
    if (slice.kind === "begin") {
      this.#begun = slice.reading;
      this.#paragraphs = slice.reading.text.stories.map(() => []);
      return null;
    }
    if (this.#begun === null) throw new Error("a slice of a reading came before its beginning");
    if (slice.kind === "paragraphs") {
      for (const paragraph of slice.paragraphs) this.#paragraphs[slice.story]?.push(paragraph);
      return null;
    }
    const { text } = this.#begun;
    const stories: Story[] = text.stories.map((story, index) => ({ ...story, paragraphs: this.#paragraphs[index] ?? [] }));
    const whole = { ...this.#begun, text: { ...text, stories } };
    this.#begun = null;
    this.#paragraphs = [];
    return whole;
  }
}
