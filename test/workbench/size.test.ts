/** What the page loads before it can be used stays within its budget. */
import path from "node:path";
import { expect, test } from "@jest/globals";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { BUDGET, firstView } from "../../scripts/size.mjs";
import { root } from "./open-page.ts";

test(`the first view is at most ${BUDGET} kB of JavaScript, gzipped`, async () => {
  const dist = process.env["KALLMARKT_DIST"];
  if (dist === undefined) await ensureBuilt("pages");
  const { gzip, scripts } = firstView(dist ?? path.join(root, "dist"));
  expect(scripts.length).toBeGreaterThan(0);
  expect(gzip).toBeGreaterThan(50_000);
  expect(gzip).toBeLessThanOrEqual(BUDGET * 1000);
}, 300_000);
