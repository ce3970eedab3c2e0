/** Merges a profile's layers, base ← group ← municipality, or says which value is wrong, why, and what to do. */
import {
  badProfile,
  faultsOfShape,
  missingParent,
  notAtTheEnd,
  nothingToRemove,
  ring,
  unknownProfile,
  wrongParent,
} from "./bad-profile.ts";
import { faultsOf, type Fault } from "./faults.ts";
import { layerSchema, profileSchema, type Profile, type ProfileLayer } from "./profile.ts";

/** One layer from parsed JSON. `name` is how its file is called in the message. Throws AppError `bad-profile`. */
export function readLayer(value: unknown, name: string): ProfileLayer {
  const parsed = layerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badProfile(name, faultsOfShape(parsed.error.issues, value));
}

/**
 * The profile that layers make, lowest first; each must extend the one before it. Groups of values are merged value by value, lists
 * whose entries have ids entry by entry, the log of softened stops is added to, and everything else is replaced. Throws AppError `bad-profile`.
 */
export function mergeLayers(layers: readonly ProfileLayer[]): Profile {
  const top = layers.at(-1);
  if (top === undefined) throw new RangeError("no layers to merge");
  layers.forEach((layer, index) => {
    const below = layers[index - 1]?.id ?? null;
    if (layer.extends !== below) throw badProfile(layer.id, [wrongParent(layer, below)]);
  });
  const strays = layers.flatMap((layer, index) => straysOf(layer, layers.slice(0, index)));
  if (strays.length > 0) throw badProfile(top.id, strays);
  const rewritten = layers.flatMap(logFaultsIn);
  if (rewritten.length > 0) throw badProfile(top.id, rewritten);
  const merged = layers.reduce<unknown>((below, layer) => merge(below, layer), {});
  const parsed = profileSchema.safeParse(merged);
  if (!parsed.success) throw badProfile(top.id, faultsOfShape(parsed.error.issues, merged));
  const faults = faultsOf(parsed.data);
  if (faults.length > 0) throw badProfile(top.id, faults);
  return parsed.data;
}

/** The profile with this id, with everything it extends. Throws AppError `unknown-profile`, or `bad-profile`. */
export function profileFrom(layers: readonly ProfileLayer[], id: string): Profile {
  return mergeLayers(chainOf(layers, id));
}

/** The layers that the profile with this id is made of, lowest first. Throws as `profileFrom`. */
export function chainOf(layers: readonly ProfileLayer[], id: string): ProfileLayer[] {
  const chain: ProfileLayer[] = [];
  for (let next: string | null = id; next !== null;) {
    const layer = layers.find((one) => one.id === next);
    if (layer === undefined)
      throw chain[0] === undefined ? unknownProfile(id, layers) : badProfile(chain[0].id, [missingParent(next)]);
    if (chain.includes(layer)) throw badProfile(id, [ring(layer)]);
    chain.unshift(layer);
    next = layer.extends;
  }
  return chain;
}

type Values = Record<string, unknown>;
const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);
const hasIds = (value: unknown): value is (Values & { id: string })[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => isValues(entry) && typeof entry["id"] === "string");

function merge(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (isValues(below) && isValues(above)) {
    const result: Values = { ...below };
    for (const [key, value] of Object.entries(above))
      result[key] = key === "softened" ? addedTo(result[key], value) : merge(result[key], value);
    return result;
  }
  if (hasIds(above) && (hasIds(below) || isEmptyList(below))) {
    const known = isEmptyList(below) ? [] : below;
    const kept = known
      .filter((entry) => !above.some((one) => one.id === entry.id && one["remove"] === true))
      .map((entry) => above.filter((one) => one.id === entry.id).reduce<unknown>(merge, entry));
    const added = above.filter((entry) => entry["remove"] !== true && !known.some((one) => one.id === entry.id));
    return [...kept, ...added];
  }
  return above;
}

/** A log only grows: what a layer below has decided is not taken out of sight by one above it. In the order of the days. */
function addedTo(below: unknown, above: unknown): unknown {
  const [log, more] = [below ?? [], above ?? []];
  if (!Array.isArray(log) || !Array.isArray(more)) return above;
  const dayIn = (entry: unknown): string => (isValues(entry) && typeof entry["at"] === "string" ? entry["at"] : "");
  return [...(log as unknown[]), ...(more as unknown[])].sort((one, other) =>
    dayIn(one) < dayIn(other) ? -1 : dayIn(one) > dayIn(other) ? 1 : 0,
  );
}

const isEmptyList = (value: unknown): value is never[] => Array.isArray(value) && value.length === 0;

/** Entries that a layer takes away, and that no layer below has. */
function straysOf(layer: ProfileLayer, below: readonly ProfileLayer[]): Fault[] {
  return Object.entries(layer as Values).flatMap(([list, entries]) =>
    hasIds(entries)
      ? entries
          .filter((entry) => entry["remove"] === true)
          .filter(({ id }) => !below.some((one) => entryIn(one, list, id) !== undefined))
          .map(({ id }) => nothingToRemove(list, id))
      : [],
  );
}

/** Decisions in a layer's own log that stand after a later one: something was written in before the end. */
function logFaultsIn({ softened = [] }: ProfileLayer): Fault[] {
  return softened.flatMap(({ rule, at }, index) => {
    const before = softened[index - 1];
    return before === undefined || before.at <= at ? [] : [notAtTheEnd(rule, at, before.at)];
  });
}

/** The entry with this id in a layer's list, or undefined. */
export function entryIn(layer: ProfileLayer, list: string, id: string): Values | undefined {
  const entries = (layer as Values)[list];
  return hasIds(entries) ? entries.find((entry) => entry.id === id) : undefined;
}
