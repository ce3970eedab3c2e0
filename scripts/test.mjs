/** `npm test`: makes the checkout ready, builds the command line, and runs all tests. Arguments go to jest. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureBuilt, ensureInstalled, ensureTools, explained } from "./ensure.mjs";
import { root } from "./root.mjs";

await explained(async () => {
  await ensureInstalled();
  ensureTools();
  await ensureBuilt("cli");
  const run = spawnSync(process.execPath, [path.join(root, "scripts", "jest.mjs"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 1;
});
