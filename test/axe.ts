/** axe in a page, or in a frame of one at another address: put in once, run as often as wanted. What it finds is told in a line each. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const require = createRequire(import.meta.url);
const SOURCE = readFileSync(createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core"), "utf8");

export interface AxeOptions {
  /** Colours change with the theme, and nothing else does: the rules about them are enough for the second theme. */
  readonly onlyColours?: boolean;
}

/** The drawn document is the author's: its colours and tables are not ours to mend. Tabster's dummies are the one known false alarm. */
const NOT_OURS = ["[data-tabster-dummy]", '[data-part="document"] > div:not([data-part])'];

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly why: string }[];
}

/** A line for each rule that is broken: the rule, and the elements that break it. */
export async function violations(place: Page | Frame, { onlyColours = false }: AxeOptions = {}): Promise<string[]> {
  if (!(await place.evaluate("typeof axe === 'object'"))) await place.evaluate(SOURCE);
  const options = {
    resultTypes: ["violations"],
    ...(onlyColours ? { runOnly: ["color-contrast", "link-in-text-block"] } : {}),
  };
  const run = `axe.run({ exclude: ${JSON.stringify(NOT_OURS.map((one) => [one]))} }, ${JSON.stringify(options)})`;
  const found: readonly Found[] = await place.evaluate(
    `${run}.then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, any }) => ({ html, why: any[0]?.message ?? "" })) })))`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, why }) => `${html.slice(0, 200)} ${why}`).join(" | ")}`);
}
