/** The laws of `HostEdit`, stated once for every host that keeps documents as Word files: what a list of edits may and may not do. */
import { expect } from "@jest/globals";
import type { EditOutcome, HostEdit } from "../../src/core/edits.ts";
import { AppError, type ErrorCode } from "../../src/core/errors.ts";
import type { DocumentHost, HostReading } from "../../src/core/ports.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { coverOf } from "../../src/hosts/word/own-layer.ts";
import { expectSameWriting, undoOf } from "./docx/laws.ts";

/** A document in a host, and the file that stands when it is saved now. */
export interface Opened {
  readonly host: Pick<DocumentHost, "read" | "apply">;
  saved(): Promise<Uint8Array>;
}

/** A way to open a Word file. */
export interface HostKind {
  readonly name: string;
  open(bytes: Uint8Array): Promise<Opened>;
}

/** What a host made of the edits: an outcome for each, or one refusal of them all. */
export type Held =
  | {
      readonly kind: "written";
      readonly outcomes: readonly EditOutcome[];
      /** The saved file, read by the .docx host. */
      readonly saved: HostReading;
    }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly cause: unknown };

/** What of a reading a person can see: words, what is labelled, what was put in, and the record. Ids and the number of controls are the host's. */
export function seen(reading: HostReading): unknown {
  const labels = [...new Set(reading.marks.map(({ labelId }) => labelId))].sort();
  return {
    text: textsOf(reading),
    marks: labels.map((id) => [id, coverOf(reading.marks.filter(({ labelId }) => labelId === id))]),
    insertions: reading.insertions
      .filter(({ text }) => text !== "")
      .map(({ owner, part, text, story, paragraph }) => [owner, part, text, kindOf(reading, story), paragraph])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    keptRecord: reading.keptRecord,
    flag: reading.flag,
  };
}

/** Words of every story; a story without words is as good as none. */
const textsOf = ({ text }: HostReading): unknown =>
  text.stories
    .map(({ kind, paragraphs }) => [kind, paragraphs.map((one) => one.text)] as const)
    .filter(([, lines]) => lines.join("") !== "");

const kindOf = (reading: HostReading, story: string): string | undefined =>
  reading.text.stories.find(({ id }) => id === story)?.kind;

const readFile = (bytes: Uint8Array): Promise<HostReading> => openDocx(bytes).read();

/**
 * Applies a list of edits and holds the laws:
 * all of it or none; an outcome for each, in order; the writer's words and everything around them stay; what the host says is what the
 * saved file says; twice is once; and taken back, everything is as it was.
 */
export async function holdsTheLaws(kind: HostKind, bytes: Uint8Array, edits: readonly HostEdit[]): Promise<Held> {
  const { host, saved } = await kind.open(bytes);
  const original = await saved();
  const before = await readFile(original);
  await host.read();
  let outcomes: readonly EditOutcome[];
  try {
    outcomes = await host.apply(edits);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const left = await saved();
    expect(seen(await readFile(left))).toEqual(seen(before));
    expectSameWriting(original, left);
    return { kind: "refused", code: error.code, cause: error.cause };
  }
  expect(outcomes).toHaveLength(edits.length);
  const written = await saved();
  const after = await readFile(written);
  expect(textsOf(after)).toEqual(textsOf(before));
  expectSameWriting(original, written);
  expect(own(await host.read())).toEqual(own(after));
  expectOutcomes(edits, outcomes, after);

  const again = await host.apply(edits);
  expect(again.map(({ kind: outcome }) => outcome)).not.toContain("done");
  expect(seen(await readFile(await saved()))).toEqual(seen(after));

  await host.apply(undoOf(edits));
  const undone = await saved();
  expect(own(await readFile(undone))).toEqual(own(withoutEdits(before, edits)));
  expect(textsOf(await readFile(undone))).toEqual(textsOf(before));
  expectSameWriting(original, undone);
  return { kind: "written", outcomes, saved: after };
}

/** The same without the words: a host that shows less than the file (as Word on the web of headers) still answers for what is ours. */
function own(reading: HostReading): unknown {
  const { marks, insertions, keptRecord, flag } = seen(reading) as Record<string, unknown>;
  return { marks, insertions, keptRecord, flag };
}

/** What edits took the place of is gone after they are taken back. */
function withoutEdits(before: HostReading, edits: readonly HostEdit[]): HostReading {
  const ids = new Set(edits.flatMap((edit) => (edit.kind === "mark" ? [edit.labelId] : [])));
  const parts = new Set(edits.flatMap((edit) => (edit.kind === "insert" ? [`${edit.owner}:${edit.part}`] : [])));
  const dropsRecord = edits.some(({ kind }) => kind === "keep-record");
  return {
    ...before,
    marks: before.marks.filter(({ labelId }) => !ids.has(labelId)),
    insertions: before.insertions.filter(({ owner, part }) => !ids.has(owner) && !parts.has(`${owner}:${part}`)),
    ...(dropsRecord ? { keptRecord: null, flag: null } : {}),
  };
}

/** Each outcome tells the truth about its own edit. */
function expectOutcomes(edits: readonly HostEdit[], outcomes: readonly EditOutcome[], after: HostReading): void {
  edits.forEach((edit, index) => {
    const isRefused = outcomes[index]?.kind === "refused";
    if (edit.kind === "mark") expect(after.marks.some(({ labelId }) => labelId === edit.labelId)).toBe(!isRefused);
    if (edit.kind === "insert")
      expect(after.insertions.filter(({ owner, part }) => owner === edit.owner && part === edit.part)).toHaveLength(
        isRefused ? 0 : 1,
      );
    if (edit.kind === "keep-record") expect(after.flag).toBe(isRefused ? null : edit.recordId);
  });
}
