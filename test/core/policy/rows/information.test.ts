/** Rows about what may be put into which engine: classes, accounts, agreements, secrecy, personal data. */
import { describe, expect, test } from "@jest/globals";
import { allowsReady, checkDocument } from "../../../../src/core/policy/checks/index.ts";
import { mergeLayers, readLayer } from "../../../../src/core/policy/layers.ts";
import { builtInLayers } from "../../../../src/core/policy/catalogue.ts";
import type { ProfileLayer, Profile } from "../../../../src/core/policy/profile.ts";
import { personalDataIn } from "../../../../src/core/policy/personal/find.ts";
import { Desk, sentences } from "../desk.ts";
import { avesta, dalsland, karlskoga, lines, norsjo, withEngine } from "./common.ts";

type Request = Parameters<Desk["label"]>[1];

function asked(
  profile: Profile,
  rule: string,
  request: Request,
  sentence: string = sentences.beaches,
  more: readonly string[] = [],
) {
  const desk = new Desk(profile, more);
  desk.label(sentence, { engineReason: "Prov", ...request });
  return desk.check(rule);
}

describe("the matrix of information class and engine", () => {
  const kinds = ["ChatGPT", "Microsoft 365 Copilot", "Lokal modell", "AI-funktion i verksamhetssystem"];

  test.each([
    ["A16", avesta, "stop"],
    ["A15", avesta, "warn"],
    ["N17", norsjo, "warn"],
    ["N19", norsjo, "stop"],
    ["D8", dalsland, "stop"],
  ] as const)(
    "[A15, A16, N17, N19, D8] %s: every class × kind of engine; public and open passes, public and anything else is told with the quote",
    (rule, profile, strength) => {
      for (const klass of profile.informationClasses) {
        for (const engine of kinds) {
          const kind = profile.engines.find(({ name }) => name === engine)?.kind ?? "public";
          const result = asked(profile, rule, { engine, informationClass: klass.name.sv });
          expect([klass.id, engine, result.result]).toEqual([
            klass.id,
            engine,
            klass.engineKinds.includes(kind) ? "ok" : strength,
          ]);
          expect(result.quote).toBe(profile.rules.find(({ id }) => id === rule)?.quote);
        }
      }
      expect(asked(profile, rule, { engine: "ChatGPT", informationClass: "oppen" }).result).toBe("ok");
    },
  );

  test("[N19] notes from an internal meeting and preliminary assessments are not open: a public engine stops", () => {
    for (const informationClass of [
      "Minnesanteckning från internt möte",
      "Information från interna möten",
      "Preliminära bedömningar",
    ])
      expect(asked(norsjo, "N19", { informationClass }).result).toBe("stop");
  });

  test("[D9] each category has its own message, and security-classified information is a hard stop with any engine", () => {
    const messages = ["personuppgifter", "specifik-person", "sekretess", "kanslig"].map(
      (informationClass) => asked(dalsland, "D9", { informationClass }).says.sv.split(" får inte")[0],
    );
    expect(new Set(messages).size).toBe(4);
    const softened = { ...dalsland, softened: [{ rule: "D9", by: "IT-chef", at: "2026-11-01", reason: "Prov" }] };
    for (const engine of ["ChatGPT", "Lokal modell"])
      expect(asked(softened, "D9", { engine, informationClass: "sakerhetsskydd" }).result).toBe("stop");
    expect(asked(softened, "D9", { informationClass: "kanslig" })).toMatchObject({ result: "warn", softened: { by: "IT-chef" } });
  });

  test("[D10] a local engine with an assessment passes for sensitive information", () => {
    const assessed = withEngine(dalsland, "local-model", {
      riskAssessment: { reference: "KS-2026-1", informationSecurity: "1", personalData: "2", itSecurity: "3" },
      approvedBy: { name: "Verksamhetschef Berg" },
    });
    const request = { engine: "Lokal modell", informationClass: "kanslig" };
    for (const rule of ["D8", "D9", "D11", "D12"]) expect([rule, asked(assessed, rule, request).result]).toEqual([rule, "ok"]);
    expect(asked(dalsland, "D11", request).result).toBe("warn");
  });

  test("[K3] a scheme of 3 and one of 5 levels both load", () => {
    const base = builtInLayers.find(({ id }) => id === "base") as ProfileLayer;
    for (const count of [3, 5]) {
      const informationClasses = Array.from({ length: count }, (_, index) => ({
        id: `niva-${index}`,
        name: { sv: `Nivå ${index}`, en: `Level ${index}` },
        engineKinds: index === 0 ? ["public", "contract", "local", "embedded"] : ["contract"],
      }));
      const profile = mergeLayers([base, readLayer({ id: "prov", extends: "base", informationClasses }, "prov.json")]);
      expect(profile.informationClasses).toHaveLength(count);
    }
    expect(karlskoga.informationClasses.length).toBeGreaterThanOrEqual(5);
  });
});

describe("approval, agreement and account (Karlskoga)", () => {
  const approved = withEngine(karlskoga, "microsoft-365-copilot", {
    approvals: [{ classes: ["oppen", "intern", "skyddsvard"] }],
    agreement: { holds: true, reference: "Avtal 12" },
    decided: true,
  });

  test("[K4] an engine approved for one class and not for another passes and stops in the right cells", () => {
    const of = (informationClass: string) => asked(approved, "K4", { engine: "Microsoft 365 Copilot", informationClass }).result;
    expect(Object.fromEntries(karlskoga.informationClasses.map(({ id }) => [id, of(id)]))).toEqual({
      oppen: "ok",
      intern: "ok",
      "ej-publicerbar": "stop",
      skyddsvard: "ok",
      personuppgifter: "stop",
      sekretess: "stop",
    });
    expect(asked(karlskoga, "K4", { engine: "ChatGPT", informationClass: "sekretess" }).result).toBe("stop");
  });

  test("[K49] the same engine is approved for one purpose and not for another", () => {
    const forText = withEngine(karlskoga, "microsoft-365-copilot", {
      approvals: [{ purposes: ["Bearbetning av text"], classes: ["oppen", "intern"] }],
    });
    const of = (purpose: string) =>
      asked(forText, "K49", { engine: "Microsoft 365 Copilot", informationClass: "intern", purpose }).result;
    expect([of("Bearbetning av text"), of("Bearbetning av bild")]).toEqual(["ok", "warn"]);
  });

  test("[K11] a service without an agreement and information above open: stop", () => {
    expect(asked(karlskoga, "K11", { engine: "ChatGPT", informationClass: "intern" }).result).toBe("stop");
    expect(asked(karlskoga, "K11", { engine: "ChatGPT", informationClass: "oppen" }).result).toBe("ok");
    const without = withEngine(karlskoga, "intric", { agreement: { holds: false } });
    expect(asked(without, "K11", { engine: "Intric", informationClass: "intern" }).result).toBe("stop");
    expect(asked(approved, "K11", { engine: "Microsoft 365 Copilot", informationClass: "intern" }).result).toBe("ok");
  });

  test("[K12] ChatGPT with a free account and internal information stops; Copilot under the municipality's agreement passes when approved", () => {
    for (const engine of ["ChatGPT", "Gemini", "Claude"]) {
      expect(karlskoga.engines.find(({ name }) => name === engine)?.kind).toBe("public");
      expect(asked(karlskoga, "K12", { engine, account: "gratis", informationClass: "intern" }).result).toBe("stop");
      expect(asked(karlskoga, "K12", { engine, account: "gratis", informationClass: "oppen" }).result).toBe("ok");
    }
    const copilot = { engine: "Microsoft 365 Copilot", account: "Kommunens avtal", informationClass: "intern" };
    for (const rule of ["K4", "K11", "K12"]) expect([rule, asked(approved, rule, copilot).result]).toEqual([rule, "ok"]);
    expect(asked(approved, "K4", { ...copilot, account: "privat", informationClass: "skyddsvard" }).result).toBe("stop");
  });

  test("[K19] a private licence: a warning until a reason is given", () => {
    const desk = new Desk(karlskoga);
    const id = desk.label(sentences.beaches, { account: "privat", informationClass: "oppen" });
    expect(desk.check("K19")).toMatchObject({ result: "warn", labels: [id] });
    desk.label(sentences.beaches, { account: "privat", informationClass: "oppen", reason: "Beslutat försök" });
    expect(desk.check("K19").result).toBe("ok");
    expect(desk.subject().record?.labels[0]?.reason).toBe("Beslutat försök");
  });

  test("[K20] a test with a class above open is refused; with open information it passes, and the record says test", () => {
    expect(asked(karlskoga, "K20", { isTest: true, informationClass: "intern" }).result).toBe("stop");
    expect(asked(karlskoga, "K20", { isTest: true }).result).toBe("ask");
    const desk = new Desk(karlskoga);
    desk.label(sentences.beaches, { isTest: true, informationClass: "oppen" });
    expect(desk.check("K20").result).toBe("ok");
    expect(desk.subject().record?.labels[0]?.isTest).toBe(true);
  });

  test("[K21] the information owner's approval with name and date lifts the stop; without it the stop stays", () => {
    const use = { account: "privat", informationClass: "intern" };
    const without = asked(karlskoga, "K21", use);
    expect(without).toMatchObject({ result: "stop", ask: { sv: "Informationsägaren" } });
    expect(asked(karlskoga, "K21", { ...use, approval: { name: "Bo Ägare", date: "2026-11-01" } }).result).toBe("ok");
    expect(() => asked(karlskoga, "K21", { ...use, approval: { name: "", date: "2026-11-01" } })).toThrow();
  });

  test("[K18] an engine that nobody has examined: told with the rule's own words", () => {
    const examined = withEngine(karlskoga, "microsoft-365-copilot", { decided: true });
    const result = asked(examined, "K18", { engine: "ChatGPT", engineReason: "" });
    expect(result.result).toBe("warn");
    expect(result.quote).toBe("AI-verktyg som inte genomgått denna granskning får inte användas för kommunens information.");
    expect(asked(examined, "K18", { engine: "Microsoft 365 Copilot" }).result).toBe("ok");
  });
});

describe("secrecy (Karlskoga)", () => {
  const desk = (answer?: "no" | "yes" | "unsure", request: Request = {}, profile = karlskoga) => {
    const made = new Desk(profile);
    made.label(sentences.beaches, { engineReason: "Prov", ...request }, { type: "brev" });
    if (answer) made.state({ secrecy: answer });
    return made;
  };

  test("[K9] every document asks, no answer is remembered, and answer and time are in the record", () => {
    expect(desk().check("K9").result).toBe("ask");
    const answered = desk("no");
    expect(answered.check("K9").result).toBe("ok");
    expect(answered.subject().record?.document.secrecy).toEqual({ answer: "no", at: "2026-11-20T10:00:00Z" });
    expect(desk().check("K9").result).toBe("ask");
  });

  test("[K10, K42] the answer osäker gives the legal contact, and the status is waiting, for 'ej publicerbar' too", () => {
    for (const [rule, informationClass] of [
      ["K10", "sekretess"],
      ["K42", "ej-publicerbar"],
      ["K42", "skyddsvard"],
    ] as const) {
      const result = desk("unsure", { informationClass }).check(rule);
      expect(result).toMatchObject({ result: "ask", ask: { sv: "Kommunens juridiska kompetens" } });
      expect(result.says.sv).toMatch(/^Väntar:/);
      expect(result.todo?.sv).toContain("juridiska kompetens");
    }
  });

  test("[K8] secret information and an engine that is not approved for it: a stop; only an administrator's logged setting makes it a warning", () => {
    const request = { engine: "ChatGPT", informationClass: "sekretess" };
    expect(desk("yes", request).check("K8")).toMatchObject({ result: "stop" });
    expect(allowsReady(checkDocument(desk("yes", request).subject()).filter(({ rule }) => rule === "K8"))).toBe(false);
    const softened = {
      ...karlskoga,
      softened: [{ rule: "K8", by: "Digitaliseringschef", at: "2026-11-01", reason: "Prov i testmiljö" }],
    };
    expect(desk("yes", request, softened).check("K8")).toMatchObject({
      result: "warn",
      softened: { rule: "K8", by: "Digitaliseringschef", at: "2026-11-01", reason: "Prov i testmiljö" },
    });
    const approved = withEngine(karlskoga, "local-model", { approvals: [{ classes: ["sekretess"] }] });
    expect(desk("yes", { engine: "Lokal modell", informationClass: "sekretess" }, approved).check("K8").result).toBe("ok");
  });
});

describe("personal data in marked passages, found on the machine", () => {
  const [first] = karlskoga.engines;
  const found = (text: string) => personalDataIn(text).map(({ kind, text: hit }) => `${kind} ${hit}`);

  test("[N24] personnummer and samordningsnummer by checksum; test numbers and other digits are nobody's", () => {
    expect(found("Sökande 19121212-1212 och 121212-1212.")).toEqual(["personnummer 19121212-1212", "personnummer 121212-1212"]);
    expect(found("Samordningsnummer 121272-1219.")).toEqual(["samordningsnummer 121272-1219"]);
    for (const text of [
      "19121212-1213", // wrong checksum
      "121312-1212", // no such month
      "900101-9802", // the tax agency's test series
      "556016-0680", // a company
      "KS-2025-00252, KK 2025-000460 003, 2017:900, 2024/1689, 2026-11-03",
      "Kontot 1212121212123 och summan 1 912 121 212 kronor",
    ])
      expect([text, found(text).filter((one) => /nummer/u.test(one))]).toEqual([text, []]);
    const result = asked(norsjo, "N24", { engine: "ChatGPT" }, lines.number, [lines.number]);
    expect(result).toMatchObject({ result: "stop", ask: { sv: "Kommunens dataskyddsombud" } });
    expect(result.says.sv).toContain("personnummer");
  });

  test("e-mail, telephone, address, property and names are found; functions, laws and places are not people", () => {
    expect(found(lines.mail)).toEqual(["e-mail anna.ek@exempel.se"]);
    expect(found(lines.mosaic)).toEqual(["name Anna Ek", "address Storgatan 14", "phone 0591-641 00", "property Sikfors 1:23"]);
    expect(found("Ring +46 70 123 45 67 eller 08-508 00 000.")).toHaveLength(2);
    expect(found("Offentlighets- och sekretesslagen (2009:400), Lag 2017:900. Hällefors Kommun 2024. Artikel 5.")).toEqual([]);
    expect(personalDataIn("kommun@hellefors.se")[0]?.strength).toBe("weak");
    expect(first).toBeDefined();
  });

  test("[D7] a public engine and a personnummer: stop; the municipality's own engine passes", () => {
    expect(asked(dalsland, "D7", { engine: "ChatGPT" }, lines.number, [lines.number]).result).toBe("stop");
    expect(asked(dalsland, "D7", { engine: "Lokal modell" }, lines.number, [lines.number]).result).toBe("ok");
    expect(asked(dalsland, "D7", { engine: "ChatGPT" }).result).toBe("ok");
  });

  test("[D4] three weak identifiers in one passage: a soft warning; one: none", () => {
    expect(asked(dalsland, "D4", {}, lines.mosaic, [lines.mosaic])).toMatchObject({ result: "warn" });
    expect(asked(dalsland, "D4", {}, lines.one, [lines.one]).result).toBe("ok");
  });

  test("[N22, K7, N25] personal data and no impact assessment: told with the quote and the data protection officer; with one it passes", () => {
    for (const [profile, rule, strength] of [
      [norsjo, "N22", "stop"],
      [norsjo, "N25", "warn"],
      [karlskoga, "K7", "warn"],
    ] as const) {
      const result = asked(profile, rule, { engine: "ChatGPT" }, lines.number, [lines.number]);
      expect([rule, result.result, result.ask?.sv]).toEqual([rule, strength, "Kommunens dataskyddsombud"]);
      expect(result.todo?.sv).toContain("dataskyddsombud");
      expect(asked(profile, rule, { engine: "ChatGPT" }).result).toBe("ok");
      const assessed = withEngine(profile, "chatgpt", { dpia: { reference: "KB 7" } });
      expect(asked(assessed, rule, { engine: "ChatGPT" }, lines.number, [lines.number]).result).toBe("ok");
    }
  });

  test("[N23] a threshold assessment with the outcome 'behövs inte' and a date lets it pass; without outcome or date it does not", () => {
    const of = (threshold: NonNullable<Profile["engines"][number]["threshold"]>) =>
      asked(withEngine(norsjo, "chatgpt", { threshold }), "N23", {}, lines.number, [lines.number]).result;
    expect(of({ reference: "T 1", outcome: "not-needed", date: "2026-01-02" })).toBe("ok");
    expect(of({ reference: "T 1" })).toBe("stop");
    expect(of({ reference: "T 1", outcome: "not-needed" })).toBe("stop");
    expect(of({ reference: "T 1", outcome: "needed", date: "2026-01-02" })).toBe("stop");
  });

  test("[N40] personal data and no purpose: asked, with the administrator's list", () => {
    const result = asked(norsjo, "N40", {}, lines.number, [lines.number]);
    expect(result.result).toBe("ask");
    expect(result.todo?.sv).toContain("Sammanfattning");
    expect(asked(norsjo, "N40", { purpose: "Sammanfattning" }, lines.number, [lines.number]).result).toBe("ok");
    expect(asked(norsjo, "N40", {}).result).toBe("ok");
  });
});

describe("what is asked", () => {
  test.each([
    ["N2", norsjo],
    ["D3", dalsland],
    ["D13", dalsland],
  ] as const)(
    "[N2, D3, D13] %s: the class of what was put in is asked first, kept as a class, and no prompt is kept",
    (rule, profile) => {
      const desk = new Desk(profile);
      const id = desk.label(sentences.beaches);
      expect(desk.check(rule)).toMatchObject({ result: "ask", labels: [id] });
      desk.label(sentences.beaches, { informationClass: "oppen" });
      expect(desk.check(rule).result).toBe("ok");
      expect(desk.subject().record?.labels[0]?.informationClass).toBe("oppen");
      expect(profile.prompts).toBe("no");
      expect(JSON.stringify(desk.subject().record)).not.toMatch(/prompt/iu);
    },
  );

  test("[D5] osäker is an answer everywhere: it asks, and never stops saving or the text itself", () => {
    for (const profile of [avesta, norsjo, karlskoga, dalsland]) {
      const desk = new Desk(profile);
      desk.label(sentences.beaches, { informationClass: "osäker", account: "osäker" }, { type: "brev", secrecy: "unsure" });
      expect(desk.subject().record?.labels[0]).toMatchObject({ informationClass: "osäker", account: "osäker" });
      const unsure = checkDocument(desk.subject()).filter(({ says }) => /osäker/u.test(says.sv));
      expect(unsure.length).toBeGreaterThan(0);
      for (const { rule, result } of unsure) expect([profile.id, rule, result]).toEqual([profile.id, rule, "ask"]);
      desk.host.type(6, 0, 0, "Texten går att skriva i. ");
    }
  });

  test("[K45] the purpose is asked, comes from the profile's list or the writer, and is in the record", () => {
    expect(asked(karlskoga, "K45", {}).todo?.sv).toContain("Bearbetning av text");
    const desk = new Desk(karlskoga);
    desk.label(sentences.beaches, { purpose: "Bearbetning av text" });
    expect(desk.check("K45").result).toBe("ok");
    expect(desk.subject().record?.labels[0]?.purpose).toBe("Bearbetning av text");
  });

  test("[D14, D22] where an engine stores what is put in is shown, and ChatGPT's third country is a warning", () => {
    expect(asked(dalsland, "D22", { engine: "ChatGPT" })).toMatchObject({ result: "warn" });
    expect(asked(dalsland, "D22", { engine: "ChatGPT" }).says.sv).toBe("ChatGPT – lagras: tredje land.");
    expect(asked(dalsland, "D14", { engine: "Lokal modell" }).says.sv).toBe("Lokal modell – lagras: lokalt.");
    expect(asked(dalsland, "D14", { engine: "Gemini" }).says.sv).toBe("Gemini – lagras: uppgift saknas.");
  });

  test("[D27] a public engine: the document's sentence is said once, however many passages", () => {
    const desk = new Desk(dalsland);
    desk.label(sentences.beaches);
    desk.label(sentences.cost);
    const said = checkDocument(desk.subject()).filter(({ says }) =>
      says.sv.includes("du kan aldrig säkerställa att informationen inte sprids vidare"),
    );
    expect(said.map(({ rule, result }) => `${rule} ${result}`)).toEqual(["D27 warn"]);
    expect(asked(dalsland, "D27", { engine: "Lokal modell" }).result).toBe("ok");
  });
});
