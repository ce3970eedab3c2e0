/** Reports from records: sums that agree, kinds of warning, and no person anywhere. */
import { expect, test } from "@jest/globals";
import { checkDocument } from "../../../src/core/policy/checks/index.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";
import { openSummary, reportOf, type Counts, type ReportEntry } from "../../../src/core/report/report.ts";
import { Desk, sentences } from "../policy/desk.ts";
import { karlskoga, norsjo } from "../policy/rows/common.ts";

let made = 0;

function entry(unit: string, profile: Profile, engine: string, type: string, isReviewed: boolean): ReportEntry {
  const desk = new Desk(profile);
  const id = desk.label(
    sentences.beaches,
    { engine, engineReason: "Prov", informationClass: "intern" },
    { type, audience: "intern" },
  );
  desk.label(sentences.cost, { engine, engineReason: "Prov", informationClass: "oppen" }, { type, audience: "intern" });
  if (isReviewed) desk.review(id, "Karin Hemlig", {}, "enhetschef, delegation 4.2");
  const { record } = desk.subject();
  if (record === null) throw new Error("no record");
  return { unit, record: { ...record, id: `r${++made}` }, checks: checkDocument(desk.subject()) };
}

const entries = (profile: Profile): ReportEntry[] => [
  entry("Skola", profile, "ChatGPT", "brev", true),
  entry("Skola", profile, "Gemini", "beslut", false),
  entry("Bygg", profile, "ChatGPT", "brev", true),
];
const year = { from: "2026-01-01", to: "2026-12-31" };
const sum = (counts: readonly Counts[], of: (one: Counts) => number): number => counts.reduce((total, one) => total + of(one), 0);

test.each([norsjo, karlskoga])("[N35, K46] the sums per unit equal the records ($id)", (profile) => {
  const given = entries(profile);
  const { units, total } = reportOf(given, year);
  const each = Object.values(units);
  expect(Object.keys(units)).toEqual(["Bygg", "Skola"]);
  expect([sum(each, (one) => one.documents), total.documents]).toEqual([3, 3]);
  expect([sum(each, (one) => one.passages), total.passages]).toEqual([6, given.flatMap(({ record }) => record.labels).length]);
  expect([sum(each, (one) => one.reviewed), total.reviewed]).toEqual([2, 2]);
  for (const kind of ["engines", "documentTypes", "warnings"] as const)
    for (const [name, count] of Object.entries(total[kind]))
      expect([name, sum(each, (one) => one[kind][name] ?? 0)]).toEqual([name, count]);
  expect(units["Skola"]?.engines).toEqual({ ChatGPT: 2, Gemini: 2 });
});

test("[N41] the report has kinds of warning and counts only: no name, no text, no order by size", () => {
  const report = reportOf(entries(norsjo), year);

  expect(report.total.warnings["N19"]).toBe(3);
  const text = JSON.stringify(report);
  for (const secret of ["Karin", "Hemlig", "enhetschef", "badplatser", "Kostnaden"]) expect(text).not.toContain(secret);
  for (const counts of [report.total, ...Object.values(report.units)])
    for (const kind of ["engines", "documentTypes", "warnings"] as const)
      expect(Object.keys(counts[kind])).toEqual([...Object.keys(counts[kind])].sort());
});

test("[K40] the open yearly summary has counts per engine and document type, and no personal data", () => {
  const { sv, en } = openSummary(reportOf(entries(karlskoga), year), karlskoga);
  expect(sv).toContain("- ChatGPT: 4");
  expect(sv).toContain("- Gemini: 2");
  expect(sv).toContain("- Brev: 2");
  expect(en).toContain("- Decision: 1");
  expect(`${sv}${en}`).not.toMatch(/Karin|Hemlig|enhetschef|Skola|Bygg|badplats|granska[dt]|reviewed/u);
});

test("a period takes the records made in it, and a record counts once, in its newest revision", () => {
  const [first] = entries(norsjo);
  if (!first) throw new Error("none");
  const newer = { ...first, unit: "Vård", record: { ...first.record, revision: first.record.revision + 1 } };
  expect(Object.keys(reportOf([first, newer, first], year).units)).toEqual(["Vård"]);
  expect(reportOf([first], { from: "2027-01-01", to: "2027-12-31" }).total.documents).toBe(0);
  expect(reportOf([first], { from: "2026-11-20", to: "2026-11-20" }).total.documents).toBe(1);
});
