/** What people do to a document between two openings, as functions from draft to draft. */
import type { Corpus, Draft, Token } from "./corpus.ts";
import type { Random } from "./random.ts";

/** The ids of the labelled sentences, in order: neighbours in the draft, possibly across paragraphs. */
export type Marked = readonly number[];

export interface Edit {
  readonly name: string;
  /** The passage is gone afterwards: only "lost" is right, and anything found is a wrong place. */
  readonly removes: boolean;
  /** Sentences a passage must have for the edit to make sense. */
  readonly least: number;
  apply(draft: Draft, marked: Marked, tools: { chance: Random; corpus: Corpus }): Draft;
}

type Tools = Parameters<Edit["apply"]>[2];
const edit = (name: string, apply: Edit["apply"], more: { removes?: boolean; least?: number } = {}): Edit => ({
  name,
  apply,
  removes: more.removes ?? false,
  least: more.least ?? 1,
});

export const edits: readonly Edit[] = [
  edit("unchanged", (draft) => draft),
  edit("text inserted before", (draft, marked, tools) =>
    insertParagraphs(draft, tools, 1 + tools.chance.below(3), placeOf(draft, marked)),
  ),
  edit("three typos", (draft, marked, tools) => changeMarked(draft, marked, withTypos(draft, marked, 3, tools))),
  edit("10 % of words replaced", (draft, marked, tools) => changeMarked(draft, marked, withWords(0.1, tools))),
  edit("30 % of words replaced", (draft, marked, tools) => changeMarked(draft, marked, withWords(0.3, tools))),
  edit("sentences inserted inside", insertInside, { least: 2 }),
  edit("half its sentences deleted", deleteHalf, { least: 2 }),
  edit("sentences in another order", swapInside, { least: 2 }),
  edit("moved to the end", moveToEnd),
  edit("rewritten, 75 % of words", (draft, marked, tools) => changeMarked(draft, marked, withWords(0.75, tools))),
  edit("surroundings edited, passage 10 %", (draft, marked, tools) =>
    changeMarked(changeSurroundings(draft, marked, tools), marked, withWords(0.1, tools)),
  ),
  edit("paragraphs shuffled", shuffle),
  edit("deleted", (draft, marked) => deleteMarked(draft, marked), { removes: true }),
  edit("deleted, other text in its place", replaceMarked, { removes: true }),
  edit(
    "surroundings edited, passage deleted",
    (draft, marked, tools) => deleteMarked(changeSurroundings(draft, marked, tools), marked),
    {
      removes: true,
    },
  ),
  edit(
    "shuffled, edited, passage deleted",
    (draft, marked, tools) => deleteMarked(shuffle(changeSurroundings(draft, marked, tools), marked, tools), marked),
    {
      removes: true,
    },
  ),
];

function isMarked(token: Token, marked: Marked): boolean {
  return token.id !== null && marked.includes(token.id);
}

function changeTokens(draft: Draft, change: (token: Token) => Token): Draft {
  return draft.map((paragraph) => paragraph.map(change));
}

function changeMarked(draft: Draft, marked: Marked, change: (token: Token) => Token): Draft {
  return changeTokens(draft, (token) => (isMarked(token, marked) ? change(token) : token));
}

/** Index of the paragraph in which the passage begins. */
function placeOf(draft: Draft, marked: Marked): number {
  return draft.findIndex((paragraph) => paragraph.some((token) => isMarked(token, marked)));
}

function foreignParagraph({ chance, corpus }: Tools): Token[] {
  return Array.from({ length: 2 + chance.below(4) }, () => ({ id: null, text: corpus.foreign(chance) }));
}

function insertParagraphs(draft: Draft, tools: Tools, count: number, before: number): Draft {
  const result = [...draft];
  for (let index = 0; index < count; index++) result.splice(tools.chance.below(before + 1), 0, foreignParagraph(tools));
  return result;
}

/** `count` letters of the passage doubled, dropped or swapped with the next. */
function withTypos(draft: Draft, marked: Marked, count: number, { chance }: Tools): (token: Token) => Token {
  const hits = Array.from({ length: count }, () => chance.pick(marked));
  return (token) => {
    let { text } = token;
    for (const hit of hits) {
      if (hit !== token.id) continue;
      const at = 1 + chance.below(Math.max(1, text.length - 3));
      const kind = chance.below(3);
      const two = text.slice(at, at + 2);
      text =
        text.slice(0, at) +
        (kind === 0 ? two[0] + two : kind === 1 ? two.slice(1) : [...two].reverse().join("")) +
        text.slice(at + 2);
    }
    return { ...token, text };
  };
}

/** Each word replaced by another with the given probability, at least one a sentence. */
function withWords(share: number, { chance, corpus }: Tools): (token: Token) => Token {
  return (token) => {
    const words = token.text.split(" ");
    const always = chance.below(words.length);
    const text = words
      .map((word, index) =>
        index === always || chance.chance(share) ? word.replace(/[\p{L}\d-]+/u, () => corpus.word(chance)) : word,
      )
      .join(" ");
    return { ...token, text: text.charAt(0).toUpperCase() + text.slice(1) };
  };
}

function insertInside(draft: Draft, marked: Marked, { chance, corpus }: Tools): Draft {
  const at = marked[1 + chance.below(marked.length - 1)];
  const added = Array.from({ length: 1 + chance.below(3) }, () => ({ id: null, text: corpus.foreign(chance) }));
  return draft.map((paragraph) => paragraph.flatMap((token) => (token.id === at ? [...added, token] : [token])));
}

function deleteHalf(draft: Draft, marked: Marked, { chance }: Tools): Draft {
  return deleteMarked(draft, chance.shuffled(marked).slice(0, Math.floor(marked.length / 2)));
}

function swapInside(draft: Draft, marked: Marked, { chance }: Tools): Draft {
  const tokens = draft.flat().filter((token) => isMarked(token, marked));
  let order = chance.shuffled(tokens);
  if (order.every((token, index) => token === tokens[index])) order = [...order].reverse();
  let next = 0;
  return changeMarked(draft, marked, () => order[next++] as Token);
}

function moveToEnd(draft: Draft, marked: Marked): Draft {
  return [...deleteMarked(draft, marked), draft.flat().filter((token) => isMarked(token, marked))];
}

/** Paragraphs in another order; those that a passage spans stay together. */
function shuffle(draft: Draft, marked: Marked, { chance }: Tools): Draft {
  const blocks: Draft[] = [];
  draft.forEach((paragraph, index) => {
    const holds = (other: readonly Token[] | undefined) => other?.some((token) => isMarked(token, marked)) === true;
    const last = blocks.at(-1);
    if (last && holds(paragraph) && holds(draft[index - 1])) blocks[blocks.length - 1] = [...last, paragraph];
    else blocks.push([paragraph]);
  });
  return chance.shuffled(blocks).flat();
}

function deleteMarked(draft: Draft, marked: Marked): Draft {
  return draft
    .map((paragraph) => paragraph.filter((token) => !isMarked(token, marked)))
    .filter((paragraph) => paragraph.length > 0);
}

function replaceMarked(draft: Draft, marked: Marked, { chance, corpus }: Tools): Draft {
  return changeMarked(draft, marked, () => ({ id: null, text: corpus.foreign(chance) }));
}

/** A quarter of the other sentences changed by 30 %, a tenth deleted, paragraphs taken away and put in. */
function changeSurroundings(draft: Draft, marked: Marked, tools: Tools): Draft {
  const { chance } = tools;
  const words = withWords(0.3, tools);
  const changed = draft
    .map((paragraph) => {
      const holds = paragraph.some((token) => isMarked(token, marked));
      if (!holds && chance.chance(0.1)) return [];
      return paragraph.flatMap((token) => {
        if (isMarked(token, marked)) return [token];
        if (chance.chance(0.1)) return [];
        return [chance.chance(0.25) ? words(token) : token];
      });
    })
    .filter((paragraph) => paragraph.length > 0);
  return insertParagraphs(changed, tools, 1 + chance.below(4), changed.length);
}
