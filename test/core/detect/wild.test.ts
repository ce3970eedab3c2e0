/** Real residue from public files: what the rules see in each excerpt. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, type DocumentText } from "../../../src/core/text/document.ts";
import { readHtml } from "../../../src/hosts/plain/index.ts";
import { describeWithShared } from "../../shared.ts";

interface Excerpt {
  readonly engine: string;
  readonly language: string;
  readonly text: string;
}

/** Rules seen in each excerpt, in order of the file.  */
const expected: readonly (readonly string[])[] = [
  ["chatgpt-content-reference"],
  ["chatgpt-content-reference"],
  ["chatgpt-content-reference"],
  ["gemini-cite-marker"],
  ["gemini-cite-marker", "markdown-bold"],
  ["gemini-cite-marker"],
  ["grok-render-tag"],
  ["markdown-bold", "perplexity-upload-link"],
  ["chatgpt-long-rule", "chatgpt-writing-block"],
  ["chatgpt-writing-block"],
  ["copilot-link-parameter"],
  ["chat-closing-offer-sv", "chat-interface-words", "chat-you-said-line", "chatgpt-speaker-line", "chatgpt-thought-line"],
  ["chat-opening-praise-sv", "chatgpt-speaker-line", "chatgpt-thought-line"],
  ["chatgpt-line-chip"],
  ["chat-opening-sv", "markdown-bold"],
  ["chat-opening-sv", "markdown-bold"],
  ["chatgpt-link-parameter"],
  ["chatgpt-html-attributes"],
  ["claude-html-class"],
  ["perplexity-html-class"],
];

/** Stored HTML is read as HTML, everything else a line at a time. */
function documentOf({ language, text }: Excerpt): DocumentText {
  return language === "html" ? readHtml(new TextEncoder().encode(text)).text : plainDocument(text.split("\n"));
}

describeWithShared("traces in the wild", (shared) => {
  const excerpts = JSON.parse(readFileSync(path.join(shared, "corpora", "traces-in-the-wild.json"), "utf8")) as Excerpt[];

  test("every excerpt has an expectation", () => expect(excerpts).toHaveLength(expected.length));

  test.each(excerpts.map((excerpt, index) => [index, excerpt] as const))("excerpt %i", (index, excerpt) => {
    const seen = scan(documentOf(excerpt)).map((trace) => trace.rule);
    expect([...new Set(seen)].sort()).toEqual(expected[index]);
  });

  test("the tool that a machine token names is the one that the excerpt came from", () => {
    for (const excerpt of excerpts) {
      for (const trace of scan(documentOf(excerpt))) {
        if (trace.tier === "A" || trace.tier === "B") expect(excerpt.engine).toContain(trace.engine);
      }
    }
  });
});
