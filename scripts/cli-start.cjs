/**
 * Becomes dist/cli/main.js: starts the command line's bundle with the machine code that V8 kept from the build's own run, so that no
 * command compiles the program anew. Kept code made by another version of Node, or under other flags, V8 itself turns down: then
 * the bundle is compiled as ever. (Node 22 has `module.enableCompileCache` for this; 20 has not.)
 *
 * CommonJS, as the bundles are: Node starts it 5 ms sooner than a module of the newer kind.
 */
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

/**
 * A command that handles one document runs once and ends. To grow the young generation saves it no time and costs 25 MB on a large
 * document; to compile a function the best way pays only for the few that run longest, with little of others copied into them, and
 * not on threads beside it.
 */
const ONE_DOCUMENT = [
  "--semi-space-growth-factor=1",
  "--interrupt-budget=600000",
  "--max-inlined-bytecode-size-cumulative=100",
  "--no-concurrent-recompilation",
];

/** Collecting garbage on further threads takes more processor time in all: with little to collect, and in a scan with a worker on every core already. */
const NO_THREADS = ["--no-parallel-scavenge", "--no-concurrent-sweeping", "--no-concurrent-marking"];

// Before anything is compiled: code is kept for the flags it was made under.
for (const flag of process.argv[2] === "scan" ? NO_THREADS : [...ONE_DOCUMENT, ...NO_THREADS]) setFlagsFromString(flag);

const scripts = new Map();

/** A bundle's exports. Bundles ask for each other by `./name`. */
function load(name) {
  const filename = join(__dirname, name);
  const kept = `${filename}.code`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = `(function (exports, require, module, load) {${readFileSync(filename, "latin1")}\n})`;
  const script = new Script(source, { filename, cachedData });
  scripts.set(kept, script);
  const module = { exports: {} };
  const requested = (asked) => (asked.startsWith("./") ? load(asked) : require(asked));
  script.runInThisContext()(module.exports, requested, module, (asked) => import(asked));
  return module.exports;
}

load("program.cjs");

if (process.env["KALLMARKT_KEEP_CODE"])
  process.once("exit", () => {
    for (const [file, script] of scripts) if (!existsSync(file)) writeFileSync(file, script.createCachedData());
  });
