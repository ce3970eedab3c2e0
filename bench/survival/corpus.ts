/** Real Swedish text as documents of sentences: parliamentary prose, statutes, and form letters cut from both. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { sentencesOf } from "../../src/core/text/sentences.ts";
import { random, type Random } from "./random.ts";

/** A sentence of the bench: `id` names it through every edit, null for text that was put in. */
export interface Token {
  readonly id: number | null;
  readonly text: string;
}

/** Paragraphs of sentences. */
export type Draft = readonly (readonly Token[])[];

export const textKinds = ["prose", "statutes", "forms"] as const;
export type TextKind = (typeof textKinds)[number];

export interface Corpus {
  /** A document of about 100 sentences, always the same for the same generator. */
  draft(kind: TextKind, chance: Random): Draft;
  /** Prose of at least so many sentences, no text twice. */
  long(sentences: number): Draft;
  /** A sentence from a text of another document. */
  foreign(chance: Random): string;
  word(chance: Random): string;
}

/** Sentences a document has at least. */
const LENGTH = 90;

export function readCorpus(shared: string): Corpus {
  const sources = { prose: proseIn(shared), statutes: statutesIn(shared) };
  const sentences = sources.prose.slice(0, 200).flat(2);
  const words = sentences.flatMap((sentence) => sentence.match(/\p{L}{3,}/gu) ?? []);
  return {
    draft: (kind, chance) => numbered(kind === "forms" ? formLetters(sources.prose, chance) : joined(sources[kind], chance)),
    long: (length) => numbered(firstOf(sources.prose, length)),
    foreign: (chance) => chance.pick(sentences),
    word: (chance) => chance.pick(words).toLowerCase(),
  };
}

type Source = readonly (readonly string[])[];

function texts(shared: string, file: string): string[] {
  const packed = readFileSync(path.join(shared, "corpora", "human-sv", file));
  const lines = gunzipSync(packed).toString("utf8").trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Interpellations: paragraphs parted by blank lines, hard line breaks undone, headers and stray tags left out. */
function proseIn(shared: string): Source[] {
  return texts(shared, "interpellations.jsonl.gz")
    .map((text) => paragraphsIn(text, 60))
    .filter((source) => source.length >= 3);
}

function statutesIn(shared: string): Source[] {
  return texts(shared, "statutes.jsonl.gz")
    .map((text) => paragraphsIn(text.replace(/^---[\s\S]*?\n---\s*/, "").replace(/^#+ */gm, ""), 30))
    .filter((source) => source.length >= 5);
}

function paragraphsIn(text: string, shortest: number): string[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph.length >= shortest && !paragraph.startsWith(">"))
    .map((paragraph) => sentencesOf(paragraph).map(({ start, end }) => paragraph.slice(start, end)));
}

/** Texts one after the other until the document is long enough. */
function joined(sources: readonly Source[], chance: Random): Source {
  const paragraphs: (readonly string[])[] = [];
  while (paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0) < LENGTH) paragraphs.push(...chance.pick(sources));
  return paragraphs;
}

function firstOf(sources: readonly Source[], length: number): Source {
  const paragraphs: (readonly string[])[] = [];
  let count = 0;
  for (const source of sources) {
    if (count >= length) break;
    paragraphs.push(...source);
    count += source.flat().length;
  }
  return paragraphs;
}

/** One real text of a dozen sentences written eight times, each time with other names and numbers: the worst case there is. */
function formLetters(sources: readonly Source[], chance: Random): Source {
  const template = chance.pick(sources).flat().slice(0, 12);
  const paragraphs: string[][] = [];
  for (let letter = 0; letter < 8; letter++) {
    const own = random(chance.below(1 << 30));
    const filled = template.map(
      (sentence) => `${sentence.replace(/[.?!]$/, "")} (${own.pick(names)}, dnr ${2020 + own.below(6)}/${own.below(900)}).`,
    );
    for (let at = 0; at < filled.length; at += 4) paragraphs.push(filled.slice(at, at + 4));
  }
  return paragraphs;
}

const names = ["Anna Berg", "Erik Lind", "Maria Ek", "Johan Ström", "Sara Holm", "Ali Hassan", "Eva Norén", "Karl Åkesson"];

function numbered(source: Source): Draft {
  let id = 0;
  return source.map((paragraph) => paragraph.map((text) => ({ id: id++, text })));
}
