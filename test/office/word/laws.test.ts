/** Laws of the emulated Word over random documents: a control changes no text and goes away whole; text goes exactly where it is put. */
import fc from "fast-check";
import { expect, test } from "@jest/globals";
import { docx } from "../../hosts/docx/fake-docx.ts";
import { body } from "../../hosts/docx/random-docx.ts";
import { HostError, type HostObject } from "../host-object.ts";
import { profiles } from "../profiles.ts";
import { COMMON, openWord, type Word } from "./open.ts";
import { parseXml } from "./dom.ts";

const SEED = 20261128;
const RUNS = Number(process.env["KALLMARKT_RUNS"] ?? 100);

/** The document opened; null when it has no paragraph that text could stand in. */
function opened(xml: string, profile: (typeof profiles)["web"]): Word | null {
  try {
    return openWord(docx(xml, COMMON), profile);
  } catch (error) {
    if (error instanceof Error && /without paragraphs/.test(error.message)) return null;
    throw error;
  }
}

/** The work done, or refused as Word refuses. */
function tried(work: () => HostObject): HostObject | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostError && (error.code === "GeneralException" || error.code === "ItemNotFound")) return null;
    throw error;
  }
}

/** Selects as the person does, and takes the selection. */
function picked(
  word: Word,
  from: number,
  to: number,
): { range: HostObject; paragraph: number; start: number; end: number } | null {
  const texts = word.texts() as string[];
  const full = texts.flatMap((text, index) => (text.length > 0 ? [index] : []));
  if (full.length === 0) return null;
  const paragraph = full[Math.floor(from * full.length) % full.length] as number;
  const { length } = texts[paragraph] as string;
  const a = Math.floor(from * (length + 1));
  const b = Math.floor(to * (length + 1));
  const [start, end] = a < b ? [a, b] : [b, a];
  if (start === end) return null;
  word.document.person.select({ paragraph, offset: start }, { paragraph, offset: end });
  return { range: word.make(word.root, "GetSelection"), paragraph, start, end };
}

const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });
const ranges = fc.array(fc.tuple(fraction, fraction), { minLength: 1, maxLength: 4 });

test.each([profiles.web, profiles.pc, profiles.mac])(
  "controls over random ranges change no text, and go away without a trace ($name)",
  (profile) => {
    fc.assert(
      fc.property(body, ranges, (xml, pairs) => {
        const word = opened(xml, profile);
        if (!word) return;
        const before = word.texts();
        const made: HostObject[] = [];
        for (const [from, to] of pairs) {
          const pick = picked(word, from, to);
          if (!pick) continue;
          const text = word.get(pick.range, "Text");
          const control = tried(() => word.make(pick.range, "InsertContentControl"));
          expect(word.texts()).toEqual(before);
          if (!control) continue;
          made.push(control);
          word.set(control, "Tag", "t");
          expect(String(word.get(control, "Text"))).toContain(String(text));
          parseXml(word.part("word/document.xml"));
        }
        for (const control of made.reverse()) word.call(control, "Delete", true);
        expect(word.texts()).toEqual(before);
        parseXml(word.part("word/document.xml"));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  },
);

test.each([profiles.web, profiles.pc])("text stands where it was put, and nothing else moved ($name)", (profile) => {
  fc.assert(
    fc.property(body, ranges, fc.constantFrom("Before", "Start", "End", "After", "Replace"), (xml, pairs, location) => {
      const word = opened(xml, profile);
      if (!word) return;
      word.set(word.root, "ChangeTrackingMode", "Off");
      for (const [from, to] of pairs) {
        const texts = word.texts() as string[];
        const pick = picked(word, from, to);
        if (!pick) continue;
        const own = String(word.get(pick.range, "Text"));
        const made = tried(() => word.make(pick.range, "InsertText", "§", location));
        if (!made) continue;
        expect(word.get(made, "Text")).toBe("§");
        const now = (word.texts() as string[])[pick.paragraph] as string;
        const was = texts[pick.paragraph] as string;
        const at = location === "Before" || location === "Start" ? pick.start : location === "Replace" ? pick.start : pick.end;
        if (location !== "Replace") expect(now).toBe(`${was.slice(0, at)}§${was.slice(at)}`);
        else expect(now.length).toBeLessThanOrEqual(was.length + 1);
        if (location === "Start" || location === "End") expect(String(word.get(pick.range, "Text"))).toContain("§");
        if (location === "Before" || location === "After") expect(word.get(pick.range, "Text")).toBe(own);
        parseXml(word.part("word/document.xml"));
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("what is deleted is gone, and what was beside it stays", () => {
  fc.assert(
    fc.property(body, ranges, (xml, pairs) => {
      const word = opened(xml, profiles.pc);
      if (!word) return;
      for (const [from, to] of pairs) {
        const was = word.texts() as string[];
        const pick = picked(word, from, to);
        if (!pick) continue;
        const text = was[pick.paragraph] as string;
        const gone = tried(() => {
          word.call(pick.range, "Delete");
          return pick.range;
        });
        if (!gone) continue;
        const now = (word.texts() as string[])[pick.paragraph] as string;
        // Text that was deleted with tracking before can't be selected away again.
        if (!/<w:(del|moveFrom)\b/.test(word.part("word/document.xml")))
          expect(now).toBe(text.slice(0, pick.start) + text.slice(pick.end));
        parseXml(word.part("word/document.xml"));
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("with tracking, the original can still be read, whatever was written and deleted", () => {
  fc.assert(
    fc.property(body, ranges, fc.constantFrom("Before", "After", "Replace", "Delete"), (xml, pairs, act) => {
      const word = opened(xml, profiles.pc);
      if (!word) return;
      const original = word.call(word.body, "GetReviewedText", "Original");
      word.set(word.root, "ChangeTrackingMode", "TrackAll");
      for (const [from, to] of pairs) {
        const pick = picked(word, from, to);
        if (!pick) continue;
        tried(() => {
          if (act === "Delete") word.call(pick.range, "Delete");
          else word.call(pick.range, "InsertText", "§", act);
          return pick.range;
        });
        expect(word.call(word.body, "GetReviewedText", "Original")).toBe(original);
        parseXml(word.part("word/document.xml"));
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
