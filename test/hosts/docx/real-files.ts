/** Real Word files from the data folder, and labels over random stretches of them, the same each time. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { HostEdit, MarkAppearance } from "../../../src/core/edits.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { numbers } from "../package/xml-fuzz.ts";
import { markEdit } from "./laws.ts";

export interface RealFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function realFiles(folder: string): RealFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));
}

/** What stands in a document after `editsFor`, beside the marks. */
export const INSERTED = {
  heading: "Källor (Källmärkt)",
  source: "AI-motor: ChatGPT & co. Sökdatum: 2026-11-03.",
  notice: "Delar av texten är framtagna med AI.",
} as const;

/**
 * Up to four labels in the body and one in each other story: whole paragraphs, parts of one, and stretches over several.
 * They never share text. A heading, a source entry, a notice and a record come with them.
 */
export function editsFor(reading: HostReading, seed: number, appearances: readonly MarkAppearance[]): HostEdit[] {
  const next = numbers(seed);
  const marks = reading.text.stories.flatMap((story) => {
    const full = story.paragraphs.flatMap((one, index) =>
      /[^\s\ufffc]/.test(one.text) ? [{ index, length: one.text.length }] : [],
    );
    const edits: HostEdit[] = [];
    const wanted = story.kind === "body" ? 4 : 1;
    for (let at = 0, left = wanted; at < full.length && left > 0; left--) {
      const first = at + next(Math.max(1, Math.floor((full.length - at) / left)));
      const last = Math.min(full.length - 1, first + (left % 2 === 0 ? next(4) : 0));
      const [a, b] = [full[first] as { index: number; length: number }, full[last] as { index: number; length: number }];
      const from = left === wanted ? 0 : next(a.length);
      const to = first === last ? from + 1 + next(a.length - from) : left % 3 === 0 ? b.length : 1 + next(b.length);
      edits.push(
        markEdit("", { story: story.id, from: { paragraph: a.index, offset: from }, to: { paragraph: b.index, offset: to } }),
      );
      at = last + 1;
    }
    return edits;
  });
  const numbered = marks.map((edit, index) => ({
    ...edit,
    labelId: `l${index}`,
    appearance: appearances[index % appearances.length],
  })) as HostEdit[];
  const end = { paragraph: (reading.text.stories[0]?.paragraphs.length ?? 1) - 1, side: "after" as const };
  return [
    ...numbered,
    { kind: "insert", owner: "document", part: "heading", alias: "Källor", text: INSERTED.heading, at: end },
    { kind: "insert", owner: "l0", part: "source", alias: "Källa", text: INSERTED.source, at: end },
    {
      kind: "insert",
      owner: "document",
      part: "notice",
      alias: "Läsarnotis",
      text: INSERTED.notice,
      at: { paragraph: 0, side: "after" },
    },
    { kind: "keep-record", recordId: "r1", json: `{"id":"r1","title":"å & <b>"}` },
  ];
}
