/** Finds the data folder beside the checkout; tests that need it are skipped, with a sentence, where it is not there. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "@jest/globals";

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Absolute path of `../shared`, or of the folder named by KALLMARKT_SHARED; null when there is none. */
export function sharedDir(): string | null {
  const folder = process.env["KALLMARKT_SHARED"] ?? path.join(checkout, "..", "shared");
  return existsSync(path.join(folder, "corpora")) ? folder : null;
}

/** `describe` for tests that read the data folder: `tests` gets its path, and is skipped as a whole without it. */
export function describeWithShared(name: string, tests: (shared: string) => void): void {
  const shared = sharedDir();
  if (shared !== null) {
    describe(name, () => tests(shared));
    return;
  }
  describe(name, () => {
    // Skipped for a reason a reader can act on: the corpora are not part of the repository.
    test.skip("needs the data folder ../shared (or KALLMARKT_SHARED), which is not here", () => undefined);
  });
}
