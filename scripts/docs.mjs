/**
 * Writes every generated page: each module in scripts/docs/ gives `file` (path from the checkout's root) and `render()`
 * (the text, or a promise of it), or `pages`, an array of these. Pages are formatted like everything else.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import prettier from "prettier";
import { root } from "./root.mjs";

globalThis.KALLMARKT_VERSION = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")).version;

const folder = path.join(root, "scripts", "docs");
for (const name of (await readdir(folder)).filter((entry) => /\.(ts|mjs)$/.test(entry)).sort()) {
  const generator = await import(pathToFileURL(path.join(folder, name)).href);
  for (const page of generator.pages ?? [generator]) {
    if (typeof page.file !== "string" || typeof page.render !== "function") {
      throw new Error(`scripts/docs/${name} must export file and render(), or pages.`);
    }
    const target = path.join(root, page.file);
    const options = await prettier.resolveConfig(target);
    const text = await prettier.format(await page.render(), { ...options, filepath: target });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
    console.error(`docs: ${page.file}`);
  }
}
