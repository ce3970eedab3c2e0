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
  const next = tableOf(states, order, count);
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

/** A class for each character of the literals, shared by its upper and lower case; all other characters have class 0. */
function classesOf(rules: readonly Rule[]): { classOf: Uint8Array; count: number } {
  const classOf = new Uint8Array(0x10000);
  let count = 1;
  for (const literal of rules.flatMap((rule) => rule.literals)) {
    for (const char of literal.split("")) {
      if (classOf[char.charCodeAt(0)] !== 0) continue;
      if (count > 255) throw new RangeError("the literals of all rules have more than 255 different characters");
      classOf[char.charCodeAt(0)] = count;
      const upper = char.toUpperCase();
      if (upper.length === 1) classOf[upper.charCodeAt(0)] = count;
      count++;
    }
  }
  return { classOf, count };
}

/** The literals as a tree, with the fallback of each state and the rules that end there or at a suffix. */
function statesOf(rules: readonly Rule[], classOf: Uint8Array): State[] {
  const states: State[] = [{ to: new Map(), fallback: 0, rules: new Set() }];
  rules.forEach((rule, index) => {
    for (const literal of rule.literals) {
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

/** `next[state * count + class]`, with states numbered by `order` and already multiplied by `count`. */
function tableOf(states: readonly State[], order: readonly number[], count: number): Int32Array {
  const numberOf = new Map(order.map((state, index) => [state, index]));
  const next = new Int32Array(states.length * count);
  for (const [number, original] of order.entries()) {
    for (let kind = 1; kind < count; kind++) {
      let at = original;
      while (at !== 0 && !states[at]?.to.has(kind)) at = (states[at] as State).fallback;
      next[number * count + kind] = (numberOf.get(states[at]?.to.get(kind) ?? 0) as number) * count;
    }
  }
  return next;
}
