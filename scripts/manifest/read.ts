/** Reads a folder's manifests, and says everything that is wrong with them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { builtIn } from "./built.ts";
import { manifestFaults } from "./check.ts";
import { files, version, type ManifestFiles } from "./make.ts";
import { microsoftFaults } from "./microsoft.ts";

/** Throws where a file is missing. */
export function manifestsIn(folder: string): ManifestFiles {
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  return { word: read(files.word), outlook: read(files.outlook), unified: read(files.unified), english: read(files.english) };
}

/** Where the pages lie, as the manifest for Word says; "" when it says nothing of the kind. */
export function hostOf({ word }: ManifestFiles): string {
  return /<SourceLocation DefaultValue="([^"]*?)\/taskpane\.html/u.exec(word)?.[1] ?? "";
}

/** Our own checks against the build in `dist`, and Microsoft's. */
export function faultsOf(manifests: ManifestFiles, dist: string): string[] {
  return [...manifestFaults(manifests, hostOf(manifests), builtIn(dist, version)), ...microsoftFaults(manifests)];
}
