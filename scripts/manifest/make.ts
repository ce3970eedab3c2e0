/** All files of one installation's manifests, by name. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { root } from "../root.mjs";
import { outlookManifest } from "./outlook.ts";
import type { Settings } from "./settings.ts";
import { unifiedManifest } from "./unified.ts";
import { wordManifest } from "./word.ts";

/** The names under which the manifests lie in the checkout and in a municipality's folder. */
export const files = {
  word: "manifest.xml",
  outlook: "manifest.outlook.xml",
  unified: "manifest.json",
  english: "manifest.en.json",
} as const;

export type ManifestFiles = Readonly<Record<keyof typeof files, string>>;

export const version = (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version;

/** The texts of the manifests. */
export function manifestsFor(settings: Settings): ManifestFiles {
  const { manifest, english } = unifiedManifest(settings);
  return {
    word: wordManifest(settings),
    outlook: outlookManifest(settings),
    unified: json(manifest),
    english: json(english),
  };
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** What the admin centre takes for the unified manifest: it, its English and its two pictures. The same input gives the same bytes. */
export function unifiedPackage({ unified, english }: ManifestFiles): Uint8Array {
  const picture = (name: string): Uint8Array => readFileSync(path.join(root, "assets", "icons", name));
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  return zipSync(
    {
      [files.unified]: text(unified),
      [files.english]: text(english),
      "color.png": picture("kallmarkt-192.png"),
      "outline.png": picture("outline-32.png"),
    },
    // A date of its own would make the same package another one each time; 1980 is the first that a zip knows.
    { mtime: new Date(1980, 0, 1, 12) },
  );
}
