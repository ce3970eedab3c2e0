/** Real residue from public files: what the rules of today see in each excerpt, and why four of them are still out of reach. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument } from "../../../src/core/text/document.ts";
import { describeWithShared } from "../../shared.ts";

interface Excerpt {
  readonly engine: string;
  readonly language: string;
  readonly text: string;
}

/** Rules seen in each excerpt, in order of the file. An empty list has its reason beside it. */
const expected: readonly (readonly string[])[] = [
  ["chatgpt-content-reference"],
  ["chatgpt-content-reference"],
  ["chatgpt-content-reference"],
  ["gemini-cite-marker"],
  ["gemini-cite-marker"],
  ["gemini-cite-marker"],
  ["grok-render-tag"],
  ["perplexity-upload-link"],
  ["chatgpt-writing-block"],
  ["chatgpt-writing-block"],
  ["copilot-link-parameter"],
  ["chat-closing-offer-sv", "chat-you-said-line", "chatgpt-speaker-line", "chatgpt-thought-line"],
  ["chatgpt-speaker-line", "chatgpt-thought-line"],
  [], // a source chip ("GitHub" alone on a line): tier D, not written yet
  ["chat-opening-sv"],
  ["chat-opening-sv"],
  ["chatgpt-link-parameter"],
  [], // attributes of ChatGPT's HTML: read from the clipboard and stored HTML, not from text
  [], // a class name of Claude's HTML: the same
  [], // a class name of Perplexity's HTML: the same
];

describeWithShared("traces in the wild", (shared) => {
  const excerpts = JSON.parse(readFileSync(path.join(shared, "corpora", "traces-in-the-wild.json"), "utf8")) as Excerpt[];

  test("every excerpt has an expectation", () => expect(excerpts).toHaveLength(expected.length));

  test.each(excerpts.map((excerpt, index) => [index, excerpt] as const))("excerpt %i", (index, { text }) => {
    const seen = scan(plainDocument(text.split("\n"))).map((trace) => trace.rule);
    expect([...new Set(seen)].sort()).toEqual(expected[index]);
  });

  test("the tool that a machine token names is the one that the excerpt came from", () => {
    for (const { engine, text } of excerpts) {
      for (const trace of scan(plainDocument(text.split("\n")))) {
        if (trace.tier === "A" || trace.tier === "B") expect(engine).toContain(trace.engine);
      }
    }
  });
});
