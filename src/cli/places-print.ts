/** How places in a document are told to a person. */
import type { Terminal } from "./terminal.ts";

const STORIES: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  header: { sv: "sidhuvud", en: "header" },
  footer: { sv: "sidfot", en: "footer" },
  footnote: { sv: "fotnot", en: "footnote" },
  endnote: { sv: "slutnot", en: "endnote" },
  comment: { sv: "kommentar", en: "comment" },
  "text-box": { sv: "textruta", en: "text box" },
};

/** "stycke 7", "stycke 7–9", "fotnot 3, stycke 1". Paragraphs count from 1; `story` is absent for the body. */
export function bodyPlace(story: string | undefined, paragraphs: readonly number[], terminal: Terminal): string {
  const [first, last] = [paragraphs[0], paragraphs[paragraphs.length - 1]];
  const numbers = first === last ? `${first}` : `${first}–${last}`;
  const inBody = `${terminal.say({ sv: "stycke", en: "paragraph" })} ${numbers}`;
  if (story === undefined) return inBody;
  if (story === "header:subject") return terminal.say({ sv: "ämnesraden", en: "subject line" });
  const [kind = "", name = ""] = story.split(":");
  const known = STORIES[kind];
  return `${known ? terminal.say(known) : kind} ${name}, ${inBody}`.replace(" ,", ",");
}
