/** Merges a profile's layers, base ← group ← municipality, or says which value is wrong, why, and what to do. */
import { badProfile, faultOfIssue, missingParent, ring, unknownProfile, wrongParent } from "./bad-profile.ts";
import { faultsOf } from "./faults.ts";
import { layerSchema, profileSchema, type Profile, type ProfileLayer } from "./profile.ts";

/** One layer from parsed JSON. `name` is how its file is called in the message. Throws AppError `bad-profile`. */
export function readLayer(value: unknown, name: string): ProfileLayer {
  const parsed = layerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badProfile(name, parsed.error.issues.map(faultOfIssue));
}

/**
 * The profile that layers make, lowest first; each must extend the one before it. Groups of values are merged value by value, lists
 * whose entries have ids entry by entry, and everything else is replaced. Throws AppError `bad-profile`.
 */
export function mergeLayers(layers: readonly ProfileLayer[]): Profile {
  const top = layers.at(-1);
  if (top === undefined) throw new RangeError("no layers to merge");
  layers.forEach((layer, index) => {
    const below = layers[index - 1]?.id ?? null;
    if (layer.extends !== below) throw badProfile(layer.id, [wrongParent(layer, below)]);
  });
  const merged = layers.reduce<unknown>((below, layer) => merge(below, layer), {});
  const parsed = profileSchema.safeParse(merged);
  if (!parsed.success) throw badProfile(top.id, parsed.error.issues.map(faultOfIssue));
  const faults = faultsOf(parsed.data);
  if (faults.length > 0) throw badProfile(top.id, faults);
  return parsed.data;
}

/** The profile with this id, with everything it extends. Throws AppError `unknown-profile`, or `bad-profile`. */
export function profileFrom(layers: readonly ProfileLayer[], id: string): Profile {
  const chain: ProfileLayer[] = [];
  for (let next: string | null = id; next !== null;) {
    const layer = layers.find((one) => one.id === next);
    if (layer === undefined)
      throw chain[0] === undefined ? unknownProfile(id, layers) : badProfile(chain[0].id, [missingParent(next)]);
    if (chain.includes(layer)) throw badProfile(id, [ring(layer)]);
    chain.unshift(layer);
    next = layer.extends;
  }
  return mergeLayers(chain);
}

type Values = Record<string, unknown>;
const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);
const hasIds = (value: unknown): value is (Values & { id: string })[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => isValues(entry) && typeof entry["id"] === "string");

function merge(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (isValues(below) && isValues(above)) {
    const result: Values = { ...below };
    for (const [key, value] of Object.entries(above)) result[key] = merge(below[key], value);
    return result;
  }
  if (hasIds(below) && hasIds(above)) {
    const added = above.filter((entry) => !below.some((known) => known.id === entry.id));
    return [...below.map((known) => above.filter((entry) => entry.id === known.id).reduce<unknown>(merge, known)), ...added];
  }
  return above;
}
