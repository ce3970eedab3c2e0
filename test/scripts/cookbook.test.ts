/** Each sentence of the page about the format can be said as its lines say it, and every check is shown by some profile or line. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { recipes } from "../../scripts/policy-rules/cookbook.ts";
import { builtInLayers } from "../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../src/core/policy/layers.ts";
import { checkNames } from "../../src/core/policy/profile.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

test.each(recipes.map(({ says, as }) => [says, as] as const))(
  "“%s” is a profile without faults, or said to be none",
  (_says, as) => {
    if (as === null) return;
    const layer = readLayer({ id: "prov", extends: "base", name: { sv: "Prov", en: "Trial" }, ...as }, "prov.json");
    expect(profileFrom([...builtInLayers, layer], "prov").id).toBe("prov");
  },
);

test("every check has a profile or a line that uses it, and the page has each sentence", () => {
  const invented = path.join(root, "test/core/policy/invented");
  const files = readdirSync(invented).map((name) => readFileSync(path.join(invented, name), "utf8"));
  const all = [JSON.stringify([builtInLayers, recipes]), ...files].join("\n");
  expect(checkNames.filter((name) => !all.includes(`"${name}"`))).toEqual([]);
  const page = readFileSync(path.join(root, "docs/profile-format.md"), "utf8");
  for (const { says } of recipes) expect(page).toContain(`**${says}**`);
});
