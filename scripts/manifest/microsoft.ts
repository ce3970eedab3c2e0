/** Microsoft's own tools, as far as they work without a network: the unified manifest's schema, and the parser of the XML converter. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../root.mjs";
import { files, type ManifestFiles } from "./make.ts";

const cli = (name: string): string => path.join(root, "node_modules", name, "cli.js");

/** What they say, as sentences; empty when they say nothing. `office-addin-manifest validate` takes XML only over the network. */
export function microsoftFaults(manifests: ManifestFiles): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-manifest-"));
  try {
    for (const kind of Object.keys(files) as (keyof ManifestFiles)[])
      writeFileSync(path.join(folder, files[kind]), manifests[kind]);
    const schema = run(cli("office-addin-manifest"), ["validate", path.join(folder, files.unified)], folder);
    return [
      ...(schema.status === 0 ? [] : [`${files.unified}: ${schema.lines.join(" ")}`]),
      ...[files.word, files.outlook].flatMap((file) => converted(file, folder)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The converter ends with 0 whatever it meets: what it says, and whether it wrote anything, is the answer. */
function converted(file: string, folder: string): string[] {
  const out = path.join(folder, `${file}.out`);
  const { lines } = run(
    cli("office-addin-manifest-converter"),
    ["convert", path.join(folder, file), "-o", out, "-v", "-d"],
    folder,
  );
  // A description that the unified manifest would cut is no fault of the XML.
  const told = lines.filter((line) => /ERROR|WARNING/u.test(line) && !line.includes("truncated"));
  const isWritten = existsSync(path.join(out, "manifest.json"));
  return [
    ...told.map((line) => `${file}: ${line}`),
    ...(isWritten || told.length > 0 ? [] : [`${file}: Microsoft's parser refuses it`]),
  ];
}

function run(tool: string, words: readonly string[], folder: string): { status: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...words], { cwd: folder, encoding: "utf8" });
  const lines = `${stdout}\n${stderr}`
    // eslint-disable-next-line no-control-regex -- colours of the terminal
    .replace(/\u001b\[[0-9;]*m/gu, "")
    .split("\n")
    .map((line) => line.replace("[CONVERTER]:", "").trim())
    .filter((line) => line !== "");
  return { status, lines };
}
