/** What differs between two profiles, value by value. */
import { isSameJson } from "../canonical-json.ts";
import { explain } from "./explain.ts";
import type { ProfileLayer } from "./profile.ts";

/** A value that one profile has otherwise than the other; undefined where it has none. */
export interface Difference {
  readonly path: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** The differences in the first profile's order, then what only the other has. Its name, id and what it extends are left out. */
export function difference(one: readonly ProfileLayer[], other: readonly ProfileLayer[]): Difference[] {
  const [first, second] = [valuesOf(one), valuesOf(other)];
  const paths = [...new Set([...first.keys(), ...second.keys()])];
  return paths
    .map((path) => ({ path, one: first.get(path), other: second.get(path) }))
    .filter((each) => !isSame(each.one, each.other));
}

function valuesOf(layers: readonly ProfileLayer[]): Map<string, unknown> {
  const own = /^(?:\$schema|id|extends)$/u;
  return new Map(
    explain(layers).flatMap(({ path, value, isRemoved }) => (own.test(path) || isRemoved ? [] : [[path, value] as const])),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined ? one === other : isSameJson(one, other);
}
