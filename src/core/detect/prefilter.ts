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

interface State {
  readonly to: Map<number, number>;
  fallback: number;
  readonly rules: Set<number>;
}

/**
 * An Aho–Corasick automaton with its transitions spelled out in one table, so that the loop is two lookups per character
 * and no branch but the test for a hit. A character that is in no literal, whatever its case, has class 0 and leads back
 * to the start. Fast on a string that owns its characters; a slice of another string costs several times as much per character.
 */
export function prefilterOf(rules: readonly Rule[]): Prefilter {
  const { classOf, count } = classesOf(rules);
  const states = statesOf(rules, classOf);
  const order = acceptingLast(states);
  const next = tableOf(states, order, count, classOf[0x20] as number);
  const rulesAt = order.map((state) => [...(states[state]?.rules ?? [])]);
  const firstAccepting = rulesAt.findIndex((found) => found.length > 0) * count;

  return (text) => {
    let found: Candidate[] | null = null;
    let state = 0;
    const length = text.length;
    for (let index = 0; index < length; index++) {
      state = next[state + (classOf[text.charCodeAt(index)] as number)] as number;
      if (state < firstAccepting) continue;
      found ??= [];
      for (const rule of rulesAt[state / count] as readonly number[]) found.push({ rule, at: index + 1 });
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

/** The literals as a tree, with the fallback of each state and the rules that end there or at a suffix. */
function statesOf(rules: readonly Rule[], classOf: Uint8Array): State[] {
  const states: State[] = [{ to: new Map(), fallback: 0, rules: new Set() }];
  rules.forEach((rule, index) => {
    for (const literal of spellings(rule)) {
      let at = 0;
      for (const char of literal.split("")) {
        const kind = classOf[char.charCodeAt(0)] as number;
        const state = states[at] as State;
        let to = state.to.get(kind);
        if (to === undefined) {
          to = states.push({ to: new Map(), fallback: 0, rules: new Set() }) - 1;
          state.to.set(kind, to);
        }
        at = to;
      }
      (states[at] as State).rules.add(index);
    }
  });
  linkFallbacks(states);
  return states;
}

/** Breadth first, so that a state's fallback is complete before the state uses it. */
function linkFallbacks(states: State[]): void {
  const queue: number[] = [0];
  for (const at of queue) {
    const state = states[at] as State;
    for (const [kind, to] of state.to) {
      const target = states[to] as State;
      let fallback = state.fallback;
      while (fallback !== 0 && !states[fallback]?.to.has(kind)) fallback = (states[fallback] as State).fallback;
      target.fallback = at === 0 ? 0 : (states[fallback]?.to.get(kind) ?? 0);
      for (const rule of states[target.fallback]?.rules ?? []) target.rules.add(rule);
      queue.push(to);
    }
  }
}

/** States that end a literal get the highest numbers: one comparison then tells a hit. The start keeps number 0. */
function acceptingLast(states: readonly State[]): number[] {
  const numbers = states.map((_state, index) => index);
  return [
    ...numbers.filter((index) => states[index]?.rules.size === 0),
    ...numbers.filter((index) => states[index]?.rules.size !== 0),
  ];
}

/**
 * `next[state * count + class]`, with states numbered by `order` and already multiplied by `count`. A state's row is its fallback's row
 * with its own steps written over it, so that the table is filled breadth first in one go. After a blank another blank changes nothing.
 */
function tableOf(states: readonly State[], order: readonly number[], count: number, blank: number): Int32Array {
  const numberOf = new Int32Array(states.length);
  for (const [number, original] of order.entries()) numberOf[original] = number;
  const next = new Int32Array(states.length * count);
  const queue: { readonly state: number; readonly by: number }[] = [{ state: 0, by: 0 }];
  for (const { state: original, by } of queue) {
    const state = states[original] as State;
    const row = (numberOf[original] as number) * count;
    if (original !== 0) {
      const fallback = (numberOf[state.fallback] as number) * count;
      next.copyWithin(row, fallback, fallback + count);
    }
    next[row + STAY] = row;
    if (blank !== 0 && by === blank) next[row + blank] = row;
    for (const [kind, to] of state.to) {
      next[row + kind] = (numberOf[to] as number) * count;
      queue.push({ state: to, by: kind });
    }
  }
  return next;
}
