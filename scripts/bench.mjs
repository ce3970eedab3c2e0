/** `npm run bench` measures everything, `npm run bench -- label` one thing; further words go to the bench. Each prints its table. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureBuilt, ensureInstalled, explained } from "./ensure.mjs";
import { root } from "./root.mjs";

const benches = {
  label: "label-large.ts",
  growth: "label-growth.ts",
  scan: "folder-scan.ts",
  detect: "detect.ts",
  checks: "checks.ts",
  anchor: "anchor-speed.ts",
  survival: "survival.ts",
  workbench: "workbench.ts",
  "word-pane": "word-pane.ts",
};

await explained(async () => {
  const [name, ...words] = process.argv.slice(2);
  if (name !== undefined && !Object.hasOwn(benches, name))
    throw new Error(`There is no bench ${name}; there are ${Object.keys(benches).join(", ")}.`);
  await ensureInstalled();
  await ensureBuilt("cli");
  for (const one of name === undefined ? Object.keys(benches) : [name]) {
    console.log(`\n## ${one}\n`);
    const { status } = spawnSync(process.execPath, ["--import", "tsx", path.join("bench", benches[one]), ...words], {
      cwd: root,
      stdio: "inherit",
    });
    if (status !== 0) throw new Error(`The bench ${one} failed.`);
  }
});
