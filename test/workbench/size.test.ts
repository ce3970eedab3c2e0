/** What each page loads before it can be used stays within its budget. */
import path from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { BUDGETS, firstView } from "../../scripts/size.mjs";
import { root } from "./open-page.ts";

const dist = process.env["KALLMARKT_DIST"];

beforeAll(async () => {
  if (dist === undefined) await ensureBuilt("pages");
}, 300_000);

/** Anything smaller is no page, but a build that went wrong. */
const LEAST = { workbench: 50_000, taskpane: 50_000, commands: 10_000, result: 1_000 } as const;

test.each(Object.keys(BUDGETS) as (keyof typeof BUDGETS)[])("the first view of %s stays within its budget", (page) => {
  const { gzip, scripts } = firstView(dist ?? path.join(root, "dist"), page);
  expect(scripts.length).toBeGreaterThan(0);
  expect(gzip).toBeGreaterThan(LEAST[page]);
  expect(gzip).toBeLessThanOrEqual(BUDGETS[page] * 1000);
});
