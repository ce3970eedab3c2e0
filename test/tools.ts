/** Finds the programs that some tests use; tests that need one are skipped, with a sentence, where it is not installed. */
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, test } from "@jest/globals";

/** Where a program of this name lies on the PATH, or null. */
export function toolPath(command: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, command)).find((file) => existsSync(file)) ?? null;
}

/** `describe` for tests that start a program: `tests` gets its path, and is skipped as a whole without it. */
export function describeWithTool(command: string, name: string, tests: (program: string) => void): void {
  const program = toolPath(command);
  if (program !== null) {
    describe(name, () => tests(program));
    return;
  }
  describe(name, () => {
    // Skipped for a reason a reader can act on: `npm test` says which package to install.
    test.skip(`needs ${command}, which is not installed`, () => undefined);
  });
}
