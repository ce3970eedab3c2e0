/** What a reviewer is asked to check in a passage: claims in its words, and the addresses behind its links. */
import { describe, expect, test } from "@jest/globals";
import { plainDocument, plainParagraph } from "../../src/core/text/document.ts";
import { claimsIn, claimsOf } from "../../src/taskpane/verbs/claims.ts";

describe("claims", () => {
  test("are law references, sums and dates, in reading order", () => {
    const claims = claimsIn("Enligt 10 kap. 32 § skollagen (2010:800) kostar det 1,9 miljoner kronor från den 1 mars 2027.");
    expect(claims.map(({ kind }) => kind)).toEqual(["law", "amount", "date"]);
  });

  test("include the address behind a link of the passage, once, and none from its neighbours", () => {
    const link = (start: number, end: number, target: string) => ({ start, end, target });
    const text = plainDocument([
      plainParagraph("Se rapporten. Se även bilagan.", {
        links: [link(3, 12, "https://rapport.example/a"), link(22, 29, "https://annan.example/")],
      }),
      plainParagraph("Se rapporten.", { links: [link(3, 12, "https://rapport.example/a"), link(0, 2, "#bokmarke")] }),
    ]);
    const at = (from: [number, number], to: [number, number]) => ({
      story: "body",
      from: { paragraph: from[0], offset: from[1] },
      to: { paragraph: to[0], offset: to[1] },
    });
    expect(claimsOf(text, at([0, 0], [0, 13]))).toEqual([{ kind: "link", text: "https://rapport.example/a" }]);
    expect(claimsOf(text, at([0, 14], [1, 13])).map(({ text: target }) => target)).toEqual([
      "https://annan.example/",
      "https://rapport.example/a",
    ]);
  });
});
