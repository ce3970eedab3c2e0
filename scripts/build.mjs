/** Builds dist/: the command line (`cli`), the pages (`pages`), or both. Talks on stderr only. */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import webpack from "webpack";
import { absent, cli, pages } from "../webpack.config.js";
import { bundles } from "./ensure.mjs";
import { root } from "./root.mjs";

/**
 * Builds what is named. The command line is built beside the old one and takes its place in one rename,
 * so that a run that is under way, or a build that fails, never meets half a bundle.
 */
export async function build(which = ["cli", "pages"]) {
  for (const file of absent) console.error(`build: ${file} does not exist yet, left out`);
  const started = new Date();
  if (which.includes("cli") && hasEntries(cli)) await buildAside(cli);
  if (which.includes("pages") && hasEntries(pages)) {
    await run(pages);
    cpSync(path.join(root, "samples"), path.join(root, "dist", "samples"), { recursive: true });
    cpSync(path.join(root, "assets"), path.join(root, "dist", "assets"), {
      recursive: true,
      filter: (source) => !source.endsWith(".svg"),
    });
  }
  // A source saved while the build ran is newer than the build: the file that is compared carries the time of the start.
  for (const name of which) {
    const file = path.join(root, bundles[name].made);
    if (existsSync(file)) utimesSync(file, started, started);
  }
}

const hasEntries = (config) => Object.keys(config.entry).length > 0;

async function buildAside(config) {
  const aside = path.join(root, ".cache", `build-${process.pid}`);
  const old = `${aside}-old`;
  try {
    await run({ ...config, output: { ...config.output, path: aside } });
    copyFileSync(path.join(root, "scripts", "cli-start.cjs"), path.join(aside, "main.js"));
    writeFileSync(path.join(aside, "package.json"), '{ "type": "commonjs" }\n');
    for (const name of readdirSync(aside)) if (name.endsWith(".cjs")) inAscii(path.join(aside, name));
    keepCode(aside);
    mkdirSync(path.dirname(config.output.path), { recursive: true });
    try {
      renameSync(config.output.path, old);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
    renameSync(aside, config.output.path);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Escapes stand for letters beyond ASCII, so that a bundle is held with one byte a character and read without decoding. */
function inAscii(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

/** Runs each command that writes a document once on a sample, so that V8's code for them is kept beside the bundles. A run that fails keeps none. */
function keepCode(folder) {
  const main = path.join(folder, "main.js");
  const out = path.join(folder, "sample.docx");
  const label = ["--paragraph", "16", "--engine", "ChatGPT", "--date", "2026-11-05", "--profile", "avesta"];
  const by = ["--by", "Prov", "--role", "prov", "--fact-checked"];
  const runs = [
    ["label", path.join(root, "samples", "tjansteskrivelse.docx"), "--out", out, ...label],
    ["check", out],
    ["review", out, "--out", out, "--all", ...by],
    ["verify", out],
    ["package", out, "--out", path.join(folder, "sample.zip")],
    ["unlabel", out, "--out", out, "--all"],
  ];
  const env = { ...process.env, KALLMARKT_KEEP_CODE: "1", KALLMARKT_POLICIES: path.join(root, "policies") };
  for (const args of runs) spawnSync(process.execPath, [main, ...args], { env, stdio: "ignore" });
  for (const made of ["sample.docx", "sample.zip"]) rmSync(path.join(folder, made), { force: true });
}

async function run(config) {
  const started = Date.now();
  const compiler = webpack(config);
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors() || stats.hasWarnings())
    console.error(stats.toString({ preset: "errors-warnings", colors: process.stderr.isTTY === true }));
  if (stats.hasErrors()) throw new Error(`build: ${config.name} failed, see above`);
  console.error(`build: ${config.name} ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const which = process.argv.slice(2);
  await build(which.length > 0 ? which : undefined);
}
