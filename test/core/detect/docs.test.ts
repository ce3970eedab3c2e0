/** The generated page about the traces is itself a text about the traces: it must scan clean, and name every rule. */
import { expect, test } from "@jest/globals";
import { pages } from "../../../scripts/docs/rules.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { readMarkdown } from "../../../src/hosts/plain/index.ts";

const text = pages.map((page) => page.render()).join("\n");

test("docs/rules.md names every rule once as a heading", () => {
  for (const rule of allRules) expect(text.split(`\n### ${rule.id}\n`)).toHaveLength(2);
});

test("docs/rules.md scans clean", () => {
  expect(scan(readMarkdown(new TextEncoder().encode(text)).text).map((trace) => `${trace.rule} ${trace.text}`)).toEqual([]);
});
