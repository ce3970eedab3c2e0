/** Where a person may select, through Word: the place that is labelled is the one selected, in the saved file, or the answer says why not. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { shortfallsSaid } from "../../../src/core/edits-wording.ts";
import type { AppError } from "../../../src/core/errors.ts";
import type { EditOutcome, LimitReason } from "../../../src/core/edits.ts";
import { commit, suggest, uncommit } from "../../../src/core/pipeline.ts";
import { textIn, type TextRange } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { request } from "../../core/pipeline/office.ts";
import { sampleProfile } from "../../core/sample-profile.ts";
import type { Person } from "../../office/host-object.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { p, r, run, sdt, table } from "../docx/fake-docx.ts";
import { closeAll, docx, inWord, mark, RECORD, withStories } from "./in-word.ts";

afterEach(closeAll);

const box = run(
  `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("Texten i rutan."))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("Texten i rutan."))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`,
);
const at = (paragraph: number, offset: number): { paragraph: number; offset: number } => ({ paragraph, offset });
const stories = withStories(["Inledningen står här.", "Sista stycket."]);
const desktop = ["Word for Windows", "Word for Mac", "LTSC 2024"];

interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly select: (person: Person) => void;
  /** The words that carry the label afterwards, piece by piece. */
  readonly labelled: readonly string[];
  readonly why?: LimitReason;
  /** Only in these, where Word on the web can't do it. */
  readonly only?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: "part of a table cell",
    bytes: docx(p(r("Före")) + table(p(r("Första cellen")), p(r("Andra cellen"))) + p(r("Efter"))),
    select: (person) => person.select(at(2, 0), at(2, 5)),
    labelled: ["Andra"],
  },
  {
    name: "a whole cell among cells with the same words",
    bytes: docx(p(r("Före")) + table(p(r("Ja")), p(r("Ja")), p(r("Ja"))) + p(r("Efter"))),
    select: (person) => person.select(at(2, 0), at(2, 2)),
    labelled: ["Ja"],
  },
  {
    name: "from one cell into the next, which takes both whole",
    bytes: docx(p(r("Före")) + table(p(r("Första cellen")), p(r("Andra cellen")), p(r("Tredje"))) + p(r("Efter"))),
    select: (person) => person.select(at(1, 3), at(2, 4)),
    labelled: ["Första cellen", "Andra cellen"],
  },
  {
    name: "from the middle of one paragraph to the middle of the third",
    bytes: docx(p(r("Ett stycke.")) + p(r("Ett till.")) + p(r("Och det tredje."))),
    select: (person) => person.select(at(0, 4), at(2, 7)),
    labelled: ["stycke.", "Ett till.", "Och det"],
  },
  {
    name: "from the text into a table",
    bytes: docx(p(r("Före tabellen")) + table(p(r("Första")), p(r("Andra"))) + p(r("Efter"))),
    select: (person) => person.select(at(0, 5), at(1, 6)),
    labelled: ["tabellen", "Första"],
  },
  {
    name: "inside a control of the writer's",
    bytes: docx(p(r("Före "), sdt('<w:tag w:val="egen"/>', r("inuti kontrollen står text")), r(" efter"))),
    select: (person) => person.select(at(0, 11), at(0, 21)),
    labelled: ["kontrollen"],
  },
  {
    name: "partly over a control of the writer's",
    bytes: docx(p(r("Före "), sdt('<w:tag w:val="egen"/>', r("inuti kontrollen")), r(" efter"))),
    select: (person) => person.select(at(0, 11), at(0, 26)),
    labelled: ["kontrollen", " efte"],
  },
  {
    name: "a footnote, the second of two with the same words",
    bytes: stories,
    select: (person) => person.selectIn({ kind: "footnote", index: 1 }, 5, 9),
    labelled: ["a.a."],
    only: desktop,
  },
  {
    name: "an endnote",
    bytes: stories,
    select: (person) => person.selectIn({ kind: "endnote", index: 0 }, 2, 12),
    labelled: ["Slutnotens"],
    only: desktop,
  },
  {
    name: "a cell of the header",
    bytes: stories,
    select: (person) => person.selectIn({ kind: "header", index: 0 }, 0, 10),
    labelled: ["Sollentuna"],
    only: desktop,
  },
  {
    name: "the footer",
    bytes: stories,
    select: (person) => person.selectIn({ kind: "footer", index: 0 }, 0, 8),
    labelled: ["Sidfoten"],
    only: desktop,
  },
  {
    name: "a text box",
    bytes: docx(p(r("Texten i rutan."), box) + p(r("Efter"))),
    select: (person) => person.selectIn({ kind: "textBox", index: 0 }, 0, 6),
    labelled: [],
    why: "out-of-reach",
  },
  {
    name: "a footnote where it takes no control",
    bytes: stories,
    select: (person) => person.selectIn({ kind: "footnote", index: 0 }, 4, 8),
    labelled: [],
    why: "out-of-reach",
    only: ["Word on the web"],
  },
];

test("a label that was set on a text box in the file stands in Word, and is taken off there", async () => {
  const profile = sampleProfile();
  let ids = 0;
  const surroundings = { now: "2026-11-20T10:00:00Z", newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
  const host = openDocx(docx(p(r("Första meningen."), box) + p(r("Efter"))));
  const reading = await host.read();
  const range = { story: "text-box:1", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 15 } };
  await host.apply(commit(reading, [{ range, request }], profile, {}, surroundings).edits);
  const { word, saved } = await inWord(host.bytes());
  const shown = await word.read();
  const [label] = suggest(shown, profile).labels;
  expect(label).toMatchObject({ reanchoring: { kind: "found", range: { story: "text-box:1" } } });
  await word.apply(uncommit(shown, label?.label.id ?? "", profile, surroundings).edits);
  expect(await saved()).toMatchObject({ insertions: [], keptRecord: null, text: { stories: reading.text.stories } });
});

const WORDS: readonly (readonly [string, OfficeProfile])[] = [
  ["Word on the web", profiles.web],
  ["Word for Windows", profiles.pc],
  ["Word for Mac", profiles.mac],
  ["LTSC 2024", profiles.ltsc2024],
];

describe.each(WORDS)("in %s", (kind, profile) => {
  test.each(CASES.filter(({ only }) => only === undefined || only.includes(kind)))(
    "$name",
    async ({ bytes, select, labelled, why }) => {
      const { word, office, saved } = await inWord(bytes, profile);
      const before = await word.read();
      select(office.host.document.person);
      await office.host.idle();
      office.host.metrics.reset();
      const range = (await word.selection())?.range as TextRange;
      expect(range).not.toBeNull();
      const edits = [mark("a", 0, 0, 0, { range }), RECORD];
      const outcomes = await word.apply(edits);
      if (why === undefined) {
        // Words that stand in more than one place cost a question of their own.
        expect(office.host.metrics.roundTrips).toBeLessThanOrEqual(
          /same words/.test(expect.getState().currentTestName ?? "") ? 4 : 3,
        );
        const paper = openDocx(bytes);
        expect(outcomes).toEqual(await paper.apply(edits));
        const [here, there] = [await saved(), await paper.read()];
        expect(here.marks.map((one) => one.range)).toEqual(there.marks.map((one) => one.range));
        expect(here.text.stories.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual(
          there.text.stories.map(({ paragraphs }) => paragraphs.map(({ text }) => text)),
        );
      } else {
        expect(outcomes[0]).toEqual({ kind: "refused", why } satisfies EditOutcome);
        expect(shortfallsSaid(edits, outcomes)[0]?.sv).toMatch(/; (?:flytta|märk) /);
      }
      const after = await saved();
      expect(after.marks.map((one) => textIn(after.text, one.range))).toEqual(labelled);
      expect(await word.undo()).toBe(true);
      const back = await saved();
      expect([back.marks, back.insertions, back.keptRecord]).toEqual([[], [], null]);
      expect(textIn(back.text, range)).toBe(textIn(before.text, range));
    },
  );

  test("a form field takes no control inside: refused in words, and nothing is written", async () => {
    const field = docx(p(r("Före "), sdt('<w:tag w:val="egen"/><w:text/>', r("inuti fältet")), r(" efter")));
    const { word, office, saved } = await inWord(field, profile);
    const before = await word.read();
    office.host.document.person.select(at(0, 11), at(0, 17));
    await office.host.idle();
    const range = (await word.selection())?.range as TextRange;
    expect(textIn(before.text, range)).toBe("fältet");
    const refusal = (await word.apply([mark("a", 0, 0, 0, { range }), RECORD]).catch((error: unknown) => error)) as AppError;
    expect(refusal.code).toBe("not-written");
    expect(refusal.wording.sv).toContain("Markera en annan del");
    const after = await saved();
    expect([after.marks, after.insertions, after.keptRecord]).toEqual([[], [], null]);
    expect(after.text.stories).toEqual(before.text.stories);
  });

  test("nothing selected is no place", async () => {
    const { word, office } = await inWord(docx(p(r("Ett stycke."))), profile);
    await word.read();
    office.host.document.person.select(at(0, 4), at(0, 4));
    await office.host.idle();
    expect(await word.selection()).toBeNull();
  });
});
