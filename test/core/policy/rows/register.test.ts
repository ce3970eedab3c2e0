/** Rows about the register of AI systems: what an entry must hold, what is offered, and what the administrator sees. */
import { describe, expect, test } from "@jest/globals";
import { adminNotices, policyChange } from "../../../../src/core/policy/admin.ts";
import { builtInLayers } from "../../../../src/core/policy/catalogue.ts";
import { allowsReady, checkDocument } from "../../../../src/core/policy/checks/index.ts";
import { AppError } from "../../../../src/core/errors.ts";
import { findEngine } from "../../../../src/core/policy/engines.ts";
import { mergeLayers, profileFrom, readLayer } from "../../../../src/core/policy/layers.ts";
import { remarksOn } from "../../../../src/core/policy/lint.ts";
import type { Profile } from "../../../../src/core/policy/profile.ts";
import { engineSchema } from "../../../../src/core/policy/register.ts";
import { ownEntry } from "../../../../src/core/policy/own-entry.ts";
import { engineStanding, missingIn, offeredEngines, storageOf } from "../../../../src/core/policy/register-parts.ts";
import { Desk, sentences } from "../desk.ts";
import { avesta, dalsland, hallefors, karlskoga, norsjo, withEngine } from "./common.ts";

/** The refusal of a layer on top of a profile. */
function faults(extended: string, more: object): string {
  const layers = [...builtInLayers, readLayer({ id: "prov", extends: extended, ...more }, "prov.json")];
  try {
    profileFrom(layers, "prov");
    return "";
  } catch (error) {
    if (error instanceof AppError) return error.wording.sv;
    throw error;
  }
}

function asked(profile: Profile, rule: string, engine: string, more: Parameters<Desk["label"]>[1] = {}) {
  const desk = new Desk(profile);
  desk.label(sentences.beaches, { engine, engineReason: "Prov", ...more });
  return { ...desk.check(rule), record: desk.subject().record };
}

test("[H2] an engine outside the register: a warning, and written to the record; inside: none", () => {
  const outside = asked(hallefors, "H2", "Okänd motor");
  expect(outside).toMatchObject({ result: "warn", record: { labels: [{ engine: { id: null, name: "Okänd motor" } }] } });
  expect(asked(hallefors, "H2", "Gemini").result).toBe("ok");
});

test("[A11, K16, D24] decided systems are offered first, and another outside the register needs a reason", () => {
  for (const [profile, rule] of [
    [avesta, "A11"],
    [karlskoga, "K16"],
    [dalsland, "D24"],
  ] as const) {
    const decided = withEngine(profile, "microsoft-365-copilot", {
      decided: true,
      owner: "IT",
      manager: "IT-chef",
      contact: "it@exempel.se",
    });
    expect(offeredEngines(decided)[0]?.id).toBe("microsoft-365-copilot");
    expect(asked(decided, rule, "Microsoft 365 Copilot", { engineReason: "" }).result).toBe("ok");
    expect(asked(decided, rule, "ChatGPT", { engineReason: "" }).result).toBe("ask");
    expect(asked(decided, rule, "ChatGPT", { engineReason: "Beslutat försök" }).result).toBe("ok");
    expect(() => new Desk(decided).label(sentences.beaches, { engine: "Okänd motor" })).toThrow(
      expect.objectContaining({ code: "unknown-engine-needs-reason" }),
    );
  }
});

test("[H7] no reference to a risk assessment: a warning; with one: none, and the reference is in the record", () => {
  expect(asked(hallefors, "H7", "Gemini").result).toBe("warn");
  expect(asked(hallefors, "H7", "Gemini").says.sv).toContain("riskbedömning");
  const assessed = withEngine(hallefors, "gemini", { riskAssessment: { reference: "KS 2026/12" } });
  const result = asked(assessed, "H7", "Gemini");
  expect(result).toMatchObject({ result: "ok", record: { labels: [{ engine: { riskAssessment: "KS 2026/12" } }] } });
});

test("[H13] the outcome 'nej': the engine is not offered, and its text is told; an empty outcome: ofullständig", () => {
  const no = withEngine(hallefors, "gemini", { riskAssessment: { reference: "KS 1", outcome: "no" } });
  expect(offeredEngines(no).some(({ id }) => id === "gemini")).toBe(false);
  expect(asked(no, "H13", "Gemini").says.sv).toContain("säger nej");
  const empty = withEngine(hallefors, "gemini", { riskAssessment: { reference: "KS 1" } });
  expect(asked(empty, "H13", "Gemini")).toMatchObject({ result: "warn" });
  expect(asked(empty, "H13", "Gemini").says.sv).toMatch(/^Ofullständig/);
  const works = withEngine(hallefors, "gemini", { riskAssessment: { reference: "KS 1", outcome: "works" } });
  expect(asked(works, "H13", "Gemini").result).toBe("ok");
});

test("[A8] a decided system without owner, manager and contact: the profile is refused", () => {
  expect(faults("avesta", { engines: [{ id: "chatgpt", decided: true }] })).toContain(
    "engines.chatgpt.owner: ägare, ansvarig chef och kontakt saknas för ett beslutat AI-system",
  );
  const whole = { id: "chatgpt", decided: true, owner: "IT", manager: "IT-chef", contact: "it@exempel.se" };
  expect(faults("avesta", { engines: [whole] })).toBe("");
});

test("[N9] an assessment that lacks one of the four headings: 'ofullständig', and the heading is named", () => {
  const three = { individualRights: "1", transparency: "2", insight: "3" };
  const lacking = asked(withEngine(norsjo, "gemini", { riskAssessment: three }), "N9", "Gemini");
  expect(lacking).toMatchObject({ result: "warn" });
  expect(lacking.says.sv).toMatch(/Ofullständig .*fyra rubriker/);
  expect(
    asked(withEngine(norsjo, "gemini", { riskAssessment: { ...three, informationSecurity: "4" } }), "N9", "Gemini").result,
  ).toBe("ok");
});

test("[D11] two of the three parts of the analysis: ofullständig; all three: none", () => {
  const two = { informationSecurity: "1", personalData: "2" };
  expect(asked(withEngine(dalsland, "gemini", { riskAssessment: two }), "D11", "Gemini").says.sv).toMatch(/^Ofullständig/);
  expect(asked(withEngine(dalsland, "gemini", { riskAssessment: { ...two, itSecurity: "3" } }), "D11", "Gemini").result).toBe(
    "ok",
  );
});

test("[D12] no approval by the manager: a warning; with one: copied to the record", () => {
  expect(asked(dalsland, "D12", "Gemini").result).toBe("warn");
  const approved = asked(withEngine(dalsland, "gemini", { approvedBy: { name: "Verksamhetschef Berg" } }), "D12", "Gemini");
  expect(approved).toMatchObject({ result: "ok", record: { labels: [{ engine: { approvedBy: "Verksamhetschef Berg" } }] } });
});

test("[N20] classification, risk analysis and security measures: what is missing is named", () => {
  expect(asked(norsjo, "N20", "Gemini").says.sv).toContain("informationsklassning, riskbedömning, säkerhetsåtgärder");
  const whole = withEngine(norsjo, "gemini", { classification: "K1", measures: "S1", riskAssessment: { reference: "R1" } });
  expect(asked(whole, "N20", "Gemini").result).toBe("ok");
});

test("[N39] no evaluation of the supplier: 'ej utvärderad' is said at the engine", () => {
  expect(asked(norsjo, "N39", "Gemini").says.sv).toContain("ej utvärderad");
  expect(asked(withEngine(norsjo, "gemini", { supplier: { reference: "U1" } }), "N39", "Gemini").result).toBe("ok");
});

test("[K6] no legal basis or no consultation of the data protection officer: a warning", () => {
  expect(asked(karlskoga, "K6", "Gemini").says.sv).toContain("rättslig grund, samråd med dataskyddsombudet");
  expect(
    asked(withEngine(karlskoga, "gemini", { legalBasis: "Allmänt intresse", dpoConsulted: "2026-01-02" }), "K6", "Gemini").result,
  ).toBe("ok");
});

test("[K17] security, processing, storage and subprocessors: missing ones are told, and our own entry answers all four", () => {
  expect(asked(karlskoga, "K17", "Gemini").says.sv).toContain(
    "leverantörens säkerhetsnivå, behandling, lagring och underleverantörer",
  );
  const own = engineSchema.parse(ownEntry);
  expect(missingIn(own, ["supplier-four-parts", "storage"])).toEqual([]);
  const listed = { ...karlskoga, engines: [...karlskoga.engines, own] };
  expect(asked(listed, "K17", "Källmärkt").result).toBe("ok");
  expect(missingIn(own, ["owner", "risk-assessment"]).map(({ part }) => part)).toEqual(["owner", "risk-assessment"]);
});

describe("risk classes (Norsjö)", () => {
  const of = (riskClass: string) => withEngine(norsjo, "gemini", { riskClass });

  test("[N10] four classes, and any other value is refused", () => {
    expect(norsjo.riskClasses?.map(({ id }) => id)).toEqual(["oacceptabel", "hog", "begransad", "minimal"]);
    expect(faults("norsjo", { engines: [{ id: "gemini", riskClass: "medel" }] })).toContain(
      "engines.gemini.riskClass: ”medel” finns inte i profilen; välj en av oacceptabel, hog, begransad, minimal",
    );
  });

  test("[N11] oacceptabel: not offered, and a manual entry of its name is stopped", () => {
    expect(offeredEngines(of("oacceptabel")).some(({ id }) => id === "gemini")).toBe(false);
    expect(asked(of("oacceptabel"), "N11", "google gemini").result).toBe("stop");
    expect(asked(norsjo, "N11", "Gemini").result).toBe("ok");
  });

  test("[N12] hög: one reviewer is not klar, two different people are; the same person twice is not", () => {
    const desk = new Desk(of("hog"));
    const id = desk.label(sentences.beaches, { engine: "Gemini" });
    desk.review(id);
    expect(desk.check("N12")).toMatchObject({ result: "stop", labels: [id] });
    expect(allowsReady(checkDocument(desk.subject()))).toBe(false);
    desk.review(id, "Anna Ek", { outcome: "corrected" });
    expect(desk.check("N12").result).toBe("stop");
    desk.review(id, "Karin Öst");
    expect(desk.check("N12").result).toBe("ok");
  });

  test("[N13] begränsad: the reader notice is always there, and a warning when it is taken away", () => {
    const desk = new Desk(of("begransad"));
    desk.label(sentences.beaches, { engine: "Gemini" }, { audience: "extern" });
    expect(desk.insertions("notice")).toHaveLength(1);
    expect(desk.check("N13").result).toBe("ok");
    desk.host.applyNow([{ kind: "remove", owner: "document", part: "notice" }]);
    expect(desk.check("N13").result).toBe("warn");
  });

  test("[N14] minimal: the record is there, and no notice is forced", () => {
    const desk = new Desk(of("minimal"));
    desk.label(sentences.beaches, { engine: "Gemini" }, { audience: "intern" });
    expect(desk.insertions("notice")).toEqual([]);
    expect(desk.check("N14").result).toBe("ok");
    expect(desk.check("N13").result).toBe("ok");
    expect(desk.subject().record?.labels).toHaveLength(1);
  });

  test("[N16] an entry that the group disagrees on without decidedBy: the profile is refused", () => {
    expect(faults("norsjo", { engines: [{ id: "gemini", disputed: true }] })).toContain(
      "engines.gemini.decidedBy: gruppen är oenig",
    );
    expect(faults("norsjo", { engines: [{ id: "gemini", disputed: true, decidedBy: "IT-säkerhetsansvarig" }] })).toBe("");
  });

  test("[N18] a public engine is never shown as approved, even when it is decided on", () => {
    expect(norsjo.register?.publicIsNeverApproved).toBe(true);
    const decided = withEngine(norsjo, "chatgpt", { decided: true });
    expect(engineStanding(findEngine(decided, "ChatGPT") as Profile["engines"][number], decided)).toBe("public");
    for (const engine of norsjo.engines.filter(({ kind }) => kind === "public"))
      expect(engineStanding({ ...engine, decided: true }, norsjo)).not.toBe("approved");
  });

  test("[N31] the next assessment is past: the administrator is told, and users are not stopped", () => {
    const late = withEngine(norsjo, "gemini", { riskAssessment: { reference: "R", next: "2026-06-30" } });
    expect(adminNotices(late, "2026-11-20").map(({ path }) => path)).toContain("engines.gemini.riskAssessment.next");
    expect(adminNotices(late, "2026-06-30")).toEqual([]);
    const results = (profile: Profile) => {
      const desk = new Desk(profile);
      desk.label(sentences.beaches, { engine: "Gemini" });
      return checkDocument(desk.subject())
        .filter(({ rule }) => rule !== "N20")
        .map(({ rule, result }) => `${rule} ${result}`);
    };
    expect(results(late)).toEqual(results(norsjo));
  });

  test("[N32] a retired engine is not offered, and an old record with it is still read and checked", () => {
    const desk = new Desk(norsjo);
    desk.label(sentences.beaches, { engine: "Gemini" });
    const retired = withEngine(norsjo, "gemini", { status: "retired" });
    expect(offeredEngines(retired).some(({ id }) => id === "gemini")).toBe(false);
    expect(desk.subject(retired).record?.labels[0]?.engine).toMatchObject({ id: "gemini", name: "Gemini" });
    expect(desk.check("N3", retired).says.sv).toContain("(Gemini)");
  });
});

describe("the policy itself", () => {
  test("[H10, N36, K36] past its review date: the administrator is told, and no user is stopped", () => {
    for (const profile of [hallefors, norsjo, karlskoga]) {
      const old = { ...profile, reviewBy: "2026-01-01" };
      expect(adminNotices(old, "2026-11-20").map(({ path }) => path)).toContain("reviewBy");
      expect(adminNotices(old, "2026-01-01").map(({ path }) => path)).not.toContain("reviewBy");
      const results = (one: Profile) => {
        const desk = new Desk(one);
        desk.label(sentences.beaches);
        return checkDocument(desk.subject());
      };
      expect(results(old)).toEqual(results(profile));
    }
  });

  test("[H12] the record names policy and version, and a later change of the profile does not alter it", () => {
    const desk = new Desk(hallefors);
    desk.label(sentences.beaches);
    const before = desk.subject().record;
    expect(before?.profile).toEqual({ id: "hallefors", version: "2026-02-24", name: "Hällefors kommun" });
    expect(hallefors.policy).toMatchObject({ adopted: "2026-02-24", owner: "IT-chef", validity: "Tillsvidare" });
    expect(desk.subject({ ...hallefors, version: "2027-01-01" }).record).toEqual(before);
  });

  test("[D2] a swapped profile file holds at once, and the user is told that the policy has changed", () => {
    const desk = new Desk(dalsland);
    desk.label(sentences.beaches);
    const swapped = builtInLayers.map((layer) =>
      layer.id === "dalsland" ? readLayer({ ...layer, version: "2", engineOutsideRegister: "allow" }, "dalsland.json") : layer,
    );
    const changed = profileFrom(swapped, "dalsland");
    expect(changed.engineOutsideRegister).toBe("allow");
    const { record } = desk.subject();
    expect(policyChange(record, dalsland)).toBeNull();
    expect(policyChange(record, changed)?.sv).toBe(
      "Policyn har ändrats: dokumentet märktes enligt Dalslandssamverkan, version 1. Nu gäller Dalslandssamverkan, version 2.",
    );
  });

  test("[A17, N4, K33, K44, D18] a profile whose document asks for an incident channel is refused without one", () => {
    for (const id of ["avesta", "norsjo", "karlskoga", "dalsland"])
      expect([id, faults(id, { policy: { incidentChannel: null } })]).toEqual([
        id,
        expect.stringContaining("policy.incidentChannel: värdet saknas"),
      ]);
    for (const profile of [avesta, norsjo, karlskoga, dalsland]) expect(profile.policy?.incidentChannel?.sv).toBeTruthy();
  });

  test("[K2] the legal terms are the regulation's own: leverantör is the provider, tillhandahållare the deployer", () => {
    expect(karlskoga.terms).toEqual([
      { id: "provider", sv: "leverantör", en: "provider" },
      { id: "deployer", sv: "tillhandahållare", en: "deployer" },
    ]);
  });

  test("[K5, D21] further reading is linked, and nothing of it is needed for the work", () => {
    expect(karlskoga.policy?.links?.map(({ name }) => name)).toContain("Riktlinjer från Integritetsskyddsmyndigheten (IMY)");
    expect(dalsland.policy?.links?.[0]?.name).toContain("De nationella riktlinjerna för generativ AI");
    for (const profile of [karlskoga, dalsland]) {
      const offline = { ...profile, policy: profile.policy && { ...profile.policy, links: [] } };
      const desk = new Desk(offline);
      desk.label(sentences.beaches);
      expect(checkDocument(desk.subject()).length).toBe(profile.rules.length);
    }
  });

  test("[D20] an AI function in a verksamhetssystem is an engine, and its name works in mark and notice", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches, { engine: "Verksamhetssystem med AI-funktioner" });
    expect(findEngine(dalsland, "Inbyggd i verksamhetssystem")).toMatchObject({ kind: "embedded" });
    expect(desk.insertions("source")[0]).toContain("AI-motor: AI-funktion i verksamhetssystem. Sökdatum: 2026-11-03.");
  });

  test("incomplete entries of decided engines are told to the administrator and by lint", () => {
    const decided = withEngine(dalsland, "gemini", { decided: true });
    expect(adminNotices(decided, "2026-11-20")[0]?.says.sv).toMatch(/^Gemini: ofullständig/);
    expect(remarksOn(decided)[0]).toMatchObject({ kind: "register", path: "engines.gemini" });
    expect(storageOf(findEngine(dalsland, "ChatGPT") as Profile["engines"][number]).sv).toBe("lagras: tredje land");
  });

  test("a softened stop must name a rule that is there and is not fixed", () => {
    const soften = (rule: string) => [{ rule, by: "IT-chef", at: "2026-11-01", reason: "Prov" }];
    expect(faults("dalsland", { softened: soften("D15") })).toContain("softened.D15: regeln kan inte göras om till en varning");
    expect(faults("dalsland", { softened: soften("X9") })).toContain("”X9” finns inte i profilen");
    expect(faults("dalsland", { softened: soften("D8") })).toBe("");
    expect(mergeLayers([builtInLayers[0] as (typeof builtInLayers)[number]]).softened).toBeUndefined();
  });
});
