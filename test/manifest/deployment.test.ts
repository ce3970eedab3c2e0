/** The page for those who answer for security lists what the manifests ask for: no more, no less. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { deploymentPage, shippedPackages } from "../../scripts/docs/deployment.ts";
import { allowedIn } from "../../scripts/manifest/allowed.ts";
import { files } from "../../scripts/manifest/make.ts";
import { manifestsIn } from "../../scripts/manifest/read.ts";
import { root } from "../../scripts/root.mjs";

const page = readFileSync(path.join(root, "docs", "deployment.md"), "utf8");
const manifests = manifestsIn(root);

/** The cells of a table's rows, under a heading of the page. */
const rowsUnder = (heading: string): string[][] =>
  (page.split(`## ${heading}\n`)[1] ?? "")
    .replace(/\n## [^]*$/u, "")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );

test("[A18, D19] the page lists every permission in the manifests, and none that is not there", () => {
  const listed = rowsUnder("Behörigheter").map(([permission = "", file = ""]) => `${file} ${permission}`);
  // Read without the reader of the page, so that what it overlooks is seen.
  const inXml = (file: string, xml: string): string[] =>
    [...xml.matchAll(/<Permissions>([^<]*)</gu)].map(([, permission]) => `${file} ${permission}`);
  const asked = (JSON.parse(manifests.unified) as { authorization: unknown }).authorization;
  const inJson = [...JSON.stringify(asked).matchAll(/"name":"([^"]*)"/gu)].map(([, name]) => `${files.unified} ${name}`);
  expect(listed.sort()).toEqual(
    [...inXml(files.word, manifests.word), ...inXml(files.outlook, manifests.outlook), ...inJson].sort(),
  );
  expect(listed).toHaveLength(3);
  for (const [, , means] of rowsUnder("Behörigheter")) expect(means).toBeTruthy();
});

test("a manifest that asks for more makes another list, or stops the page from being written", () => {
  const more = { ...manifests, outlook: manifests.outlook.replace("Restricted", "ReadWriteMailbox") };
  expect(allowedIn(more).find(({ file }) => file === files.outlook)?.permissions).toEqual(["ReadWriteMailbox"]);
  expect(() => deploymentPage(allowedIn(more))).toThrow("does not say what ReadWriteMailbox in manifest.outlook.xml means");
});

test("the page lists the addresses, the flows of data and what a DPIA asks", () => {
  for (const { file, domains } of allowedIn(manifests)) expect(rowsUnder("Adresser")).toContainEqual([file, domains.join(", ")]);
  expect(rowsUnder("Dataflöden").map(([, to]) => to)).toContain("dokumentet");
  expect(page).toContain("## Underlag för konsekvensbedömning");
});

test("the parts are those of the lock file, and each has a licence that may ship", () => {
  const listed = rowsUnder("Programdelar").map(([name = "", version]) => `${name.replace(" (frivilligt)", "")} ${version}`);
  expect(listed).toEqual(shippedPackages().map(({ name, version }) => `${name} ${version}`));
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  expect(shippedPackages().map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  for (const { name, license } of shippedPackages())
    expect([name, license]).toEqual([name, expect.stringMatching(/^\(?(?:MIT|BSD|Apache-2\.0|ISC|0BSD)/u)]);
});
