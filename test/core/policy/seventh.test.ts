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

const both = (sv: string, en = sv) => ({ sv, en });
const made = (layer: { readonly id: string; readonly [part: string]: unknown }) =>
  profileFrom([...builtInLayers, readLayer(layer, `${layer.id}.json`)], layer.id);
const policy = {
  title: "Riktlinje",
  dnr: "RS 2026-77",
  validity: "Tills vidare",
  incidentChannel: both("Avvikelsesystemet", "The deviation system"),
};

/** "Information delas i fem klasser …" */
const region = made({
  id: "region",
  extends: "base",
  name: both("Region Mellansjö"),
  version: "2026-09-15",
  policy: { ...policy, adopted: "Regionfullmäktige 2026-09-15 § 112", owner: "Digitaliseringsdirektör" },
  contacts: { incident: { name: both("Avvikelsesystemet") }, legal: { name: both("Regionjuristen") }, security: { name: both("CISO") } },
  informationClasses: [
    { id: "k1", name: both("Publik"), engineKinds: ["public", "contract", "local", "embedded"] },
    { id: "k2", name: both("Intern"), engineKinds: ["contract", "local", "embedded"] },
    { id: "k3", name: both("Känslig"), engineKinds: ["contract", "local"], needsApproval: true },
    { id: "k4", name: both("Patientuppgift"), engineKinds: ["local"], needsApproval: true },
    { id: "k5", name: both("Säkerhetsskydd"), engineKinds: [], isHard: true },
  ],
  engines: [
    { id: "eneo", decided: true, approvals: [{ classes: ["k3"], purposes: ["Sammanfattning"] }] },
    { id: "local-model", decided: true, approvals: [{ classes: ["k4"] }], agent: { abilities: ["läsa"], riskAssessment: "RS 1", legalCertainty: "RS 2", lossOfControl: "RS 3", informationHandling: "RS 4" } },
    { id: "claude", remove: true },
  ],
  rules: [
    { id: "R1", check: "information-class", strength: "stop", quote: "Information får bara behandlas i verktyg som är godkända för dess klass." },
    { id: "R7", check: "approved-use", strength: "stop", quote: "För känslig information och patientuppgifter ska användningen vara godkänd." },
    { id: "R2", check: "agent", strength: "stop", quote: "En AI-agent ska vara riskbedömd, och det ska framgå för vem den har arbetat." },
    { id: "R3", check: "two-reviewers", strength: "stop", documentTypes: ["beslut"], quote: "Beslut med AI-stöd granskas av två personer." },
    { id: "R4", check: "reviewer-role", roles: ["verksamhetschef", "chefläkare"], strength: "stop", classes: ["k4"], quote: "Text om patienter godkänns av verksamhetschef eller chefläkare." },
    { id: "R5", check: "prompt-kept", strength: "warn", engineKinds: ["local", "contract"], quote: "Den fråga som har ställts till verktyget ska kunna visas upp." },
    { id: "R6", check: "version-stated", strength: "ask", quote: "Modellens version bör anges." },
  ],
  prompts: "commitment",
  retention: "gallra",
  agents: "risk-assessed",
  noticeLanguages: [{ id: "fi", checkedBy: "Språkcentrum" }],
}); // prettier-ignore

/** "AI får inte användas i protokoll …" */
const agency = made({
  id: "verket",
  extends: "base",
  name: both("Tillsynsverket", "The Supervisory Agency"),
  version: "3",
  policy: { ...policy, adopted: "GD-beslut 2026:14", owner: "Chefsjurist", validity: "2026–2027", revised: "[datum fylls i]" },
  contacts: { questions: { name: both("Registrator", "The registrar"), address: "registrator@verket.example" } },
  documentTypes: [{ id: "foreskrift", name: both("Föreskrift", "Regulation"), headings: ["Föreskrift"] }],
  readerNotice: { audiences: ["intern", "extern"] },
  noticeLanguages: [{ id: "en" }],
  source: { documentTypes: ["rapport", "tjansteskrivelse"], headings: ["Metod"], newHeading: both("Metod", "Method"), text: both("Språkmodell: {engine}, {date}.", "Language model: {engine}, {date}.") },
  mark: { placement: "inline", text: both("(AI)", "(AI)") },
  reviewItems: [{ id: "lag", sentence: both("Jag har jämfört lagrummen med Lagrummet.", "I have compared the sections with the statute book.") }],
  signOff: both("Jag har jämfört lagrummen med Lagrummet. Jag beslutar i ärendet och svarar för texten.", "I have compared the sections with the statute book. I decide in the case and answer for the text."),
  rules: [
    { id: "V1", check: "not-allowed", strength: "stop", documentTypes: ["protokoll", "foreskrift"], isFixed: true, quote: "I protokoll och föreskrifter får AI inte användas." },
    { id: "V2", check: "primary-source", strength: "stop", documentTypes: ["rapport"], quote: "I rapporter redovisas alltid primärkällan." },
    { id: "V3", check: "reader-notice", strength: "stop", audiences: ["extern"], quote: "Utåtriktad text ska ha en upplysning på svenska och engelska." },
    { id: "V4", check: "human-review", strength: "stop", quote: "En handläggare läser och svarar för varje avsnitt." },
    { id: "V5", check: "review-items", items: ["lag"], strength: "stop", quote: "Lagrum jämförs med Lagrummet." },
  ],
}); // prettier-ignore

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
