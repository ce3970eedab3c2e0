/** The streams of a PDF, found by their words in one walk over the bytes: a damaged table of contents hides nothing. */
import { Unzlib } from "fflate";

export interface PdfStream {
  /** Number of its object; -1 where it has none. */
  readonly number: number;
  /** Its dictionary as text, as far as it is looked at. */
  readonly dictionary: string;
  /** Its bytes as they stand, packed where they are packed. */
  readonly content: Uint8Array;
}

/** Longest dictionary that is looked at, in bytes. */
const LONGEST_DICTIONARY = 4096;

const codes = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const STREAM = codes("stream");
const END = codes("endstream");
const S = STREAM[0] as number;
const E = END[0] as number;

/** All streams in order. One that never ends is left out. */
export function* streamsIn(bytes: Uint8Array): Generator<PdfStream> {
  let floor = 0;
  for (let at = bytes.indexOf(S); at !== -1; at = bytes.indexOf(S, at + 1)) {
    if (!stands(STREAM, bytes, at)) continue;
    const lineEnd = bytes[at + 6] === 0x0d && bytes[at + 7] === 0x0a ? 2 : bytes[at + 6] === 0x0a ? 1 : 0;
    if (lineEnd === 0) continue;
    const start = at + STREAM.length + lineEnd;
    const before = latin(bytes.subarray(Math.max(floor, at - LONGEST_DICTIONARY), at));
    const head = /(?:^|[^\d])(\d{1,9})\s+\d{1,5}\s+obj\b(?![^]*\bobj\b)([^]*)$/.exec(before);
    const word = endWord(bytes, start);
    if (word === -1) return;
    yield {
      number: head ? Number(head[1]) : -1,
      dictionary: head?.[2] ?? before,
      content: bytes.subarray(start, beforeLineEnd(bytes, start, word)),
    };
    floor = at = word + END.length;
  }
}

/** Where the word stands that ends a stream, or -1. */
function endWord(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(E, start); at !== -1; at = bytes.indexOf(E, at + 1)) if (stands(END, bytes, at)) return at;
  return -1;
}

/** The line end before that word is no part of the content. */
function beforeLineEnd(bytes: Uint8Array, start: number, word: number): number {
  if (bytes[word - 1] !== 0x0a && bytes[word - 1] !== 0x0d) return word;
  return Math.max(start, bytes[word - 1] === 0x0a && bytes[word - 2] === 0x0d ? word - 2 : word - 1);
}

/** The content without its packing, at most so many bytes of it; as it stands where it is not packed, nothing where it is in a way not known here. */
export function unpacked({ dictionary, content }: PdfStream, most: number): Uint8Array {
  if (!/\/Filter\b/.test(dictionary)) return content.subarray(0, most);
  if (!/\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b\s*(?:\]|\/|>|$)/.test(dictionary)) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const inflating = new Unzlib((chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw new RangeError("enough");
    });
    // Little by little, so that what unpacks to more than it may is stopped in time.
    for (let at = 0; at < content.length; at += 16_384)
      inflating.push(content.subarray(at, at + 16_384), at + 16_384 >= content.length);
  } catch {
    // Cut short, damaged or too large: what there is of it counts.
  }
  const whole = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk.subarray(0, Math.max(0, whole.length - at)), at);
    at = Math.min(whole.length, at + chunk.length);
  }
  return whole;
}

/** Bytes as text, one character each. */
export function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function stands(word: readonly number[], bytes: Uint8Array, at: number): boolean {
  return at >= 0 && word.every((code, index) => bytes[at + index] === code);
}
