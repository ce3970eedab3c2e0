/** `npm start` carries the sample from the first scan to the archive's package. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

test("every step of npm start answers as it should, in Swedish", () => {
  const run = spawnSync(process.execPath, [path.join(root, "scripts", "start.mjs"), "--no-serve"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect({ status: run.status, errors: run.status === 0 ? "" : run.stderr + run.stdout }).toEqual({ status: 0, errors: "" });
  expect(run.stdout.match(/^\d\. /gm)).toHaveLength(7);
  expect(run.stdout).toContain("Spår av ChatGPT");
  expect(existsSync(path.join(root, "dist", "exempel", "tjansteskrivelse-paket.zip"))).toBe(true);
}, 120_000);
