/**
 * Documents that carry their own expectation: each line is a paragraph, a trace is followed by ⟦rule-id⟧, and ⟪text|target⟫ is
 * a hyperlink. Adding a case is adding a line.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { allRules } from "../../../src/core/detect/rules/index.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph, type Link, type Paragraph } from "../../../src/core/text/document.ts";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../corpus");
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** A paragraph as it is without marks, and "offset rule" for the end of each trace that the marks tell of. */
function parse(line: string): { paragraph: Paragraph; expected: string[] } {
  let text = "";
  const expected: string[] = [];
  const links: Link[] = [];
  for (const part of line.split(/(⟦[^⟧]+⟧|⟪[^⟫]+⟫)/)) {
    if (part.startsWith("⟦")) expected.push(`${text.length} ${part.slice(1, -1)}`);
    else if (part.startsWith("⟪")) {
      const [shown = "", target = ""] = part.slice(1, -1).split("|");
      links.push({ start: text.length, end: text.length + shown.length, target });
      text += shown;
    } else text += part;
  }
  return { paragraph: plainParagraph(text, { links }), expected };
}

describe.each(files)("%s", (file) => {
  const lines = readFileSync(path.join(folder, file), "utf8").trimEnd().split("\n").map(parse);
  const traces = scan(plainDocument(lines.map(({ paragraph }) => paragraph)));

  test.each(lines.map(({ paragraph, expected }, index) => [paragraph.text, expected, index] as const))(
    "%s",
    (_text, expected, index) => {
      const seen = traces.filter((trace) => trace.paragraph === index).map((trace) => `${trace.span.end} ${trace.rule}`);
      expect(seen).toEqual(expected);
    },
  );
});

test("every rule has a line in the corpus", () => {
  const all = files.map((file) => readFileSync(path.join(folder, file), "utf8")).join("\n");
  const inText = allRules.filter((rule) => rule.where !== "markup");
  expect(inText.filter((rule) => !all.includes(`⟦${rule.id}⟧`)).map((rule) => rule.id)).toEqual([]);
});
