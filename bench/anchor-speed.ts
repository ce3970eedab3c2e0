/** How long describing and re-anchoring take on a story of 30,000 sentences: `node --import tsx bench/anchor-speed.ts`. */
import { fileURLToPath } from "node:url";
import { describe } from "../src/core/anchor/describe.ts";
import { reanchorAll } from "../src/core/anchor/reanchor.ts";
import type { MarkedPiece } from "../src/core/ports.ts";
import { plainDocument, piecesOf, storyOf, type DocumentText, type TextRange } from "../src/core/text/document.ts";
import { rangeOf, sentencesInStory } from "../src/core/text/passages.ts";
import { findQuote } from "../src/core/text/quote.ts";
import { readCorpus } from "./survival/corpus.ts";

const shared = process.env["KALLMARKT_SHARED"] ?? fileURLToPath(new URL("../../shared", import.meta.url));
const SENTENCES = 30_000;
const LABELS = 40;
const SALT = "000102030405060708090a0b0c0d0e0f";

const lines = readCorpus(shared)
  .long(SENTENCES)
  .map((paragraph) => paragraph.map((token) => token.text).join(" "));

/** The same text as new objects, so that nothing is remembered from an earlier measurement. */
const fresh = (changed: readonly string[] = lines): DocumentText => plainDocument(changed, "sv");

function passage(text: DocumentText, at: number, length: number): TextRange {
  const story = storyOf(text, "body");
  const sentences = story ? sentencesInStory(story) : [];
  const [first, last] = [sentences[at], sentences[at + length - 1]];
  if (!story || !first || !last) throw new RangeError("the text is too short");
  return rangeOf(story, first, last);
}

/** Median of five, in milliseconds; the first call, cold, is told apart. */
function measure(name: string, task: () => unknown): void {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    task();
    times.push(performance.now() - start);
  }
  const [cold = 0, ...warm] = times;
  const median = warm.sort((a, b) => a - b)[2] ?? 0;
  console.log(`${name.padEnd(64)} ${cold.toFixed(1).padStart(8)} ${median.toFixed(1).padStart(8)}`);
}

const text = fresh();
const ranges = Array.from({ length: LABELS }, (_, index) => passage(text, 200 + index * 700, 1 + (index % 5)));
console.log(
  `${lines.length} paragraphs, ${lines.join("\n").length} characters, ${sentencesInStory(text.stories[0] as never).length} sentences, ${LABELS} labels`,
);
console.log(`${"milliseconds".padEnd(64)} ${"cold".padStart(8)} ${"median".padStart(8)}`);

measure("cut the story into sentences", () => sentencesInStory(fresh().stories[0] as never));
measure("describe one passage, story never seen", () => describe(fresh(), ranges[20] as TextRange, SALT));
measure("describe one passage more of the same story", () => describe(text, ranges[20] as TextRange, SALT));
const anchors = ranges.map((range, index) => ({ id: `l${index}`, anchor: describe(text, range, SALT) }));
const ownSalts = ranges.map((range, index) => ({
  id: `l${index}`,
  anchor: describe(text, range, SALT.slice(0, 28) + String(1000 + index)),
}));

const marks: MarkedPiece[] = ranges.flatMap((range, label) =>
  piecesOf(range, text.stories[0] as never).map((piece, index) => ({
    labelId: `l${label}`,
    piece: index + 1,
    range: {
      story: "body",
      from: { paragraph: piece.paragraph, offset: piece.start },
      to: { paragraph: piece.paragraph, offset: piece.end },
    },
  })),
);
const shifted = ["Ett nytt stycke står först.", ...lines];
const edited = shifted.map((line, index) =>
  index % 3 === 0 ? line.replace("kommun", "region").replace(" att ", " så att ") : line,
);
measure(`re-anchor ${LABELS} by handle`, () => reanchorAll({ text: fresh(), marks }, anchors));
measure(`re-anchor ${LABELS} by position`, () => reanchorAll({ text: fresh(), marks: [] }, anchors));
measure("re-anchor 1 by alignment, text shifted", () => reanchorAll({ text: fresh(shifted), marks: [] }, anchors.slice(20, 21)));
measure(`re-anchor ${LABELS} by alignment, text shifted, one salt`, () =>
  reanchorAll({ text: fresh(shifted), marks: [] }, anchors),
);
measure(`re-anchor ${LABELS} by alignment, text shifted, own salts`, () =>
  reanchorAll({ text: fresh(shifted), marks: [] }, ownSalts),
);
measure(`re-anchor ${LABELS} by alignment, a third of the paragraphs edited`, () =>
  reanchorAll({ text: fresh(edited), marks: [] }, anchors),
);
const everything = passage(text, 0, sentencesInStory(text.stories[0] as never).length);
measure("describe the whole story as one passage", () => describe(fresh(), everything, SALT));
const whole = [{ id: "whole", anchor: describe(text, everything, SALT) }];
measure("re-anchor it, a third of the paragraphs edited", () => reanchorAll({ text: fresh(edited), marks: [] }, whole));
measure("find a quote", () => findQuote(fresh(), anchors[30]?.anchor.exact ?? ""));
const found = [...reanchorAll({ text: fresh(edited), marks: [] }, anchors).values()].map((answer) => answer.kind);
console.log(Object.fromEntries([...new Set(found)].map((kind) => [kind, found.filter((other) => other === kind).length])));
