/** A label from a request: what is refused, and what the mark and the title say. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/core/errors.ts";
import type { Anchor } from "../../../src/core/anchor/anchor.ts";
import { dayOf } from "../../../src/core/label/day.ts";
import type { LabelRequest } from "../../../src/core/label/label.ts";
import { makeLabel, type LabelGround } from "../../../src/core/label/make.ts";
import { aliasOf, appearanceOf } from "../../../src/core/label/wording.ts";
import { sampleProfile } from "../sample-profile.ts";

const anchor: Anchor = {
  story: "body",
  exact: "En mening.",
  prefix: "",
  suffix: "",
  sentences: [{ text: "En mening.", floor: 0.5 }],
  from: { paragraph: 0, offset: 0 },
  to: { paragraph: 0, offset: 10 },
  outline: { salt: "0".repeat(32), first: 0, at: 0, prints: "" },
  textModel: 1,
  splitter: 1,
};
const profile = sampleProfile();
const ground: LabelGround = {
  id: "k3f9a2bq",
  anchor,
  textHash: "a".repeat(64),
  evidence: [],
  newSalt: () => "0".repeat(32),
  registered: profile.engines[0] ?? null,
  now: "2026-11-20T10:00:00Z",
};
const request: LabelRequest = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" };

function refusal(more: Partial<LabelRequest>, groundMore: Partial<LabelGround> = {}, profileMore = {}): AppError {
  try {
    makeLabel({ ...request, ...more }, { ...ground, ...groundMore }, sampleProfile(profileMore));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("not refused");
}

describe("a label", () => {
  test("says engine and date in its mark and its title", () => {
    const label = makeLabel(request, ground, profile);
    expect(label.mark).toBe("[AI: ChatGPT, 2026-11-03]");
    expect(aliasOf(label)).toBe("AI-genererat avsnitt: ChatGPT, 2026-11-03");
    expect(label.engine).toEqual({ id: "chatgpt", name: "ChatGPT" });
  });

  test.each([
    ["revised", "AI-bearbetat avsnitt: ChatGPT, 2026-11-03"],
    ["translated", "AI-översatt avsnitt: ChatGPT, 2026-11-03"],
  ] as const)("that is %s has a title of its own", (kind, alias) => {
    expect(aliasOf(makeLabel({ ...request, kind }, ground, profile))).toBe(alias);
  });

  test("takes the register's spelling of the name", () => {
    expect(makeLabel({ ...request, engine: "chat gpt" }, ground, profile).engine.name).toBe("ChatGPT");
  });

  test("shows no mark beside a primary source where the profile hides it, and shows it where the profile does not", () => {
    const primarySource = "SCB, Befolkningsstatistik 2025";
    expect(makeLabel({ ...request, primarySource }, ground, profile)).toMatchObject({ mark: "", primarySource });
    const shown = sampleProfile({ mark: { ...profile.mark, whenPrimarySource: "show" } });
    expect(makeLabel({ ...request, primarySource }, ground, shown).mark).toBe("[AI: ChatGPT, 2026-11-03]");
  });

  test("shows inline outside the body, where there are no footnotes", () => {
    const notes = sampleProfile({ mark: { ...profile.mark, placement: "footnote" } });
    const label = makeLabel(request, ground, notes);
    expect(appearanceOf(label, notes, "body").place).toBe("footnote");
    expect(appearanceOf(label, notes, "header")).toEqual({ place: "inline", text: label.mark, shading: false });
    expect(appearanceOf({ ...label, mark: "" }, notes, "body")).toEqual({ place: "none" });
  });

  test("names the text box that its mark stands beside, in the label's language, and never shades what stands there", () => {
    const shaded = sampleProfile({ mark: { ...profile.mark, placement: "inline-shaded" } });
    const label = makeLabel(request, ground, shaded);
    const beside = (text: string) => ({ place: "inline", text, shading: false });
    expect(appearanceOf(label, shaded, "text-box")).toEqual(beside("[Textruta – AI: ChatGPT, 2026-11-03]"));
    const english = { ...label, language: "en" as const, mark: "AI: ChatGPT" };
    expect(appearanceOf(english, shaded, "text-box")).toEqual(beside("Text box – AI: ChatGPT"));
  });

  test.each(["", "  ", "\u0000\u200B"])("without an engine (%j) is refused", (engine) => {
    expect(refusal({ engine }, { registered: null }).code).toBe("missing-engine-or-date");
  });

  test.each(["", "2026-02-30", "3 november 2026", "2026-11-3", "2026-13-01", "20261103"])(
    "with the date %j is refused",
    (searchDate) => {
      expect(refusal({ searchDate }).code).toBe("missing-engine-or-date");
    },
  );

  test("from a day that has not come is refused, by the calendar in Sweden", () => {
    expect(refusal({ searchDate: "2026-11-21" }).wording.sv).toContain("2026-11-21 har inte varit än");
    // 23:30 in London is the next day in Sweden.
    const now = "2026-11-20T23:30:00Z";
    expect(makeLabel({ ...request, searchDate: "2026-11-21" }, { ...ground, now }, profile).searchDate).toBe("2026-11-21");
    expect(dayOf("2026-06-30T22:10:00Z")).toBe("2026-07-01");
    expect(dayOf("2026-12-31T22:59:59Z")).toBe("2026-12-31");
  });

  test("with an engine outside the register needs a reason where the profile asks for one", () => {
    const outside = { engine: "Le Chat" };
    expect(refusal(outside, { registered: null }).code).toBe("unknown-engine-needs-reason");
    expect(refusal({ ...outside, engineReason: " " }, { registered: null }).code).toBe("unknown-engine-needs-reason");
    const label = makeLabel(
      { ...request, ...outside, engineReason: "Provas i projekt X" },
      { ...ground, registered: null },
      profile,
    );
    expect(label.engine).toEqual({ id: null, name: "Le Chat", reason: "Provas i projekt X" });
    const open = sampleProfile({ engineOutsideRegister: "allow" });
    expect(makeLabel({ ...request, ...outside }, { ...ground, registered: null }, open).engine.id).toBeNull();
  });

  test("with a text longer than the record holds is refused by name", () => {
    const error = refusal({ purpose: "x".repeat(1001) });
    expect(error.code).toBe("usage");
    expect(error.wording.sv).toContain("purpose");
  });

  test("leaves out what was not stated", () => {
    expect(Object.keys(makeLabel({ ...request, purpose: " ", primarySource: "" }, ground, profile))).not.toContain("purpose");
  });

  test("has one opening and one closing bracket, one line and at most 64 characters of title, whatever the engine is called", () => {
    const open = sampleProfile({ engineOutsideRegister: "allow" });
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 90 }), (engine) => {
        let label;
        try {
          label = makeLabel({ ...request, engine }, { ...ground, registered: null }, open);
        } catch (error) {
          expect((error as AppError).code).toBe("missing-engine-or-date");
          return;
        }
        expect(label.mark.replace(/[^[\]]/g, "")).toBe("[]");
        expect(label.mark).toMatch(/^\[AI: [^\p{Cc}\u2028\u2029\u202E]+, 2026-11-03\]$/u);
        expect(aliasOf(label).length).toBeLessThanOrEqual(64);
        expect(aliasOf(label)).toMatch(/, 2026-11-03$/);
        expect(aliasOf(label)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test("with a long engine name has it cut at a word, and keeps the date", () => {
    const engine = {
      ...(profile.engines[0] as (typeof profile.engines)[0]),
      name: "Kommunernas gemensamma språkmodell för tjänsteskrivelser",
    };
    const label = makeLabel(request, { ...ground, registered: engine }, profile);
    expect(aliasOf(label)).toBe("AI-genererat avsnitt: Kommunernas gemensamma…, 2026-11-03");
  });
});
