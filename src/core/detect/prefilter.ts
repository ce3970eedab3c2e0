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

/** A tree of literals. State 0 is the start; the children of a state are a chain of states, from `child` on by `sibling`, 0 ending it. */
interface Tree {
  readonly states: number;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** The class of the character that leads to a state. */
  readonly by: Uint8Array;
  /** Rules whose literal ends at a state, for the states where one does. */
  readonly ends: Map<number, Set<number>>;
}

/** Added to a step that leads to where a literal ends, so that one comparison tells a hit. */
const HIT = 0x40000000;

/**
 * An Aho–Corasick automaton with its transitions spelled out in one table, so that the loop is two lookups per character
 * and no branch but the test for a hit. A character that is in no literal, whatever its case, has class 0 and leads back
 * to the start. Fast on a string that owns its characters; a slice of another string costs several times as much per character.
 */
export function prefilterOf(rules: readonly Rule[]): Prefilter {
  const { classOf, count } = classesOf(rules);
  const tree = treeOf(rules, classOf);
  const next = tableOf(tree, count, classOf[0x20] as number);
  const rulesAt = new Map([...tree.ends].map(([state, found]) => [state * count, [...found]]));

  return (text) => {
    let found: Candidate[] | null = null;
    let state = 0;
    const length = text.length;
    for (let index = 0; index < length; index++) {
      state = next[state + (classOf[text.charCodeAt(index)] as number)] as number;
      if (state < HIT) continue;
      state -= HIT;
      found ??= [];
      for (const rule of rulesAt.get(state) as readonly number[]) found.push({ rule, at: index + 1 });
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
    if (/ {2}/.test(literal)) throw new RangeError("a literal holds blanks in a row, which are read as one");
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

function treeOf(rules: readonly Rule[], classOf: Uint8Array): Tree {
  const literals = rules.map(spellings);
  const most = 1 + literals.reduce((sum, own) => sum + own.reduce((length, literal) => length + literal.length, 0), 0);
  const child = new Int32Array(most);
  const sibling = new Int32Array(most);
  const by = new Uint8Array(most);
  const ends = new Map<number, Set<number>>();
  let states = 1;
  literals.forEach((own, rule) => {
    for (const literal of own) {
      let at = 0;
      for (let index = 0; index < literal.length; index++) {
        const kind = classOf[literal.charCodeAt(index)] as number;
        let to = child[at] as number;
        while (to !== 0 && by[to] !== kind) to = sibling[to] as number;
        if (to === 0) {
          to = states++;
          by[to] = kind;
          sibling[to] = child[at] as number;
          child[at] = to;
        }
        at = to;
      }
      const ending = ends.get(at);
      if (ending) ending.add(rule);
      else ends.set(at, new Set([rule]));
    }
  });
  return { states, child, sibling, by, ends };
}

/**
 * `next[state * count + class]`, with states already multiplied by `count`. A state's row is its fallback's row with its own steps written
 * over it, filled breadth first: a fallback is nearer the start, and so is complete before it. After a blank another blank changes nothing, and a
 * literal that has been told is not told again for what follows it unread.
 * Completes the tree's `ends` by what ends at a fallback.
 */
function tableOf({ states, child, sibling, by, ends }: Tree, count: number, blank: number): Int32Array {
  const next = new Int32Array(states * count);
  const fallback = new Int32Array(states);
  const order = new Int32Array(states);
  for (let head = 0, tail = 1; head < tail; head++) {
    const at = order[head] as number;
    const row = at * count;
    if (at !== 0) next.copyWithin(row, (fallback[at] as number) * count, ((fallback[at] as number) + 1) * count);
    next[row + STAY] = row;
    if (blank !== 0 && by[at] === blank) next[row + blank] = row;
    for (let to = child[at] as number; to !== 0; to = sibling[to] as number) {
      const step = row + (by[to] as number);
      const otherwise = at === 0 ? 0 : ((next[step] as number) & ~HIT) / count;
      fallback[to] = otherwise;
      const inherited = ends.get(otherwise);
      if (inherited) ends.set(to, new Set([...(ends.get(to) ?? []), ...inherited]));
      next[step] = to * count + (ends.has(to) ? HIT : 0);
      order[tail++] = to;
    }
  }
  return next;
}
