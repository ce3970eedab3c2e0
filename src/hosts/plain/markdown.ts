/** Reads Markdown: what a reader of the rendered text sees, line by line, so that the file's own markup is no trace. */
import type { HostReading } from "../../core/ports.ts";
import type { Link, Paragraph, Span } from "../../core/text/document.ts";
import { plainParagraph } from "../../core/text/document.ts";
import { textOf } from "../reading/encoding.ts";
import { readOnly } from "../reading/read-only.ts";
import { asCode, linesOf } from "./text.ts";

/**
 * One line, one paragraph, so that paragraph numbers are line numbers. Headings, list, quotation and emphasis marks, fences
 * and rules go; links keep their text and target; text in code stays as it is. Anything else, such as `[cite: 1]`, is text.
 * Throws as `readText`.
 */
export function readMarkdown(bytes: Uint8Array): HostReading {
  let fence: string | null = null;
  const paragraphs = linesOf(textOf(bytes).text).map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === null || (mark.startsWith(fence) && line.trim() === mark))) {
      fence = fence === null ? mark : null;
      return plainParagraph("");
    }
    return fence === null ? paragraphOf(line) : asCode(line);
  });
  return readOnly({ stories: [{ id: "body", kind: "body", paragraphs }], language: null, metadata: {} });
}

function paragraphOf(line: string): Paragraph {
  if (/^ {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/.test(line)) return plainParagraph("");
  const quoted = /^(?: {0,3}> ?)+/.exec(line)?.[0] ?? "";
  const rest = line.slice(quoted.length);
  const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(rest);
  if (heading)
    return { ...inline(rest.slice(heading[0].length).replace(/[ \t]+#+[ \t]*$/, "")), heading: (heading[1] as string).length };
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(rest);
  if (item) return { ...inline(rest.slice(item[0].length)), inList: true };
  if (/^\s*\|.*\|\s*$/.test(rest)) return tableRow(rest);
  return inline(rest.replace(/(?: {2,}|\\)$/, ""));
}

function tableRow(line: string): Paragraph {
  if (/^[\s|:-]+$/.test(line)) return { ...plainParagraph(""), inTable: true };
  const cells = line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
  return { ...inline(cells.join("\t")), inTable: true };
}

/** Escaped character, code, image or link, autolink, emphasis mark. Every part is bounded or can't overlap itself, so a hostile line costs no more than its length. */
const INLINE =
  /\\([!-/:-@[-`{-~])|(`+)(?!`)([^`]{1,2000})\2(?!`)|(!?)\[((?:[^[\]\\]|\\.)*)\]\([ \t]*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:[ \t]+["'][^"'\n]*["'])?[ \t]*\)|<((?:https?|mailto):[^\s<>]+)>|(\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])|~~)/gu;

/** A link's target has the form of an address or a path: `[span_1](start_span)` is no link, and has to stay as it is. */
const isTarget = (target: string) => /[:/.#]/.test(target);

function inline(line: string): Paragraph {
  const links: Link[] = [];
  const codes: Span[] = [];
  let text = "";
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, escaped, , code, image, label, target, address] = match;
    text += line.slice(at, match.index);
    at = match.index + whole.length;
    const start = text.length;
    if (escaped !== undefined) text += escaped;
    else if (code !== undefined) codes.push({ start, end: (text += code).length });
    else if (target !== undefined && (!isTarget(target) || (label === "" && image === ""))) text += whole;
    else if (image === "!") text += "\uFFFC";
    else if (label !== undefined) text += label.replace(/\\(.)/g, "$1").replace(/\*{1,3}|`/g, "");
    else if (address !== undefined) text += address;
    const to = target ?? address;
    if (to !== undefined && isTarget(to) && text.length > start) links.push({ start, end: text.length, target: to });
  }
  return plainParagraph(text + line.slice(at), { links, ...(codes.length > 0 ? { code: codes } : {}) });
}
