/** One municipality's manifests: the same each time, different from another's, valid, and refused with a sentence when they could not be. */
import { describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { manifestFaults } from "../../scripts/manifest/check.ts";
import { deployOptions } from "../../scripts/manifest/deploy-options.ts";
import { manifestsFor, unifiedPackage } from "../../scripts/manifest/make.ts";
import { microsoftFaults } from "../../scripts/manifest/microsoft.ts";
import { hostOf } from "../../scripts/manifest/read.ts";
import { idFor } from "../../scripts/manifest/settings.ts";
import { complete } from "./manifests.ts";

const words = ["--host", "https://tillagg.avesta.se/kallmarkt/", "--support", "https://avesta.se/hjälp", "--out", "out"];
const version = complete.version;

describe("a municipality's manifests", () => {
  const { settings } = deployOptions([...words, "--profile", "avesta", "--name", 'Avesta "kommun" & bolag']);
  const made = manifestsFor({ ...settings, version });

  test("are valid by our own checks, also with a name that XML must escape and a host with a path", () => {
    expect(manifestFaults(made, settings.host, complete)).toEqual([]);
    expect(hostOf(made)).toBe("https://tillagg.avesta.se/kallmarkt");
    expect(made.word).toContain("Källmärkt Avesta &quot;kommun&quot; &amp; bolag");
  });

  test("carry the profile in every address of the pane and the commands", () => {
    for (const page of ["taskpane.html", "commands.html"]) {
      const addresses = [...`${made.word}${made.unified}`.matchAll(new RegExp(`${page}[^"]*`, "gu"))].map(([text]) => text);
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) expect(address).toContain("profile=avesta");
    }
  });

  test("are the same each time, and another municipality's are not", () => {
    expect(manifestsFor({ ...settings, version })).toEqual(made);
    expect(unifiedPackage(made)).toEqual(unifiedPackage(manifestsFor({ ...settings, version })));
    const kinds = ["word", "outlook", "unified"] as const;
    const ids = kinds.flatMap((kind) => [idFor(kind, settings.host), idFor(kind, "https://tillagg.norsjo.se")]);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    // The ids of installations that are out there: a change here would make every update another add-in.
    expect(idFor("word", "https://localhost:3000")).toBe("4dea697a-7588-59ef-bdd4-d57d0deb7f9f");
    expect(idFor("word", "https://LOCALHOST:3000")).toBe(idFor("word", "https://localhost:3000"));
  });

  test("the unified package holds the manifest, its English and both pictures", () => {
    const files = unzipSync(unifiedPackage(made));
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.en.json", "manifest.json", "outline.png"]);
    expect(new TextDecoder().decode(files["manifest.json"])).toBe(made.unified);
  });

  test("Microsoft's schema and parser have nothing to say, and say it when there is something", () => {
    expect(microsoftFaults(made)).toEqual([]);
    const broken = {
      ...made,
      unified: made.unified.replace('"accentColor": "#2174C8"', '"accentColor": "blue"'),
      word: made.word.replace('resid="Tip.checkText"', 'resid="Tip.chekText"'),
      outlook: made.outlook.replace(/<Permissions>.*<\/Permissions>/u, ""),
    };
    const faults = microsoftFaults(broken);
    for (const file of ["manifest.json", "manifest.xml", "manifest.outlook.xml"])
      expect([file, faults.some((fault) => fault.startsWith(`${file}: `))]).toEqual([file, true]);
  }, 120_000);
});

describe("what can't become a manifest is refused", () => {
  test.each([
    ["nothing", [], "--host, --support and --out are needed"],
    ["http", ["--host", "http://a.se", ...words.slice(2)], "--host must be https"],
    ["no address", ["--host", "avesta", ...words.slice(2)], "--host is no address"],
    ["an address with a query", ["--host", "https://a.se/?a=1", ...words.slice(2)], "without ? and #"],
    ["a password in it", ["--host", "https://a:b@a.se", ...words.slice(2)], "name or password"],
    ["a profile that is not there", [...words, "--profile", "storstad"], "There is no profile storstad"],
    ["a name of 61 characters", [...words, "--name", "a".repeat(61)], "longer than 60"],
    ["an option that is not there", [...words, "--hots", "x"], "--hots"],
  ])("%s", (_name, given, says) => {
    expect(() => deployOptions(given)).toThrow(says);
  });
});
