/**
 * Two more whose rules are unlike all others, each written as one JSON file from its prose: a region with five information classes and
 * agent rules, and an agency that shuts AI out of a type of document, wants English notices, and has another way to sign. Both are made up.
 */
import { describe, expect, test } from "@jest/globals";
import { allowsReady, checkDocument } from "../../../src/core/policy/checks/index.ts";
import { builtInLayers } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { remarksOn } from "../../../src/core/policy/lint.ts";
import { offeredEngines } from "../../../src/core/policy/register-parts.ts";
import type { LabelRequest } from "../../../src/core/label/label.ts";
import { Desk, sentences } from "./desk.ts";
import { inventedProfile } from "./invented.ts";

const both = (sv: string, en = sv) => ({ sv, en });
const made = (layer: { readonly id: string; readonly [part: string]: unknown }) =>
  profileFrom([...builtInLayers, readLayer(layer, `${layer.id}.json`)], layer.id);
/** "Information delas i fem klasser …" */
const region = inventedProfile("region");
/** "AI får inte användas i protokoll …" */
const agency = inventedProfile("verket");

describe("a region with five classes and agents", () => {
  const result = (rule: string, request: Partial<LabelRequest>, type = "rapport") => {
    const desk = new Desk(region);
    desk.label(sentences.beaches, request, { type });
    return desk.check(rule).result;
  };

  test("holds each of its five classes against each kind of engine, and an approval counts for its class alone", () => {
    const engines = ["ChatGPT", "Eneo", "Lokal modell"];
    const row = (informationClass: string) => engines.map((engine) => result("R1", { engine, informationClass, purpose: "Sammanfattning" }));
    expect(["k1", "k2", "k3", "k4", "k5"].map(row)).toEqual([
      ["ok", "ok", "ok"],
      ["stop", "ok", "ok"],
      ["stop", "ok", "ok"],
      ["stop", "stop", "ok"],
      ["stop", "stop", "stop"],
    ]);
    const approved = (engine: string, informationClass: string, purpose = "Sammanfattning") =>
      result("R7", { engine, informationClass, purpose });
    expect([approved("Eneo", "k3"), approved("Eneo", "k3", "Översättning"), approved("Lokal modell", "k3"), approved("Lokal modell", "k4")]).toEqual(["ok", "stop", "stop", "ok"]);
  }); // prettier-ignore

  test("asks for an assessed agent that worked for somebody", () => {
    expect([
      result("R2", { engine: "ChatGPT", useMode: "agent", onBehalfOf: "Anna Ek" }),
      result("R2", { engine: "Lokal modell", useMode: "agent" }),
      result("R2", { engine: "ChatGPT" }),
    ]).toEqual(["stop", "stop", "ok"]);
  });

  test("wants two people in decisions, and one in the right role for patients; the right role alone is enough elsewhere", () => {
    const desk = new Desk(region);
    const id = desk.label(sentences.beaches, { engine: "Lokal modell", informationClass: "k4" }, { type: "beslut" });
    desk.review(id, "Anna Ek");
    expect([desk.check("R3").result, desk.check("R4").result]).toEqual(["stop", "stop"]);
    desk.review(id, "Bo Å", {}, "Chefläkare");
    expect([desk.check("R3").result, desk.check("R4").result]).toEqual(["ok", "ok"]);
    expect(result("R3", {}, "rapport")).toBe("ok");
    expect(result("R4", { informationClass: "k2" })).toBe("ok");
  });

  test("wants the prompt, of which the record keeps the commitment, and the version", () => {
    expect([result("R5", { engine: "Eneo" }), result("R5", { engine: "Eneo", prompt: "Sammanfatta." }), result("R5", {})]).toEqual(["warn", "ok", "ok"]);
    expect([result("R6", {}), result("R6", { engineVersion: "4.5" })]).toEqual(["ask", "ok"]);
    expect(offeredEngines(region, "Översättning").map(({ id }) => id)).not.toContain("eneo");
    expect(remarksOn(region).filter(({ kind }) => kind === "translation")).toEqual([]);
  }); // prettier-ignore
});

describe("an agency that shuts AI out of a type of document", () => {
  test("stops its minutes and regulations, and nothing else; the ban can't be softened", () => {
    const of = (type: string) => {
      const desk = new Desk(agency);
      desk.label(sentences.beaches, {}, { type });
      return desk.check("V1").result;
    };
    expect(["protokoll", "foreskrift", "tjansteskrivelse"].map(of)).toEqual(["stop", "stop", "ok"]);
    const softened = [{ rule: "V1", by: "GD", at: "2026-11-01", reason: "prov" }];
    expect(() => profileFrom([...builtInLayers, readLayer({ id: "mjuk", extends: null, softened }, "mjuk.json")], "mjuk")).toThrow();
  }); // prettier-ignore

  test("gives its notice in Swedish and then English, once each, also in a document that is in English", () => {
    const desk = new Desk(agency);
    desk.label(sentences.beaches, {}, { type: "tjansteskrivelse", audience: "extern" });
    const [notice = ""] = desk.insertions("notice");
    expect(notice).toMatch(/^Delar av texten är framtagna .*Registrator, registrator@verket\.example\. Parts of this text were produced/u);
    expect(desk.check("V3").result).toBe("ok");
    const english = new Desk(agency);
    english.label(sentences.beaches, { language: "en" }, { type: "tjansteskrivelse", audience: "extern" });
    expect(english.insertions("notice")[0]?.match(/Parts of this text/gu)?.length ?? 0).toBeLessThanOrEqual(1);
  }); // prettier-ignore

  test("has its own mark, its own heading and words for the source, and its own sentence to sign; klar when all is done", () => {
    const desk = new Desk(agency);
    const id = desk.label(sentences.beaches, { primarySource: "SCB, Turism 2026" }, { type: "rapport", audience: "intern" });
    expect(desk.insertions("heading")).toEqual(["Metod"]);
    expect(desk.check("V2").result).toBe("ok");
    expect(allowsReady(checkDocument(desk.subject()))).toBe(false);
    desk.review(id);
    expect(allowsReady(checkDocument(desk.subject()))).toBe(true);
    expect(desk.subject().record?.reviews[0]?.statement).toContain("Jag beslutar i ärendet");
    const silent = new Desk(agency);
    silent.label(sentences.beaches, {}, { type: "rapport", audience: "intern" });
    expect(silent.check("V2").result).toBe("stop");
    expect(silent.insertions("mark")).toEqual(["(AI)"]);
    expect(silent.insertions("source")).toEqual(["Språkmodell: ChatGPT, 2026-11-03."]);
  });

  test("a role rule without roles is told with place and remedy", () => {
    const rules = [{ id: "X1", check: "reviewer-role", strength: "stop", quote: "Chefen granskar." }];
    expect(() => made({ id: "fel", extends: "base", name: both("Fel"), rules })).toThrow(
      /rules\.X1\.roles: rollerna saknas; skriv de roller/u,
    );
  });
});
