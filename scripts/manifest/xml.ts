/** Writes XML as text: elements, escaped values, and strings with their English beside the Swedish. */
import type { Wording } from "../../src/core/errors.ts";

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);

/** Office takes the whole tag, or the default: each English that a Swedish municipality meets is named. */
export const englishTags = ["en-US", "en-GB"] as const;

/** Lines moved in by two blanks a level. */
export const indented = (text: string, levels: number): string => text.replace(/^(?=.)/gmu, "  ".repeat(levels));

/** A setting of the manifest itself: `<DisplayName DefaultValue="…">`, with `<Override>` for English. */
export function setting(name: string, words: Wording): string {
  const overrides = englishTags.map((tag) => `  <Override Locale="${tag}" Value="${escaped(words.en)}"/>`);
  return [`<${name} DefaultValue="${escaped(words.sv)}">`, ...overrides, `</${name}>`].join("\n");
}

/** A string of the resources. */
export function resource(id: string, words: Wording): string {
  const overrides = englishTags.map((tag) => `  <bt:Override Locale="${tag}" Value="${escaped(words.en)}"/>`);
  return [`<bt:String id="${id}" DefaultValue="${escaped(words.sv)}">`, ...overrides, `</bt:String>`].join("\n");
}
