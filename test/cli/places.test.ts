/** Pointing at a passage by number, by words, or by what was found. */
import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/core/detect/finding.ts";
import { plainDocument, textIn } from "../../src/core/text/document.ts";
import { rangesOf } from "../../src/cli/places.ts";
import type { WritersView } from "../../src/cli/writers-view.ts";

const text = plainDocument(["Rubrik", "", "Första meningen. Andra meningen.", "Andra meningen. Slut."]);
const view: WritersView = { text, fromReading: (range) => range, toReading: (range) => range };
const none = () => [];
const words = (pointing: Parameters<typeof rangesOf>[0]) => rangesOf(pointing, view, none).map((range) => textIn(text, range));

describe("a passage", () => {
  test("is pointed at by paragraph, from 1, empty ones counted", () => {
    expect(words({ paragraph: "1" })).toEqual(["Rubrik"]);
    expect(words({ paragraph: "3-4" })).toEqual(["Första meningen. Andra meningen.\nAndra meningen. Slut."]);
  });

  test("is pointed at by words that stand there once", () => {
    expect(words({ quote: "Första  meningen" })).toEqual(["Första meningen"]);
  });

  test("is pointed at by findings of strength evidence", () => {
    const finding = (id: string, strength: Finding["strength"]): Finding => ({
      id,
      strength,
      range: { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 6 } },
      quote: "Rubrik",
      traces: [],
    });
    expect(rangesOf({ findings: true }, view, () => [finding("f1", "hint"), finding("f2", "evidence")])).toHaveLength(1);
    expect(rangesOf({ findings: true }, view, none)).toEqual([]);
  });

  test.each([
    [{ picture: "1" }, "picture-not-found"],
    [{ picture: "0" }, "usage"],
    [{ paragraph: "5" }, "paragraph-not-found"],
    [{ paragraph: "3-9" }, "paragraph-not-found"],
    [{ paragraph: "0" }, "usage"],
    [{ paragraph: "4-3" }, "usage"],
    [{ paragraph: "tre" }, "usage"],
    [{ quote: "finns inte" }, "quote-not-found"],
    [{ quote: "  " }, "quote-not-found"],
    [{ quote: "Andra meningen." }, "quote-not-unique"],
    [{}, "usage"],
    [{ paragraph: "1", quote: "Rubrik" }, "usage"],
  ])("%j is refused as %s", (pointing, code) => {
    expect(() => rangesOf(pointing, view, none)).toThrow(expect.objectContaining({ code }));
  });
});
