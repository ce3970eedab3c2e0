/**
 * A sixth municipality whose rules are unlike the five, written as one JSON file: what its prose says can be said without a change of code.
 * The municipality and its document are made up.
 */
import { describe, expect, test } from "@jest/globals";
import { Desk, sentences } from "./desk.ts";
import { inventedProfile } from "./invented.ts";

const profile = inventedProfile("sjatte");

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
