/** Runs the README's examples: every line of a block marked `sh test`, in an empty folder with the samples, as written. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

interface Example {
  readonly line: string;
  /** Exit code that the comment promises; 0 when it says nothing. */
  readonly exit: number;
}

/** The examples of a Markdown text, block by block. */
function examplesOf(markdown: string): Example[][] {
  return [...markdown.matchAll(/^```sh test\n(.*?)^```$/gms)].map(([, block = ""]) =>
    block
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => ({ line, exit: Number(/# exit (\d+)/.exec(line)?.[1] ?? 0) })),
  );
}

const blocks = examplesOf(readFileSync(path.join(root, "README.md"), "utf8"));

test("the README has examples that run", () => {
  expect(blocks.flat().length).toBeGreaterThan(5);
});

test("exit codes are read from the comments", () => {
  expect(examplesOf("```sh test\na b # exit 3: why\nc\n```\n```sh\nnot this\n```\n")).toEqual([
    [
      { line: "a b # exit 3: why", exit: 3 },
      { line: "c", exit: 0 },
    ],
  ]);
});

describe.each(blocks.map((examples, index) => ({ name: `block ${index + 1} of the README`, examples })))(
  "$name",
  ({ examples }) => {
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-readme-"));
      cpSync(path.join(root, "samples"), path.join(folder, "samples"), { recursive: true });
      // In the checkout npx finds the command itself; here, in another folder, a stand-in for npx does.
      const npx = path.join(folder, "bin", "npx");
      mkdirSync(path.dirname(npx));
      writeFileSync(
        npx,
        `#!/bin/sh\n[ "$1" = kallmarkt ] || exit 99\nshift\nexec "${process.execPath}" "${path.join(root, "bin", "kallmarkt.js")}" "$@"\n`,
      );
      chmodSync(npx, 0o755);
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each(examples)("$line", ({ line, exit }) => {
      const env = {
        ...process.env,
        PATH: `${path.join(folder, "bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
        NODE_OPTIONS: "",
      };
      const run = spawnSync("bash", ["-c", line], { cwd: folder, env, encoding: "utf8" });
      expect({ exit: run.status, said: exit === run.status ? "" : run.stdout + run.stderr }).toEqual({ exit, said: "" });
    });
  },
);
