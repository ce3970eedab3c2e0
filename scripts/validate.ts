/**
 * `npm run validate`: the manifests of the checkout, or of a folder (`npm run validate -- folder`), without a network: Microsoft's schema and parser, and our own checks against the build in dist/.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./ensure.mjs";
import { builtIn } from "./manifest/built.ts";
import { manifestFaults } from "./manifest/check.ts";
import { files, version, type ManifestFiles } from "./manifest/make.ts";
import { microsoftFaults } from "./manifest/microsoft.ts";
import { root } from "./root.mjs";

const folder = path.resolve(process.argv[2] ?? root);
const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
const manifests: ManifestFiles = {
  word: read(files.word),
  outlook: read(files.outlook),
  unified: read(files.unified),
  english: read(files.english),
};
/** Where the pages lie, as the manifest itself says. */
const host = /<SourceLocation DefaultValue="(https?:\/\/[^"]*?)\/taskpane\.html/u.exec(manifests.word)?.[1] ?? "";

await ensureBuilt("pages");
const faults = [...manifestFaults(manifests, host, builtIn(path.join(root, "dist"), version)), ...microsoftFaults(manifests)];
for (const fault of faults) console.error(`✗ ${fault}`);
if (faults.length === 0) console.error(`✓ ${Object.values(files).join(", ")}: valid`);
process.exitCode = faults.length === 0 ? 0 : 1;
