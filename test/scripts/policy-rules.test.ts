/** Every row of the five documents has a test that exists. No row waits for one. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { elsewhere } from "../../scripts/policy-rules/elsewhere.ts";
import { pages, policyRows } from "../../scripts/docs/policy-rules.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const rows = policyRows();

test("there are 155 rows, and every one has a test: a row without one fails here, and so does a page that says that one waits", () => {
  expect(rows).toHaveLength(155);
  expect(rows.filter(({ tests }) => tests.length === 0).map(({ id }) => id)).toEqual([]);
  expect(pages[0]?.render()).toContain("**155 av 155 rader**");
  expect(readFileSync(path.join(root, "docs/policy-rules.md"), "utf8")).not.toMatch(/inte ännu/u);
  for (const id of Object.keys(elsewhere)) expect(rows.map((row) => row.id)).toContain(id);
});

test("each test that a row points at is there, under its title", () => {
  for (const { id, tests } of rows) {
    for (const shown of tests) {
      const text = readFileSync(path.join(root, shown.test), "utf8");
      expect([id, shown.title, text.includes(shown.title)]).toEqual([id, shown.title, true]);
    }
  }
});

test("no test names a row that is not there", () => {
  const known = new Set(rows.map(({ id }) => id));
  for (const { tests } of rows)
    for (const { title } of tests)
      for (const [id] of (/^\[([^\]]+)\]/u.exec(title)?.[1] ?? "").matchAll(/[A-Z]\d+/gu)) expect(known).toContain(id);
});

test("the page has every row with its quote", () => {
  const page = pages[0]?.render() ?? "";
  for (const { id, quote } of rows) {
    const line = page.split("\n").find((one) => one.startsWith(`| ${id} |`));
    expect(line?.replaceAll("\\", "")).toContain(quote.replaceAll("\\", ""));
  }
});
