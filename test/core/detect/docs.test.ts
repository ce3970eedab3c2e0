/** Everything this product says about traces is itself a text about traces: it must scan clean, and the rules' page must name every rule. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { pages } from "../../../scripts/docs/rules.ts";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { describeWithShared } from "../../shared.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { readMarkdown, readText } from "../../../src/hosts/plain/index.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const text = pages.map((page) => page.render()).join("\n");

test("docs/rules.md names every rule once as a heading", () => {
  for (const rule of allRules) expect(text.split(`\n### ${rule.id}\n`)).toHaveLength(2);
});

test("docs/rules.md scans clean, trace by trace", () => {
  const seen = scan(readMarkdown(new TextEncoder().encode(text)).text).map((trace) => `${trace.rule} ${trace.text}`);
  expect(seen).toEqual([]);
});

describe("no question is asked about", () => {
  const below = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  const files = [...readdirSync(root), ...below("docs")].filter((name) => name.endsWith(".md")).sort();

  test.each(files)("%s", (file) => {
    const { text } = readMarkdown(new Uint8Array(readFileSync(path.join(root, file))));
    const asked = findingsOf(text, scan(text)).map(({ quote, traces }) => [traces.map(({ rule }) => rule), quote.slice(0, 80)]);
    expect(asked).toEqual([]);
  });
});

describeWithShared("the municipal policies that this product started from", (shared) => {
  const folder = path.join(shared, "seeds");

  test.each(readdirSync(folder))("no question is asked about %s", (file) => {
    const { text } = readText(new Uint8Array(readFileSync(path.join(folder, file))));
    expect(findingsOf(text, scan(text)).map(({ quote }) => quote)).toEqual([]);
  });
});

describe("no question is asked about a policy profile", () => {
  const folder = path.join(root, "policies");

  test.each(readdirSync(folder).filter((name) => name.endsWith(".json")))("%s", (file) => {
    const { text } = readText(new Uint8Array(readFileSync(path.join(folder, file))));
    expect(findingsOf(text, scan(text)).map(({ quote }) => quote)).toEqual([]);
  });
});
