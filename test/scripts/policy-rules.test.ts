/** Every row of the five documents has a test that exists, or waits for something that is named; the number that waits can only fall. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { elsewhere, waiting, WAITING_AT_MOST } from "../../scripts/policy-rules/elsewhere.ts";
import { pages, policyRows } from "../../scripts/docs/policy-rules.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const rows = policyRows();

test("there are 155 rows, and each has a test or says what it waits for, never both", () => {
  expect(rows).toHaveLength(155);
  for (const { id, tests, waits } of rows) expect([id, tests.length > 0]).toEqual([id, waits === null]);
});

test("the number of rows that wait is what is written, so that it can only fall", () => {
  expect(rows.filter(({ waits }) => waits !== null)).toHaveLength(WAITING_AT_MOST);
  for (const id of [...Object.keys(waiting), ...Object.keys(elsewhere)]) expect(rows.map((row) => row.id)).toContain(id);
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
