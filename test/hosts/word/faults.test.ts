/** Whatever fails, and wherever: afterwards all of an act stands in the document or none of it, and the person is told which. */
import { afterEach, describe, expect, test } from "@jest/globals";
import type { HostEdit } from "../../../src/core/edits.ts";
import { type AppError } from "../../../src/core/errors.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { TRANSPORT_ERRORS } from "../../office/faults.ts";
import { p, r } from "../docx/fake-docx.ts";
import { profiles } from "../../office/profiles.ts";
import { closeAll, docx, inWord, mark, markIn, RECORD, withStories, refusal, type InWord } from "./in-word.ts";

afterEach(closeAll);

const LINES = ["Rubrik", "Första meningen. Andra meningen står här.", "Sista stycket."];
const file = docx(LINES.map((line) => p(r(line))).join(""));

const EDITS: readonly HostEdit[] = [
  mark("a", 1, 17, 41),
  {
    kind: "insert",
    owner: "document",
    part: "notice",
    alias: "Läsarnotis",
    text: "Delar är AI-text.",
    at: { paragraph: 0, side: "after" },
  },
  {
    kind: "insert",
    owner: "a",
    part: "source",
    alias: "Källa",
    text: "ChatGPT, 2026-11-03",
    at: { paragraph: 2, side: "after" },
  },
  RECORD,
];

/** All that a person can see, and the record. */
const state = ({ text, marks, insertions, keptRecord, flag }: HostReading): string =>
  JSON.stringify([
    text.stories.map(({ paragraphs }) => paragraphs.map((one) => one.text)),
    marks.map(({ labelId, range }) => [labelId, range]),
    insertions.map(({ owner, part, text: words }) => [owner, part, words]),
    keptRecord,
    flag,
  ]);

async function opened(bytes = file, profile = profiles.web): Promise<InWord> {
  const word = await inWord(bytes, profile);
  word.hurry(true);
  await word.word.read();
  word.hurry(false);
  return word;
}

const attempt = (one: InWord, edits: readonly HostEdit[] = EDITS): Promise<AppError | null> =>
  refusal(one, () => one.word.apply(edits));

async function states(): Promise<{ none: string; all: string }> {
  const one = await opened();
  const none = state(await one.saved());
  expect(await attempt(one)).toBeNull();
  return { none, all: state(await one.saved()) };
}

/** Acts on what an earlier act has left. */
const ACTS: readonly {
  readonly name: string;
  readonly first: readonly HostEdit[];
  readonly then: readonly HostEdit[];
  /** Of the file, where it is another. */
  readonly bytes?: Uint8Array;
}[] = [
  { name: "a label with all that belongs to it", first: [], then: EDITS },
  {
    name: "a label that moves",
    first: EDITS,
    then: [
      mark("a", 1, 0, 16, { alias: "AI-text: Copilot" }),
      { kind: "keep-record", recordId: "r1", json: '{"id":"r1","n":2}' },
    ],
  },
  {
    name: "a label that is taken off",
    first: EDITS,
    then: [
      { kind: "unmark", labelId: "a" },
      { kind: "remove", owner: "a", part: "source" },
      { kind: "remove", owner: "document", part: "notice" },
      { kind: "drop-record" },
    ],
  },
  {
    name: "a review that changes words of ours",
    first: EDITS,
    then: [
      mark("a", 1, 17, 41, { appearance: { place: "inline", text: "[AI: ChatGPT, 2026-11-03, granskad]", shading: false } }),
      {
        kind: "insert",
        owner: "document",
        part: "notice",
        alias: "Läsarnotis",
        text: "Granskat.",
        at: { paragraph: 0, side: "after" },
      },
      { kind: "keep-record", recordId: "r1", json: '{"id":"r1","n":2}' },
    ],
  },
  {
    name: "a mark in a footnote",
    first: [],
    then: [mark("a", 1, 17, 41, { appearance: { place: "footnote", text: "AI: ChatGPT, 2026-11-03", shading: false } }), RECORD],
    bytes: file,
  },
  {
    name: "labels in a footnote and a header",
    first: [],
    then: [markIn("a", "footnote:3", 0, 4, 8), markIn("b", "header:header1", 1, 0, 12), RECORD],
    bytes: withStories(["Inledningen står här."]),
  },
  {
    name: "a label that moves from the body into an endnote",
    first: [mark("a", 0, 0, 11)],
    then: [markIn("a", "endnote:2", 1, 0, 4)],
    bytes: withStories(["Inledningen står här."]),
  },
];

describe("a fault", () => {
  test.each(ACTS)(
    "at any action of $name leaves nothing of the act",
    async ({ first, then, bytes }) => {
      const prepared = async (): Promise<InWord> => {
        // Word on the web takes no control in a note.
        const one = bytes ? await opened(bytes, profiles.pc) : await opened();
        if (first.length > 0) expect(await attempt(one, first)).toBeNull();
        return one;
      };
      const model = await prepared();
      const none = state(await model.saved());
      model.office.host.metrics.reset();
      expect(await attempt(model, then)).toBeNull();
      const all = state(await model.saved());
      const actions = model.office.host.metrics.batches[1]?.actions ?? 0;
      expect(actions).toBeGreaterThan(10);
      // A document that nothing was left in is the same as a fresh one: what is left would add up.
      let one = await prepared();
      for (let action = 1; action <= actions; action++) {
        one.office.host.faults.next({ kind: "action", action, code: "GeneralException" }, 2);
        const error = await attempt(one, then);
        const after = state(await one.saved());
        // Reading back and dressing come after the last write: then all of it stands, and nobody needs to be told.
        expect({ action, after, code: error?.code ?? "done" }).toEqual(
          after === all ? { action, after: all, code: "done" } : { action, after: none, code: "not-written" },
        );
        // What is read next is what stands.
        expect(state(await one.word.read())).toBe(after);
        expect(one.office.host.broken).toEqual([]);
        if (after !== none) one = await prepared();
      }
    },
    240_000,
  );

  test.each([
    ["the session timed out", TRANSPORT_ERRORS.sessionLost],
    ["Word takes no more calls", TRANSPORT_ERRORS.throttled],
  ])("that passes (%s) is tried again, and the act is done once", async (_name, code) => {
    const { all } = await states();
    for (const batch of [1, 2]) {
      const one = await opened();
      one.office.host.faults.next({ kind: "transport", code }, batch);
      expect(await attempt(one)).toBeNull();
      expect(state(await one.saved())).toBe(all);
    }
  });

  test("that hides what was done is seen through: the act is not done twice", async () => {
    const { all } = await states();
    const one = await opened();
    one.office.host.faults.next({ kind: "transport-after", code: TRANSPORT_ERRORS.sessionLost }, 2);
    expect(await attempt(one)).toBeNull();
    expect(state(await one.saved())).toBe(all);
  });

  test("that lasts is told, with nothing written", async () => {
    const { none } = await states();
    const one = await opened();
    one.office.host.faults.nextTimes(20, { kind: "transport", code: TRANSPORT_ERRORS.throttled });
    expect((await attempt(one))?.code).toBe("host-unavailable");
    one.office.host.faults.clear();
    expect(state(await one.saved())).toBe(none);
  });

  test.each([
    ["access denied", TRANSPORT_ERRORS.accessDenied, "protected-document"],
    ["a request that is too large", TRANSPORT_ERRORS.requestTooLarge, "too-large"],
    ["an open dialog", TRANSPORT_ERRORS.writeWhileDialogOpen, "host-unavailable"],
  ])("for good (%s) is told in words of its own", async (_name, code, expected) => {
    const { none } = await states();
    const one = await opened();
    one.office.host.faults.nextTimes(12, { kind: "transport", code });
    const error = await attempt(one);
    one.office.host.faults.clear();
    expect(error?.code).toBe(expected);
    expect(error?.wording.sv).toMatch(/[Ii]ngenting har ändrats|tillåter inga|Stäng|svarade inte/);
    expect(state(await one.saved())).toBe(none);
  });

  test("in the middle of mending is told as it is", async () => {
    const one = await opened();
    one.office.host.faults.next({ kind: "action", action: 24, code: "GeneralException" }, 2);
    for (let nth = 3; nth < 30; nth++)
      one.office.host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS.accessDenied }, nth);
    const error = await attempt(one);
    expect(error?.code).toBe("host-unavailable");
    expect(error?.wording.sv).toContain("Ångra det senaste i Word");
  });
});

test("an answer that is too large for Word is read from the file instead", async () => {
  const one = await inWord(file);
  one.hurry(true);
  one.office.host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS.responseTooLarge });
  const reading = await one.word.read();
  expect(reading.text.stories[0]?.paragraphs.map(({ text }) => text)).toEqual(LINES);
  expect(one.office.host.openFiles).toBe(0);
  expect(await one.word.apply(EDITS)).toHaveLength(EDITS.length);
  expect((await one.saved()).keptRecord).toBe('{"id":"r1"}');
});

describe("somebody else", () => {
  test("who changes the passage between reading and writing stops the act", async () => {
    const one = await opened();
    one.office.host.document.person.type(1, 17, 22, "Tredje", true);
    expect((await attempt(one))?.code).toBe("document-changed");
    expect((await one.saved()).marks).toEqual([]);
  });

  test("who sets a label stops an act that was planned without it", async () => {
    const one = await opened();
    const other = await one.word.read();
    expect(other.marks).toEqual([]);
    expect(await attempt(one, [mark("b", 2, 0, 5)])).toBeNull();
    expect(await attempt(one, [mark("c", 1, 0, 16)])).toBeNull();
    expect((await one.saved()).marks.map(({ labelId }) => labelId)).toEqual(["c", "b"]);
  });
});

test("taking back an act after the text has moved on takes away what was set, and keeps every word", async () => {
  const one = await opened();
  expect(await attempt(one, [mark("a", 1, 17, 41), RECORD])).toBeNull();
  one.office.host.document.person.type(2, 0, 0, "Nytt. ");
  one.hurry(true);
  expect(await one.word.undo()).toBe(true);
  const after = await one.saved();
  expect(after.marks).toEqual([]);
  expect(after.insertions).toEqual([]);
  expect(after.keptRecord).toBeNull();
  expect(after.text.stories[0]?.paragraphs.at(2)?.text).toBe("Nytt. Sista stycket.");
});
