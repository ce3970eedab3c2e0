/** The profiles against the documents they come from: every quote verbatim, every row of the rule list there once, oddities told and kept. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { builtInLayers, builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { remarksOn, statedValue } from "../../../src/core/policy/lint.ts";
import { describeWithShared } from "../../shared.ts";

interface Row {
  readonly id: string;
  readonly seed: string;
  readonly quote: string;
}

const squeeze = (text: string) => text.replace(/\s+/gu, " ");
const documented = ["hallefors", "avesta", "norsjo", "karlskoga", "dalsland"];
const rowsOf = (id: string) => {
  const layer = builtInLayers.find((one) => one.id === id);
  return [...(layer?.rules ?? []), ...(layer?.otherRules ?? [])];
};

describeWithShared("the documents", (shared) => {
  const rows = JSON.parse(readFileSync(path.join(shared, "policy", "rules.json"), "utf8")) as Row[];
  const documentOf = (row: Row) => squeeze(readFileSync(path.join(shared, "seeds", row.seed), "utf8"));

  test("all 155 rows stand in a profile, each once, in the profile of its document", () => {
    const own = documented.flatMap((id) => rowsOf(id).map((rule) => rule.id));
    expect([...own].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(own).toHaveLength(155);
  });

  test.each(documented)(
    "%s: every quote is the row's, and stands in the document word for word, or as it was machine-read",
    (id) => {
      for (const { id: rule, quote, asWritten } of rowsOf(id)) {
        const row = rows.find((one) => one.id === rule) as Row;
        expect([rule, quote]).toEqual([rule, row.quote]);
        // An ellipsis joins pieces that stand apart in the document, in its order.
        for (const piece of (asWritten ?? quote ?? "").split(" … ")) {
          const isThere = documentOf(row).includes(squeeze(piece));
          expect([rule, piece, isThere]).toEqual([rule, piece, true]);
        }
      }
    },
  );

  test("only Norsjö's document was machine-read, and no readable quote strays far from what the file has", () => {
    for (const id of documented) for (const { asWritten } of id === "norsjo" ? [] : rowsOf(id)) expect(asWritten).toBeUndefined();
    const letters = (text: string) =>
      text
        .normalize("NFD")
        .replace(/[^A-Za-z]/gu, "")
        .toLowerCase();
    for (const { quote = "", asWritten } of rowsOf("norsjo")) {
      if (asWritten === undefined) continue;
      const [readable, raw] = [letters(quote), letters(asWritten)];
      expect(distance(readable, raw) / readable.length).toBeLessThan(0.15);
    }
  });

  test("the metadata and laws stand in the documents as written", () => {
    for (const id of documented) {
      const { policy } = builtInProfile(id);
      const row = rows.find((one) => one.id === rowsOf(id)[0]?.id) as Row;
      const document = documentOf(row).replaceAll("**", "");
      const { title, adopted, adoptedBy, dnr, validity, validTo, owner, revising, appliesTo } = policy ?? {};
      const written = [title, adopted, adoptedBy, dnr, validity, validTo, owner, revising, appliesTo, ...(policy?.laws ?? [])];
      for (const value of policy?.reading === "machine-read" ? [] : written)
        if (value) expect([id, value, document.includes(value)]).toEqual([id, value, true]);
      for (const value of policy?.documents ?? []) expect(document).toContain(value);
      if (id !== "norsjo" && builtInProfile(id).scope?.text) expect(document).toContain(builtInProfile(id).scope?.text);
    }
  });
});

/** Levenshtein. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe("what a source leaves open or writes oddly is told and never repaired", () => {
  const remarks = (id: string) =>
    remarksOn(builtInProfile(id)).map(({ kind, path: where, says }) => `${kind} ${where}: ${says.sv}`);

  test("[K37] Karlskoga's unfilled dates: lint says 'datum saknas', and the profile keeps the form as it stands", () => {
    const { policy } = builtInProfile("karlskoga");
    expect(policy).toMatchObject({ adopted: "[datum fylls i]", validTo: "[datum fylls i]" });
    expect(remarks("karlskoga")).toContain("gap policy.adopted: datum saknas: dokumentet säger ”[datum fylls i]”");
    expect(remarks("karlskoga")).toContain("gap policy.validTo: datum saknas: dokumentet säger ”[datum fylls i]”");
    expect(statedValue(policy?.adopted).sv).toMatch(/^datum saknas/);
  });

  test("[H11] Hällefors shows 4 laws as written; lint notes the date of the AI Act and changes nothing", () => {
    const laws = builtInProfile("hallefors").policy?.laws;
    expect(laws).toEqual([
      "EU AI Act, AI-förordningen, 8 december 2023",
      "Direktiv (EU) 2022/2555 (NIS2)",
      "Dataskyddsförordningen (GDPR), 27 april 2016",
      "Offentlighets- och sekretesslagen (2009:400)",
    ]);
    const noted = remarks("hallefors").filter((one) => one.startsWith("oddity policy.laws"));
    expect(noted).toHaveLength(1);
    expect(noted[0]).toContain("2024/1689");
    expect(noted[0]).toContain("Texten återges som den står");
  });

  test("[K39] Karlskoga shows all 8 laws and strategies, and lint has nothing to say of its AI Act", () => {
    expect(builtInProfile("karlskoga").policy?.laws).toHaveLength(8);
    expect(remarks("karlskoga").filter((one) => one.includes("policy.laws"))).toEqual([]);
  });

  test("[N37] Norsjö loads with empty metadata and says 'uppgift saknas'; its laws are listed", () => {
    const { policy } = builtInProfile("norsjo");
    expect(policy).toMatchObject({ title: "", adopted: "", dnr: null, validity: null, owner: null });
    for (const field of ["title", "adopted", "dnr", "validity", "owner"])
      expect(remarks("norsjo")).toContain(`gap policy.${field}: uppgift saknas i dokumentet`);
    expect(statedValue(policy?.adopted)).toEqual({ sv: "uppgift saknas", en: "not stated" });
    expect(policy?.laws).toContain("EU:s AI-förordning");
  });

  test("Norsjö's machine reading is told, with the number of quotes it touches", () => {
    expect(remarks("norsjo").find((one) => one.startsWith("oddity policy.reading"))).toMatch(/maskinläst .* \d+ citat/);
  });

  test("[A20] Avesta: dnr, decision paragraph and validity are kept, and empty Granskad and Reviderad are allowed", () => {
    expect(builtInProfile("avesta").policy).toMatchObject({
      adopted: "KF 2026-02-09 § 8",
      dnr: "KK 2025-000460 003",
      validity: "Tills vidare",
      owner: "Ekonomichef",
      reviewed: null,
      revised: null,
    });
    expect(remarks("avesta")).toEqual([]);
  });

  test("[D23] Dalsland: dnr KS-2025-00252, open-ended validity from 2025, and a unit as owner", () => {
    const { policy } = builtInProfile("amal");
    expect(policy).toMatchObject({
      dnr: "KS-2025-00252",
      validity: "År 2025 och framåt, med revideringar utifrån behov",
      owner: "IT- och digitaliseringsenheten Bengtsfors, Färgelanda och Åmål",
    });
    expect(policy?.validTo).toBeUndefined();
  });

  test("[K48] Karlskoga keeps the role that revises apart from the one that owns the document", () => {
    expect(builtInProfile("karlskoga").policy).toMatchObject({ owner: "Kommundirektör", revising: "Digitaliseringschef" });
  });
});
