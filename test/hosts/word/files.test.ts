/** The contract over real Word files in the Word host: what it writes is what the .docx host writes, and what can't be opened is said. */
import path from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import type { HostEdit } from "../../../src/core/edits.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { profiles } from "../../office/profiles.ts";
import { describeWithShared } from "../../shared.ts";
import { holdsTheLaws, seen, type HostKind } from "../contract.ts";
import { realFiles, type RealFile } from "../docx/real-files.ts";
import { closeAll, inWord, mark, RECORD } from "./in-word.ts";

afterEach(closeAll);

const word: HostKind = {
  name: "Word on the web",
  open: async (bytes) => {
    const one = await inWord(bytes, profiles.web);
    return { host: one.word, saved: () => Promise.resolve(one.bytes()) };
  },
};

/** Files that are not tried, by the end of their names. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  "testAltChunkHTML.docx": "no paragraph of its own: Word would make one of the embedded page, the emulation does not",
  "testAltChunkMHT.docx": "no paragraph of its own: Word would make one of the embedded page, the emulation does not",
  "6733884933668864.docx": "a broken package, which Word does not open as it stands",
};

/** Files that the .docx host refuses to write, and Word or the Word host as well; what Word does with a signed file is Word's own affair. */
const REFUSED: Readonly<Record<string, string>> = {
  "ENFORCED_password_protection.docx": "protected-document",
  "stress005.docx": "protected-document",
};

/** It begins with the control of a building block, which takes no other control: the notice goes in front of it. */
const ALWAYS = ["MedianResume_TP10192746.dotx"];

const isSigned = (name: string): boolean => name.includes("__xmldsign__");

/** Every fourth file, since each starts two office.js; all of them with KALLMARKT_RUNS. */
const step = process.env["KALLMARKT_RUNS"] === undefined ? 4 : 1;

/** One label on the first long paragraph, or on the first words there are, with a notice, a source and a record. */
async function editsFor(bytes: Uint8Array): Promise<HostEdit[]> {
  const paragraphs = (await openDocx(bytes).read()).text.stories[0]?.paragraphs ?? [];
  const long = paragraphs.findIndex(({ text }) => text.length > 120);
  const at = Math.max(0, long < 0 ? paragraphs.findIndex(({ text }) => /\p{L}/u.test(text)) : long);
  return [
    mark("a", at, 0, Math.min(90, paragraphs[at]?.text.length ?? 0)),
    {
      kind: "insert",
      owner: "document",
      part: "notice",
      alias: "Läsarnotis",
      text: "Delar är framtagna med AI.",
      at: { paragraph: 0, side: "before" },
    },
    {
      kind: "insert",
      owner: "a",
      part: "source",
      alias: "Källa",
      text: "ChatGPT, 2026-11-03.",
      at: { paragraph: paragraphs.length - 1, side: "after" },
    },
    RECORD,
  ];
}

const listed = (list: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(list).find(([end]) => name.endsWith(end))?.[1];

describeWithShared("real files in Word", (shared) => {
  const files = realFiles(path.join(shared, "corpora/office/docx"));
  const tried = files.filter(({ name }) => listed(NOT_TRIED, name) === undefined && !isSigned(name));
  const chosen = tried.filter(
    ({ name }, index) => index % step === 0 || listed(REFUSED, name) !== undefined || ALWAYS.some((end) => name.endsWith(end)),
  );

  test.each(chosen)(
    "$name",
    async ({ name, bytes }: RealFile) => {
      const edits = await editsFor(bytes);
      const held = await holdsTheLaws(word, bytes, edits);
      const code = listed(REFUSED, name);
      if (held.kind === "refused") {
        expect(held.code).toBe(code);
        return;
      }
      expect(code).toBeUndefined();
      const paper = openDocx(bytes);
      expect(held.outcomes).toEqual(await paper.apply(edits));
      expect(seen(held.saved)).toEqual(seen(await paper.read()));
    },
    60_000,
  );

  test("no file is left out but those with a reason", () => {
    expect(files.length - tried.length).toBe(Object.keys(NOT_TRIED).length + files.filter(({ name }) => isSigned(name)).length);
  });
});
