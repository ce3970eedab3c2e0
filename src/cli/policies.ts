/** The policy profiles on this machine: the JSON files of the folder `policies/`, or of the one KALLMARKT_POLICIES names. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { mergeLayers, profileFrom, readLayer } from "../core/policy/layers.ts";
import type { Profile, ProfileLayer } from "../core/policy/profile.ts";
import { parseProfile } from "../core/policy/profile-file.ts";
import type { HostReading } from "../core/ports.ts";
import { readRecord } from "../core/record/read.ts";
import { programFolder } from "./program-files.ts";

export const DEFAULT_PROFILE = "base";

/** What the folder holds. A file that is no layer hinders only itself, and the profiles that build on it. */
export interface Policies {
  readonly folder: string;
  readonly layers: readonly ProfileLayer[];
  readonly broken: readonly { readonly file: string; readonly error: AppError }[];
}

const policyFolder = (): string => process.env["KALLMARKT_POLICIES"] ?? path.join(programFolder(), "policies");

export function readPolicies(folder: string = policyFolder()): Policies {
  const layers: ProfileLayer[] = [];
  const broken: { file: string; error: AppError }[] = [];
  for (const file of jsonFiles(folder)) {
    try {
      layers.push(readLayer(parse(path.join(folder, file)), file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      broken.push({ file, error });
    }
  }
  return { folder, layers, broken };
}

/**
 * The profile with this id, its layers merged. Without `policies` only the files of the profile's own layers are read, where each is named after
 * its id; where one is not, or something is wrong with one, the whole folder. Throws `unknown-profile`, `bad-profile`.
 */
export function loadProfile(id: string, policies?: Policies): Profile {
  const own = policies === undefined ? ownLayers(policyFolder(), id) : null;
  return own === null ? profileOf(id, policies ?? readPolicies()) : mergeLayers(own);
}

/** The layers of a profile from files named after their ids, lowest first; null when it takes more than that to find them. */
function ownLayers(folder: string, id: string): ProfileLayer[] | null {
  const layers: ProfileLayer[] = [];
  for (let next: string | null = id; next !== null;) {
    const file = path.join(folder, `${next}.json`);
    if (!/^[a-z\d-]{1,80}$/.test(next) || layers.some((layer) => layer.id === next) || !existsSync(file)) return null;
    try {
      const layer = readLayer(parse(file), path.basename(file));
      if (layer.id !== next) return null;
      layers.unshift(layer);
      next = layer.extends;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
  return layers;
}

function profileOf(id: string, policies: Policies): Profile {
  const known = policies.layers.some((layer) => layer.id === id);
  const own = policies.broken.find(({ file }) => path.basename(file, ".json") === id);
  if (!known && own) throw own.error;
  return profileFrom(policies.layers, id);
}

/** The profile that was asked for; else the one the document's record was made under; else base. Throws as `loadProfile`. */
export function profileFor(asked: string | undefined, reading: HostReading): Profile {
  if (asked !== undefined) return loadProfile(asked);
  const kept = reading.keptRecord === null ? null : readRecord(reading.keptRecord).record;
  return loadProfile(kept?.profile.id ?? DEFAULT_PROFILE);
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json") && !name.startsWith("."))
      .sort();
  } catch (cause) {
    throw new AppError(
      "unknown-profile",
      {
        sv: `Mappen med policyprofiler går inte att läsa: ${folder}.`,
        en: `The folder of policy profiles can't be read: ${folder}.`,
      },
      cause,
    );
  }
}

function parse(file: string): unknown {
  return parseProfile(readFileSync(file, "utf8"), path.basename(file));
}
