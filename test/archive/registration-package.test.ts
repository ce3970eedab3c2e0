/** The registration package: names, checksums that another program accepts, and a summary that hostile text can't get out of. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { markup } from "../../src/archive/html.ts";
import { registrationPackage, safeName, type PackageContent } from "../../src/archive/registration-package.ts";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { KeptRecord } from "../../src/core/record/record.ts";
import { readRecord } from "../../src/core/record/read.ts";
import { Desk } from "../core/pipeline/office.ts";
import { sketch } from "../core/sketch.ts";

const lines = ["# Tjänsteskrivelse", "# Bakgrund", "Antalet bilar har ökat med tolv procent. Det märks i centrum.", "En till."];
const bytes = new TextEncoder().encode("not really a docx");

function content(
  more: Partial<PackageContent> = {},
  prepare: (here: Desk, id: string) => void = () => undefined,
): PackageContent {
  const here = new Desk(sketch(lines).text);
  const id = here.label("Antalet bilar", { purpose: "sammanfatta statistik" }, { audience: "extern" }).labels[0]?.label
    .id as string;
  prepare(here, id);
  const reading = here.host.reading();
  const record = readRecord(reading.keptRecord ?? "").record as KeptRecord;
  return {
    name: "tjänsteskrivelse.docx",
    bytes,
    reading,
    record,
    profile: here.profile,
    madeAt: "2026-11-21T09:00:00Z",
    ...more,
  };
}
const textOf = (files: ReturnType<typeof registrationPackage>, name: string): string =>
  new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);
const summary = (of: PackageContent): string => textOf(registrationPackage(of), "sammanfattning.html");

describe("the package", () => {
  test("holds the document as it is, the canonical record, and what a person needs to read", () => {
    const from = content();
    const files = registrationPackage(from);
    expect(files.map((file) => file.name)).toEqual([
      "LÄS-MIG.txt",
      "tjänsteskrivelse.docx",
      "sammanfattning.html",
      "record.json",
      "SHA256SUMS",
    ]);
    expect(files[1]?.bytes).toBe(bytes);
    expect(textOf(files, "record.json")).toBe(canonicalJson(from.record));
  });

  test("tells of a statement that no AI was used, why it went, and of a stop that had been made a warning", () => {
    const from = content();
    const at = "2026-11-20T12:00:00Z";
    const by = { name: "Anna Ek", role: "handläggare" };
    const decision = { by: "Bo Ek, CISO", at: "2026-10-01", reason: "Prov" };
    const history: KeptRecord["history"] = [
      { kind: "no-ai-stated", at, by },
      { kind: "no-ai-withdrawn", at, why: "labelled" },
      { kind: "softened", at, rule: "A16", decision },
    ];
    const page = summary({ ...from, record: { ...from.record, history } });
    for (const said of [
      "Hela dokumentet, enligt Anna Ek, handläggare",
      "Ett avsnitt märktes",
      "Regel A16. Beslut av Bo Ek, CISO, 2026-10-01: Prov",
    ])
      expect(page).toContain(said);
  });

  test("has the same bytes for the same content", () => {
    const from = content();
    expect(registrationPackage(from)).toEqual(registrationPackage(from));
  });

  test("has checksums that sha256sum accepts, and that tell of a change", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-"));
    try {
      for (const file of registrationPackage(content())) writeFileSync(path.join(folder, file.name), file.bytes);
      const check = () => execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: folder, stdio: "pipe" }).toString();
      expect(
        check()
          .split("\n")
          .filter((line) => line.endsWith(": OK")),
      ).toHaveLength(4);
      writeFileSync(path.join(folder, "record.json"), `${readFileSync(path.join(folder, "record.json"), "utf8")} `);
      expect(check).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("tells the registrar whether everything is reviewed, in half a page of short lines", () => {
    const waiting = textOf(registrationPackage(content()), "LÄS-MIG.txt");
    expect(waiting).toContain("Alla märkta avsnitt är inte granskade");
    expect(waiting.split("\n").every((line) => line.length <= 78)).toBe(true);
    expect(waiting.split("\n").length).toBeLessThanOrEqual(42);
    const ready = textOf(registrationPackage(content({}, (here, id) => here.review({ labelId: id }))), "LÄS-MIG.txt");
    expect(ready).toContain("Varje märkt avsnitt är granskat av en namngiven person");
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Dokument\\Skrivelse.docx", "Skrivelse.docx"],
    ["a\u0000b\nc.docx", "abc.docx"],
    ["..", "dokument"],
    ["", "dokument"],
    ["CON.docx", "dokument-CON.docx"],
    ["Record.json", "dokument-Record.json"],
    ["a\u202Excod.exe", "axcod.exe"],
    ["Svar: på <remiss>?.docx", "Svar på remiss.docx"],
    ["tja\u0308nst.docx", "tjänst.docx"],
  ])("calls %j %j", (from, name) => {
    expect(safeName(from)).toBe(name);
  });
});

describe("the summary", () => {
  test("tells engine, date, purpose, state, reviewer and checksums in Swedish", () => {
    const page = summary(content({}, (here, id) => here.review({ labelId: id })));
    for (const text of [
      "ChatGPT",
      "2026-11-03",
      "sammanfatta statistik",
      "Anna Ek, handläggare",
      "Klar:",
      "Tjänsteskrivelse",
      "Extern",
      "kl. ",
      "Står som det märktes",
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toMatch(/^<!doctype html>\n<html lang="sv">/);
    expect(page).not.toMatch(/\b(?:undefined|null|NaN|\[object)/);
  });

  test("calls a picture a picture", () => {
    const from = content({}, (here, id) => here.review({ labelId: id }));
    const label = from.record.labels[0] as KeptRecord["labels"][number];
    const picture = { hash: "a".repeat(64), name: "karta.png", about: "Karta över badplatserna", altText: "", hadAltText: true };
    const page = summary({ ...from, record: { ...from.record, labels: [label, { ...label, id: "bild", picture }] } });
    expect(page).toContain("Avsnitt 1: Gjort med AI");
    expect(page).toContain("Bild 2: Gjort med AI");
    expect(page).toContain(`<th scope="row">Bild 2</th>`);
    // What stands there of the passage's text would not be true of a picture's file.
    const own = page.slice(page.indexOf("Bild 2: Gjort med AI"), page.indexOf("<h2>Granskning</h2>"));
    expect(own).toMatch(/Bildfil i dokumentet[^]*karta\.png[^]*Bildfilens SHA-256 när den märktes/u);
    expect(own).not.toMatch(/texten/iu);
    expect(page).toContain("Inte granskad");
    expect(page).toContain("Karta över badplatserna");
  });

  test("says so when the text has changed since", () => {
    const page = summary(
      content({}, (here, id) => {
        here.review({ labelId: id });
        const { paragraph, offset } = here.at("tolv").from;
        here.host.type(paragraph, offset, 4, "tretton");
      }),
    );
    expect(page).toContain("Inaktuell: texten har ändrats efter en granskning");
    expect(page).toContain("Texten har ändrats efter registreringen.");
    expect(page).toContain("Har ändrats");
  });

  test("shows the profile's rules and Article 50 when they are handed in", () => {
    const says = { sv: "Källa finns.", en: "There is a source." };
    const check = { rule: "A19", result: "ok", quote: "Vid användning av AI …", says } as unknown as NonNullable<
      PackageContent["checks"]
    >[number];
    const page = summary(content({ checks: [check], article50: { says: { sv: "Ingen juridisk bedömning.", en: "-" } } }));
    for (const text of ["A19", "Uppfylld", "Källa finns.", "Vid användning av AI …", "Ingen juridisk bedömning."])
      expect(page).toContain(text);
  });

  test("has no way out for hostile text: names, passages, purposes and reviewers are text", () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;' \u202Egnp.exe`;
    const from = content({ name: `${hostile}.docx` });
    const label = from.record.labels[0] as KeptRecord["labels"][number];
    const record: KeptRecord = {
      ...from.record,
      profile: { ...from.record.profile, name: hostile },
      document: { ...from.record.document, type: hostile.slice(0, 60) },
      labels: [{ ...label, engine: { id: null, name: hostile, version: hostile, reason: hostile }, purpose: hostile, primarySource: hostile, account: hostile, informationClass: hostile, anchor: { ...label.anchor, exact: hostile }, evidence: [{ rule: hostile, version: 1, tier: "A", engine: null }] }],
      reviews: [{ id: "g", labelId: label.id, outcome: "approved", factChecked: true, by: { name: hostile, role: hostile }, at: "2026-11-20T12:00:00Z", textHash: "a".repeat(64), sentenceHashes: [], statement: hostile }],
      notices: [{ owner: "document", part: "notice", text: hostile }],
      history: [{ kind: "dismissed", at: "2026-11-20T12:00:00Z", rule: hostile, reason: hostile, textHash: "a".repeat(64) }, { kind: "no-ai-stated", at: "2026-11-20T12:00:00Z", by: { name: hostile, role: hostile } }, { kind: "softened", at: "2026-11-20T12:00:00Z", rule: hostile.slice(0, 20), decision: { by: hostile, at: "2026-11-20", reason: hostile } }],
      seal: { at: "2026-11-20T12:00:00Z", documentHash: "a".repeat(64), by: hostile, dnr: hostile },
    }; // prettier-ignore
    const check = { rule: hostile, result: "stop", quote: hostile, says: { sv: hostile, en: hostile } } as unknown as NonNullable<
      PackageContent["checks"]
    >[number];
    const page = summary({ ...from, record, checks: [check], article50: { says: { sv: hostile, en: hostile } } });
    expect(page).not.toMatch(/<script|<img|\u202E|onerror=alert\(1\)>/);
    const tags = new Set([...page.matchAll(/<\/?([a-zA-Z!][\w]*)/g)].map((match) => match[1]));
    const allowed =
      "!doctype html head meta title style body main h1 h2 h3 p section blockquote dl div dt dd table caption thead tbody tr th td code".split(
        " ",
      );
    expect([...tags].filter((tag) => !allowed.includes(tag as string))).toEqual([]);
    expect(page).toContain("default-src 'none'");
  });

  test("is readable by ear: one first heading, captions and scopes on tables, headings in order", () => {
    const page = summary(content({}, (here, id) => here.review({ labelId: id })));
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(page).not.toMatch(/<th>/);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a value is escaped wherever it stands, a piece of HTML is not, and a list is joined", () => {
  expect(markup`<p title="${"\"<&>'"}">${[markup`<b>${"<i>"}</b>`, 3]}</p>`.text).toBe(
    '<p title="&quot;&lt;&amp;&gt;&#39;"><b>&lt;i&gt;</b>3</p>',
  );
  expect(markup`${"a\u0000b\ud800c\u0085"}`.text).toBe("a\uFFFDb\uFFFDc\uFFFD");
});
