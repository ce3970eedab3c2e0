/** Finds the files that belong to the program itself: its bundles and the policies that came with it. */
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** The program's own folder: the nearest one above the started file that holds `policies/`. */
export function programFolder(): string {
  const started = process.argv[1] === undefined ? process.cwd() : realpathSync(process.argv[1]);
  for (let folder = path.dirname(started); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "policies"))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no folder policies/ above ${started}`);
  }
}

/** A bundle of the command line by its file name: beside the started file, or in the checkout's dist/cli. */
export function programFile(name: string): string {
  const beside = path.join(path.dirname(realpathSync(process.argv[1] ?? ".")), name);
  return existsSync(beside) ? beside : path.join(programFolder(), "dist", "cli", name);
}
