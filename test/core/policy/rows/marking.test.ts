/** Rows about what the reader sees: marks, sources, notices, captions, and only where the document asks for them. */
import { describe, expect, test } from "@jest/globals";
import { builtInProfile } from "../../../../src/core/policy/catalogue.ts";
import type { CheckSubject } from "../../../../src/core/policy/checks/index.ts";
import { claimsReview } from "../../../../src/core/notice/claim.ts";
import { altTextFor, contactLine, mailNotice, noAiStatement } from "../../../../src/core/notice/kinds.ts";
import { Desk, sentences } from "../desk.ts";
import { avesta, dalsland, hallefors, karlskoga, norsjo } from "./common.ts";

const everyProfile = ["base", "generic", "hallefors", "avesta", "norsjo", "karlskoga", "dalsland", "amal"].map(builtInProfile);

/** The document after somebody has taken the marks away. */
const withoutMarks = (subject: CheckSubject): CheckSubject => ({
  ...subject,
  reading: { ...subject.reading, insertions: subject.reading.insertions.filter(({ part }) => part !== "mark") },
});

test("[H8] one act marks the passage in words and puts a notice near the title, for every audience; a mark taken away stops", () => {
  for (const audience of ["intern", "extern"] as const) {
    const desk = new Desk(hallefors);
    const id = desk.label(sentences.beaches, {}, { type: "brev", audience });
    expect(desk.insertions("mark")).toEqual(["[AI: ChatGPT, 2026-11-03]"]);
    expect(desk.insertions("notice")[0]).toContain("AI (ChatGPT)");
    expect(desk.host.reading().insertions.find(({ part }) => part === "notice")?.paragraph).toBeLessThanOrEqual(1);
    expect(desk.check("H8").result).toBe("ok");
    expect(desk.check("H8", hallefors, withoutMarks)).toMatchObject({ result: "stop", labels: [id] });
  }
});

test("[K25] extern: the notice is there, and missed when it is gone; intern: optional; the record always", () => {
  const outside = new Desk(karlskoga);
  outside.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
  expect(outside.insertions("notice")).toHaveLength(1);
  expect(outside.check("K25").result).toBe("ok");
  outside.host.applyNow([{ kind: "remove", owner: "document", part: "notice" }]);
  expect(outside.check("K25").result).toBe("stop");
  const inside = new Desk(karlskoga);
  inside.label(sentences.beaches, {}, { type: "brev", audience: "intern" });
  expect(inside.insertions("notice")).toEqual([]);
  expect(inside.check("K25").result).toBe("ok");
  for (const desk of [outside, inside]) expect(desk.subject().record?.labels).toHaveLength(1);
  const silent = new Desk(karlskoga);
  silent.label(sentences.beaches);
  expect(silent.check("K25").result).toBe("ask");
});

test("[N28, K14] the citizens' notice has a contact line, in short sentences", () => {
  for (const [profile, rule] of [
    [norsjo, "N28"],
    [karlskoga, "K14"],
  ] as const) {
    const desk = new Desk(profile);
    desk.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
    const notice = desk.insertions("notice")[0] ?? "";
    expect(notice).toContain(`Har du frågor om hur AI har använts? Kontakta ${profile.contacts?.questions?.name.sv}.`);
    expect(desk.check(rule).result).toBe("ok");
    for (const sentence of notice.split(/(?<=[.?!])\s+/u)) expect(sentence.split(/\s+/u).length).toBeLessThanOrEqual(20);
  }
});

test("[K26] an AI image gets the caption 'AI-genererad bild' and alt text; map and proposal likewise", () => {
  for (const [content, words] of [
    ["image", "AI-genererad bild"],
    ["map", "AI-genererad karta"],
    ["proposal", "AI-genererad text (förslag)"],
  ] as const) {
    const desk = new Desk(karlskoga);
    const id = desk.label(sentences.beaches, { engine: "DALL·E", content, reason: "Behövs i broschyren" });
    expect(desk.insertions("mark")).toEqual([`[${words}. DALL·E, 2026-11-03.]`]);
    const label = desk.subject().record?.labels[0];
    expect(label && altTextFor(label, karlskoga)).toBe(`${words}. DALL·E, 2026-11-03.`);
    expect(desk.check("K26").result).toBe("ok");
    expect(desk.check("K26", karlskoga, withoutMarks)).toMatchObject({ result: "warn", labels: [id] });
  }
});

test("[K32] an image without a reason: a warning; with one: stored", () => {
  const desk = new Desk(karlskoga);
  const id = desk.label(sentences.beaches, { engine: "DALL·E", content: "image" });
  expect(desk.check("K32")).toMatchObject({ result: "warn", labels: [id] });
  desk.label(sentences.beaches, { engine: "DALL·E", content: "image", reason: "Behövs i broschyren" });
  expect(desk.check("K32").result).toBe("ok");
  expect(desk.subject().record?.labels[0]?.reason).toBe("Behövs i broschyren");
});

describe("agents (Karlskoga)", () => {
  const assessed = {
    ...karlskoga,
    engines: karlskoga.engines.map((engine) =>
      engine.id === "intric"
        ? {
            ...engine,
            agent: {
              abilities: ["sammanfatta"],
              riskAssessment: "R1",
              legalCertainty: "1",
              lossOfControl: "2",
              informationHandling: "3",
            },
          }
        : engine,
    ),
  };
  const use = { engine: "Intric", useMode: "agent" as const, onBehalfOf: "Karin Öst" };

  test("[K23] an agent without a risk assessment with its three headings: stop; with one the record says agent, and for whom", () => {
    const bare = new Desk(karlskoga);
    const id = bare.label(sentences.beaches, use);
    expect(bare.check("K23")).toMatchObject({ result: "stop", labels: [id] });
    expect(bare.check("K23").todo?.sv).toContain("rättssäkerhet, kontrollförlust och informationshantering");
    const desk = new Desk(assessed);
    desk.review(desk.label(sentences.beaches, use));
    expect(desk.check("K23").result).toBe("ok");
    expect(desk.subject().record?.labels[0]).toMatchObject({ useMode: "agent", onBehalfOf: "Karin Öst" });
    const nobody = new Desk(assessed);
    nobody.label(sentences.beaches, { engine: "Intric", useMode: "agent" });
    expect(nobody.check("K23").says.sv).toContain("för vem agenten har handlat");
  });

  test("[K24] an agent's passage without a reviewer can't be klar", () => {
    const desk = new Desk(assessed);
    const id = desk.label(sentences.beaches, use);
    expect(desk.check("K24")).toMatchObject({ result: "stop", labels: [id] });
    desk.review(id);
    expect(desk.check("K24").result).toBe("ok");
  });
});

describe("only duties that the document has", () => {
  test("Dalsland has no duty to mark, to name a source or to tell the reader; Norsjö and Karlskoga none to name a source", () => {
    const desk = new Desk(dalsland);
    desk.label(sentences.beaches, {}, { type: "tjansteskrivelse", audience: "extern" });
    expect([...desk.insertions("source"), ...desk.insertions("notice")]).toEqual([]);
    for (const check of ["text-marked", "source-entry", "reader-notice"])
      expect(dalsland.rules.filter((rule) => rule.check === check)).toEqual([]);
    for (const profile of [norsjo, karlskoga, hallefors]) expect(profile.source.documentTypes).toEqual([]);
    for (const profile of [norsjo, karlskoga, dalsland, avesta])
      expect(profile.rules.some((rule) => rule.check === "text-marked")).toBe(false);
  });

  test("every rule that is not the document's own says so", () => {
    for (const profile of everyProfile)
      for (const rule of profile.rules.filter(({ id }) => /^(?:BAS|GEN)/u.test(id)))
        expect(rule.origin).toMatch(/^(?:kallmarkt|law)$/);
  });
});

describe("notices of each kind, in both languages", () => {
  test("only the wordings for a review that holds may say granskad or reviewed", () => {
    for (const { noticeTexts, readerNotice, mark, source } of everyProfile) {
      const { translatedReviewed: _a, mailReviewed: _b, ...unreviewed } = noticeTexts ?? {};
      for (const text of [...Object.values(unreviewed), readerNotice.unreviewed, mark.text, source.text].filter(
        (one) => one !== undefined && one !== null,
      ))
        for (const language of ["sv", "en"] as const)
          expect([text[language], claimsReview(text[language])]).toEqual([text[language], false]);
    }
  });

  test("a text that AI only revised, or only translated, has its own notice, and swaps with the review", () => {
    const base = builtInProfile("base");
    const revised = new Desk(base);
    revised.label(sentences.beaches, { kind: "revised" }, { audience: "extern" });
    expect(revised.insertions("notice")).toEqual([
      "Texten är skriven av människor och språkligt bearbetad med AI (ChatGPT, 2026-11-03).",
    ]);
    const translated = new Desk(base);
    const id = translated.label(sentences.beaches, { kind: "translated", language: "en" }, { audience: "extern" });
    expect(translated.insertions("notice")[0]).toContain("No member of staff has checked the translation yet.");
    translated.review(id);
    expect(translated.insertions("notice")).toEqual([
      "Translated with AI (ChatGPT, 2026-11-03) and reviewed by Anna Ek, handläggare.",
    ]);
    translated.host.type(6, 8, 0, "alltid ");
    translated.state({});
    expect(translated.insertions("notice")[0]).not.toMatch(/reviewed/u);
  });

  test("an e-mail's line claims a review only with one, and the contact line only with a contact", () => {
    const desk = new Desk(karlskoga);
    const id = desk.label(sentences.beaches);
    const labels = desk.subject().record?.labels ?? [];
    expect(mailNotice(labels, null, karlskoga, "sv")).toBe("Delar av det här svaret är framtagna med AI (ChatGPT).");
    desk.review(id);
    expect(mailNotice(labels, desk.subject().record?.reviews ?? [], karlskoga, "sv")).toContain(
      "granskat av Anna Ek, handläggare",
    );
    expect(mailNotice([], null, karlskoga, "sv")).toBeNull();
    expect(contactLine(avesta, "sv")).toBeNull();
    expect(contactLine(karlskoga, "en")).toContain("Karlskoga municipality");
  });

  test("'no AI used' is said only by a person's own choice", () => {
    expect(noAiStatement(karlskoga, "sv", { statedBy: "Anna Ek" })).toBe(
      "Den som har skrivit texten uppger att ingen AI har använts.",
    );
    expect(noAiStatement(karlskoga, "sv", { statedBy: " " })).toBeNull();
    expect(new Desk(karlskoga).insertions("notice")).toEqual([]);
  });
});
