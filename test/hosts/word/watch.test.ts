/** What happens in Word by itself: a flood of events is one reading, and a lost line is met by whoever asks next, not by a storm of questions. */
import { afterEach, expect, test } from "@jest/globals";
import { AppError } from "../../../src/core/errors.ts";
import { TRANSPORT_ERRORS } from "../../office/faults.ts";
import { profiles } from "../../office/profiles.ts";
import { p, r } from "../docx/fake-docx.ts";
import { closeAll, docx, inWord, type InWord } from "./in-word.ts";

afterEach(closeAll);

const LINES = ["Rubrik", "Första stycket.", "Andra stycket."];
const file = docx(LINES.map((line) => p(r(line))).join(""));

interface Watched {
  readonly one: InWord;
  readonly told: string[];
  /** Lets all the pauses pass that are waited for, and those that come of them. */
  settle(): Promise<void>;
}

async function watched(profile = profiles.web): Promise<Watched> {
  const one = await inWord(file, profile);
  await one.word.read();
  const told: string[] = [];
  one.word.onChange((what) => told.push(what));
  one.office.host.metrics.reset();
  return {
    one,
    told,
    async settle() {
      for (let turn = 0; turn < 8; turn++) await one.pass();
    },
  };
}

test.each([
  ["of the person", false],
  ["of a co-author", true],
])("100 keys %s are one reading, told once", async (_whose, isRemote) => {
  const { one, told, settle } = await watched();
  for (let key = 0; key < 100; key++) one.office.person.type(1, key, key, "x", isRemote);
  await settle();
  expect(one.office.host.metrics.roundTrips).toBe(1);
  expect(told.filter((what) => what === "text")).toEqual(["text"]);
  const reading = await one.word.read();
  expect(reading.text.stories[0]?.paragraphs[1]?.text).toBe(`${"x".repeat(100)}Första stycket.`);
  expect(one.office.host.metrics.roundTrips).toBe(1);
});

test("paragraphs that come and go by the hundred, and typing that ends where it began, are told to nobody", async () => {
  const { one, told, settle } = await watched();
  for (let turn = 0; turn < 50; turn++) {
    one.office.person.insertParagraph(1, "Kort besök.");
    one.office.person.deleteParagraph(1);
  }
  await settle();
  expect(one.office.host.metrics.roundTrips).toBe(1);
  expect(told.filter((what) => what === "text")).toEqual([]);
});

test("100 moves of the selection are told once, and ask for nothing by themselves", async () => {
  const { one, told, settle } = await watched();
  for (let move = 0; move < 100; move++)
    one.office.person.select({ paragraph: 1, offset: 0 }, { paragraph: 1, offset: 1 + (move % 10) });
  await settle();
  expect(told).toEqual(["selection"]);
  expect(one.office.host.metrics.roundTrips).toBe(0);
});

test("keys that come while the document is being read lead to one more reading, not to one each", async () => {
  const { one, told, settle } = await watched();
  one.office.person.type(1, 0, 0, "a");
  await one.office.host.idle();
  one.office.host.faults.next({ kind: "delay", milliseconds: 50 });
  const first = one.pass();
  while (one.office.host.metrics.roundTrips === 0) await new Promise((resolve) => setImmediate(resolve));
  for (let key = 0; key < 100; key++) one.office.person.type(2, key, key, "x");
  await first;
  await new Promise((resolve) => setTimeout(resolve, 100));
  await settle();
  expect(one.office.host.metrics.roundTrips).toBe(2);
  expect(told.filter((what) => what === "text").length).toBeLessThanOrEqual(2);
  expect((await one.word.read()).text.stories[0]?.paragraphs[2]?.text).toBe(`${"x".repeat(100)}Andra stycket.`);
});

test("a line that is lost while nobody asks is tried three times, told to nobody, and found again by the next question", async () => {
  const { one, told, settle } = await watched();
  one.office.host.faults.nextTimes(50, { kind: "transport", code: TRANSPORT_ERRORS.sessionLost });
  for (let key = 0; key < 100; key++) one.office.person.type(1, key, key, "x");
  await settle();
  expect(one.office.host.metrics.roundTrips).toBe(3);
  expect(told.filter((what) => what === "text")).toEqual([]);
  // Whoever asks is told why.
  one.hurry(true);
  const error = await one.word.read().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "host-unavailable" });
  // The line is there again: the same question is answered, with all that was typed meanwhile.
  one.office.host.faults.clear();
  const reading = await one.word.read();
  expect(reading.text.stories[0]?.paragraphs[1]?.text).toBe(`${"x".repeat(100)}Första stycket.`);
  one.hurry(false);
  // And events are heard as before.
  one.office.host.metrics.reset();
  one.office.person.type(2, 0, 0, "y");
  await settle();
  expect(told).toContain("text");
  expect(one.office.host.metrics.roundTrips).toBe(1);
});

test("where Word tells of no changes, a flood of selections is one reading", async () => {
  const { one, settle } = await watched(profiles.ltsc2021);
  one.office.person.type(1, 0, 0, "Nytt. ");
  for (let move = 0; move < 100; move++)
    one.office.person.select({ paragraph: 1, offset: 0 }, { paragraph: 1, offset: 1 + (move % 5) });
  await settle();
  expect(one.office.host.metrics.roundTrips).toBe(1);
});
