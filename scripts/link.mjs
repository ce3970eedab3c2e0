/** Puts `kallmarkt` into node_modules/.bin, so that `npx kallmarkt` in the checkout is answered from the checkout, without a network. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

export function linkCommand() {
  const folder = path.join(root, "node_modules", ".bin");
  const target = path.join(root, "bin", "kallmarkt.js");
  mkdirSync(folder, { recursive: true });
  const link = path.join(folder, "kallmarkt");
  rmSync(link, { force: true });
  if (process.platform === "win32") {
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\bin\\kallmarkt.js" %*\r\n`);
    return;
  }
  chmodSync(target, 0o755);
  symlinkSync(path.relative(folder, target), link);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) linkCommand();
