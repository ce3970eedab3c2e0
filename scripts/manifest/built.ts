/** Reads from dist/ and assets/ what the manifests point at. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../root.mjs";
import type { Built } from "./check.ts";

export function builtIn(dist: string, version: string): Built {
  return {
    version,
    associated(page) {
      const file = path.join(dist, page);
      return existsSync(file) ? associatedIn(dist, readFileSync(file, "utf8")) : null;
    },
    pictureSize(picture) {
      const file = path.join(root, picture);
      return existsSync(file) ? pngSize(readFileSync(file)) : null;
    },
    hasPage: (page) => existsSync(path.join(dist, page)),
  };
}

/** Names that the page's own scripts associate: those named in its HTML, not what they load later, since Office calls at once. */
function associatedIn(dist: string, html: string): string[] {
  const scripts = [...html.matchAll(/<script[^>]+src="?([^"\s>]+\.js)"?/gu)].map(([, src = ""]) => src);
  return scripts
    .filter((src) => !src.includes("://"))
    .flatMap((src) => [...readFileSync(path.join(dist, src), "utf8").matchAll(/\.associate\(\s*["'`](\w+)["'`]/gu)])
    .map(([, name = ""]) => name);
}

/** From the header that every PNG begins with (RFC 2083 §4.1.1); null for another file. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.toString("latin1", 1, 4) !== "PNG" || bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
