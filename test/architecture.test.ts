/** Holds src/ to the rooms of ARCHITECTURE.md: imports, order inside core, folder names; and prints the ten largest files. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { violationsOf, type ZoneTable } from "./import-rules.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const table = JSON.parse(readFileSync(path.join(root, "zones.json"), "utf8")) as ZoneTable;

/** Folder names that say nothing about what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|shared|manager|service|misc|lib)s?$/;

const files = readdirSync(path.join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));

describe("who may import whom", () => {
  test("no file of src/ imports what its zone forbids", () => {
    expect(violationsOf(sources, table)).toEqual([]);
  });

  test.each([
    ["core that imports Node", "src/core/text/a.ts", `import { readFileSync } from "node:fs";`, "runs without Node"],
    [
      "core that imports a host",
      "src/core/pipeline.ts",
      `import { openDocx } from "../hosts/docx/index.ts";`,
      "src/core may not",
    ],
    ["core that loads a package lazily", "src/core/detect/a.ts", `const p = await import("unpdf");`, "not among the packages"],
    [
      "core against its order, types too",
      "src/core/text/a.ts",
      `import type { X } from "../notice/b.ts";`,
      "against the order of core",
    ],
    [
      "a word that stands on a function",
      "src/core/label/label.ts",
      `import { x } from "../anchor/locate.ts";`,
      "a word or a file beside",
    ],
    ["core that nobody placed", "src/core/stray/a.ts", `import { x } from "../text/b.ts";`, "not in the order of core"],
    ["a host that imports another host", "src/hosts/mail/a.ts", `import { x } from "../docx/index.ts";`, "src/hosts/* may not"],
    [
      "a page that picks a host outside its entry",
      "src/workbench/view.ts",
      `import { x } from "../hosts/docx/index.ts";`,
      "src/workbench may not",
    ],
    ["source that imports tests", "src/cli/main.ts", `import { x } from "../../test/shared.ts";`, "outside src/"],
    ["a folder without a row", "src/utilities/a.ts", ``, "no row of zones.json"],
  ])("%s is told", (_name, file, source, says) => {
    expect(violationsOf(new Map([[file, source]]), table)).toEqual([expect.stringContaining(says)]);
  });

  test("a ring of imports is told once", () => {
    const ring = new Map([
      ["src/core/text/a.ts", `import { b } from "./b.ts";`],
      ["src/core/text/b.ts", `import { c } from "./c.ts";`],
      ["src/core/text/c.ts", `import { a } from "./a.ts";`],
    ]);
    expect(violationsOf(ring, table)).toEqual([
      "ring of imports: src/core/text/a.ts → src/core/text/b.ts → src/core/text/c.ts → src/core/text/a.ts",
    ]);
  });

  test("an allowed import is let through", () => {
    const fine = new Map([
      [
        "src/workbench/main.tsx",
        `import { x } from "../hosts/docx/index.ts"; import "node-like-name";`.replace(`import "node-like-name";`, ""),
      ],
      [
        "src/hosts/docx/a.ts",
        `import { unzipSync } from "fflate"; import { x } from "../package/zip.ts"; import { y } from "../../core/text/document.ts";`,
      ],
      [
        "src/core/notice/a.ts",
        `import * as z from "zod"; import { label } from "../label/label.ts"; import { p } from "../policy/profile.ts";`,
      ],
    ]);
    expect(violationsOf(fine, table)).toEqual([]);
  });
});

describe("names and sizes", () => {
  test("every folder has a name that says what is in it", () => {
    const folders = new Set(files.flatMap((file) => file.split("/").slice(1, -1)));
    expect([...folders].filter((folder) => EMPTY_NAMES.test(folder))).toEqual([]);
  });

  test("every file opens with a sentence that says what it is for", () => {
    const silent = [...sources].filter(([, source]) => !/^(#!.*\n)?\/\*\*\s*\S/.test(source)).map(([file]) => file);
    expect(silent).toEqual([]);
  });

  test("the ten largest files are printed", () => {
    const sizes = [...sources].map(([file, source]) => ({ file, lines: source.split("\n").length - 1 }));
    const largest = sizes.sort((a, b) => b.lines - a.lines).slice(0, 10);
    process.stderr.write(
      `Ten largest files (past 400 lines, ask what second thing is in there):\n${largest.map(({ file, lines }) => `${String(lines).padStart(6)}  ${file}\n`).join("")}`,
    );
    expect(largest.length).toBeGreaterThan(0);
  });
});
