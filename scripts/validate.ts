/**
 * `npm run validate`: the manifests of the checkout, or of a folder (`npm run validate -- folder`), without a network: Microsoft's schema and
 * parser, and our own checks against the build in dist/.
 */
import path from "node:path";
import { ensureBuilt, explained } from "./ensure.mjs";
import { files } from "./manifest/make.ts";
import { faultsOf, manifestsIn } from "./manifest/read.ts";
import { root } from "./root.mjs";

await explained(async () => {
  const dist = process.env["KALLMARKT_DIST"];
  if (dist === undefined) await ensureBuilt("pages");
  const faults = faultsOf(manifestsIn(path.resolve(process.argv[2] ?? root)), dist ?? path.join(root, "dist"));
  for (const fault of faults) console.error(`✗ ${fault}`);
  if (faults.length > 0) throw new Error(`${faults.length} faults in the manifests.`);
  console.error(`✓ ${Object.values(files).join(", ")}: valid`);
});
