/** Notices in Finnish, North Sámi and Meänkieli: only where a profile asks, locked until review like the Swedish, and honest about who translated. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { mailNotice, noAiStatement } from "../../../src/core/notice/kinds.ts";
import { builtInLayers, builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { remarksOn } from "../../../src/core/policy/lint.ts";
import { Desk, sentences } from "../policy/desk.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

const asking = (noticeLanguages: object[], more: object = {}) =>
  profileFrom(
    [
      ...builtInLayers,
      readLayer({ id: "norrort", extends: "base", name: { sv: "Norrort", en: "Norrort" }, version: "1", noticeLanguages, ...more }, "norrort.json"),
    ],
    "norrort",
  ); // prettier-ignore

const all = asking([{ id: "fi" }, { id: "se" }, { id: "fit" }], {
  contacts: { questions: { name: { sv: "Medborgarkontoret", en: "Citizens' office" }, address: "0000-12 34 56" } },
});

/** What only a review may say, in each language. */
const CLAIM = /granska[dt]|tarkasta|dárkkist/u;

describe("notices in further languages", () => {
  test("stand after the Swedish where a profile asks, each with engine and contact; no profile of the five asks", () => {
    const desk = new Desk(all);
    desk.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
    const [notice = ""] = desk.insertions("notice");
    const order = ["Delar av texten", "Osia tekstistä on tuotettu", "Oasit teavsttas", "Osia tekstistä oon tehty"].map((words) => notice.indexOf(words));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
    expect(notice.match(/ChatGPT/gu)).toHaveLength(4);
    expect(notice.match(/Medborgarkontoret/gu)).toHaveLength(4);
    const silent = new Desk(builtInProfile("base"));
    silent.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
    expect(silent.insertions("notice")[0]).not.toContain("Osia");
  }); // prettier-ignore

  test("claim a review only while one holds, and are swapped back when the text has changed", () => {
    const desk = new Desk(all);
    const id = desk.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
    expect(desk.insertions("notice")[0]).not.toMatch(CLAIM);
    desk.review(id);
    const [reviewed = ""] = desk.insertions("notice");
    for (const word of ["granskad", "tarkastanut", "dárkkistan", "tarkastannu"]) expect(reviewed).toContain(word);
    expect(reviewed.match(/Anna Ek/gu)).toHaveLength(4);
    desk.label(sentences.cost, {}, {});
    expect(desk.insertions("notice")[0]).not.toMatch(CLAIM);
  });

  test("e-mail lines and a person's own statement follow; nothing states by itself that no AI was used", () => {
    const desk = new Desk(all);
    desk.label(sentences.beaches);
    const labels = desk.subject().record?.labels ?? [];
    expect(mailNotice(labels, null, all, "sv")).toMatch(/^Delar av det här svaret.*Osia tästä.*Oasit dán.*Osia tästä/u);
    expect(noAiStatement(all, "sv", { statedBy: "" })).toBeNull();
    expect(noAiStatement(all, "sv", { statedBy: "Anna Ek" })).toContain("ettei tekoälyä ole käytetty");
  });

  test("an e-mail gets the line of an e-mail in place of the reader notice, and says granskat only after a review", () => {
    const desk = new Desk(all);
    const id = desk.label(sentences.beaches, {}, { type: "epost", audience: "extern" });
    expect(desk.insertions("notice")[0]).toMatch(/^Delar av det här svaret är framtagna med AI \(ChatGPT\)\./u);
    expect(desk.insertions("notice")[0]).not.toMatch(CLAIM);
    desk.review(id);
    expect(desk.insertions("notice")[0]).toMatch(/^Det här svaret är skrivet med stöd av AI \(ChatGPT\)\. Det är granskat av Anna Ek, handläggare\./u);
  }); // prettier-ignore

  test("are said to be a machine's until somebody with the language has checked them", () => {
    const of = (languages: object[]) => remarksOn(asking(languages)).filter(({ kind }) => kind === "translation");
    expect(of([{ id: "fi" }, { id: "fit" }]).map(({ path: where }) => where)).toEqual(["noticeLanguages.fi", "noticeLanguages.fit"]);
    expect(of([{ id: "fi" }])[0]?.says.sv).toContain("maskinöversatta");
    expect(of([{ id: "fi", checkedBy: "Språkkonsulenten" }])).toEqual([]);
    expect(of([{ id: "se", translation: "human" }])).toEqual([]);
  }); // prettier-ignore

  test("a municipality's own text stands in place of ours, and may not claim a review or ask for what nothing fills in", () => {
    const desk = new Desk(asking([{ id: "fi", texts: { unreviewed: "Oma teksti ({engines})." } }]));
    desk.label(sentences.beaches, {}, { type: "brev", audience: "extern" });
    expect(desk.insertions("notice")[0]).toContain("Oma teksti (ChatGPT).");
    const fault = (texts: object) => () => asking([{ id: "fi", texts }]);
    expect(fault({ unreviewed: "Teksti on tarkastettu." })).toThrow(/noticeLanguages\.fi\.texts\.unreviewed: .*granskad/u);
    expect(fault({ mail: "Hei {name}." })).toThrow(/noticeLanguages\.fi\.texts\.mail: \{name\} kan inte fyllas i/u);
    expect(fault({ contact: "Ota yhteyttä." })).toThrow(/\{contact\} saknas/u);
  });

  test("each language is a file of its own", () => {
    expect(readdirSync(path.join(root, "policies", "notices")).sort()).toEqual(["fi.json", "fit.json", "se.json"]);
  });
});
