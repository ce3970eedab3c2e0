/**
 * A sixth municipality whose rules are unlike the five, written as one JSON file: what its prose says can be said without a change of code.
 * The municipality and its document are made up.
 */
import { describe, expect, test } from "@jest/globals";
import { builtInLayers } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { Desk, sentences } from "./desk.ts";

const rule = (id: string, quote: string, check: string, strength: string, more: object = {}) => ({
  id,
  quote,
  check,
  strength,
  ...more,
});

const layer = readLayer(
  {
    id: "sjatte",
    extends: "base",
    name: { sv: "Sjätte kommunen", en: "The sixth municipality" },
    version: "2026-10-01",
    policy: {
      title: "Regler för AI",
      adopted: "KS 2026-10-01 § 91",
      dnr: "KS 2026/91",
      validity: "2026–2028",
      owner: "Kanslichef",
      incidentChannel: null,
    },
    mark: { placement: "footnote", text: { sv: "Framtaget med hjälp av AI.", en: "Produced with the help of AI." } },
    source: { documentTypes: ["rapport"], newHeading: { sv: "Verktyg", en: "Tools" } },
    readerNotice: { audiences: ["extern"] },
    informationClasses: [
      { id: "k0", name: { sv: "K0", en: "K0" }, engineKinds: ["public", "contract", "local", "embedded"] },
      { id: "k1", name: { sv: "K1", en: "K1" }, engineKinds: ["contract", "local", "embedded"] },
      { id: "k2", name: { sv: "K2", en: "K2" }, engineKinds: ["local"] },
      { id: "k3", name: { sv: "K3", en: "K3" }, engineKinds: [], isHard: true },
    ],
    engines: [
      { id: "perplexity", remove: true },
      { id: "eneo", decided: true },
    ],
    rules: [
      rule("S1", "Beslut mot enskild får inte skrivas med AI.", "not-allowed", "stop", { documentTypes: ["beslut"] }),
      rule("S2", "Översättningar av externa texter ska granskas av en människa.", "human-review", "stop", {
        kinds: ["translated"],
        audiences: ["extern"],
      }),
      rule("S3", "DALL·E får inte användas i kommunens trycksaker.", "not-allowed", "warn", {
        engines: ["dall-e"],
        contents: ["image"],
      }),
      rule("S4", "Information i klass K2 får bara behandlas lokalt.", "information-class", "stop", { classes: ["k2", "k3"] }),
      rule("S5", "Publika tjänster kräver att syftet anges.", "purpose-stated", "warn", { engineKinds: ["public"] }),
      rule("S6", "AI-text ska märkas.", "text-marked", "stop"),
    ],
    retention: "gallra",
    prompts: "commitment",
    automatedDecisions: "forbidden",
  },
  "sjatte.json",
);
const profile = profileFrom([...builtInLayers, layer], "sjatte");

describe("a sixth municipality", () => {
  test("rules out AI in decisions on individuals, and nowhere else", () => {
    const decision = new Desk(profile);
    const id = decision.label(sentences.beaches, {}, { type: "beslut" });
    decision.review(id);
    expect(decision.check("S1")).toMatchObject({
      result: "stop",
      labels: [id],
      quote: "Beslut mot enskild får inte skrivas med AI.",
    });
    const letter = new Desk(profile);
    letter.label(sentences.beaches, {}, { type: "brev" });
    expect(letter.check("S1").result).toBe("ok");
  });

  test("asks for the review of translations that reach the public, and of nothing else", () => {
    const of = (kind: "translated" | "generated", audience: "intern" | "extern") => {
      const desk = new Desk(profile);
      desk.label(sentences.beaches, { kind }, { type: "brev", audience });
      return desk.check("S2").result;
    };
    expect([of("translated", "extern"), of("translated", "intern"), of("generated", "extern")]).toEqual(["stop", "ok", "ok"]);
    const silent = new Desk(profile);
    silent.label(sentences.beaches, { kind: "translated" }, { type: "brev" });
    expect(silent.check("S2").result).toBe("ask");
  });

  test("limits one engine to one kind of content, and a rule to one class or one kind of engine", () => {
    const of = (check: string, request: Parameters<Desk["label"]>[1]) => {
      const desk = new Desk(profile);
      desk.label(sentences.beaches, request, { type: "brev" });
      return desk.check(check).result;
    };
    expect([
      of("S3", { engine: "DALL·E", content: "image" }),
      of("S3", { engine: "Gemini", content: "image" }),
      of("S3", { engine: "DALL·E" }),
    ]).toEqual(["warn", "ok", "ok"]);
    expect([
      of("S4", { engine: "Eneo", informationClass: "K2" }),
      of("S4", { engine: "Eneo", informationClass: "K1" }),
      of("S4", { engine: "Lokal modell", informationClass: "K2" }),
    ]).toEqual(["stop", "ok", "ok"]);
    expect([
      of("S5", { engine: "ChatGPT" }),
      of("S5", { engine: "Eneo" }),
      of("S5", { engine: "ChatGPT", purpose: "Utkast" }),
    ]).toEqual(["ask", "ok", "ok"]);
  });

  test("has its own words in the mark, its own place for sources, and a register of its own", () => {
    const desk = new Desk(profile);
    desk.label(sentences.beaches, {}, { type: "rapport" });
    expect(desk.insertions("note")).toContain("Framtaget med hjälp av AI.");
    expect(desk.insertions("source")[0]).toContain("ChatGPT");
    expect(desk.check("S6").result).toBe("ok");
    expect(profile.engines.some(({ id }) => id === "perplexity")).toBe(false);
    expect(profile).toMatchObject({ retention: "gallra", prompts: "commitment", automatedDecisions: "forbidden" });
  });
});
