/** Microsoft's own tools, as far as they work without a network: the unified manifest's schema, and the parser of the XML converter. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
    const converted = [files.word, files.outlook].flatMap((file) =>
      run(
        file,
        cli("office-addin-manifest-converter"),
        ["convert", path.join(folder, file), "-o", path.join(folder, "out")],
        folder,
      ),
    );
    return [
      ...run(files.unified, cli("office-addin-manifest"), ["validate", path.join(folder, files.unified)], folder),
      ...converted,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(file: string, tool: string, words: readonly string[], folder: string): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...words], { cwd: folder, encoding: "utf8" });
  const said = `${stdout}\n${stderr}`
    // eslint-disable-next-line no-control-regex -- colours of the terminal
    .replace(/\u001b\[[0-9;]*m/gu, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^The manifest is valid\.?$/u.test(line));
  // The converter says what is wrong and ends with 0 all the same.
  if (status === 0 && said.length === 0) return [];
  return [`${file}: ${said.join(" ") || `${path.basename(path.dirname(tool))} ended with ${status ?? "a signal"}`}`];
}
