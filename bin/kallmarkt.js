#!/usr/bin/env node
/** `kallmarkt` in a checkout: installs and builds first when that is missing or stale (told on stderr), then runs the command line. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt, ensureInstalled } from "../scripts/ensure.mjs";
import { root } from "../scripts/root.mjs";

/** Neither yes nor no, neither usage nor input: the tool itself could not be made ready (EX_SOFTWARE). */
const NOT_READY = 70;

const entry = path.join(root, "dist", "cli", "main.js");

try {
  await ensureInstalled();
  await ensureBuilt("cli");
  if (!existsSync(entry)) throw new Error("dist/cli/main.js is missing after the build.");
} catch (error) {
  console.error(`kallmarkt: ${error.message}`);
  process.exit(NOT_READY);
}
await import(pathToFileURL(entry).href);
