/** Checks the types of every zone, each with its own narrow tsconfig; a folder in src/ without a zone is an error. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const nodeZone = new Set(["cli", "registry"]);
const zones = ["."];
for (const entry of readdirSync(path.join(root, "src"), { withFileTypes: true })) {
  if (!entry.isDirectory() || nodeZone.has(entry.name)) continue;
  const files = readdirSync(path.join(root, "src", entry.name), { recursive: true });
  if (files.some((file) => /\.tsx?$/.test(file))) zones.push(path.posix.join("src", entry.name));
}

// Hosts that run inside Office know its names; no other host does.
for (const host of ["word", "outlook"]) {
  if (existsSync(path.join(root, "src", "hosts", host, "tsconfig.json"))) zones.push(`src/hosts/${host}`);
}

let failed = false;
for (const zone of zones) {
  if (!existsSync(path.join(root, zone, "tsconfig.json"))) {
    console.error(`${zone}: no tsconfig.json. Give the folder a zone of its own, or name it in scripts/types.mjs as Node code.`);
    failed = true;
    continue;
  }
  const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "--project", zone], { cwd: root, stdio: "inherit" });
  if (status !== 0) failed = true;
  console.error(`types ${zone === "." ? "Node zone" : zone}: ${status === 0 ? "ok" : "errors"}`);
}
process.exitCode = failed ? 1 : 0;
