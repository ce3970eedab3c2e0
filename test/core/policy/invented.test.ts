/** The eighth municipality, made up after what real policies ask (no mark in the text, a notice last, bans in a section, trials with an end): each as data. */
import { describe, expect, test } from "@jest/globals";
import { adminNotices } from "../../../src/core/policy/admin.ts";
import { allowsReady, checkDocument } from "../../../src/core/policy/checks/index.ts";
import { builtInLayers } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { remarksOn } from "../../../src/core/policy/lint.ts";
import type { CheckSubject } from "../../../src/core/policy/checks/check.ts";
import type { LabelRequest } from "../../../src/core/label/label.ts";
import type { DocumentFacts } from "../../../src/core/pipeline.ts";
import { Desk, sentences } from "./desk.ts";
import { inventedProfile } from "./invented.ts";

const profile = inventedProfile("attonde");
const outward: DocumentFacts = { type: "rapport", audience: "extern" };

/** A labelled document, and the answers of the rules about it. */
function labelled(request: Partial<LabelRequest>, facts: DocumentFacts = outward, more: readonly string[] = [], sentence = sentences.beaches) {
  const desk = new Desk(profile, more);
  const id = desk.label(sentence, request, facts);
  const on = (rule: string, today = "2026-11-20"): string =>
    desk.check(rule, profile, (subject: CheckSubject) => ({ ...subject, today })).result;
  return { desk, id, on };
} // prettier-ignore

const faults = (more: object): string => {
  try {
    const layer = readLayer({ id: "fel", extends: "attonde", ...more }, "fel.json");
    profileFrom([...builtInLayers, readLayer({ ...profile, extends: null }, "attonde.json"), layer], "fel");
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("an eighth municipality", () => {
  test("1. wants no mark in the text: none is shown, and the record, the controls and the source are there all the same", () => {
    const { desk } = labelled({});
    expect([desk.insertions("mark"), desk.insertions("note")]).toEqual([[], []]);
    expect(desk.host.reading().marks).toHaveLength(1);
    expect(desk.insertions("source")).toHaveLength(1);
    expect(desk.subject().record?.labels[0]?.mark).toBe("");
  });

  test("2. wants its notice last: it stands below the text and above its sources, and stays there when more labels come", () => {
    const { desk } = labelled({});
    desk.label(sentences.cost, { engine: "Gemini" }, outward);
    const lines = desk.host.visible();
    const at = lines.findIndex((line) => line.startsWith("Vi har tagit hjälp av AI"));
    expect(at).toBeGreaterThan(lines.indexOf("Beslutsunderlag"));
    expect(lines.slice(at + 1).every((line) => line.startsWith("AI-motor:"))).toBe(true);
    expect(lines.slice(at + 1)).toHaveLength(2);
    expect(desk.check("E1").says.sv).toBe("Läsaren upplyses om att AI har använts.");
  });

  test("3. does not mention language checking: no source and no notice for it, and the notice names the other engines only", () => {
    const { desk, on } = labelled({ kind: "revised" });
    expect([desk.insertions("source"), desk.insertions("notice"), on("E1")]).toEqual([[], [], "ok"]);
    desk.label(sentences.cost, { engine: "Gemini" }, outward);
    expect(desk.insertions("notice")).toEqual(["Vi har tagit hjälp av AI (Gemini) i den här texten."]);
  });

  test("4. shuts AI out of one section: the reasons of a decision, styled heading or bold line, and nowhere else", () => {
    const more = ["## Motivering", "Sökanden uppfyller kraven.", "## Övrigt", "Beslutet kan överklagas."];
    expect(labelled({}, { type: "beslut" }, more, "Sökanden uppfyller kraven.").on("E2")).toBe("stop");
    expect(labelled({}, { type: "beslut" }, more, "Beslutet kan överklagas.").on("E2")).toBe("ok");
    expect(labelled({}, { type: "beslut" }, ["Skäl för beslutet:", "Kraven är uppfyllda."], "Kraven är uppfyllda.").on("E2")).toBe("stop");
  }); // prettier-ignore

  test("5. asks about a transcription whether all agreed, and the reviewer answers for that passage alone", () => {
    const { desk, id, on } = labelled({ purpose: "Transkribering av dialogmöte" });
    desk.review(id);
    expect([on("E3"), on("E4")]).toEqual(["stop", "ok"]);
    expect(() => desk.review(id, "Anna Ek", { items: { godkant: "unsure" } })).toThrow(
      expect.objectContaining({ code: "reviewer-refused" }),
    );
    desk.review(id, "Anna Ek", { items: { godkant: "yes" } });
    expect(on("E3")).toBe("ok");
    expect(labelled({ purpose: "Sammanfattning" }).on("E3")).toBe("ok");
    // A whole rule can be about a purpose, too, in whatever form of the word.
    const of = (purpose: string) => labelled({ purpose }).on("E16");
    expect([of("Jämför anbuden"), of("Första bedömningen"), of("Sammanfattning")]).toEqual(["warn", "warn", "ok"]);
  });

  test("6. asks about pictures whether they show real people, and not about text", () => {
    const picture = labelled({ content: "image" });
    picture.desk.review(picture.id);
    expect([picture.on("E4"), labelled({}).on("E4")]).toEqual(["warn", "ok"]);
    picture.desk.review(picture.id, "Anna Ek", { items: { personer: "yes" } });
    expect(picture.on("E4")).toBe("ok");
  });

  test("7. wants a column to be mostly its writer's own words", () => {
    const long = "Badet är öppet hela sommaren och vi som bor här går dit varje dag med barn och grannar. ".repeat(8).trim();
    expect(labelled({}, { type: "kronika" }, [long], "Badet är öppet").on("E5")).toBe("ok");
    const desk = new Desk(profile, [long]);
    for (const part of long.split(/(?<=\.) /u).keys()) if (part === 0) desk.label(long, {}, { type: "kronika" });
    expect(desk.check("E5")).toMatchObject({ result: "stop", says: { sv: "Mer än hälften av texten är märkt." } });
    expect(desk.check("E5", { ...profile, rules: profile.rules.map((rule) => ({ ...rule, ...(rule.id === "E5" ? { share: "whole" as const } : {}) })) }).result).toBe("ok");
  }); // prettier-ignore

  test("8. wants facts that are older than a month checked again, counted in days from today", () => {
    const { on } = labelled({ searchDate: "2026-10-21" });
    expect([on("E6", "2026-11-20"), on("E6", "2026-11-21")]).toEqual(["ok", "warn"]);
  });

  test("9. wants decisions with AI to be found by their case number", () => {
    const { desk, on } = labelled({}, { type: "beslut" });
    expect([on("E7"), labelled({}).on("E7")]).toEqual(["ask", "ok"]);
    const answered = desk.check("E7", profile, (subject) => ({
      ...subject,
      record: subject.record && {
        ...subject.record,
        retention: [{ answer: "bevara" as const, by: "Rut Ek", at: "2026-11-20T10:00:00Z", dnr: "KS 2026/12" }],
      },
    }));
    expect(answered).toMatchObject({ result: "ok", says: { sv: "Diarienummer: KS 2026/12." } });
  });

  test("10. keeps internal information inside the EU, whatever words its rule has", () => {
    const of = (engine: string, informationClass: string) => labelled({ engine, informationClass }).on("E8");
    expect([of("ChatGPT", "intern"), of("ChatGPT", "oppen"), of("Mistral", "intern")]).toEqual(["warn", "ok", "ok"]);
  });

  test("11. has a trial that ends: its approval holds to the last day, and the administrator is told afterwards", () => {
    const { on } = labelled({ engine: "Mistral", informationClass: "oppen" });
    expect([on("E9", "2026-11-10"), on("E9", "2026-11-11")]).toEqual(["ok", "stop"]);
    const told = (today: string) => adminNotices(profile, today).some(({ path }) => path === "engines.mistral.approvals");
    expect([told("2026-11-10"), told("2026-11-11")]).toEqual([false, true]);
  });

  test("12. has rules that begin and end on a day", () => {
    const version = labelled({});
    expect([version.on("E10", "2026-12-31"), version.on("E10", "2027-01-01")]).toEqual(["ok", "warn"]);
    const paused = labelled({ engine: "DALL·E", content: "image" });
    expect([paused.on("E11", "2026-10-31"), paused.on("E11", "2026-11-01")]).toEqual(["stop", "ok"]);
  });

  test("13. rules AI out of assessments of pupils and lets nobody soften that; translations are read by those who know the language", () => {
    expect([labelled({}, { type: "omdome" }).on("E12"), labelled({}).on("E12")]).toEqual(["stop", "ok"]);
    expect(faults({ softened: [{ rule: "E12", by: "Rektor", at: "2026-11-01", reason: "Prov" }] })).toContain("softened.E12");
    const { desk, id, on } = labelled({ kind: "translated" });
    desk.review(id);
    expect(on("E13")).toBe("stop");
    desk.review(id, "Siri Aho", {}, "Översättare");
    expect(on("E13")).toBe("ok");
  });

  test("14. is klar when all is met, and the place of its notice is remarked on, never moved", () => {
    const { desk, id } = labelled({ informationClass: "oppen", purpose: "Sammanfattning" });
    expect(allowsReady(checkDocument(desk.subject()))).toBe(false);
    desk.review(id);
    expect(allowsReady(checkDocument(desk.subject()))).toBe(true);
    expect(remarksOn(profile).map(({ path }) => path)).toContain("readerNotice.place");
  });

  test("15. a profile that contradicts itself is told with place, reason and remedy", () => {
    const rule = (more: object) => ({ rules: [{ id: "X1", strength: "stop", quote: "Prov.", ...more }] });
    expect(faults(rule({ check: "text-marked" }))).toContain(
      "mark.kinds: regel X1 kräver det för generated, revised, translated, men inget skrivs in; lägg till dem i kinds, eller begränsa regelns kinds.",
    );
    expect(faults(rule({ check: "reader-notice" }))).toContain("readerNotice.kinds: regel X1 kräver det för revised");
    expect(faults(rule({ check: "source-entry", kinds: ["generated"] }))).toBe("");
    expect(faults(rule({ check: "use-recent" }))).toContain("rules.X1.days: antalet dagar saknas; skriv hur många");
    expect(faults(rule({ check: "version-stated", from: "2027-01-01", until: "2026-01-01" }))).toContain("rules.X1.until: regeln slutar gälla innan den börjar; rätta dagarna.");
    expect(faults(rule({ check: "version-stated", sections: [] , from: "i morgon" }))).toContain("rules.X1.from: värdet är inte en dag som 2026-11-05");
  }); // prettier-ignore
});
