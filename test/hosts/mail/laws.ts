/** The laws of every write into a message, run by each case over its own message. */
import { expect } from "@jest/globals";
import PostalMime from "postal-mime";
import type { HostEdit } from "../../../src/core/edits.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import type { TextRange } from "../../../src/core/text/document.ts";
import { openEml } from "../../../src/hosts/mail/index.ts";
import { readEml } from "../../../src/hosts/mail/eml.ts";

export const MARK = "[AI: ChatGPT, 2026-11-03]";
const SOURCE = "ChatGPT, sökning 2026-11-03: ”Svar”.";
const RECORD = JSON.stringify({
  id: "r1",
  labels: [{ kind: "generated" }],
  notices: [
    { owner: "a", part: "mark", text: MARK },
    { owner: "a", part: "source", text: SOURCE },
  ],
});

/** A passage marked, its source given, the record kept. */
export const labelling = (range: TextRange, place: "inline" | "none" = "inline"): HostEdit[] => [
  {
    kind: "mark",
    labelId: "a",
    range,
    alias: 'AI-genererat avsnitt: "ChatGPT"',
    appearance: place === "none" ? { place } : { place, text: MARK, shading: false },
  },
  { kind: "insert", owner: "a", part: "source", alias: "Källa", text: SOURCE, at: { paragraph: 0, side: "after" } },
  { kind: "keep-record", recordId: "r1", json: RECORD },
];

const UNDO: readonly HostEdit[] = [
  { kind: "unmark", labelId: "a" },
  { kind: "remove", owner: "a", part: "source" },
  { kind: "drop-record" },
];

/** The first paragraph of the body that says something, whole. */
export function firstParagraph(reading: HostReading): TextRange {
  const paragraphs = reading.text.stories[0]?.paragraphs ?? [];
  const paragraph = paragraphs.findIndex(({ text }) => /[\p{L}\d]/u.test(text));
  return {
    story: "body",
    from: { paragraph, offset: 0 },
    to: { paragraph, offset: paragraphs[paragraph]?.text.length ?? 0 },
  };
}

export const textsOf = (reading: HostReading): unknown =>
  reading.text.stories.map(({ id, paragraphs }) => [id, paragraphs.map(({ text }) => text)]);

/** Files that came along and fields, as an independent reader sees them; ours left out. */
async function outside(bytes: Uint8Array): Promise<unknown> {
  const email = await PostalMime.parse(bytes, { attachmentEncoding: "base64", maxNestingDepth: 50 });
  const ours = new Set([
    "x-kallmarkt-record",
    "content-type",
    "content-transfer-encoding",
    "mime-version",
    "content-disposition",
  ]);
  return {
    fields: email.headers.filter(({ key }) => !ours.has(key) && key !== "ai-disclosure").map(({ key, value }) => [key, value]),
    files: email.attachments
      .filter(({ filename }) => filename !== "kallmarkt.json")
      .map(({ filename, mimeType, content }) => [filename, mimeType, content]),
  };
}

/** Writes, and holds every law. Returns the message as written. */
export async function expectLaws(bytes: Uint8Array): Promise<Uint8Array> {
  const host = await openEml(bytes);
  const before = await host.read();
  expect(textsOf(before)).toEqual(textsOf(await readEml(bytes)));
  const edits = labelling(firstParagraph(before));
  expect((await host.apply(edits)).map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
  const written = host.bytes();

  const again = await openEml(written);
  const after = await again.read();
  expect(textsOf(after)).toEqual(textsOf(before));
  expect(after.keptRecord).toBe(RECORD);
  expect(after.flag).toBe("r1");
  expect(after.insertions.map(({ owner, part, text }) => [owner, part, text])).toEqual([
    ["a", "mark", MARK],
    ["a", "source", SOURCE],
  ]);
  expect(await outside(written)).toEqual(await outside(bytes));

  expect((await again.apply(edits)).map(({ kind }) => kind)).toEqual(["unchanged", "unchanged", "unchanged"]);
  expect(again.bytes()).toEqual(written);

  const shown = await PostalMime.parse(written);
  for (const text of [shown.html, shown.text]) if (text?.trim()) expect(text.replace(/&#(\d+);/g, unescaped)).toContain(MARK);

  await again.apply(UNDO);
  const undone = await openEml(again.bytes());
  const back = await undone.read();
  expect(textsOf(back)).toEqual(textsOf(before));
  expect([back.keptRecord, back.flag, back.marks, back.insertions]).toEqual([null, null, [], []]);
  expect(await outside(again.bytes())).toEqual(await outside(bytes));
  const shownAgain = await PostalMime.parse(again.bytes());
  const plain = await PostalMime.parse(bytes);
  expect(shownAgain.html?.trim()).toBe(plain.html?.trim());
  expect(shownAgain.text?.trim()).toBe(plain.text?.trim());
  return written;
}

const unescaped = (_whole: string, code: string): string => String.fromCodePoint(Number(code));
