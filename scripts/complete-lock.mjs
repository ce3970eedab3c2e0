/**
 * Completes package-lock.json after `npm install <package>`: adds the entries of optional packages for other machines that the registry
 * in use did not offer. Without them `npm ci` refuses the whole lock; with them it passes over what is not for this machine.
 * `node scripts/complete-lock.mjs` writes; the test in test/scripts/ asks whether anything is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** What a lock lacks: place in the tree → entry. */
export function missingEntries(lock) {
  const missing = {};
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInTree(lock, place, name)) continue;
      missing[`node_modules/${name}`] = { version, ...machineOf(name), ...(entry.dev ? { dev: true } : {}), optional: true };
    }
  }
  return missing;
}

/** Looks where Node would: beside the package, then outwards. */
function isInTree(lock, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${from === "" ? "" : `${from}/`}node_modules/${name}`]) return true;
    if (from === "") return false;
  }
}

/** Such packages name their machine: `@swc/core-linux-arm-gnueabihf`. */
function machineOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (cpu.length === 0) throw new Error(`${name}: no processor in its name; add its entry to package-lock.json by hand.`);
  return { cpu, ...(os.length > 0 ? { os } : {}) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = path.join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingEntries(lock);
  const [front, ...rest] = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries([front, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.error(`package-lock.json: ${Object.keys(missing).length} entries added`);
}
