/** Says of every value of a profile which layer it comes from, and which entries a layer took away. */
import { entryIn, mergeLayers } from "./layers.ts";
import type { Profile, ProfileLayer } from "./profile.ts";
import { softeningLog } from "./softening.ts";

/** One value: `path` as "engines.chatgpt.decided", `from` the id of the layer that set it. */
export interface Origin {
  readonly path: string;
  readonly value: unknown;
  readonly from: string;
  /** Ids of the layers below whose value it replaced, nearest first. */
  readonly over: readonly string[];
  /** True for an entry that `from` took away; `value` is then what it was. */
  readonly isRemoved?: true;
}

type Values = Record<string, unknown>;
const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);
const hasIds = (value: unknown): value is (Values & { id: string })[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => isValues(entry) && typeof entry["id"] === "string");

/** The origin of each value, in the profile's own order; then each decision about a stop, and entries taken away last. Throws as `mergeLayers`. */
export function explain(layers: readonly ProfileLayer[]): Origin[] {
  const profile: Profile = mergeLayers(layers);
  const kept = [...leaves("", profile)].map(({ path, steps, value }): Origin => {
    const setters = layers.filter((layer) => at(layer, steps) !== undefined).map((layer) => layer.id);
    return { path, value, from: setters.at(-1) ?? profile.id, over: setters.slice(0, -1).reverse() };
  });
  const log = softeningLog(layers, profile).map(({ from, quote: _quote, holds: _holds, ...decision }): Origin => {
    return { path: `softened.${decision.rule}`, value: decision, from, over: [] };
  });
  return [...kept.filter(({ path }) => path !== "softened"), ...log, ...removals(layers)];
}

/** The values at the ends: lists without ids are one value. Steps into lists with ids are the entries' ids. */
function* leaves(
  path: string,
  value: unknown,
  steps: readonly string[] = [],
): Generator<{ path: string; steps: readonly string[]; value: unknown }> {
  const into = (name: string, child: unknown) => leaves(path === "" ? name : `${path}.${name}`, child, [...steps, name]);
  if (isValues(value)) {
    for (const [name, child] of Object.entries(value))
      if (child !== undefined && !(name === "id" && path !== "")) yield* into(name, child);
  } else if (hasIds(value)) for (const entry of value) yield* into(entry.id, entry);
  else yield { path, steps, value };
}

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inside, step) => {
    if (hasIds(inside)) return inside.find((entry) => entry.id === step);
    return isValues(inside) && Object.hasOwn(inside, step) ? inside[step] : undefined;
  }, value);
}

function* removals(layers: readonly ProfileLayer[]): Generator<Origin> {
  for (const [index, layer] of layers.entries()) {
    for (const [list, entries] of Object.entries(layer as Values)) {
      if (!hasIds(entries)) continue;
      for (const { id } of entries.filter((entry) => entry["remove"] === true)) {
        const owners = layers.slice(0, index).filter((one) => entryIn(one, list, id) !== undefined);
        const over = owners.map((one) => one.id).reverse();
        yield { path: `${list}.${id}`, value: owners[0] && entryIn(owners[0], list, id), from: layer.id, over, isRemoved: true };
      }
    }
  }
}
