/** Text that people wrote before the tools came: no rule of tier A or B sees anything in any of it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument } from "../../../src/core/text/document.ts";
import { describeWithShared } from "../../shared.ts";

describeWithShared("human Swedish, whole documents", (shared) => {
  test.each([
    ["interpellations", 3000],
    ["statutes", 1000],
  ])("%s", (name, count) => {
    const lines = gunzipSync(readFileSync(path.join(shared, "corpora", "human-sv", `${name}.jsonl.gz`)))
      .toString("utf8")
      .trim()
      .split("\n");
    expect(lines).toHaveLength(count);
    const seen = lines.flatMap((line) => {
      const { doc, text } = JSON.parse(line) as { doc: string; text: string };
      // Both ways a reader may cut it: hard-wrapped lines as paragraphs, and the document as one paragraph.
      return [plainDocument(text.split("\n")), plainDocument([text])].flatMap((document) =>
        scan(document).map((trace) => `${doc}: ${trace.rule} ${trace.text}`),
      );
    });
    expect(seen).toEqual([]); // tier C too: none of its essentials is to be found in these 4,000 documents
  });
});
