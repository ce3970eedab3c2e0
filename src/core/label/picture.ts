/** A label that is about a picture: how people know which it is, and how its alternative text and the writer's stand in one. */
import type { Label } from "./label.ts";

/** The words that name what a label is about: the passage as it stood, or which picture it is. */
export function labelledWords({ anchor, picture }: Pick<Label, "anchor" | "picture">): string {
  if (picture === undefined) return anchor.exact;
  return picture.about === "" ? picture.name : picture.about;
}

/** What to put after the writer's alternative text so that both read as sentences; empty when it says so already. */
export function altTextAddition(writers: string, words: string): string {
  const before = writers.trimEnd();
  if (words === "" || writers.includes(words)) return "";
  if (before === "") return words;
  const blank = before === writers ? " " : "";
  return /[.!?…:]["”’)]?$/u.test(before) || blank === "" ? `${blank}${words}` : `.${blank}${words}`;
}

/**
 * The writer's alternative text: what stands without our addition, wherever the writer has moved on around it. `isLeft`: the addition was
 * not found as it was written, so that the text is given back as it stands.
 */
export function writersAltText(stands: string, addition: string): { readonly text: string; readonly isLeft: boolean } {
  if (addition === "") return { text: stands, isLeft: false };
  const at = stands.lastIndexOf(addition);
  return at === -1
    ? { text: stands, isLeft: true }
    : { text: stands.slice(0, at) + stands.slice(at + addition.length), isLeft: false };
}
