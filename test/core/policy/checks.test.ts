/** Every check with a document it is content with and one it is not, through the real verbs. */
import { describe, expect, test } from "@jest/globals";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { allowsReady, checkDocument } from "../../../src/core/policy/checks/index.ts";
import type { PolicyRule, Profile } from "../../../src/core/policy/profile.ts";
import { Desk, sentences, withRecord } from "./desk.ts";
import { LARGE, largeSubject } from "./large.ts";

const avesta = builtInProfile("avesta");

/** Avesta with one rule of its own choosing, for checks that Avesta's policy does not ask for. */
function withRule(check: PolicyRule["check"], more: Partial<Profile> = {}): Profile {
  return { ...avesta, ...more, rules: [{ id: "X1", check, quote: "Provregel.", strength: "stop" }] };
}

describe("source-entry (Avesta A19)", () => {
  test("[A19] (a) an AI passage without a primary source: an entry with the engine and the date stands under Beslutsunderlag", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches);
    expect(desk.insertions("source")).toHaveLength(1);
    expect(desk.insertions("source")[0]).toContain("AI-motor: ChatGPT. Sökdatum: 2026-11-03.");
    expect(desk.check("A19")).toMatchObject({ result: "ok", todo: null, labels: [] });
  });

  test("[A19] (b) a primary source given: it stands in place of the engine, and the record still says that AI was used", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches, { primarySource: "Årsredovisning 2025, s. 14" });
    expect(desk.insertions("source")).toEqual(["Årsredovisning 2025, s. 14"]);
    expect(desk.insertions("mark")).toEqual([]);
    expect(desk.check("A19").result).toBe("ok");
    expect(desk.subject().record?.labels[0]).toMatchObject({ engine: { name: "ChatGPT" }, searchDate: "2026-11-03" });
  });

  test("[A19] (c) no engine or no date: labelling is refused, and an entry that lost its date stops", () => {
    const desk = new Desk(avesta);
    expect(() => desk.label(sentences.beaches, { engine: " " })).toThrow(
      expect.objectContaining({ code: "missing-engine-or-date" }),
    );
    expect(() => desk.label(sentences.beaches, { searchDate: "" })).toThrow(
      expect.objectContaining({ code: "missing-engine-or-date" }),
    );
    const id = desk.label(sentences.beaches);
    const dateless = desk.check("A19", avesta, (subject) => ({
      ...subject,
      reading: {
        ...subject.reading,
        insertions: subject.reading.insertions.map((one) => ({ ...one, text: one.text.replace(/\d{4}-\d\d-\d\d/, "") })),
      },
    }));
    expect(dateless).toMatchObject({ result: "stop", labels: [id] });
    expect(dateless.quote).toContain("ska AI-motorn samt sökdatum anges som källa");
    expect(dateless.says.sv).toBe("Källhänvisning saknas för ”Kommunen har tre badplatser med …” (ChatGPT).");
    expect(dateless.todo?.sv).toContain("primärkällan");
  });

  test("[A19] (d) two engines: two entries, and each is missed when it is gone", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches);
    const second = desk.label(sentences.cost, { engine: "Gemini" });
    expect(desk.insertions("source")).toHaveLength(2);
    expect(desk.check("A19").result).toBe("ok");
    desk.host.applyNow([{ kind: "remove", owner: second, part: "source" }]);
    expect(desk.check("A19")).toMatchObject({ result: "stop", labels: [second] });
  });

  test("[A19] (e) a document of another type: no entry, and the rule is not forced", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches, {}, { type: "brev" });
    expect(desk.insertions("source")).toEqual([]);
    expect(desk.check("A19")).toMatchObject({ result: "ok" });
    expect(desk.check("A19").says.sv).toBe("Regeln gäller tjänsteskrivelse. Det här dokumentet är: brev.");
  });

  test("an entry that the writer put under Beslutsunderlag by hand counts", () => {
    const desk = new Desk(avesta);
    const id = desk.label(sentences.beaches);
    desk.host.applyNow([{ kind: "remove", owner: id, part: "source" }]);
    expect(desk.check("A19").result).toBe("stop");
    desk.host.type(9, 0, 0, "ChatGPT, använd den 2026-11-03. ");
    expect(desk.check("A19").result).toBe("ok");
  });

  test("an entry whose tags LibreOffice dropped counts", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches);
    desk.host.stripTags();
    expect(desk.check("A19").result).toBe("ok");
  });

  test("a document without labels has nothing to answer for", () => {
    expect(new Desk(avesta).check("A19")).toMatchObject({ result: "ok", says: { sv: "Inget avsnitt är märkt." } });
  });
});

describe("human-review (A13)", () => {
  test("stops while a passage waits, is content when all are reviewed, and stops again when the text changes", () => {
    const desk = new Desk(avesta);
    const [first, second] = [desk.label(sentences.beaches), desk.label(sentences.cost)];
    expect(desk.check("A13")).toMatchObject({ result: "stop", labels: [first, second] });
    desk.review(first);
    expect(desk.check("A13")).toMatchObject({ result: "stop", labels: [second] });
    desk.review(second);
    expect(desk.check("A13").result).toBe("ok");
    expect(allowsReady(checkDocument(desk.subject()))).toBe(true);
    desk.host.type(7, 4, 0, "nya ");
    expect(desk.check("A13")).toMatchObject({ result: "stop", labels: [second] });
    expect(desk.check("A13").says.sv).toMatch(/^Texten har ändrats efter granskningen/);
    expect(allowsReady(checkDocument(desk.subject()))).toBe(false);
  });

  test("looks only at the kinds of label that the rule names", () => {
    const translated: Profile = {
      ...avesta,
      rules: [{ id: "X1", check: "human-review", quote: "Prov.", strength: "stop", kinds: ["translated"] }],
    };
    const desk = new Desk(translated);
    desk.label(sentences.beaches);
    expect(desk.check("X1").result).toBe("ok");
    desk.label(sentences.cost, { kind: "translated" });
    expect(desk.check("X1").result).toBe("stop");
  });
});

describe("named-reviewer (A12, A14)", () => {
  test("asks while nobody answers for the text, and names the person when somebody does", () => {
    const desk = new Desk(avesta);
    const id = desk.label(sentences.beaches);
    expect(desk.check("A12")).toMatchObject({ result: "ask", labels: [id] });
    desk.review(id);
    expect(desk.check("A12")).toMatchObject({ result: "ok", says: { sv: "Ansvarar för innehållet: Anna Ek, handläggare." } });
    expect(desk.check("A14").result).toBe("ok");
  });

  test.each([["ChatGPT"], ["Microsoft 365 Copilot"], ["dall-e"], ["--"]])(
    "an engine or nobody as the responsible party stops: %s",
    (name) => {
      const desk = new Desk(avesta);
      const id = desk.label(sentences.beaches);
      desk.review(id);
      const forged = withRecord((record) => ({
        ...record,
        reviews: record.reviews.map((review) => ({ ...review, by: { name, role: "AI" } })),
      }));
      expect(desk.check("A14", avesta, forged)).toMatchObject({ result: "stop", labels: [id] });
      expect(() => desk.review(id, name)).toThrow(expect.objectContaining({ code: "reviewer-refused" }));
    },
  );
});

describe("information-class (A16)", () => {
  const cases: [engine: string, kind: string, klass: string | undefined, result: string][] = [
    ["ChatGPT", "public", "Öppen", "ok"],
    ["ChatGPT", "public", "intern", "stop"],
    ["ChatGPT", "public", "sekretess", "stop"],
    ["ChatGPT", "public", undefined, "ask"],
    ["ChatGPT", "public", "något annat", "ask"],
    ["Microsoft 365 Copilot", "contract", "Öppen", "ok"],
    ["Microsoft 365 Copilot", "contract", "Intern", "ok"],
    ["Microsoft 365 Copilot", "contract", "sekretess", "ok"],
    ["Microsoft 365 Copilot", "contract", undefined, "ok"],
    ["Lokal modell", "local", "oppen", "ok"],
    ["Lokal modell", "local", "intern", "ok"],
    ["Lokal modell", "local", "Sekretess", "ok"],
    ["Okänd motor", "unknown counts as public", "intern", "stop"],
    ["Okänd motor", "unknown counts as public", "öppen", "ok"],
  ];

  test.each(cases)("%s (%s) with information of class %s: %s", (engine, _kind, informationClass, result) => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches, {
      engine,
      engineReason: "Prov",
      ...(informationClass === undefined ? {} : { informationClass }),
    });
    const check = desk.check("A16");
    expect(check.result).toBe(result);
    expect(check.quote).toContain("Publika AI-system får bara användas för information som är klassad som öppen");
  });

  test("a class in words that the profile has not is asked about by those words, and not called missing", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches, { informationClass: "Grön" });
    const { result, says } = desk.check("A16");
    expect(result).toBe("ask");
    expect(says.sv).toMatch(/^Informationsklassen ”Grön” finns inte i policyprofilen: /);
    expect(says.en).toMatch(/^The information class “Grön” is not in the policy profile: /);
  });

  test("an account in words that the profile has not is asked about, and never one that may be used", () => {
    const judged = (account: string): string => {
      const desk = new Desk(withRule("account", { accounts: builtInProfile("karlskoga").accounts ?? [] }));
      desk.label(sentences.beaches, { account, informationClass: "sekretess" });
      return desk.check("X1").result;
    };
    expect(["mitt privata konto", "osäker", "Privat licens eller konto", "kommunens-avtal"].map(judged)).toEqual([
      "ask",
      "ask",
      "stop",
      "ok",
    ]);
  });

  test("asks nothing where a profile has no classes", () => {
    const desk = new Desk(withRule("information-class", { informationClasses: [] }));
    desk.label(sentences.beaches);
    expect(desk.check("X1").result).toBe("ok");
  });
});

describe("decided-engine (A11)", () => {
  const decided: Profile = {
    ...avesta,
    engines: avesta.engines.map((engine) => ({ ...engine, decided: engine.id === "microsoft-365-copilot" })),
  };

  test("asks when the register says nothing of decisions, as Avesta's document does", () => {
    const desk = new Desk(avesta);
    const id = desk.label(sentences.beaches);
    expect(desk.check("A11")).toMatchObject({ result: "ask", labels: [id] });
  });

  test("is content with a decided engine, or with a reason for another", () => {
    const desk = new Desk(decided);
    desk.label(sentences.beaches, { engine: "M365 Copilot" });
    expect(desk.check("A11").result).toBe("ok");
    desk.label(sentences.cost, { engine: "ChatGPT", engineReason: "Provas i ett beslutat försök" });
    expect(desk.check("A11").result).toBe("ok");
  });

  test("is not content with another engine without a reason, and names the decided ones", () => {
    const desk = new Desk(decided);
    desk.label(sentences.beaches);
    expect(desk.check("A11").result).toBe("ask");
    expect(desk.check("A11").todo?.sv).toContain("Microsoft 365 Copilot");
    const strict = { ...decided, rules: decided.rules.map((rule) => ({ ...rule, strength: "stop" as const })) };
    expect(desk.check("A11", strict).result).toBe("stop");
  });

  test("an engine outside the register is refused without a reason (A11: other choice needs a reason)", () => {
    expect(() => new Desk(avesta).label(sentences.beaches, { engine: "Okänd motor" })).toThrow(
      expect.objectContaining({ code: "unknown-engine-needs-reason" }),
    );
  });
});

describe("text-marked", () => {
  test("is content when the mark shows, and stops when it is gone", () => {
    const desk = new Desk(withRule("text-marked"));
    const id = desk.label(sentences.beaches);
    expect(desk.insertions("mark")).toEqual(["[AI: ChatGPT, 2026-11-03]"]);
    expect(desk.check("X1").result).toBe("ok");
    const unseen = desk.check("X1", undefined, (subject) => ({
      ...subject,
      reading: { ...subject.reading, insertions: subject.reading.insertions.filter((one) => one.part !== "mark") },
    }));
    expect(unseen).toMatchObject({ result: "stop", labels: [id] });
  });

  test("is content when the profile hides the mark beside a primary source", () => {
    const desk = new Desk(withRule("text-marked"));
    desk.label(sentences.beaches, { primarySource: "Årsredovisning 2025" });
    expect(desk.check("X1").result).toBe("ok");
  });

  test("asks when the passage is gone", () => {
    const desk = new Desk(withRule("text-marked"));
    const id = desk.label(sentences.cost);
    desk.host.deleteParagraphs(7, 1);
    expect(desk.check("X1")).toMatchObject({ result: "ask", labels: [id] });
  });
});

describe("decision-text (base)", () => {
  test("warns about a label in Förslag till beslut, and never stops for it", () => {
    const desk = new Desk(avesta);
    const id = desk.label(sentences.decision);
    expect(desk.check("BAS1")).toMatchObject({ result: "warn", labels: [id] });
    expect(desk.check("BAS1").says.sv).toContain("AI-text står i ”Förslag till beslut”, som kopieras till protokollet");
  });

  test("is content with a label anywhere else", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.beaches);
    expect(desk.check("BAS1").result).toBe("ok");
  });
});

describe("facts-checked", () => {
  test("stops until a review that holds says that facts were checked", () => {
    const desk = new Desk(withRule("facts-checked"));
    const id = desk.label(sentences.beaches);
    expect(desk.check("X1")).toMatchObject({ result: "stop", labels: [id] });
    desk.review(id);
    expect(desk.check("X1").result).toBe("ok");
    desk.host.type(6, 8, 0, "alltid ");
    expect(desk.check("X1").result).toBe("stop");
  });
});

describe("all checks", () => {
  test("answer in both languages, and say what to do whenever they are not content", () => {
    const desk = new Desk(avesta);
    desk.label(sentences.decision, { informationClass: "intern" });
    const results = checkDocument(desk.subject());
    expect(results.map((result) => result.rule)).toEqual(avesta.rules.map((rule) => rule.id));
    expect(results.map((result) => result.origin)).toEqual(
      avesta.rules.map((rule) => (rule.id === "BAS1" ? "kallmarkt" : "document")),
    );
    for (const { result, says, todo, quote } of results) {
      expect([says.sv, says.en, quote]).not.toContain("");
      expect(todo === null).toBe(result === "ok");
      expect(`${says.sv} ${todo?.sv ?? ""}`).not.toMatch(/är skriven av|misstänk|fusk|%/);
    }
  });

  test.each(["hallefors", "avesta", "norsjo", "karlskoga", "dalsland"])(
    "%s: read each paragraph of a document of 400 pages a few times, and not once for each of its 100 labels",
    (municipality) => {
      const { subject, reads } = largeSubject(builtInProfile(municipality));
      checkDocument(subject);
      expect(reads() / LARGE.paragraphs).toBeLessThan(10);
    },
  );
});
