/** A stop that an administrator turns into a warning is logged: in the profile, in every result, and in the record of each document it touched. */
import { describe, expect, test } from "@jest/globals";
import { builtInLayers } from "../../../src/core/policy/catalogue.ts";
import { adminNotices } from "../../../src/core/policy/admin.ts";
import { explain } from "../../../src/core/policy/explain.ts";
import { chainOf, profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import type { Profile, ProfileLayer } from "../../../src/core/policy/profile.ts";
import { soften, softenedNow, softeningLog } from "../../../src/core/policy/softening.ts";
import { reportOf, reportTables } from "../../../src/core/report/report.ts";
import { Desk, sentences } from "./desk.ts";
import { avesta } from "./rows/common.ts";

const first = { rule: "A16", by: "Bo Ek, CISO", at: "2026-10-01", reason: "Prov med öppna data" };
const back = { ...first, at: "2026-11-10", reason: "Provet är slut", restores: true } as const;
const layersWith = (softened: unknown, more: object = {}): ProfileLayer[] => {
  const own = readLayer({ id: "egen", extends: "avesta", name: { sv: "Egen", en: "Own" }, softened, ...more }, "egen.json");
  return chainOf([...builtInLayers, own], "egen");
};
const profileWith = (softened: unknown): Profile => profileFrom(layersWith(softened), "egen");
const refusal = (softened: unknown): string => {
  try {
    profileWith(softened);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
/** An internal passage put into a public engine: A16 stops. */
const desk = (profile: Profile): { readonly desk: Desk; readonly id: string } => {
  const made = new Desk(profile);
  return { desk: made, id: made.label(sentences.beaches, { informationClass: "Intern" }) };
};

describe("the log of softened stops", () => {
  test("needs who, when and why; a line without one, or out of order, is told with place, reason and remedy", () => {
    expect(refusal([first])).toBe("");
    for (const missing of ["by", "at", "reason"]) {
      const { [missing as keyof typeof first]: _gone, ...rest } = first;
      expect(refusal([rest])).toContain(`softened.0.${missing}: värdet saknas`);
    }
    expect(refusal([{ ...first, by: "-" }])).toContain("softened.A16.by: beslutet säger inte vem som fattade det; skriv namn eller roll.");
    expect(refusal([{ ...first, reason: "." }])).toContain("softened.A16.reason: beslutet har inget skäl; skriv varför");
    expect(refusal([first, { ...first, rule: "A13", at: "2026-09-01" }])).toContain("loggen skrivs bara på i slutet; lägg besluten");
    expect(refusal([back])).toContain("regeln återställs, men är ingen varning; lägg tillbaka beslutet");
  }); // prettier-ignore

  test("grows: a later decision holds, and no layer takes an earlier one out of sight", () => {
    expect(softenedNow(profileWith([first]))).toEqual([first]);
    expect(softenedNow(profileWith([first, back]))).toEqual([]);
    const group = readLayer({ id: "grupp", extends: "avesta", softened: [first] }, "grupp.json");
    const own = readLayer({ id: "medlem", extends: "grupp", name: { sv: "M", en: "M" }, softened: [] }, "medlem.json");
    const member = profileFrom([...builtInLayers, group, own], "medlem");
    expect(member.softened).toEqual([first]);
    const later = readLayer({ ...own, softened: [back] }, "medlem.json");
    const restored = profileFrom([...builtInLayers, group, later], "medlem");
    expect([restored.softened, softenedNow(restored)]).toEqual([[first, back], []]);
  });

  test("is read with file, words of the rule and whether it holds, in explain too, and by whoever looks over the profile", () => {
    const layers = layersWith([first, back, { ...first, at: "2026-11-12", reason: "Nytt prov" }]);
    const log = softeningLog(layers, profileFrom(layers, "egen"));
    expect(log.map(({ at, from, holds }) => [at, from, holds])).toEqual([
      ["2026-10-01", "egen", false],
      ["2026-11-10", "egen", false],
      ["2026-11-12", "egen", true],
    ]);
    expect(log[0]?.quote).toContain("Publika AI-system får bara användas");
    expect(explain(layers).filter(({ path }) => path.startsWith("softened")).map(({ path, from }) => [path, from])).toEqual(
      Array.from({ length: 3 }, () => ["softened.A16", "egen"]),
    );
    expect(adminNotices(profileWith([first]), "2026-11-20").map(({ path }) => path)).toContain("softened.A16");
    expect(adminNotices(profileWith([first, back]), "2026-11-20").map(({ path }) => path)).not.toContain("softened.A16");
  }); // prettier-ignore

  test("a decision is added at the end of the municipality's own file; no other rule than a stop that may, and no decision twice", () => {
    const by = { name: "Bo Ek", role: "CISO" };
    const decide = (layers: readonly ProfileLayer[], rule: string, what: "soften" | "restore", reason = "Prov") =>
      soften(layers.at(-1) as ProfileLayer, profileFrom(layers, "egen"), { rule, by, at: "2026-11-20", reason, what });
    expect(decide(layersWith([]), "A16", "soften").softened).toEqual([{ rule: "A16", by: "Bo Ek, CISO", at: "2026-11-20", reason: "Prov" }]);
    expect(decide(layersWith([first]), "A16", "restore").softened?.at(-1)).toMatchObject({ restores: true });
    for (const [layers, rule, what, reason] of [
      [layersWith([]), "A11", "soften", "Prov"],
      [layersWith([]), "X1", "soften", "Prov"],
      [layersWith([]), "A16", "soften", " "],
      [layersWith([first]), "A16", "soften", "Prov"],
      [layersWith([]), "A16", "restore", "Prov"],
    ] as const)
      expect(() => decide(layers, rule, what, reason)).toThrow(expect.objectContaining({ code: "usage" }));
  }); // prettier-ignore
});

describe("a document that a softened stop touched", () => {
  test("says so in its check while it warns, and stops again when the decision is taken back", () => {
    expect(desk(profileWith([first])).desk.check("A16")).toMatchObject({ result: "warn", softened: first });
    const restored = desk(profileWith([first, back])).desk.check("A16");
    expect([restored.result, "softened" in restored]).toEqual(["stop", false]);
  });

  test("keeps the decision in its record once every passage is reviewed, once, and the report counts it without a name", () => {
    const made = desk(profileWith([first]));
    const told = () => made.desk.subject().record?.history.filter(({ kind }) => kind === "softened");
    expect(told()).toEqual([]);
    made.desk.review(made.id);
    const decision = { by: first.by, at: first.at, reason: first.reason };
    expect(told()).toEqual([{ kind: "softened", at: "2026-11-20T10:00:00Z", rule: "A16", decision }]);
    made.desk.review(made.id, "Cia Ek");
    expect(told()).toHaveLength(1);
    const { record } = made.desk.subject();
    if (record === null) throw new Error("no record");
    const report = reportOf([{ unit: "Skola", record, checks: null }], { from: "2026-01-01", to: "2026-12-31" });
    expect(report.total.softened).toEqual({ A16: 1 });
    expect(JSON.stringify([report, reportTables(report, avesta, new Map())])).not.toContain("Bo Ek");
  });

  test("says nothing of a rule that is met, and nothing where nothing is softened", () => {
    const open = new Desk(profileWith([first]));
    open.review(open.label(sentences.beaches, { informationClass: "Öppen" }));
    const plain = desk(avesta);
    plain.desk.review(plain.id);
    for (const one of [open, plain.desk])
      expect(one.subject().record?.history.map(({ kind }) => kind)).toEqual(["labelled", "reviewed"]);
  });
});
