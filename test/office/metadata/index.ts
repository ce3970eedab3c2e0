/** The surface and the overlay script, made once from the installed declarations and kept under .cache/ (never committed). */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { overlayOf } from "./overlay.ts";
import type { Surface } from "./surface.ts";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const declarations = path.join(root, "node_modules", "@types", "office-js", "index.d.ts");
const here = path.join(root, "test", "office", "metadata");

export interface Metadata {
  readonly surface: Surface;
  readonly overlay: string;
}

let made: Metadata | null = null;

/** Reads the cache, or makes it: the compiler is loaded only when the declarations or the generator changed. */
export async function metadata(): Promise<Metadata> {
  made ??= { surface: await surface(), overlay: "" };
  if (made.overlay === "") made = { ...made, overlay: overlayOf(made.surface) };
  return made;
}

async function surface(): Promise<Surface> {
  const version = readFileSync(path.join(path.dirname(declarations), "package.json"), "utf8");
  const key = createHash("sha256")
    .update(version)
    .update(readFileSync(path.join(here, "surface.ts")))
    .digest("hex")
    .slice(0, 16);
  const file = path.join(root, ".cache", "office", `surface-${key}.json`);
  const kept = read(file);
  if (kept !== null) return JSON.parse(kept) as Surface;
  const { surfaceOf } = await import("./surface.ts");
  const fresh = surfaceOf(readFileSync(declarations, "utf8"));
  mkdirSync(path.dirname(file), { recursive: true });
  // Two test files may make it at the same time: the rename keeps each from reading half of the other's.
  const half = `${file}.${process.pid}.${performance.now()}`;
  writeFileSync(half, JSON.stringify(fresh));
  renameSync(half, file);
  return fresh;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
