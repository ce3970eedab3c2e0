/** What a tag is to the rules that read tags, wherever they find them: around a paragraph, on the clipboard, written out in a text. */
import type { Rule } from "./rule.ts";

/** Longest tag looked at, in UTF-16 code units; pictures inside the HTML make longer ones. */
export const LONGEST_TAG = 4000;

export const TAG = new RegExp(`<[A-Za-z][^<>]{0,${LONGEST_TAG}}>`, "g");

/** True for a rule that looks at the tags of a page: for a tool's attributes, or for a tag that is itself the trace. */
export const readsTags = ({ where, isTag }: Rule): boolean => where === "markup" || isTag === true;
