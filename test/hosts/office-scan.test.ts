/** Golden scans: what the detector says of each real Office file. Nothing, but for the files named here. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readDocument } from "../../src/cli/formats.ts";
import { findingsOf } from "../../src/core/detect/findings.ts";
import { scan } from "../../src/core/detect/scan.ts";
import { signsOf } from "../../src/core/detect/signs.ts";
import { describeWithShared } from "../shared.ts";

/** Beginnings of file names, with the rules of the questions and the signs. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "_v2FxTestFiles__wordprocessing__page_layout__page_layout_big_file___column2.docx": ["security formatted-hidden"],
  "assets__TestDataStorage__v2FxTestFiles__wordprocessing__Normalize__complex0.docx": ["security formatted-hidden"],
  "packages__markitdown__tests__test_files__rlink.docx": ["disclosure described-by-ai"],
  "test__DocumentFormat.OpenXml.Tests.Assets__assets__TestFiles__complex2010.docx": ["security formatted-hidden"],
  "tests__data__docx__sources__omml_frac_superscript.docx": ["file python-docx"],
  "test__fixtures__calendar-event.eml": ["security formatted-hidden"],
};

describeWithShared("real Office files", (shared) => {
  test.each(["docx", "large", "mail"])("%s: as written here", async (folder) => {
    const below = path.join(shared, "corpora", "office", folder);
    const told: Record<string, string[]> = {};
    let read = 0;
    for (const name of readdirSync(below).sort()) {
      const reading = await readDocument(name, new Uint8Array(readFileSync(path.join(below, name)))).catch(() => null);
      if (reading === null) continue; // turned away with a reason: another test's matter
      read++;
      const { text } = reading;
      const questions = findingsOf(text, scan(text)).flatMap((finding) => finding.traces.map(({ rule }) => rule));
      const signs = signsOf(text).map(({ kind, what }) => `${kind} ${what}`);
      if (questions.length + signs.length > 0) told[name] = [...new Set([...questions, ...signs])];
    }
    expect(read).toBeGreaterThan(0);
    const names = new Set(readdirSync(below));
    expect(told).toEqual(Object.fromEntries(Object.entries(expected).filter(([name]) => names.has(name))));
  });
});
