/** Laws of anchors: what holds for any document, any passage and any edit. */
import { describe as group, expect, test } from "@jest/globals";
import fc from "fast-check";
import { anchorSchema, type Anchor } from "../../../src/core/anchor/anchor.ts";
import { CONTEXT_LIMIT } from "../../../src/core/anchor/context.ts";
import { describe } from "../../../src/core/anchor/describe.ts";
import { floorsOf } from "../../../src/core/anchor/floors.ts";
import { likeness } from "../../../src/core/anchor/likeness.ts";
import { reanchorAll } from "../../../src/core/anchor/reanchor.ts";
import { storyReading } from "../../../src/core/anchor/story-reading.ts";
import {
  type DocumentText,
  piecesOf,
  plainDocument,
  plainParagraph,
  storyOf,
  textIn,
  type TextRange,
} from "../../../src/core/text/document.ts";
import { normalize } from "../../../src/core/text/normalize.ts";
import { passageAround } from "../../../src/core/text/passages.ts";

/** Few sentences, so that documents are full of twins and near-twins. */
const sentence = fc.constantFrom(
  "Ansökan avslås.",
  "Ansökan bifalls.",
  "Beslutet kan överklagas enligt 4 kap. 12 § kommunallagen.",
  "Beslutet kan överklagas enligt 5 kap. 12 § kommunallagen.",
  "Nämnden yttrar sig, bl.a. om kostnaden.",
  "Kostnaden beräknas till 1,2 mnkr.",
  "Ja.",
  "”Det är klart”, sade hon.",
);
const any = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
);
const paragraph = fc.array(any, { maxLength: 5 }).map((sentences) => sentences.join(" "));
const lines = fc.array(paragraph, { minLength: 1, maxLength: 12 });

/** A document, and ranges anywhere in it. */
const marked = lines.chain((text) => {
  const place = fc
    .nat(text.length - 1)
    .chain((index) => fc.nat(text[index]?.length ?? 0).map((offset) => ({ paragraph: index, offset })));
  const range = fc.tuple(place, place).map(([a, b]): TextRange => {
    const [from, to] = a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset <= b.offset) ? [a, b] : [b, a];
    return { story: "body", from, to };
  });
  return fc.record({ text: fc.constant(text), ranges: fc.array(range, { minLength: 1, maxLength: 4 }) });
});

const salts = ["0".repeat(32), "0123456789abcdef0123456789abcdef"];

function anchorsFor(text: DocumentText, ranges: readonly TextRange[]): { id: string; anchor: Anchor }[] {
  return ranges.map((range, index) => ({ id: `l${index}`, anchor: describe(text, range, salts[index % 2] ?? "") }));
}

const body = (text: DocumentText) => {
  const story = storyOf(text, "body");
  if (!story) throw new Error("no body");
  return story;
};

group("anchors", () => {
  test("fit their schema and say what they point at", () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        const document = plainDocument(text);
        for (const range of ranges) {
          const anchor = describe(document, range, salts[0] ?? "");
          expect(anchorSchema.parse(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
          const passage = passageAround(document, range);
          expect({ from: anchor.from, to: anchor.to }).toEqual({ from: passage.from, to: passage.to });
          expect(anchor.exact).toBe(textIn(document, passage));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("have a context that tells them from every twin, or is as long as it may be", () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        const document = plainDocument(text);
        const whole = text.join("\n");
        const { prefix, exact, suffix } = describe(document, ranges[0] as TextRange, salts[0] ?? "");
        fc.pre(exact !== "");
        const wanted = prefix + exact + suffix;
        const first = whole.indexOf(wanted);
        expect(first).not.toBe(-1);
        const isFull = prefix.length >= CONTEXT_LIMIT || suffix.length >= CONTEXT_LIMIT;
        if (!isFull) expect(whole.indexOf(wanted, first + 1)).toBe(-1);
      }),
      { numRuns: 500 },
    );
  });

  test("have floors as a comparison with every other sentence gives them", () => {
    fc.assert(
      fc.property(lines, (text) => {
        const reading = storyReading(body(plainDocument(text)));
        fc.pre(reading.normals.length > 0);
        const floors = floorsOf(reading, 0, reading.normals.length - 1);
        floors.forEach((floor, index) => {
          const others = reading.normals.filter((_, other) => other !== index);
          const all = Math.max(0, ...others.map((other) => likeness(reading.normals[index] ?? "", other)));
          // Only sentences that share a word are compared; without one, likeness is that of strangers.
          if (floor < all - 0.001) expect(all).toBeLessThan(0.7);
          expect(floor).toBeLessThanOrEqual(all);
          expect(floor === 1).toBe(all === 1);
        });
      }),
      { numRuns: 300 },
    );
  });
});

group("contexts", () => {
  const contextOf = (text: readonly string[], paragraph: number) => {
    const line = text[paragraph] ?? "";
    const range = { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset: line.length } };
    const { prefix, suffix } = describe(plainDocument(text), range, salts[0] ?? "");
    return [prefix, suffix];
  };

  test("of a passage without twins are the neighbouring sentences", () => {
    expect(contextOf(["En mening. En till.", "Ansökan avslås.", "Den tredje. Den sista."], 1)).toEqual([
      "En till.\n",
      "\nDen tredje.",
    ]);
  });

  test("grow on the side that tells the twins apart, also at the ends of the story", () => {
    expect(contextOf(["Ansökan avslås.", "Lika.", "Ansökan avslås.", "Lika.", "Olika."], 0)).toEqual(["", "\nLika.\nAnsökan"]);
    expect(contextOf(["Olika.", "Lika.", "Ansökan avslås.", "Lika.", "Ansökan avslås."], 4)).toEqual(["avslås.\nLika.\n", ""]);
  });
});

group("re-anchoring unchanged text", () => {
  test("finds every passage, whatever its twins, without a doubt", () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        const document = plainDocument(text);
        const anchors = anchorsFor(document, ranges).filter(({ anchor }) => anchor.sentences.length > 0);
        const answers = reanchorAll({ text: plainDocument(text), marks: [] }, anchors);
        for (const { id, anchor } of anchors) {
          expect(answers.get(id)).toMatchObject({
            kind: "found",
            doubts: [],
            range: { from: anchor.from, to: anchor.to },
            added: [],
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  test("finds every passage by its outline alone, when a paragraph was put first", () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        const anchors = anchorsFor(plainDocument(text), ranges).filter(({ anchor }) => anchor.sentences.length > 0);
        const answers = reanchorAll(
          { text: plainDocument(["Ett nytt stycke står först i dokumentet.", ...text]), marks: [] },
          anchors,
        );
        for (const { id, anchor } of anchors) {
          const moved = (place: Anchor["from"]) => ({ ...place, paragraph: place.paragraph + 1 });
          const answer = answers.get(id);
          expect(answer?.kind).not.toBe("lost");
          // Where the document is nothing but twins a person is asked; a mark never slips to another place unasked.
          if (answer?.kind === "found") expect(answer.range).toMatchObject({ from: moved(anchor.from), to: moved(anchor.to) });
        }
      }),
      { numRuns: 400 },
    );
  });

  test("finds every passage in its control", () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        const document = plainDocument(text);
        const anchors = anchorsFor(document, ranges).filter(({ anchor }) => anchor.sentences.length > 0);
        const marks = anchors.flatMap(({ id, anchor }) =>
          piecesOf({ story: "body", from: anchor.from, to: anchor.to }, body(document)).map(
            ({ paragraph: index, start, end }, piece) => ({
              labelId: id,
              piece: piece + 1,
              range: { story: "body", from: { paragraph: index, offset: start }, to: { paragraph: index, offset: end } },
            }),
          ),
        );
        const answers = reanchorAll({ text: document, marks }, anchors);
        for (const { id, anchor } of anchors) {
          expect(answers.get(id)).toMatchObject({
            kind: "found",
            by: "handle",
            doubts: [],
            range: { from: anchor.from, to: anchor.to },
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("holds in a story longer than an outline", () => {
    const long = Array.from(
      { length: 700 },
      (_, index) => `Stycke ${index} börjar här. Ansökan avslås. Det ${index % 9} gäller alla. Beslutet gäller.`,
    );
    const range: TextRange = { story: "body", from: { paragraph: 350, offset: 0 }, to: { paragraph: 351, offset: 20 } };
    const anchor = describe(plainDocument(long), range, salts[0] ?? "");
    expect(anchor.outline.first).toBeGreaterThan(0);
    const shifted = plainDocument(["Nytt.", ...long.slice(3)]);
    const answer = reanchorAll({ text: shifted, marks: [] }, [{ id: "a", anchor }]).get("a");
    expect(answer).toMatchObject({
      kind: "found",
      by: "outline",
      doubts: [],
      range: { from: { paragraph: 348 }, to: { paragraph: 349 } },
    });
  });
});

group("re-anchoring any other text", () => {
  test("gives one answer for each anchor, in bounds, with a fate for each sentence, and nothing found that is not there", () => {
    fc.assert(
      fc.property(marked, lines, ({ text, ranges }, other) => {
        const anchors = anchorsFor(plainDocument(text), ranges);
        const document = plainDocument(other);
        const answers = reanchorAll({ text: document, marks: [] }, anchors);
        expect([...answers.keys()]).toEqual(anchors.map(({ id }) => id));
        for (const { id, anchor } of anchors) {
          const answer = answers.get(id);
          expect(answer?.sentences).toHaveLength(anchor.sentences.length);
          if (!answer || answer.kind === "lost") {
            expect(answer?.sentences.every((fate) => fate.kind === "gone")).toBe(true);
            continue;
          }
          const now = normalize(textIn(document, answer.range));
          expect(now.trim()).not.toBe("");
          answer.sentences.forEach((fate, index) => {
            if (fate.kind === "intact") expect(now).toContain(normalize(anchor.sentences[index]?.text ?? "?"));
            if (fate.kind === "edited") expect(now).toContain(normalize(fate.now.split(" ")[0] ?? "?"));
          });
          for (const added of answer.added) expect(now).toContain(normalize(added));
          if (answer.kind === "found" && answer.doubts.length === 0) expect(now).toBe(normalize(anchor.exact));
          if (answer.kind === "to-confirm") expect(answer.doubts.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("survives any record: anchors are untrusted", () => {
    const position = fc.record({ paragraph: fc.nat(20), offset: fc.nat(60) });
    const anchor: fc.Arbitrary<Anchor> = fc.record({
      story: fc.constantFrom("body", "footnote:1", ""),
      exact: fc.oneof(sentence, fc.string()),
      prefix: fc.string(),
      suffix: fc.string(),
      sentences: fc.array(
        fc.record({ text: fc.oneof(sentence, fc.string()), floor: fc.double({ min: 0, max: 1, noNaN: true }) }),
        { maxLength: 4 },
      ),
      from: position,
      to: position,
      outline: fc.record({
        salt: fc.constant(salts[1] ?? ""),
        first: fc.nat(40),
        at: fc.nat(40),
        prints: fc.oneof(fc.string(), fc.base64String()),
      }),
      textModel: fc.constant(1),
      splitter: fc.constant(1),
    });
    fc.assert(
      fc.property(lines, fc.array(anchor, { maxLength: 3 }), (text, anchors) => {
        const named = anchors.map((value, index) => ({ id: `l${index}`, anchor: anchorSchema.parse(value) }));
        expect(reanchorAll({ text: plainDocument(text), marks: [] }, named).size).toBe(named.length);
      }),
      { numRuns: 400 },
    );
  });

  test("gives an edited sentence to the label that it is likest to, when the labels were set at different times", () => {
    const first = "Ansökan från Anna Berg om bidrag för år 2025 avslås.";
    const second = "Ansökan från Erik Lind om bidrag för år 2025 avslås av nämnden.";
    const labelled = (text: readonly string[], paragraph: number, salt = "") =>
      describe(
        plainDocument(text),
        { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset: text[paragraph]?.length ?? 0 } },
        salt,
      );
    const anchors = [
      { id: "older", anchor: labelled(["Inledning.", first, "Avslutning."], 1, salts[0]) },
      { id: "newer", anchor: labelled(["Inledning.", first, second, "Avslutning."], 2, salts[1]) },
    ];
    const answers = reanchorAll(
      { text: plainDocument(["Inledning.", second.replace("2025", "2026"), "Avslutning."]), marks: [] },
      anchors,
    );
    expect(answers.get("newer")?.kind).toBe("found");
    expect(answers.get("older")?.kind).toBe("lost");
  });

  test("looks in other stories when the passage's own is gone, and asks", () => {
    const note = {
      id: "footnote:2",
      kind: "footnote" as const,
      paragraphs: [plainParagraph("Uppgiften lämnades av verksamheten i maj 2025.")],
    };
    const before: DocumentText = {
      ...plainDocument(["Brödtext står här."]),
      stories: [...plainDocument(["Brödtext står här."]).stories, note],
    };
    const range: TextRange = { story: "footnote:2", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 45 } };
    const anchors = [{ id: "a", anchor: describe(before, range, salts[0] ?? "") }];
    const renumbered: DocumentText = { ...before, stories: [...before.stories.slice(0, 1), { ...note, id: "footnote:1" }] };
    expect(reanchorAll({ text: renumbered, marks: [] }, anchors).get("a")).toMatchObject({
      kind: "to-confirm",
      by: "quote",
      doubts: ["moved"],
      range: { story: "footnote:1" },
    });
  });
});
