/**
 * `npm run size`: the JavaScript that each page loads before its first view can be used, gzipped, with a table of what is in it. office.js
 * is not counted: Office has it. Exit code 1 over the budget. Needs a build (`npm run build`).
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { explained } from "./ensure.mjs";
import { root } from "./root.mjs";

/** Kilobytes of 1,000 bytes, gzip level 9, by page. The commands have no page to draw and no worker: all that they need is in one script. */
export const BUDGETS = { workbench: 190, taskpane: 190, commands: 240, result: 10 };

/** The scripts named in a page itself: everything else is loaded when it is asked for. */
export function firstView(dist = path.join(root, "dist"), page = "workbench") {
  const html = readFileSync(path.join(dist, `${page}.html`), "utf8");
  const files = [...html.matchAll(/<script[^>]+src="?([^"\s>]+\.js)"?/g)]
    .map((match) => match[1])
    .filter((src) => !src.includes("://"));
  const scripts = files.map((file) => {
    const code = readFileSync(path.join(dist, file));
    return {
      file,
      bytes: code.length,
      gzip: gzipSync(code, { level: 9 }).length,
      parts: partsOf(code.toString("utf8"), path.join(dist, `${file}.map`)),
    };
  });
  return { scripts, gzip: scripts.reduce((sum, { gzip }) => sum + gzip, 0) };
}

/** Minified characters by package or folder, from the source map. */
function partsOf(code, map) {
  const { sources, mappings } = JSON.parse(readFileSync(map, "utf8"));
  const lines = code.split("\n");
  const sizes = new Map();
  let source = 0;
  mappings.split(";").forEach((line, index) => {
    let column = 0;
    let owner = null;
    for (const segment of line === "" ? [] : line.split(",")) {
      const [step, from] = decoded(segment);
      if (owner !== null) sizes.set(owner, (sizes.get(owner) ?? 0) + step);
      column += step;
      if (from !== undefined) source += from;
      owner = nameOf(sources[source] ?? "");
    }
    if (owner !== null) sizes.set(owner, (sizes.get(owner) ?? 0) + Math.max(0, (lines[index]?.length ?? 0) - column));
  });
  return [...sizes].sort((one, other) => other[1] - one[1]);
}

function nameOf(source) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (inPackage !== undefined) return inPackage;
  return /(?:^|\/)(src\/[^/]+|policies)\//.exec(source)?.[1] ?? "webpack";
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of one source-map segment (base64 VLQ). */
function decoded(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = DIGITS.indexOf(char);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

const kilo = (bytes) => (bytes / 1000).toFixed(1).padStart(7);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await explained(async () => {
    const dist = process.env.KALLMARKT_DIST ?? path.join(root, "dist");
    const first = new Set();
    const over = [];
    for (const [page, budget] of Object.entries(BUDGETS)) {
      const { scripts, gzip } = firstView(dist, page);
      console.log(`${page}: first view ${(gzip / 1000).toFixed(1)} kB gzip, budget ${budget} kB`);
      for (const { file, bytes, gzip: packed, parts } of scripts) {
        first.add(file);
        console.log(`${kilo(packed)} kB gzip ${kilo(bytes)} kB  ${file}`);
        for (const [name, size] of parts.slice(0, 30)) console.log(`             ${kilo(size)} kB    ${name}`);
      }
      if (gzip > budget * 1000) over.push(`${page} is ${((gzip - budget * 1000) / 1000).toFixed(1)} kB over its budget.`);
    }
    console.log("\nLoaded when asked for:");
    for (const file of readdirSync(dist)
      .filter((name) => name.endsWith(".js") && !first.has(name))
      .sort()) {
      console.log(`${kilo(gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length)} kB gzip  ${file}`);
    }
    if (over.length > 0) throw new Error(over.join(" "));
  });
}
