/** The checkout's manifests and a build that has all they point at, for tests that break one thing. */
import { manifestFaults, type Built } from "../../scripts/manifest/check.ts";
import { manifestsFor, type ManifestFiles } from "../../scripts/manifest/make.ts";
import { development } from "../../scripts/manifest/settings.ts";
import { commands } from "../../scripts/manifest/words.ts";

export const settings = { ...development, version: "0.1.0" } as const;

export const complete: Built = {
  version: settings.version,
  associated: () => commands.map(({ id }) => id),
  pictureSize(path) {
    const size = Number(/-(\d+)\.png$/u.exec(path)?.[1] ?? 0);
    return { width: size, height: size };
  },
  hasPage: () => true,
};

/** What the checker says when `from` is replaced by `to` in one of the manifests. Fails when there is nothing to replace. */
export function faultsAfter(kind: keyof ManifestFiles, from: string | RegExp, to: string, built: Built = complete): string[] {
  const made = manifestsFor(settings);
  const text = made[kind].replace(from, to);
  if (text === made[kind]) throw new Error(`nothing in the ${kind} manifest matches ${String(from)}`);
  return manifestFaults({ ...made, [kind]: text }, settings.host, built);
}
