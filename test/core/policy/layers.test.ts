/** Layers merged, faults told with path, reason and remedy, and names found as people write them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { AppError } from "../../../src/core/errors.ts";
import { builtInLayers, builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { findEngine, findInformationClass } from "../../../src/core/policy/engines.ts";
import { explain } from "../../../src/core/policy/explain.ts";
import { chainOf, mergeLayers, profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import type { ProfileLayer } from "../../../src/core/policy/profile.ts";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../policies");
const base = builtInLayers.find((layer) => layer.id === "base") as ProfileLayer;
const layer = (more: Partial<ProfileLayer>): ProfileLayer => readLayer({ id: "prov", extends: "base", ...more }, "prov.json");

/** The refusal that an act ends in. */
function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("mergeLayers", () => {
  test("takes what a layer leaves out from the layer below, value by value", () => {
    const merged = mergeLayers([base, layer({ mark: { whenPrimarySource: "hide" } })]);
    expect(merged.id).toBe("prov");
    expect(merged.mark).toEqual({ ...base.mark, whenPrimarySource: "hide" });
    expect(merged.engines).toEqual(base.engines);
  });

  test("adds to lists with ids entry by entry, and replaces lists without", () => {
    const own = {
      id: "sundsvall-gpt",
      name: "SundsvallsGPT",
      vendor: "Sundsvall",
      kind: "local" as const,
      aliases: [],
      decided: true,
    };
    const merged = mergeLayers([base, layer({ engines: [{ id: "chatgpt", decided: true }, own], noNoticeIn: ["Beslut"] })]);
    expect(merged.engines).toHaveLength((base.engines?.length ?? 0) + 1);
    expect(findEngine(merged, "ChatGPT")).toMatchObject({ vendor: "OpenAI", decided: true });
    expect(findEngine(merged, "SundsvallsGPT")).toEqual(own);
    expect(merged.noNoticeIn).toEqual(["Beslut"]);
  });

  test("merges three layers: base, group, municipality", () => {
    const group = readLayer(
      {
        id: "grupp",
        extends: "base",
        name: { sv: "Grupp", en: "Group" },
        policy: { title: "Policy", adopted: "2026", dnr: null, validity: null, owner: null, incidentChannel: null },
      },
      "grupp.json",
    );
    const own = readLayer({ id: "kommun", extends: "grupp", policy: { owner: "Kommunchef" } }, "kommun.json");
    const merged = profileFrom([own, group, base], "kommun");
    expect(merged.policy).toMatchObject({ title: "Policy", owner: "Kommunchef" });
    expect(merged.name.sv).toBe("Grupp");
  });

  test("takes an entry away, and says where every value comes from", () => {
    const own = layer({
      engines: [
        { id: "dall-e", remove: true },
        { id: "chatgpt", decided: true },
      ],
      mark: { placement: "footnote" },
    });
    expect(findEngine(mergeLayers([base, own]), "DALL·E")).toBeUndefined();
    const origins = explain([base, own]);
    const of = (path: string) => origins.find((one) => one.path === path);
    expect(of("engines.chatgpt.decided")).toEqual({ path: "engines.chatgpt.decided", value: true, from: "prov", over: ["base"] });
    expect(of("engines.chatgpt.vendor")).toMatchObject({ value: "OpenAI", from: "base", over: [] });
    expect(of("mark.placement")).toMatchObject({ value: "footnote", from: "prov", over: ["base"] });
    expect(of("engines.dall-e")).toMatchObject({ isRemoved: true, from: "prov", over: ["base"] });
    expect(of("engines.dall-e.name")).toBeUndefined();
    expect(refusal(() => mergeLayers([base, layer({ engines: [{ id: "finns-inte", remove: true }] })])).wording.sv).toContain(
      "engines.finns-inte: posten tas bort, men finns inte i någon profil under; ta bort raden, eller rätta id",
    );
  });

  test("[D1] Bengtsfors, Färgelanda and Åmål share the group's rules and differ in their contacts", () => {
    const group = builtInProfile("dalsland");
    const towns = ["bengtsfors", "fargelanda", "amal"].map(builtInProfile);
    for (const town of towns) {
      expect(town.extends).toBe("dalsland");
      expect(town.rules).toEqual(group.rules);
      expect(town.informationClasses).toEqual(group.informationClasses);
      expect(explain(chainOf(builtInLayers, town.id)).find(({ path }) => path === "contacts.security.name.sv")?.from).toBe(
        town.id,
      );
      expect(explain(chainOf(builtInLayers, town.id)).find(({ path }) => path === "rules.D8.quote")?.from).toBe("dalsland");
    }
    for (const field of ["incident", "security", "manager"] as const)
      expect(new Set(towns.map(({ contacts }) => contacts?.[field]?.name.sv)).size).toBe(3);
  });

  test("leaves its layers as they were", () => {
    const before = JSON.stringify(base);
    mergeLayers([base, layer({ engines: [{ id: "chatgpt", decided: true }] })]);
    expect(JSON.stringify(base)).toBe(before);
  });
});

describe("a profile with a fault is refused with path, reason and remedy", () => {
  const cases: [string, unknown, string, string, string][] = [
    ["an unknown key", { readerNotis: {} }, "readerNotis", "nyckeln är okänd", "rätta stavningen"],
    ["a value that is no choice", { mark: { placement: "margin" } }, "mark.placement", "värdet är inget av dem", "inline-shaded"],
    ["a wrong type", { noNoticeIn: "Sammanfattning" }, "noNoticeIn", "värdet ska vara en lista", "skriv en lista"],
    ["a new engine half described", { engines: [{ id: "ny" }] }, "engines.ny.name", "värdet saknas", "lägg till det"],
    [
      "a kind that is not there",
      { engines: [{ id: "ny", name: "Ny" }] },
      "engines.ny.kind",
      "värdet saknas",
      "välj en av public",
    ],
    ["a day that is none", { reviewBy: "i maj" }, "reviewBy", "värdet är inte en dag som 2026-11-05", "skriv en dag"],
    [
      "an empty quote",
      { rules: [{ ...rule("Z1"), quote: "" }] },
      "rules.Z1.quote",
      "värdet är tomt",
      "skriv det som dokumentet säger",
    ],
    [
      "an address that is none",
      { policy: { links: [{ name: "x", address: "inte" }] } },
      "policy.links.0.address",
      "värdet är inte en webbadress",
      "skriv en webbadress",
    ],
    ["a number for a text", { version: 2 }, "version", "värdet ska vara en text", "skriv en text"],
    ["nothing for a group", { mark: null }, "mark", "värdet ska vara en grupp", "eller ta bort raden"],
    [
      "a class where the profile has none",
      { rules: [{ ...rule("Z1"), classes: ["hemlig"] }] },
      "rules.Z1.classes",
      "”hemlig” finns inte i profilen",
      "lägg till den i profilen",
    ],
    [
      "an unknown document type",
      { source: { documentTypes: ["pamflett"] } },
      "source.documentTypes",
      "”pamflett” finns inte",
      "välj en av tjansteskrivelse",
    ],
    [
      "a rule for an unknown document type",
      { rules: [{ id: "A1", check: "text-marked", quote: "q", strength: "ask", documentTypes: ["x"] }] },
      "rules.A1.documentTypes",
      "”x” finns inte",
      "välj en av",
    ],
    [
      "a source entry without its date",
      { source: { text: { sv: "AI-motor: {engine}.", en: "AI engine: {engine}. Search date: {date}." } } },
      "source.text.sv",
      "{date} saknas",
      "skriv {date}",
    ],
    [
      "a placeholder that nothing fills",
      { source: { primaryText: { sv: "{source} {motor}", en: "{source}" } } },
      "source.primaryText.sv",
      "{motor} kan inte fyllas i",
      "använd {source}",
    ],
    [
      "a claim of review where there is none",
      { mark: { text: { sv: "[AI: {engine}, {date}, granskad]", en: "[AI: {engine}, {date}]" } } },
      "mark.text.sv",
      "får inte säga granskad",
      "readerNotice.reviewed",
    ],
    [
      "two rules with one id",
      { rules: [rule("A1"), rule("A1")] },
      "rules.A1",
      "två poster har samma id",
      "ge den ena ett annat id",
    ],
    [
      "a rule id of another form",
      { rules: [rule("regel 1")] },
      "rules.regel 1.id",
      "värdet är inte ett regel-id som A19",
      "skriv ett regel-id",
    ],
  ];

  test.each(cases)("%s", (_name, more, where, reason, remedy) => {
    const error = refusal(() =>
      mergeLayers([base, readLayer({ id: "prov", extends: "base", ...(more as object) }, "prov.json")]),
    );
    expect(error.code).toBe("bad-profile");
    expect(error.wording.sv).toContain(`${where}: `);
    expect(error.wording.sv).toContain(reason);
    expect(error.wording.sv).toContain(remedy);
    expect(error.wording.en).toContain(`${where}: `);
  });

  test("a layer that extends nothing there is, or itself", () => {
    expect(refusal(() => profileFrom([layer({})], "prov")).wording.sv).toContain("profilen ”base” som den bygger på finns inte");
    expect(refusal(() => profileFrom([layer({ extends: "prov" })], "prov")).wording.sv).toContain("bygger på sig själv");
    expect(refusal(() => mergeLayers([layer({})])).wording.sv).toContain("rätta extends");
    expect(refusal(() => profileFrom(builtInLayers, "atlantis"))).toMatchObject({ code: "unknown-profile" });
    expect(refusal(() => profileFrom(builtInLayers, "atlantis")).wording.sv).toContain("base, avesta");
  });
});

function rule(id: string) {
  return { id, check: "text-marked", quote: "q", strength: "ask" };
}

describe("the profiles that come with the product", () => {
  test("are every file in policies/, each under its own name", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(builtInLayers.map((one) => `${one.id}.json`).sort()).toEqual(files.sort());
    for (const file of files) {
      const read = readLayer(JSON.parse(readFileSync(path.join(folder, file), "utf8")), file);
      expect(builtInLayers).toContainEqual(read);
    }
  });

  test("merge without a fault", () => {
    for (const { id } of builtInLayers) expect(builtInProfile(id).id).toBe(id);
  });

  test("base invents no duty of a municipality: its rules and notice say where they come from", () => {
    const profile = builtInProfile("base");
    expect(profile.policy).toBeNull();
    expect(profile.rules.filter((one) => (one.origin ?? "document") === "document")).toEqual([]);
    expect(profile.readerNotice).toMatchObject({ audiences: ["extern"], basis: { sv: expect.stringContaining("Artikel 50.4") } });
  });

  test("Avesta has only the duties of its document: a source in tjänsteskrivelser, yielding to a primary source, and no mark in the text", () => {
    const avesta = builtInProfile("avesta");
    const own = avesta.rules.filter((one) => one.origin === undefined);
    expect(own.map((one) => `${one.id} ${one.check} ${one.strength}`)).toEqual([
      "A11 decided-engine ask",
      "A12 named-reviewer stop",
      "A13 human-review stop",
      "A14 named-reviewer stop",
      "A15 information-class warn",
      "A16 information-class stop",
      "A19 source-entry stop",
      "A23 named-reviewer stop",
    ]);
    expect(own.find((one) => one.id === "A19")?.documentTypes).toEqual(["tjansteskrivelse"]);
    expect(avesta.source.documentTypes).toEqual(["tjansteskrivelse"]);
    expect(avesta.mark.whenPrimarySource).toBe("hide");
    expect(avesta.rules.some((one) => one.check === "text-marked")).toBe(false);
    expect(avesta.policy).toMatchObject({
      adopted: "KF 2026-02-09 § 8",
      dnr: "KK 2025-000460 003",
      validity: "Tills vidare",
      owner: "Ekonomichef",
    });
  });
});

describe("findEngine", () => {
  const profile = builtInProfile("base");

  test.each([
    ["ChatGPT", "chatgpt"],
    [" chat gpt ", "chatgpt"],
    ["dall-e", "dall-e"],
    ["DALL‑E", "dall-e"],
    ["Dall E", "dall-e"],
    ["Copilot", "microsoft-copilot"],
    ["Copilot (webbversion)", "microsoft-copilot"],
    ["M365 Copilot", "microsoft-365-copilot"],
    ["copilot för microsoft 365", "microsoft-365-copilot"],
    ["le chat", "mistral"],
    ["local-model", "local-model"],
  ])("%s is %s", (name, id) => expect(findEngine(profile, name)?.id).toBe(id));

  test.each([[""], ["--"], ["Okänd motor"], ["ChatGPTs"]])("%j is not in the register", (name) =>
    expect(findEngine(profile, name)).toBeUndefined(),
  );

  test("no two engines answer to one name", () => {
    for (const engine of profile.engines) {
      for (const name of [engine.id, engine.name, ...engine.aliases])
        expect([name, findEngine(profile, name)?.id]).toEqual([name, engine.id]);
    }
  });

  test("information classes are found by id and by name in both languages", () => {
    const avesta = builtInProfile("avesta");
    for (const name of ["oppen", "Öppen", "ÖPPEN", "Open"]) expect(findInformationClass(avesta, name)?.id).toBe("oppen");
    expect(findInformationClass(avesta, "hemlig")).toBeUndefined();
  });
});
