/** Makes a checkout ready to run: packages, a build that is newer than its sources, and the Debian tools that tests use. No dependencies. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { linkCommand } from "./link.mjs";
import { root } from "./root.mjs";

const say = (line) => process.stderr.write(`${line}\n`);

/** The lowest Node in package.json's engines; older ones fail later with errors that nobody can read. */
function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

const stamp = path.join(root, "node_modules", ".kallmarkt-install");

/** Installs packages when node_modules is missing or was made from another package-lock.json. Resolves to true when it did. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled()) return false;
  return withLock("install", () => {
    if (isInstalled()) return false;
    say("kallmarkt: installing packages (npm ci) …");
    const run = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      // stdout belongs to the command's answer; npm's own talk goes to stderr.
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (run.status !== 0) {
      throw new Error(
        "npm ci failed (see above). A network, or a filled npm cache, is needed the first time. Then run the same command again.",
      );
    }
    markInstalled();
    return true;
  });
}

/** The stamp answers in one read; without it, npm's own account of what it installed decides (after a plain `npm install`). */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === lockHash()) return true;
  if (!agreesWithLock()) return false;
  markInstalled();
  return true;
}

function markInstalled() {
  linkCommand();
  writeFileSync(stamp, `${lockHash()}\n`);
}

/** True when every package that package-lock.json asks for here is installed in exactly that version. */
function agreesWithLock() {
  const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  try {
    const installed = packagesOf("node_modules/.package-lock.json");
    return Object.entries(packagesOf("package-lock.json")).every(([place, wanted]) => {
      const found = installed[place];
      // The root itself is not listed; optional packages for other machines are rightly absent.
      return (
        place === "" ||
        (found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true)
      );
    });
  } catch {
    return false;
  }
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

/** What each bundle is made from, and the file that shows when it was made. */
export const bundles = {
  cli: {
    made: "dist/cli/main.js",
    from: ["src", "policies", "package-lock.json", "package.json", "webpack.config.js", "scripts/cli-start.cjs"],
    not: ["src/workbench", "src/taskpane", "src/commands"],
  },
  pages: {
    made: "dist/workbench.html",
    from: ["src", "policies", "assets", "package-lock.json", "package.json", "webpack.config.js"],
    not: ["src/cli"],
  },
};

/** Builds `cli` or `pages` when it is missing or older than its sources. Resolves to true when it did. */
export async function ensureBuilt(which) {
  if (isFresh(which)) return false;
  return withLock(`build-${which}`, () => {
    if (isFresh(which)) return false;
    say(`kallmarkt: building (${which}) …`);
    const run = spawnSync(process.execPath, [path.join(root, "scripts", "build.mjs"), which], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    });
    if (run.status !== 0) throw new Error("the build failed, see above.");
    return true;
  });
}

function isFresh(which) {
  const { made, from, not } = bundles[which];
  const file = path.join(root, made);
  if (!existsSync(file)) return false;
  const skipped = not.map((folder) => path.join(root, folder));
  const newest = Math.max(...from.map((entry) => newestIn(path.join(root, entry), skipped)));
  return statSync(file).mtimeMs >= newest;
}

/** Time of the latest change to a file, or to any file or folder below a folder (a folder's own time tells of deletions). */
function newestIn(entry, skipped) {
  if (skipped.includes(entry)) return 0;
  const info = statSync(entry, { throwIfNoEntry: false });
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const inside = readdirSync(entry).map((name) => newestIn(path.join(entry, name), skipped));
  return Math.max(info.mtimeMs, ...inside);
}

/** One process at a time: a folder that can be made only once is the lock; one left behind by a dead process is taken over. */
async function withLock(name, work) {
  const lock = path.join(root, ".cache", `${name}.lock`);
  mkdirSync(path.dirname(lock), { recursive: true });
  let told = false;
  while (!takeLock(lock)) {
    if (!told) say(`kallmarkt: another process is busy (${name}), waiting …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(path.join(lock, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isAbandoned(lock)) return false;
  rmSync(lock, { recursive: true, force: true });
  return false;
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(path.join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    if (error.code === "EPERM") return false;
    // No pid yet: the other process is between its two calls, unless it died there.
    if (error.code === "ENOENT") return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000;
    return true;
  }
}

/** Programs that tests use, with the Debian package each comes from. Only tests and the README's picture need them. */
const tools = [
  { command: "chromium", package: "chromium", for: "tests of the pages in a browser" },
  { command: "soffice", package: "libreoffice-writer", for: "tests that open labelled documents in LibreOffice" },
  { command: "pdftotext", package: "poppler-utils", for: "tests that read the PDF LibreOffice made" },
];

/** Installs missing tools through apt as root on Debian or Ubuntu; otherwise says what is missing. The tests skip what they lack. */
export function ensureTools() {
  const missing = tools.filter((tool) => !onPath(tool.command));
  if (missing.length === 0) return;
  const packages = missing.map((tool) => tool.package);
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say(`kallmarkt: installing ${packages.join(", ")} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...words) => spawnSync("apt-get", ["-q", ...words], { stdio: ["ignore", "ignore", 2], env }).status === 0;
    if (apt("update") && apt("install", "-y", "--no-install-recommends", ...packages)) return;
    say("kallmarkt: apt-get did not succeed; going on without.");
  }
  for (const tool of missing.filter(({ command }) => !onPath(command))) {
    say(`kallmarkt: ${tool.command} is missing, so ${tool.for} are skipped. On Debian: apt-get install ${tool.package}`);
  }
}

export function onPath(command) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) => folder !== "" && existsSync(path.join(folder, command)));
}

/** Runs a script's work; an error becomes its sentence and exit code 1, without a trace of this code. */
export async function explained(work) {
  try {
    await work();
  } catch (error) {
    say(`kallmarkt: ${error.message}`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await explained(async () => {
    await ensureInstalled();
    ensureTools();
  });
}
