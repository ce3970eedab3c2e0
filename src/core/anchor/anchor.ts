/** What a record keeps to find a passage again, and what re-anchoring answers. */
import * as z from "zod";
import type { TextRange } from "../text/document.ts";

// The first schema file of core speaks for all: no code made from strings, which a strict content policy forbids and which a
// command that parses one record never earns back.
z.config({ jitless: true });

const position = z.strictObject({
  paragraph: z.int().min(0).describe("Paragraph from 0 in its story, Källmärkt's own paragraphs not counted"),
  offset: z.int().min(0).describe("UTF-16 code units from the start of the paragraph"),
});

export const anchorSchema = z
  .strictObject({
    story: z.string().max(100).describe("Story the passage stands in: body, footnote:3, text-box:1 …"),
    exact: z
      .string()
      .describe(
        "The passage as it stood when it was labelled, or last reviewed or pointed out by a person; paragraphs joined by a line feed",
      ),
    prefix: z
      .string()
      .describe(
        "Text just before the passage: the sentence before, lengthened until prefix + exact + suffix is unique in the story, at most 400 characters",
      ),
    suffix: z.string().describe("Text just after the passage"),
    sentences: z
      .array(
        z.strictObject({
          text: z.string().describe("The sentence"),
          floor: z
            .number()
            .min(0)
            .max(1)
            .describe(
              "Likeness 0–1 that an edited sentence must exceed to be taken for this one: the highest that any other sentence of its story had",
            ),
        }),
      )
      .describe("The passage's sentences in order"),
    from: position.describe("Where it began"),
    to: position.describe("Where it ended"),
    outline: z
      .strictObject({
        salt: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .describe("Random salt, 32 hex digits, so that prints tell nothing about other documents"),
        first: z
          .int()
          .min(0)
          .describe(
            "0 when the first print is the story's first sentence; otherwise sentences before it, of a long story paragraphs",
          ),
        at: z.int().min(0).describe("Index, in `prints`, of the passage's first sentence"),
        prints: z.string().describe("Salted 32-bit prints of the story's sentences, little-endian, base64"),
      })
      .describe("The sentences around the passage as salted prints"),
    textModel: z.int().min(1).describe("Version of the rules that turned the file into text"),
    splitter: z.int().min(1).describe("Version of the sentence splitter"),
  })
  .describe("How to find the passage again");

export type Anchor = z.infer<typeof anchorSchema>;

/** An anchor and the id of the label it belongs to. */
export interface NamedAnchor {
  readonly id: string;
  readonly anchor: Anchor;
}

/** Why an anchor could not simply be found. */
export type AnchorDoubt =
  | "edited" // sentences changed, but above their floors and in their place
  | "below-floor" // stands in its place, but changed more than the floor allows
  | "has-twin" // the same text stands elsewhere as well
  | "moved" // found, unique, in another place
  | "copied" // its content control stands twice: somebody pasted a copy
  | "in-capitals" // shown in capitals in a converted document: its look there, or another spelling
  | "no-neighbours" // too little of the surroundings is left to align with
  | "gone"; // no sentence of it stands anywhere

export type SentenceFate =
  | { readonly kind: "intact" }
  | { readonly kind: "edited"; readonly likeness: number; readonly now: string }
  | { readonly kind: "gone" };

/** The answer for one anchor. A mark is never moved silently: `to-confirm` waits for a person. */
export type Reanchoring =
  | {
      readonly kind: "found" | "to-confirm";
      readonly by: "handle" | "position" | "outline" | "quote";
      readonly range: TextRange;
      readonly doubts: readonly AnchorDoubt[];
      /** One for each sentence of the anchor, in order. */
      readonly sentences: readonly SentenceFate[];
      /** Sentences that stand inside the range and are not the anchor's: written by hand since. */
      readonly added: readonly string[];
    }
  | {
      readonly kind: "lost";
      readonly doubts: readonly AnchorDoubt[];
      readonly sentences: readonly SentenceFate[];
      /** The sentences it stood between, where they are still there, so that the pane can say so. */
      readonly before: string | null;
      readonly after: string | null;
    };

/** An answer that names a place. */
export type Placed = Exclude<Reanchoring, { kind: "lost" }>;
