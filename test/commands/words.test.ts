/** The words of the commands and of what stands before the pane: both languages, plain, and nothing that judges. */
import { describe, expect, test } from "@jest/globals";
import { buttons, origins, says, texts, titles } from "../../src/commands/words.ts";
import type { Wording } from "../../src/core/errors.ts";
import { again, explanations, theDocument } from "../../src/taskpane/office/words.ts";

const all: readonly Wording[] = [
  ...[says, titles, texts, origins, buttons].flatMap((group: Readonly<Record<string, Wording>>) => Object.values(group)),
  ...Object.values(explanations).flatMap(({ title, text }) => [title, text]),
  again,
  theDocument,
];

describe("words", () => {
  test.each(all.map((wording) => ({ wording })))("$wording.sv", ({ wording: { sv, en } }) => {
    for (const text of [sv, en]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/misstänk|avslöj|fusk|suspect|cheat|%|procent|per ?cent/iu);
      for (const sentence of text.split(/(?<=[.!?:])\s+/u)) expect(sentence.split(/\s+/u).length).toBeLessThanOrEqual(25);
    }
    const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).sort();
    expect(places(en)).toEqual(places(sv));
  });
});
