/** The laws of every write into a Word file, run by each case over its own document and edits. */
import { expect } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import type { EditOutcome, HostEdit, MarkAppearance } from "../../../src/core/edits.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { type TextRange, storyOf, textIn } from "../../../src/core/text/document.ts";
import { openDocx, type DocxOptions } from "../../../src/hosts/docx/index.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { controlFaults, ownNoteIds, parseXml, writersTokens } from "./xml-referee.ts";

export interface Written {
  readonly before: HostReading;
  readonly after: HostReading;
  readonly outcomes: readonly EditOutcome[];
  readonly bytes: Uint8Array;
  /** The document after everything was taken back again. */
  readonly undone: Uint8Array;
  /** A part's XML as written. */
  part(name?: string): string;
}

export const MAIN = "word/document.xml";

type Shown = Exclude<MarkAppearance, { place: "none" }>;

export const NOTHING: MarkAppearance = { place: "none" };
export const INLINE: Shown = { place: "inline", text: "[AI: ChatGPT, 2026-11-03]", shading: false };
export const SHADED: Shown = { ...INLINE, shading: true };
export const FOOTNOTE: Shown = { place: "footnote", text: "AI: ChatGPT, 2026-11-03.", shading: false };

export const readBytes = (bytes: Uint8Array): Promise<HostReading> => openDocx(bytes, { zip: nodeZip }).read();

/** The range of the `nth` (from 0) place where a story reads `quote`; paragraphs are joined by a line break. */
export function rangeOf(reading: HostReading, quote: string, story = "body", nth = 0): TextRange {
  const paragraphs = storyOf(reading.text, story)?.paragraphs ?? [];
  const all = paragraphs.map((paragraph) => paragraph.text).join("\n");
  let at = all.indexOf(quote);
  for (let left = nth; left > 0 && at >= 0; left--) at = all.indexOf(quote, at + 1);
  if (at < 0) throw new Error(`${JSON.stringify(quote)} does not stand in ${JSON.stringify(all)}`);
  const position = (offset: number): TextRange["from"] => {
    let left = offset;
    for (let paragraph = 0; ; paragraph++) {
      const length = paragraphs[paragraph]?.text.length ?? 0;
      if (left <= length) return { paragraph, offset: left };
      left -= length + 1;
    }
  };
  return { story, from: position(at), to: position(at + quote.length) };
}

/** Ranges that do not overlap, from fractions of the body's length. */
export function rangesOf(reading: HostReading, fractions: readonly number[]): TextRange[] {
  const paragraphs = reading.text.stories[0]?.paragraphs ?? [];
  const total = paragraphs.reduce((sum, { text }) => sum + text.length + 1, 0);
  const position = (fraction: number): TextRange["from"] => {
    let left = Math.floor(fraction * Math.max(0, total - 1));
    for (let paragraph = 0; ; paragraph++) {
      const length = paragraphs[paragraph]?.text.length ?? 0;
      if (left <= length || paragraph >= paragraphs.length - 1) return { paragraph, offset: Math.min(left, length) };
      left -= length + 1;
    }
  };
  const ranges: TextRange[] = [];
  for (let at = 0; at + 1 < fractions.length; at += 2) {
    ranges.push({ story: "body", from: position(fractions[at] as number), to: position(fractions[at + 1] as number) });
  }
  return ranges;
}

export const markEdit = (labelId: string, range: TextRange, appearance: MarkAppearance = NOTHING): HostEdit => ({
  kind: "mark",
  labelId,
  range,
  alias: "AI-genererat avsnitt",
  appearance,
});

/** The edits that take back what `edits` do. */
export function undoOf(edits: readonly HostEdit[]): HostEdit[] {
  return edits.flatMap((edit): HostEdit[] => {
    if (edit.kind === "mark") return [{ kind: "unmark", labelId: edit.labelId }];
    if (edit.kind === "insert") return [{ kind: "remove", owner: edit.owner, part: edit.part }];
    return edit.kind === "keep-record" ? [{ kind: "drop-record" }] : [];
  });
}

/**
 * Applies edits and holds every law: what changed, what did not, twice, and back again. `overlapping`: labels share text,
 * which core refuses; then which control is the outer one changes with each writing, and twice is not asked for.
 */
export async function lawfully(
  bytes: Uint8Array,
  edits: readonly HostEdit[],
  options: DocxOptions = {},
  overlapping = false,
): Promise<Written> {
  const settings = { zip: nodeZip, ...options };
  const original = bytes.slice();
  const host = openDocx(bytes, settings);
  const before = await host.read();
  const outcomes = await host.apply(edits);
  const written = host.bytes();
  expect(Buffer.from(bytes).equals(Buffer.from(original))).toBe(true);

  const fresh = openDocx(written, settings);
  const after = await fresh.read();
  expect(after).toEqual(await host.read());
  expect(after.text).toEqual(before.text);
  const parts = expectUntouched(bytes, written);
  expect(controlFaults(storyParts(written))).toEqual([]);
  edits.forEach((edit, index) => {
    if (edit.kind === "mark" && outcomes[index]?.kind !== "refused")
      expectCovered(after, edit.labelId, edit.range, outcomes[index]?.kind === "limited");
  });

  edits.forEach((edit, index) => {
    if (edit.kind !== "insert" || outcomes[index]?.kind === "refused") return;
    expect(after.insertions.filter(({ owner, part }) => owner === edit.owner && part === edit.part)).toHaveLength(1);
  });

  const again = await fresh.apply(edits);
  if (!overlapping) {
    expect(again.map(({ kind }) => kind)).not.toContain("done");
    expect(Buffer.from(fresh.bytes()).equals(Buffer.from(written))).toBe(true);
  }

  await fresh.apply(undoOf(edits));
  const undone = fresh.bytes();
  const empty = await readBytes(undone);
  const ids = new Set(edits.flatMap((edit) => (edit.kind === "mark" ? [edit.labelId] : [])));
  expect(empty.text).toEqual(before.text);
  expect(empty.marks.filter(({ labelId }) => ids.has(labelId))).toEqual([]);
  expectUntouched(bytes, undone);
  return { before, after, outcomes, bytes: written, undone, part: (name = MAIN) => textOf(parts.get(name)) };
}

const STORY_PART = /<(?:[^\s<>/:]+:)?(?:document|hdr|ftr|footnotes|endnotes|comments)[\s>]/;
const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);

const storyParts = (bytes: Uint8Array): string[] =>
  [...rawEntries(bytes).values()]
    .filter(({ name }) => isXml(name) && !/glossary/i.test(name))
    .map(textOf)
    .filter((xml) => STORY_PART.test(xml.slice(0, 6000)));

/** Same bytes, or a well-formed part in which everything of the writer's still stands. */
function expectUntouched(before: Uint8Array, after: Uint8Array): ReturnType<typeof rawEntries> {
  const old = rawEntries(before);
  const now = rawEntries(after);
  const notes = [...old.values(), ...now.values()].filter(({ name }) => /footnotes\d*\.xml$/i.test(name)).map(textOf);
  const ours = new Set(notes.filter((xml) => STORY_PART.test(xml.slice(0, 6000))).flatMap(ownNoteIds));
  for (const [name, entry] of now) {
    const was = old.get(name);
    if (was && Buffer.from(was.raw).equals(Buffer.from(entry.raw))) {
      expect(Buffer.from(was.record).equals(Buffer.from(entry.record))).toBe(true);
      continue;
    }
    const xml = textOf(entry);
    parseXml(xml);
    if (was && STORY_PART.test(xml.slice(0, 6000))) expectSameTokens(textOf(was), xml, name, ours);
  }
  const gone = [...old.keys()].filter((name) => !now.has(name));
  expect(gone.filter((name) => !/customXml|docProps\/custom/i.test(name))).toEqual([]);
  return now;
}

/** Wrappers that Word cuts in two around a control mean the same as one; smart tags it has given up. */
function joined(tokens: readonly string[]): string[] {
  const out: string[] = [];
  const open: string[] = [];
  let [closed, format] = ["", ""];
  for (const token of tokens) {
    if (/^<\/?\w+:(?:smartTag|smartTagPr)[\s>]/.test(token) || token === format) continue;
    if (token.startsWith("«")) format = token;
    const wrapper = /^<(\/?)\w+:(?:ins|del|moveFrom|moveTo|hyperlink)[\s>]/.exec(token);
    if (wrapper?.[1] === "/") closed = open.pop() ?? "";
    else if (wrapper) {
      open.push(token);
      if (token === closed && out.at(-1)?.startsWith("</")) {
        out.pop();
        continue;
      }
    }
    out.push(token);
    if (wrapper?.[1] !== "/") closed = "";
  }
  return out;
}

/** In every story of the file everything of the writer's still stands; how it is packed is the host's affair. */
export function expectSameWriting(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [rawEntries(before), rawEntries(after)];
  const notes = [...old.values(), ...now.values()].filter(({ name }) => /footnotes\d*\.xml$/i.test(name)).map(textOf);
  const ours = new Set(notes.filter((xml) => STORY_PART.test(xml.slice(0, 6000))).flatMap(ownNoteIds));
  for (const [name, entry] of old) {
    if (!isXml(name) || !STORY_PART.test(textOf(entry).slice(0, 6000))) continue;
    expectSameTokens(textOf(entry), textOf(now.get(name)), name, ours, joined);
  }
}

/** Compared as strings first: a list of a hundred thousand tokens is no message anybody can read. */
function expectSameTokens(
  before: string,
  after: string,
  part: string,
  ours: ReadonlySet<string>,
  seenAs: (tokens: readonly string[]) => readonly string[] = (tokens) => tokens,
): void {
  const a = seenAs(writersTokens(before, ours));
  const b = seenAs(writersTokens(after, ours));
  const first = a.findIndex((token, index) => token !== b[index]);
  const at = first < 0 && a.length !== b.length ? a.length : first;
  if (at < 0) return;
  const near = (list: readonly string[]): string => list.slice(Math.max(0, at - 8), at + 12).join("");
  expect({ part, near: near(b) }).toEqual({ part, near: near(a) });
}

/** Every visible character of the range lies in a piece; pieces are numbered from 1 in document order. */
function expectCovered(reading: HostReading, labelId: string, range: TextRange, limited: boolean): void {
  const pieces = reading.marks.filter((mark) => mark.labelId === labelId);
  expect(pieces.map(({ piece }) => piece)).toEqual(pieces.map((_, index) => index + 1));
  if (limited) return;
  const story = storyOf(reading.text, range.story);
  story?.paragraphs.forEach(({ text }, paragraph) => {
    for (let offset = 0; offset < text.length; offset++) {
      const within =
        (paragraph > range.from.paragraph || (paragraph === range.from.paragraph && offset >= range.from.offset)) &&
        (paragraph < range.to.paragraph || (paragraph === range.to.paragraph && offset < range.to.offset));
      if (
        !within ||
        /[\s\ufffc]/.test(text.charAt(offset)) ||
        isTail(text, offset, paragraph === range.from.paragraph ? range.from.offset : 0)
      )
        continue;
      const held = pieces.some(
        ({ range: { from, to } }) => from.paragraph === paragraph && from.offset <= offset && offset < to.offset,
      );
      if (!held)
        throw new Error(`${JSON.stringify(text)}: character ${offset} is not in label ${labelId}, ${JSON.stringify(pieces)}`);
    }
  });
}

/** True for what is left, at the start of a range, of a character that began before it: a cut there falls behind the character. */
const isTail = (text: string, offset: number, from: number): boolean =>
  from > 0 && [...text.slice(from, offset + 1)].every((c) => /^(?:[\udc00-\udfff]|\u200d|\p{M})$/u.test(c));

/** What the pieces of a label cover, joined as `textIn` joins paragraphs. */
export const covered = (reading: HostReading, labelId: string): string[] =>
  reading.marks.filter((mark) => mark.labelId === labelId).map(({ range }) => textIn(reading.text, range));

const CONTROL =
  /<(?:\w+:)?sdt(?: xmlns:\w+="[^"]*")?><(?:\w+:)?sdtPr><(?:\w+:)?alias \w+:val="[^"]*"\/><(?:\w+:)?tag \w+:val="kallmarkt:1:([^"]*)"\/><(?:\w+:)?id \w+:val="\d+"\/><\/(?:\w+:)?sdtPr><(?:\w+:)?sdtContent>/y;

/** XML with Källmärkt's own controls written as `⟦label:piece|…⟧`. */
export function shown(xml: string): string {
  let out = "";
  const closers: string[] = [];
  for (let at = 0; at < xml.length;) {
    CONTROL.lastIndex = at;
    const own = CONTROL.exec(xml);
    if (own) {
      closers.push("⟧");
      out += `⟦${own[1] as string}|`;
      at = CONTROL.lastIndex;
      continue;
    }
    const rest = xml.slice(at, at + 40);
    const other = /^<(?:\w+:)?sdt(?=[\s>])/.exec(rest);
    if (other) closers.push("");
    const close = /^<\/(?:\w+:)?sdtContent><\/(?:\w+:)?sdt>/.exec(rest);
    if (close) {
      out += closers.pop() || close[0];
      at += close[0].length;
    } else out += xml.charAt(at++);
  }
  return out;
}

/** The content of w:body as written, own controls in short. */
export const shownBody = (xml: string): string => shown(/<(?:\w+:)?body[^>]*>([\s\S]*)<\/(?:\w+:)?body>/.exec(xml)?.[1] ?? "");
