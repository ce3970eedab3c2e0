/**
 * `npm run deploy:manifests`: writes one municipality's manifests, checked, and the package of the unified manifest. The same host gives the
 * same ids and bytes each time, so that a later version replaces an earlier one in the admin centre.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt, explained } from "./ensure.mjs";
import { deployOptions } from "./manifest/deploy-options.ts";
import { files, manifestsFor, unifiedPackage, version, type ManifestFiles } from "./manifest/make.ts";
import { faultsOf } from "./manifest/read.ts";
import { root } from "./root.mjs";

await explained(async () => {
  const { settings, out } = deployOptions(process.argv.slice(2));
  const manifests = manifestsFor({ ...settings, version });
  const dist = process.env["KALLMARKT_DIST"];
  if (dist === undefined) await ensureBuilt("pages");
  const faults = faultsOf(manifests, dist ?? path.join(root, "dist"));
  if (faults.length > 0)
    throw new Error(`these manifests would not be valid:\n${faults.map((fault) => `  ✗ ${fault}`).join("\n")}`);
  mkdirSync(out, { recursive: true });
  for (const kind of Object.keys(files) as (keyof ManifestFiles)[]) writeFileSync(path.join(out, files[kind]), manifests[kind]);
  writeFileSync(path.join(out, "kallmarkt-unified.zip"), unifiedPackage(manifests));
  console.log(`${[...Object.values(files), "kallmarkt-unified.zip"].join("\n")}\nin ${out}`);
});
