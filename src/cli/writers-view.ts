/** The paragraphs as a person counts them: Källmärkt's own left out, also where another program has taken their tags away. */
import { open } from "../core/pipeline.ts";
import type { HostReading } from "../core/ports.ts";
import type { DocumentText, TextRange } from "../core/text/document.ts";

export interface WritersView {
  /** The writer's text alone. */
  readonly text: DocumentText;
  /** A range of the reading, in positions of `text`. */
  fromReading(range: TextRange): TextRange;
  /** A range of `text`, in positions of the reading: what the verbs take. */
  toReading(range: TextRange): TextRange;
}

/** Without a record in the document nothing of ours stands in it, and the two are the same. */
export function writersView(reading: HostReading): WritersView {
  if (reading.keptRecord === null) return { text: reading.text, fromReading: (range) => range, toReading: (range) => range };
  const { text, positions } = open(reading).clean;
  return { text, fromReading: (range) => positions.fromReading(range), toReading: (range) => positions.toReading(range) };
}
