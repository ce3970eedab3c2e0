/** Output files: whole or not at all, and nothing left behind. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { writeWhole } from "../../src/cli/write-file.ts";

const bytes = new TextEncoder().encode("nytt innehåll");

describe("writing an output file", () => {
  let folder = "";
  const at = (name: string) => path.join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-write-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("makes a new file, and nothing else", () => {
    writeWhole(at("ny.docx"), bytes);
    expect(readFileSync(at("ny.docx"))).toEqual(Buffer.from(bytes));
    expect(readdirSync(folder)).toEqual(["ny.docx"]);
  });

  test("takes an old file's place and keeps its permissions", () => {
    writeFileSync(at("gammal.docx"), "x".repeat(100));
    chmodSync(at("gammal.docx"), 0o640);
    writeWhole(at("gammal.docx"), bytes);
    expect(readFileSync(at("gammal.docx"))).toEqual(Buffer.from(bytes));
    expect(statSync(at("gammal.docx")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["gammal.docx"]);
  });

  test("writes through a symbolic link, which stays one", () => {
    mkdirSync(at("arkiv"));
    writeFileSync(at("arkiv/mål.docx"), "x");
    symlinkSync("arkiv/mål.docx", at("länk.docx"));
    writeWhole(at("länk.docx"), bytes);
    expect(readlinkSync(at("länk.docx"))).toBe("arkiv/mål.docx");
    expect(readFileSync(at("arkiv/mål.docx"))).toEqual(Buffer.from(bytes));
    expect(readdirSync(at("arkiv"))).toEqual(["mål.docx"]);
  });

  test.each(["saknas/ut.docx", "mapp"])("refuses %s and leaves nothing", (name) => {
    mkdirSync(at("mapp"));
    expect(() => writeWhole(at(name), bytes)).toThrow(expect.objectContaining({ code: "not-written" }));
    expect(readdirSync(folder)).toEqual(["mapp"]);
    expect(readdirSync(at("mapp"))).toEqual([]);
  });

  test("takes the temporary file away when writing fails in the middle", () => {
    writeFileSync(at("gammal.docx"), "som förut");
    const unwritable = { length: 3 } as Uint8Array;
    expect(() => writeWhole(at("gammal.docx"), unwritable)).toThrow(expect.objectContaining({ code: "not-written" }));
    expect(readdirSync(folder)).toEqual(["gammal.docx"]);
    expect(readFileSync(at("gammal.docx"), "utf8")).toBe("som förut");
  });

  test("takes a file name of the greatest length", () => {
    const name = `${"å".repeat(120)}.docx`;
    writeWhole(at(name), bytes);
    expect(readdirSync(folder)).toEqual([name]);
  });
});
