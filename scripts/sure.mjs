/** `npm run sure`: everything a change must hold before it is handed over, in the order of how soon it fails. */
import { spawnSync } from "node:child_process";
import { ensureInstalled } from "./ensure.mjs";
import { root } from "./root.mjs";

await ensureInstalled();

const npm = (script) => ({ name: script, command: "npm", words: ["run", "--silent", script] });
const steps = [
  npm("format:check"),
  npm("lint"),
  npm("types"),
  npm("docs"),
  { name: "docs unchanged", run: docsUnchanged },
  npm("test"),
];

for (const step of steps) {
  const started = Date.now();
  const ok = step.run ? step.run() : spawnSync(step.command, step.words, { cwd: root, stdio: "inherit" }).status === 0;
  console.error(`${ok ? "✓" : "✗"} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) process.exit(1);
}

/** True when generating the docs changed nothing that is committed and made no file that is not. */
function docsUnchanged() {
  const generated = ["docs"];
  const { status, stdout } = spawnSync("git", ["status", "--porcelain", "--", ...generated], { cwd: root, encoding: "utf8" });
  if (status !== 0) return false;
  if (stdout === "") return true;
  console.error(`These differ from what is committed. Commit them, or mend the generator:\n${stdout}`);
  spawnSync("git", ["--no-pager", "diff", "--stat", "--", ...generated], { cwd: root, stdio: "inherit" });
  return false;
}
