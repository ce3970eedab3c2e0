/** Starts jest with native ES modules: `node scripts/jest.mjs test/core`, or `npm run t -- test/core`. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./root.mjs";

const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
const { status, error } = spawnSync(process.execPath, [...flags, jest, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, ...flags].filter(Boolean).join(" ") },
});
if (error) throw error;
process.exitCode = status ?? 1;
