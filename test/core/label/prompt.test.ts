/** Prompts: nothing is kept unless the profile says so, a commitment proves one without holding it, and relabelling changes nothing. */
import { describe, expect, test } from "@jest/globals";
import { commitmentTo, PROMPT_LIMIT } from "../../../src/core/label/prompt.ts";
import { retain } from "../../../src/core/pipeline/retain.ts";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";
import { Desk, sentences } from "../policy/desk.ts";

const base = builtInProfile("base");
const profileThat = (prompts: NonNullable<Profile["prompts"]>): Profile => ({ ...base, prompts });
const prompt = "Skriv om kommunens badplatser i en tjänsteskrivelse.\r\nTa med bevakningen.";
const kept = "Skriv om kommunens badplatser i en tjänsteskrivelse.\nTa med bevakningen.";

const labelOf = (desk: Desk) => desk.subject().record?.labels[0];

describe("a prompt", () => {
  test("is refused where the profile keeps none, so that nobody believes that it was kept; that is how every profile begins", () => {
    for (const profile of [base, profileThat("no"), builtInProfile("avesta"), builtInProfile("karlskoga")]) {
      const desk = new Desk(profile);
      expect(() => desk.label(sentences.beaches, { prompt })).toThrow(
        expect.objectContaining({ code: "usage", message: expect.stringContaining("sparar inga prompter") }),
      );
      expect(desk.host.reading().keptRecord).toBeNull();
    }
  });

  test("leaves only a commitment, or is stored whole, as the profile says", () => {
    const sealed = new Desk(profileThat("commitment"));
    sealed.label(sentences.beaches, { prompt });
    const salt = "0".repeat(32);
    expect(labelOf(sealed)?.prompt).toEqual({ commitment: commitmentTo(kept, salt), salt });
    expect(sealed.host.reading().keptRecord).not.toContain("badplatser i en tjänsteskrivelse");
    const stored = new Desk(profileThat("store"));
    stored.label(sentences.beaches, { prompt });
    expect(labelOf(stored)?.prompt).toEqual({ commitment: commitmentTo(kept, salt), salt, text: kept });
  });

  test("is proved by whoever has it, and by nobody with another", () => {
    const desk = new Desk(profileThat("commitment"));
    desk.label(sentences.beaches, { prompt });
    const { commitment, salt = "" } = labelOf(desk)?.prompt ?? { commitment: "" };
    expect(commitmentTo(kept, salt)).toBe(commitment);
    expect(commitmentTo(`${kept} `, salt)).not.toBe(commitment);
    expect(commitmentTo(kept, "1".repeat(32))).not.toBe(commitment);
  });

  test("the same prompt again is the same record, and an older prompt's words are not left in the history", () => {
    const desk = new Desk(profileThat("store"));
    desk.label(sentences.beaches, { prompt });
    const once = desk.host.reading().keptRecord;
    desk.label(sentences.beaches, { prompt });
    expect(desk.host.reading().keptRecord).toBe(once);
    desk.label(sentences.beaches, { prompt: "En helt annan prompt." });
    expect(labelOf(desk)?.prompt?.text).toBe("En helt annan prompt.");
    expect(desk.host.reading().keptRecord).not.toContain("Ta med bevakningen");
  });

  test("an empty one, or one that no record should hold, is refused", () => {
    for (const one of [" ", "a".repeat(PROMPT_LIMIT + 1)]) {
      expect(() => new Desk(profileThat("store")).label(sentences.beaches, { prompt: one })).toThrow(
        expect.objectContaining({ code: "usage" }),
      );
    }
  });
});

describe("the registrar's answer", () => {
  const surroundings = { now: "2026-11-21T09:00:00Z", newId: () => "x1", newSalt: () => "1".repeat(32) };
  const answered = (answer: "bevara" | "gallra" | "ej-allman-handling") => {
    const desk = new Desk(profileThat("store"));
    const id = desk.label(sentences.beaches, { prompt });
    desk.review(id);
    const result = retain(desk.host.reading(), { answer, by: "Rut Ek", dnr: "KS 2026/12" }, profileThat("store"), surroundings);
    desk.host.applyNow(result.edits);
    return { desk, result };
  };

  test("[N6, K31] each of the three leaves the right thing: the prompt, its hash, or nothing; the choice and who made it are in the record", () => {
    const promptAfter = (answer: Parameters<typeof answered>[0]) => labelOf(answered(answer).desk)?.prompt;
    expect(promptAfter("bevara")?.text).toBe(kept);
    expect(promptAfter("gallra")).toEqual({ commitment: commitmentTo(kept, "0".repeat(32)) });
    expect(promptAfter("ej-allman-handling")).toBeUndefined();
    expect(answered("gallra").desk.subject().record?.retention).toEqual([
      { answer: "gallra", by: "Rut Ek", at: "2026-11-21T09:00:00Z", dnr: "KS 2026/12" },
    ]);
  });

  test("[N21] after gallring the prompt is gone, the hash remains, and review and record still hold", () => {
    const { desk } = answered("gallra");
    expect(desk.host.reading().keptRecord).not.toContain("Ta med bevakningen");
    expect(labelOf(desk)?.prompt).not.toHaveProperty("salt");
    expect(desk.subject().state).toBe("ready");
    expect(labelOf(desk)?.prompt?.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  test("touches no text of the document, is the same when given twice, and is never anybody's but a named person's", () => {
    const { desk, result } = answered("bevara");
    expect(result.edits.map(({ kind }) => kind)).toEqual(["keep-record"]);
    const again = retain(desk.host.reading(), { answer: "bevara", by: "Rut Ek" }, profileThat("store"), surroundings);
    expect(again.edits).toEqual([]);
    for (const by of ["", "ChatGPT", "AI"]) {
      expect(() => retain(desk.host.reading(), { answer: "gallra", by }, profileThat("store"), surroundings)).toThrow(
        expect.objectContaining({ code: "reviewer-refused" }),
      );
    }
    const bare = new Desk(base);
    expect(() => retain(bare.host.reading(), { answer: "bevara", by: "Rut Ek" }, base, surroundings)).toThrow(
      expect.objectContaining({ code: "label-not-found" }),
    );
  });
});
