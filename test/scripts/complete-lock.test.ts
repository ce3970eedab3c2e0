/** package-lock.json must be whole, or a fresh clone cannot be installed. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { missingEntries } from "../../scripts/complete-lock.mjs";

test("package-lock.json names every optional package (else run: node scripts/complete-lock.mjs)", () => {
  const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as Parameters<
    typeof missingEntries
  >[0];
  expect(Object.keys(missingEntries(lock))).toEqual([]);
});

test("an entry that is missing is made from the package's name", () => {
  const tool = {
    version: "2.0.0",
    dev: true,
    optionalDependencies: { "@x/tool-linux-arm-gnueabihf": "2.0.0", "@x/tool-linux-x64": "2.0.0" },
  };
  expect(
    missingEntries({
      packages: { "": {}, "node_modules/tool": tool, "node_modules/tool/node_modules/@x/tool-linux-x64": { version: "2.0.0" } },
    }),
  ).toEqual({
    "node_modules/@x/tool-linux-arm-gnueabihf": { version: "2.0.0", cpu: ["arm"], os: ["linux"], dev: true, optional: true },
  });
});
