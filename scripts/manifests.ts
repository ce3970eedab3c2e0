/** `npm run manifests`: writes the manifests of the checkout, for development on https://localhost:3000. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import prettier from "prettier";
import { files, manifestsFor, version, type ManifestFiles } from "./manifest/make.ts";
import { development } from "./manifest/settings.ts";
import { root } from "./root.mjs";

const made = manifestsFor({ ...development, version });
for (const kind of Object.keys(files) as (keyof ManifestFiles)[]) {
  const target = path.join(root, files[kind]);
  // JSON is formatted like everything else in the checkout; XML stands as it is made.
  const options = await prettier.resolveConfig(target);
  const text = target.endsWith(".json") ? await prettier.format(made[kind], { ...options, filepath: target }) : made[kind];
  writeFileSync(target, text);
  console.error(`manifests: ${files[kind]}`);
}
