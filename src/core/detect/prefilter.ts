/** One automaton over the literals of all rules: reads each character once and says where which rules are worth running. */
import type { Rule } from "./rule.ts";

/** A literal of a rule, given by its index in the catalogue, ends just before `at`. */
export interface Candidate {
  readonly rule: number;
  readonly at: number;
}

/** Where literals stand in a text, in order. Empty for nearly all text. */
export type Prefilter = (text: string) => readonly Candidate[];

const NOTHING: readonly Candidate[] = [];

/** A tree of literals, one row of steps a state: `steps[state * count + class]` is the next state, 0 where there is none. */
interface Tree {
  readonly steps: Int32Array;
  readonly states: number;
  /** Rules whose literal ends at a state, for the states where one does. */
  readonly ends: Map<number, Set<number>>;
}

/**
 * An Aho–Corasick automaton with its transitions spelled out in one table, so that the loop is two lookups per character
 * and no branch but the test for a hit. A character that is in no literal, whatever its case, has class 0 and leads back
 * to the start. Fast on a string that owns its characters; a slice of another string costs several times as much per character.
 */
export function prefilterOf(rules: readonly Rule[]): Prefilter {
  const { classOf, count } = classesOf(rules);
  const { next, rulesAt, firstAccepting } = tableOf(treeOf(rules, classOf, count), count, classOf[0x20] as number);

  return (text) => {
    let found: Candidate[] | null = null;
    let state = 0;
    const length = text.length;
    for (let index = 0; index < length; index++) {
      state = next[state + (classOf[text.charCodeAt(index)] as number)] as number;
      if (state < firstAccepting) continue;
      found ??= [];
      for (const rule of rulesAt[(state - firstAccepting) / count] as readonly number[]) found.push({ rule, at: index + 1 });
    }
    return found ?? NOTHING;
  };
}

/** Characters that a rule reads as one: the first of each stands in literals. Blanks in a row are one, too: see `tableOf`. */
const SAME: readonly string[] = [
  " \t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000",
  "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
  "'\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u00B4`",
  '"\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB',
];

/** Characters that a rule does not read, so that the automaton does not move. None may stand in a literal. */
const UNREAD = "\u00AD\u200B\u2060\uFEFF\uFFFC";
const STAY = 1;

/** A class for each character of the literals, shared by its upper and lower case and its likes; all other characters have class 0. */
function classesOf(rules: readonly Rule[]): { classOf: Uint8Array; count: number } {
  const classOf = new Uint8Array(0x10000);
  let count = 2;
  for (const char of UNREAD.split("")) classOf[char.charCodeAt(0)] = STAY;
  for (const literal of rules.flatMap(spellings)) {
    for (const char of literal.split("")) {
      const known = classOf[char.charCodeAt(0)] as number;
      if (known === STAY) throw new RangeError("a literal holds a character that is not read");
      if (known !== 0) continue;
      if (count > 255) throw new RangeError("the literals of all rules have more than 255 different characters");
      const upper = char.toUpperCase();
      for (const like of [char, ...(upper.length === 1 ? [upper] : []), ...(SAME.find((same) => same.includes(char)) ?? "")])
        classOf[like.charCodeAt(0)] = count;
      count++;
    }
  }
  return { classOf, count };
}

/** A rule's literals as they may be spelled: with composed letters, and with a letter and its mark apart. */
function spellings(rule: Rule): string[] {
  return [...new Set(rule.literals.flatMap((literal) => [literal, literal.normalize("NFD")]))];
}

function treeOf(rules: readonly Rule[], classOf: Uint8Array, count: number): Tree {
  const literals = rules.map(spellings);
  const most = 1 + literals.reduce((sum, own) => sum + own.reduce((length, literal) => length + literal.length, 0), 0);
  const steps = new Int32Array(most * count);
  const ends = new Map<number, Set<number>>();
  let states = 1;
  literals.forEach((own, rule) => {
    for (const literal of own) {
      let at = 0;
      for (let index = 0; index < literal.length; index++) {
        const step = at * count + (classOf[literal.charCodeAt(index)] as number);
        if (steps[step] === 0) steps[step] = states++;
        at = steps[step] as number;
      }
      const ending = ends.get(at);
      if (ending) ending.add(rule);
      else ends.set(at, new Set([rule]));
    }
  });
  return { steps, states, ends };
}

interface Table {
  /** The next state, already multiplied by the number of classes, so that it is the place of its row. */
  readonly next: Int32Array;
  /** What ends at each state from `firstAccepting` on. */
  readonly rulesAt: readonly (readonly number[])[];
  readonly firstAccepting: number;
}

/**
 * The tree with every step spelled out: where a state has none of its own it takes its fallback's, which is nearer the start and
 * so is complete before it. After a blank another blank changes nothing. States that end a literal get the highest numbers, so that
 * one comparison tells a hit; the start keeps number 0.
 */
function tableOf({ steps, states, ends }: Tree, count: number, blank: number): Table {
  const fallback = new Int32Array(states);
  const by = new Uint8Array(states);
  const order = new Int32Array(states);
  for (let head = 0, tail = 1; head < tail; head++) {
    const at = order[head] as number;
    const row = at * count;
    const otherwise = (fallback[at] as number) * count;
    for (let kind = 0; kind < count; kind++) {
      const to = steps[row + kind] as number;
      const without = at === 0 ? 0 : (steps[otherwise + kind] as number);
      if (to === 0) {
        const stays = kind === STAY || (kind === blank && by[at] === blank);
        steps[row + kind] = stays ? at : without;
        continue;
      }
      fallback[to] = without;
      by[to] = kind;
      order[tail++] = to;
      const inherited = ends.get(without);
      if (inherited) ends.set(to, new Set([...(ends.get(to) ?? []), ...inherited]));
    }
  }
  const numberOf = new Int32Array(states);
  const rulesAt: number[][] = [];
  let [silent, accepting] = [0, states - ends.size];
  for (let state = 0; state < states; state++) numberOf[state] = count * (ends.has(state) ? accepting++ : silent++);
  for (let state = 0; state < states; state++) {
    const found = ends.get(state);
    if (found) rulesAt.push([...found]);
  }
  const next = new Int32Array(states * count);
  for (let state = 0; state < states; state++) {
    const row = numberOf[state] as number;
    for (let kind = 0; kind < count; kind++) next[row + kind] = numberOf[steps[state * count + kind] as number] as number;
  }
  return { next, rulesAt, firstAccepting: (states - ends.size) * count };
}
