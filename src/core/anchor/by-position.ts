/** The second layer: the place where the passage stood, when nothing around it has changed. */
import { storyOf, textIn, type DocumentText, type TextRange } from "../text/document.ts";
import type { Anchor, Placed } from "./anchor.ts";
import { CONTEXT_LIMIT, textAfter, textBefore } from "./context.ts";

/** The answer for a passage that stands there as it was. */
export function intactAt(anchor: Anchor, range: TextRange, by: Placed["by"]): Placed {
  return { kind: "found", by, range, doubts: [], sentences: anchor.sentences.map(() => ({ kind: "intact" })), added: [] };
}

/**
 * The passage where it stood, when its text and the text around it are the same to the letter. The context is unique to the
 * passage, so a twin that slid into its place is not taken for it; a context that could not be made unique proves nothing.
 */
export function byPosition(text: DocumentText, anchor: Anchor): Placed | null {
  const story = storyOf(text, anchor.story);
  if (!story || anchor.prefix.length >= CONTEXT_LIMIT || anchor.suffix.length >= CONTEXT_LIMIT) return null;
  const range = { story: anchor.story, from: anchor.from, to: anchor.to };
  if (textIn(text, range) !== anchor.exact) return null;
  if (textBefore(story, anchor.from, anchor.prefix.length) !== anchor.prefix) return null;
  if (textAfter(story, anchor.to, anchor.suffix.length) !== anchor.suffix) return null;
  return intactAt(anchor, range, "position");
}
