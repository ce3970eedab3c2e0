/** One automaton over the literals of all rules: reads each character once and says which rules are worth running on a text. */
import type { Rule } from "./rule.ts";

/** Which rules, by their index in the catalogue, could match in a text; ascending, each once. Empty for nearly all text. */
export type Prefilter = (text: string) => readonly number[];

const NOTHING: readonly number[] = [];

interface State {
  readonly to: Map<number, number>;
  fallback: number;
  readonly rules: Set<number>;
}

/**
 * An Aho–Corasick automaton with its transitions spelled out in one table, so that the loop is one lookup per character
 * and no branch but the test for a hit. A character that is in no literal, whatever its case, has class 0 and leads back
 * to the start. A rule found is not looked for again in the same text.
 */
export function prefilterOf(rules: readonly Rule[]): Prefilter {
  const { classOf, count } = classesOf(rules);
  const states = statesOf(rules, classOf);
  const order = acceptingLast(states);
  const next = tableOf(states, order, count);
  const rulesAt = order.map((state) => [...(states[state]?.rules ?? [])]);
  const firstAccepting = rulesAt.findIndex((found) => found.length > 0) * count;
  const seenIn = new Uint32Array(rules.length);
  let run = 0;

  return (text) => {
    let found: number[] | null = null;
    let state = 0;
    const length = text.length;
    for (let index = 0; index < length; index++) {
      state = next[state + (classOf[text.charCodeAt(index)] as number)] as number;
      if (state < firstAccepting) continue;
      if (found === null) {
        found = [];
        run = (run + 1) >>> 0 || 1;
      }
      for (const rule of rulesAt[state / count] as readonly number[]) {
        if (seenIn[rule] === run) continue;
        seenIn[rule] = run;
        found.push(rule);
      }
    }
    return found === null ? NOTHING : found.sort((a, b) => a - b);
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
  return [...numbers.filter((index) => states[index]?.rules.size === 0), ...numbers.filter((index) => states[index]?.rules.size !== 0)];
}

/** `next[state * count + class]`, with states numbered by `order` and already multiplied by `count`. */
function tableOf(states: readonly State[], order: readonly number[], count: number): Uint32Array {
  const numberOf = new Map(order.map((state, index) => [state, index]));
  const next = new Uint32Array(states.length * count);
  for (const [number, original] of order.entries()) {
    for (let kind = 1; kind < count; kind++) {
      let at = original;
      while (at !== 0 && !states[at]?.to.has(kind)) at = (states[at] as State).fallback;
      next[number * count + kind] = (numberOf.get(states[at]?.to.get(kind) ?? 0) as number) * count;
    }
  }
  return next;
}
