/** Makes runs: a document, a passage, an edit, and what each way of finding it again says. */
import { describe } from "../../src/core/anchor/describe.ts";
import { reanchorAll } from "../../src/core/anchor/reanchor.ts";
import { plainDocument, type DocumentText, type Position, type TextRange } from "../../src/core/text/document.ts";
import { comparePositions, passageAround } from "../../src/core/text/passages.ts";
import { byPositionOnly, byQuoteAndContext, selectorFor, type CharRange } from "./baselines.ts";
import type { Corpus, Draft, TextKind } from "./corpus.ts";
import type { Edit, Marked } from "./edits.ts";
import { random, type Random } from "./random.ts";

export const methods = ["ours", "quote and context", "position only"] as const;
export type Method = (typeof methods)[number];

/** `asked` and `asked-wrong`: to be confirmed by a person, who is shown the place (or part of it), or another one. */
export const outcomes = ["right", "partly", "wrong", "asked", "asked-wrong", "lost"] as const;
export type Outcome = (typeof outcomes)[number];

/** A draft as text, with the place of each of its sentences. */
interface Written {
  readonly document: DocumentText;
  readonly text: string;
  readonly starts: readonly number[];
  readonly places: readonly (CharRange & { readonly id: number | null })[];
}

/** One run: the same seed, kind and number always give the same document, passage and edit, whatever is asked for. */
export function run(
  corpus: Corpus,
  kind: TextKind,
  edit: Edit,
  seed: number,
  number: number,
  wanted: readonly Method[] = methods,
): Map<Method, Outcome> {
  const chance = random(seed * 1_000_003 + number * 7919 + kind.length * 101);
  const draft = corpus.draft(kind, chance);
  const before = written(draft);
  const marked = passageIn(draft, before, edit.least, chance);
  const after = written(edit.apply(draft, marked, { chance, corpus }));
  const truth = edit.removes ? [] : marked;
  const span = spanOf(before, marked);
  return new Map(wanted.map((method) => [method, answerOf(method, before, after, span, truth)]));
}

function answerOf(method: Method, before: Written, after: Written, span: CharRange, truth: Marked): Outcome {
  switch (method) {
    case "ours":
      return ours(before, after, span, truth);
    case "quote and context":
      return outcomeOf(after, byQuoteAndContext(after.text, selectorFor(before.text, span)), truth);
    case "position only":
      return outcomeOf(after, byPositionOnly(after.text, selectorFor(before.text, span)), truth);
    default: {
      const never: never = method;
      return never;
    }
  }
}

/** Up to six neighbouring sentences that begin and end where the splitter says that sentences do, as a label's passage does. */
function passageIn(draft: Draft, text: Written, least: number, chance: Random): Marked {
  const ids = draft.flat().flatMap((token) => token.id ?? []);
  for (;;) {
    const length = least + chance.below(7 - least);
    const start = chance.below(ids.length - length);
    const marked = ids.slice(start, start + length);
    const range = rangeAt(text, spanOf(text, marked));
    const passage = passageAround(text.document, range);
    if (comparePositions(passage.from, range.from) === 0 && comparePositions(passage.to, range.to) === 0) return marked;
  }
}

function rangeAt(text: Written, { start, end }: CharRange): TextRange {
  return { story: "body", from: positionAt(text, start), to: positionAt(text, end) };
}

function written(draft: Draft): Written {
  const lines = draft.map((paragraph) => paragraph.map((token) => token.text).join(" "));
  const starts: number[] = [];
  const places: (CharRange & { id: number | null })[] = [];
  let at = 0;
  for (const paragraph of draft) {
    starts.push(at);
    for (const { id, text } of paragraph) {
      places.push({ id, start: at, end: at + text.length });
      at += text.length + 1;
    }
    if (paragraph.length === 0) at++;
  }
  return { document: plainDocument(lines, "sv"), text: lines.join("\n"), starts, places };
}

function spanOf(text: Written, ids: readonly number[]): CharRange {
  const own = text.places.filter((place) => place.id !== null && ids.includes(place.id));
  return { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
}

function ours(before: Written, after: Written, span: CharRange, truth: Marked): Outcome {
  const anchor = describe(before.document, rangeAt(before, span), "000102030405060708090a0b0c0d0e0f");
  const answer = reanchorAll({ text: after.document, marks: [] }, [{ id: "label", anchor }]).get("label");
  if (!answer || answer.kind === "lost") return "lost";
  const offset = (position: Position) => (after.starts[position.paragraph] ?? 0) + position.offset;
  const outcome = outcomeOf(after, { start: offset(answer.range.from), end: offset(answer.range.to) }, truth);
  if (answer.kind === "found") return outcome;
  return outcome === "wrong" ? "asked-wrong" : "asked";
}

function positionAt(text: Written, offset: number): Position {
  const paragraph = text.starts.findLastIndex((start) => start <= offset);
  return { paragraph, offset: offset - (text.starts[paragraph] ?? 0) };
}

/** Right: covers (by more than half) exactly the sentences from the first that is left to the last. Partly: some of them. */
function outcomeOf(text: Written, found: CharRange | null, truth: Marked): Outcome {
  if (!found) return "lost";
  const isOwn = (id: number | null) => id !== null && truth.includes(id);
  const left = spanOf(text, truth);
  const covered = text.places.filter(
    ({ start, end }) => Math.min(end, found.end) - Math.max(start, found.start) > (end - start) / 2,
  );
  const wanted = text.places.filter(({ start, end }) => start >= left.start && end <= left.end);
  if (covered.length > 0 && covered.length === wanted.length && covered.every((place, index) => place === wanted[index]))
    return "right";
  return covered.some((place) => isOwn(place.id)) ? "partly" : "wrong";
}
