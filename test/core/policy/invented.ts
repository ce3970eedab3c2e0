/** Municipalities and agencies that are made up, each as one JSON file: what their prose says is said as data, without a change of code. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { builtInLayers } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { parseProfile } from "../../../src/core/policy/profile-file.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "invented");

export const inventedIds = readdirSync(folder)
  .map((name) => path.basename(name, ".json"))
  .sort();

/** The profile that a file makes on what is built in, read as the command line reads it. */
export function inventedProfile(id: string): Profile {
  const name = `${id}.json`;
  const layer = readLayer(parseProfile(readFileSync(path.join(folder, name), "utf8"), name), name);
  return profileFrom([...builtInLayers, layer], layer.id);
}
