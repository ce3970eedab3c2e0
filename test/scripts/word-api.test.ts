/** The table of what is used of Word: nothing that the emulation lacks, and no date that is none. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { checkedInWord } from "../../scripts/word-api/checked.ts";
import { isEmulated } from "../../scripts/word-api/emulated.ts";
import { membersUsed } from "../../scripts/word-api/used.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const page = readFileSync(path.join(root, "docs/word-api.md"), "utf8");

describe("docs/word-api.md", () => {
  const used = membersUsed(root);

  test("has a row for every member that the sources use, with its files", () => {
    const rows = used
      .filter(({ type, member }) => page.includes(`| \`${type}.${member}\``))
      .map(({ type, member }) => `${type}.${member}`);
    const runtime = used.filter(
      ({ namespace, type, member }) =>
        namespace === "Word" && (type === "RequestContext" || /^(?:load|items|isNullObject|context)$/.test(member)),
    );
    expect(rows).toHaveLength(used.length - runtime.length);
    expect([...page.matchAll(/^\| `[A-Z]/gmu)]).toHaveLength(rows.length);
    expect(rows).toContain("Range.insertContentControl");
    expect(rows).toContain("Document.getFileAsync");
  });

  test("knows what the emulated Word has and what it lacks", () => {
    expect(isEmulated({ type: "Range", member: "insertContentControl", isSet: false })).toBe(true);
    expect(isEmulated({ type: "Paragraph", member: "search", isSet: false })).toBe(true);
    expect(isEmulated({ type: "Document", member: "onParagraphChanged", isSet: false })).toBe(true);
    expect(isEmulated({ type: "Document", member: "onWeather", isSet: false })).toBe(false);
    expect(isEmulated({ type: "Range", member: "insertWeather", isSet: false })).toBe(false);
    expect(isEmulated({ type: "Table", member: "headerRowCount", isSet: true })).toBe(true);
    expect(isEmulated({ type: "Table", member: "isUniform", isSet: true })).toBe(false);
    expect(used.find(({ type, member }) => `${type}.${member}` === "Table.headerRowCount")?.isSet).toBe(true);
    expect(page).not.toMatch(/^\|.*\| no +\|/mu);
  });

  test("dates what was checked in a real Word, and nothing else", () => {
    for (const day of Object.values(checkedInWord)) expect(day).toMatch(/^20\d\d-\d\d-\d\d$/u);
  });
});
