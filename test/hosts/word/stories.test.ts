/** Beside the body, through Word: notes, headers and footers are marked as the .docx host marks them, or it is said why not. */
import { afterEach, describe, expect, test } from "@jest/globals";
import type { HostEdit } from "../../../src/core/edits.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { storyOf, textIn } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { TRANSPORT_ERRORS } from "../../office/faults.ts";
import { profiles } from "../../office/profiles.ts";
import { p, r, run, wordPart } from "../docx/fake-docx.ts";
import { closeAll, docx, inWord, mark, markIn, RECORD, withStories } from "./in-word.ts";

afterEach(closeAll);

const file = withStories(["Inledningen står här.", "Sista stycket."]);

/** All that a person can see and that is kept; ids and titles of controls differ from host to host. */
const seen = ({ text, marks, insertions, keptRecord, flag }: HostReading): unknown => ({
  text: text.stories.map(({ id, paragraphs }) => [id, paragraphs.map((one) => one.text)]),
  marks: marks.map(({ labelId, range }) => [labelId, range]),
  insertions: insertions.map(({ owner, part, text: words, story, paragraph }) => [owner, part, words, story, paragraph]).sort(),
  kept: [keptRecord, flag],
});

/** One label in each kind of story; the second of two notes with the same words, and over two paragraphs of a note. */
const EDITS: readonly HostEdit[] = [
  markIn("fot", "footnote:3", 0, 4, 8),
  mark("slut", 0, 11, 0, { range: { story: "endnote:2", from: { paragraph: 0, offset: 1 }, to: { paragraph: 1, offset: 4 } } }),
  markIn("huvud", "header:header1", 1, 0, 12),
  markIn("forsta", "header:header2", 0, 0, 7),
  markIn("sidfot", "footer:footer1", 0, 0, 17),
  mark("text", 0, 0, 11),
  RECORD,
];

describe.each([
  ["Word for Windows", profiles.pc],
  ["Word for Mac", profiles.mac],
  ["LTSC 2024, without ids", profiles.ltsc2024],
])("in %s", (_name, profile) => {
  test("notes, headers and footers carry the marks that the .docx host sets, in as many round trips as the body", async () => {
    const { word, office, saved } = await inWord(file, profile);
    const before = await word.read();
    expect(seen(before)).toEqual(seen(await saved()));
    const paper = openDocx(file);
    const expected = await paper.apply(EDITS);
    const { metrics } = office.host;
    metrics.reset();
    expect(await word.apply(EDITS)).toEqual(expected);
    expect(metrics.roundTrips).toBe(2);
    expect(metrics.liveReferences).toBe(0);
    expect(metrics.unnamedLoads).toEqual([]);
    const after = await saved();
    expect(seen(after)).toEqual(seen(await paper.read()));
    expect(after.marks).toHaveLength(7);
    expect(seen(await word.read())).toEqual(seen(after));
    // The words themselves: a place in the wrong one of two equal notes would read the same.
    expect(after.marks.map(({ labelId, range }) => [labelId, textIn(after.text, range)])).toEqual([
      ["text", "Inledningen"],
      ["huvud", "Diarienummer"],
      ["forsta", "Första "],
      ["sidfot", "Sidfotens rad, me"],
      ["fot", "a.a."],
      ["slut", "Slutnotens början."],
      ["slut", "Dess"],
    ]);
    // Twice is once.
    metrics.reset();
    expect((await word.apply(EDITS)).map(({ kind }) => kind)).toEqual(EDITS.map(() => "unchanged"));
    expect(seen(await saved())).toEqual(seen(after));
    // Moved, said anew, taken off: as the .docx host does it.
    const changes: readonly HostEdit[] = [
      markIn("fot", "footnote:7", 0, 1, 3),
      {
        ...(EDITS[2] as Extract<HostEdit, { kind: "mark" }>),
        appearance: { place: "inline", text: "[AI: granskad]", shading: false },
      },
      { kind: "unmark", labelId: "slut" },
      { kind: "unmark", labelId: "sidfot" },
    ];
    metrics.reset();
    await word.apply(changes);
    expect(metrics.roundTrips).toBe(2);
    await paper.apply(changes);
    expect(seen(await saved())).toEqual(seen(await paper.read()));
    // And all of it can be taken back, act by act.
    expect(await word.undo()).toBe(true);
    expect(seen(await saved())).toEqual(seen(after));
    expect(await word.undo()).toBe(true);
    expect(await word.undo()).toBe(true);
    expect(seen(await saved())).toEqual(seen(before));
  });

  test("a footnote's own mark is no footnote: it stands in the note", async () => {
    const { word, saved } = await inWord(file, profile);
    const edit = {
      ...markIn("a", "footnote:7", 0, 4, 8),
      appearance: { place: "footnote", text: "AI: ChatGPT", shading: false },
    } as HostEdit;
    const paper = openDocx(file);
    await word.read();
    expect(await word.apply([edit])).toEqual([{ kind: "limited", why: "no-notes-here" }]);
    await paper.apply([edit]);
    expect(seen(await saved())).toEqual(seen(await paper.read()));
  });

  test("a label that moves from a mark in a footnote into a note that follows it finds that note", async () => {
    const { word, saved } = await inWord(file, profile);
    const inNote = mark("a", 0, 0, 11, { appearance: { place: "footnote", text: "AI: ChatGPT", shading: false } });
    const moved = markIn("a", "footnote:3", 0, 4, 8);
    const paper = openDocx(file);
    await word.read();
    for (const edit of [inNote, moved]) {
      await word.apply([edit]);
      await paper.apply([edit]);
      expect(seen(await saved())).toEqual(seen(await paper.read()));
    }
  });

  test("goes to a passage beside the body", async () => {
    const { word, office } = await inWord(file, profile);
    await word.read();
    const range = { story: "endnote:2", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 4 } };
    expect(await word.jumpTo(range, "go")).toBe(true);
    await office.host.idle();
    expect((await word.selection())?.range).toEqual(range);
  });
});

test("a header that sections share stands in the document once, and asking for it makes no other", async () => {
  const { word, saved } = await inWord(file, profiles.pc);
  const before = await word.read();
  await word.apply([markIn("a", "header:header1", 2, 0, 5)]);
  const after = await saved();
  expect(after.marks.map(({ range }) => range.story)).toEqual(["header:header1"]);
  expect(after.insertions).toHaveLength(1);
  expect(after.text.stories.map(({ id }) => id)).toEqual(before.text.stories.map(({ id }) => id));
});

describe("in Word on the web", () => {
  const web = profiles.web;

  test("a note takes no control: a label there is refused in words, once tried, and nothing of it stands", async () => {
    const one = await inWord(file, web);
    const before = await one.word.read();
    const edits = [markIn("a", "footnote:3", 0, 4, 8)];
    const { metrics } = one.office.host;
    expect(await one.word.apply(edits)).toEqual([{ kind: "refused", why: "out-of-reach" }]);
    const after = await one.saved();
    expect([after.marks, after.insertions]).toEqual([[], []]);
    const notes = (reading: HostReading): unknown => reading.text.stories.filter(({ kind }) => kind === "footnote");
    expect(notes(after)).toEqual(notes(before));
    metrics.reset();
    expect(await one.word.apply(edits)).toEqual([{ kind: "refused", why: "out-of-reach" }]);
    expect(metrics.roundTrips).toBe(1);
  });

  test("a mark that would be a footnote stands in the text, and it is said", async () => {
    const one = await inWord(file, web);
    await one.word.read();
    const asNote = (labelId: string, start: number, end: number): HostEdit =>
      mark(labelId, 3, start, end, { appearance: { place: "footnote", text: "AI: ChatGPT", shading: false } });
    expect(await one.word.apply([asNote("a", 0, 5)])).toEqual([{ kind: "limited", why: "no-notes-here" }]);
    one.office.host.metrics.reset();
    expect(await one.word.apply([asNote("b", 6, 13)])).toEqual([{ kind: "limited", why: "no-notes-here" }]);
    expect(one.office.host.metrics.roundTrips).toBe(2);
    const after = await one.saved();
    expect(after.insertions.map(({ owner, part, text }) => [owner, part, text])).toEqual([
      ["a", "mark", "AI: ChatGPT"],
      ["b", "mark", "AI: ChatGPT"],
    ]);
    expect(after.text.stories.filter(({ kind }) => kind === "footnote")).toHaveLength(2);
  });

  test("a fault of another kind is no reason to leave footnotes", async () => {
    const one = await inWord(file, web);
    await one.word.read();
    one.office.host.document.person.setViewing(true);
    const edit = mark("a", 3, 0, 5, { appearance: { place: "footnote", text: "AI: ChatGPT", shading: false } });
    await expect(one.word.apply([edit])).rejects.toMatchObject({ code: "not-written" });
    one.office.host.document.person.setViewing(false);
    expect((await one.saved()).marks).toEqual([]);
  });

  test("headers are not handed out: the reading says so, and a selection there is answered with what to do", async () => {
    const one = await inWord(file, web);
    const reading = await one.word.read();
    expect(reading.text.unread).toEqual(["header", "footer", "comment", "text-box"]);
    expect(reading.text.stories.some(({ kind }) => kind === "header" || kind === "footer")).toBe(false);
    for (const kind of ["header", "footer"] as const) {
      one.office.host.document.person.selectIn({ kind, index: 0 }, 0, 5);
      await one.office.host.idle();
      await expect(one.word.selection()).rejects.toMatchObject({ code: "unsupported" });
    }
    expect(
      await one.word.jumpTo(
        { story: "header:header1", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 5 } },
        "go",
      ),
    ).toBe(false);
    const edits = [markIn("a", "header:header1", 0, 0, 5)];
    expect((await one.word.apply(edits))[0]?.kind).toBe("refused");
    expect(storyOf((await one.saved()).text, "header:header1")?.paragraphs[0]?.text).toBe("Sollentuna kommun");
  });

  test("a Word that takes controls in notes after all gets them", async () => {
    const one = await inWord(file, { ...web, quirks: web.quirks.filter((name) => name !== "note-refuses-control") });
    const paper = openDocx(file);
    await one.word.read();
    const edits = [markIn("a", "footnote:3", 0, 4, 8), RECORD];
    expect(await one.word.apply(edits)).toEqual(await paper.apply(edits));
    expect(seen(await one.saved())).toEqual(seen(await paper.read()));
  });
});

describe("a note by its number", () => {
  /** As many paragraphs as notes, each with words of its own. */
  const withNotes = (count: number): Uint8Array =>
    docx(
      Array.from({ length: count }, (_, n) => p(r(`Stycke ${n + 1}.`), run(`<w:footnoteReference w:id="${n + 1}"/>`))).join(""),
      {
        "word/footnotes.xml": wordPart(
          "footnotes",
          Array.from(
            { length: count },
            (_, n) => `<w:footnote w:id="${n + 1}">${p(r(`Not nummer ${n + 1} har ord.`))}</w:footnote>`,
          ).join(""),
        ),
      },
    );

  test("costs as many round trips among 400 as among 4", async () => {
    const trips: number[][] = [];
    for (const count of [4, 400]) {
      const { word, office, saved } = await inWord(withNotes(count), profiles.pc);
      const { metrics, document } = office.host;
      const cost: number[] = [];
      const step = async (work: () => Promise<unknown>): Promise<void> => {
        metrics.reset();
        await work();
        cost.push(metrics.roundTrips);
        expect(metrics.unnamedLoads).toEqual([]);
        expect(metrics.liveReferences).toBe(0);
      };
      await step(() => word.read());
      document.person.selectIn({ kind: "footnote", index: count - 1 }, 0, 10);
      await office.host.idle();
      await step(async () => {
        const range = (await word.selection())?.range;
        expect(range?.story).toBe(`footnote:${count}`);
        await word.apply([mark("a", 0, 0, 0, { range: range as NonNullable<typeof range> }), RECORD]);
      });
      expect((await saved()).marks.map(({ range }) => range.story)).toEqual([`footnote:${count}`]);
      trips.push(cost);
      closeAll();
    }
    expect(trips[0]).toEqual([1, 3]);
    expect(trips[1]).toEqual(trips[0]);
  });

  test.each([
    [
      "a new note before it",
      (document: Word.Document) => document.body.paragraphs.getFirst().getRange("Start").insertFootnote("Ny not."),
    ],
    [
      "a note before it is gone",
      (document: Word.Document) => {
        document.body.footnotes.getFirst().delete();
      },
    ],
  ])("%s, from somebody else since the reading: nothing is written", async (_name, meanwhile) => {
    const { word, office, saved } = await inWord(file, profiles.pc);
    await word.read();
    const context = new office.Word.RequestContext();
    meanwhile(context.document);
    await context.sync();
    const before = await saved();
    await expect(word.apply([markIn("a", "footnote:3", 0, 4, 8), RECORD])).rejects.toMatchObject({ code: "document-changed" });
    expect(seen(await saved())).toEqual(seen(before));
    // Read anew, it is found again.
    const now = await word.read();
    const [story] = now.text.stories.filter(({ kind }) => kind === "footnote").slice(-1);
    expect((await word.apply([markIn("b", story?.id ?? "", 0, 4, 8)]))[0]).toEqual({ kind: "done" });
    expect((await saved()).marks.map(({ range }) => range.story)).toEqual([story?.id]);
  });

  test("stays itself when Word numbers notes anew: a mark that becomes a footnote before it pushes its number", async () => {
    const count = 4;
    const { word, office, saved } = await inWord(withNotes(count), {
      ...profiles.pc,
      quirks: [...profiles.pc.quirks, "notes-numbered-anew"],
    });
    /** Labels with the words they stand on, and where the marks stand. */
    const stands = async (): Promise<unknown> => {
      const { text, marks, insertions, keptRecord } = await saved();
      return [
        marks.map(({ labelId, range }) => [labelId, textIn(text, range)]).sort(),
        insertions.flatMap(({ owner, part, text: words }) => (words === "" ? [] : [[owner, part, words]])).sort(),
        keptRecord,
      ];
    };
    const last = async (): Promise<string> => {
      const notes = (await word.read()).text.stories.filter(({ kind }) => kind === "footnote");
      return notes.at(-1)?.id ?? "";
    };
    await word.read();
    const empty = await stands();
    const asNote = mark("a", 0, 0, 5, { appearance: { place: "footnote", text: "AI: ChatGPT", shading: false } });
    const inNote = async (start: number, end: number): Promise<HostEdit> => markIn("b", await last(), 0, start, end);
    expect(await last()).toBe("footnote:4");
    // Both at once: the note is pushed while its label is set.
    expect(await word.apply([asNote, await inNote(0, 3), RECORD])).toEqual([
      { kind: "done" },
      { kind: "done" },
      { kind: "done" },
    ]);
    expect(await last()).toBe("footnote:5");
    const both = await stands();
    expect(both).toEqual([
      [
        ["a", "Stycke".slice(0, 5)],
        ["b", "Not"],
      ],
      [
        ["a", "note", "AI: ChatGPT"],
        ["b", "mark", "[AI: ChatGPT, 2026-11-03]"],
      ],
      '{"id":"r1"}',
    ]);
    // Pulled back while its label moves; taken back; taken back again.
    await word.apply([{ kind: "unmark", labelId: "a" }, await inNote(4, 10)]);
    expect(await last()).toBe("footnote:4");
    expect(((await stands()) as unknown[])[0]).toEqual([["b", "nummer"]]);
    expect(await word.undo()).toBe(true);
    expect(await stands()).toEqual(both);
    expect(await word.undo()).toBe(true);
    expect(await stands()).toEqual(empty);
    // And nothing is half done when Word stops in between.
    office.host.metrics.reset();
    const edits = [asNote, await inNote(0, 3), RECORD];
    await word.apply(edits);
    const actions = office.host.metrics.batches.at(-1)?.actions ?? 0;
    expect(await word.undo()).toBe(true);
    for (let action = 1; action <= actions; action++) {
      await word.read();
      office.host.faults.next({ kind: "action", action, code: "GeneralException" }, 2);
      const error: unknown = await word.apply(edits).then(
        () => null,
        (failure: unknown) => failure,
      );
      expect({ action, stands: await stands() }).toEqual({ action, stands: error === null ? both : empty });
      if (error === null) expect(await word.undo()).toBe(true);
    }
  }, 120_000);

  test("is found in a document that Word gives as a file only", async () => {
    const one = await inWord(file, profiles.pc);
    one.hurry(true);
    one.office.host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS.responseTooLarge });
    await one.word.read();
    expect(one.office.host.openFiles).toBe(0);
    const paper = openDocx(file);
    expect(await one.word.apply(EDITS)).toEqual(await paper.apply(EDITS));
    expect(seen(await one.saved())).toEqual(seen(await paper.read()));
  });
});
