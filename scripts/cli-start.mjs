/**
 * Becomes dist/cli/main.js: starts the command line's bundle with the machine code that V8 kept from the build's own run, so that no
 * command compiles the program anew. Kept code made by another version of Node, or under other flags, V8 itself turns down: then
 * the bundle is compiled as ever. (Node 22 has `module.enableCompileCache` for this; 20 has not.)
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/**
 * A command that handles one document runs once and ends. To grow the young generation saves it no time and costs 25 MB on a large
 * document; to compile a function the best way pays only for the few that run longest, and not on threads beside it.
 */
const ONE_DOCUMENT = ["--semi-space-growth-factor=1", "--interrupt-budget=600000", "--no-concurrent-recompilation"];

/**
 * A scan has a worker on every core already: collecting garbage on further threads beside them takes a quarter more processor time, and
 * the workers wait for it.
 */
const MANY_DOCUMENTS = ["--no-parallel-scavenge", "--no-concurrent-sweeping", "--no-concurrent-marking"];

// Before anything is compiled: code is kept for the flags it was made under.
for (const flag of process.argv[2] === "scan" ? MANY_DOCUMENTS : ONE_DOCUMENT) setFlagsFromString(flag);

const folder = dirname(fileURLToPath(import.meta.url));
const outside = createRequire(import.meta.url);
const scripts = new Map();

/** A bundle's exports. Bundles are CommonJS, and ask for each other by `./name`. */
function load(name) {
  const filename = join(folder, name);
  const kept = `${filename}.code`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = `(function (exports, require, module, load) {${readFileSync(filename, "latin1")}\n})`;
  const script = new Script(source, { filename, cachedData });
  scripts.set(kept, script);
  const module = { exports: {} };
  const requested = (asked) => (asked.startsWith("./") ? load(asked) : outside(asked));
  script.runInThisContext()(module.exports, requested, module, (asked) => import(asked));
  return module.exports;
}

load("program.cjs");

if (process.env["KALLMARKT_KEEP_CODE"])
  process.once("exit", () => {
    for (const [file, script] of scripts) if (!existsSync(file)) writeFileSync(file, script.createCachedData());
  });
