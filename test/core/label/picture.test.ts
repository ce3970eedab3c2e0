/** A picture's alternative text: the writer's words and ours in one, and apart again. */
import { expect, test } from "@jest/globals";
import { altTextAddition, labelledWords, writersAltText } from "../../../src/core/label/picture.ts";

const WORDS = "AI-genererad bild. Imagen, 2026-11-03.";

test.each([
  ["", WORDS],
  ["Karta", `. ${WORDS}`],
  ["Karta över badet.", ` ${WORDS}`],
  ["Är det en karta?", ` ${WORDS}`],
  ["Hon sa: ”Badet.”", ` ${WORDS}`],
  ["Karta ", WORDS],
  [`Karta. ${WORDS}`, ""],
])("after %j comes %j", (writers, addition) => {
  expect(altTextAddition(writers, WORDS)).toBe(addition);
  expect(altTextAddition(writers, "")).toBe("");
  expect(writersAltText(writers + addition, addition)).toEqual({ text: writers, isLeft: false });
});

test("the writer's words around ours are the writer's, and what is not ours as it was written is left", () => {
  const addition = `. ${WORDS}`;
  expect(writersAltText(`Ny karta${addition} Norr är upp.`, addition)).toEqual({ text: "Ny karta Norr är upp.", isLeft: false });
  expect(writersAltText("Karta. AI-genererad bild.", addition)).toEqual({ text: "Karta. AI-genererad bild.", isLeft: true });
});

test("a picture is named by its alternative text, or else by its file", () => {
  const anchor = { exact: "\ufffc" } as Parameters<typeof labelledWords>[0]["anchor"];
  const picture = { hash: "", name: "image1.png", about: "", altText: "", hadAltText: false };
  expect(labelledWords({ anchor, picture })).toBe("image1.png");
  expect(labelledWords({ anchor, picture: { ...picture, about: "Karta" } })).toBe("Karta");
  expect(labelledWords({ anchor: { ...anchor, exact: "En mening." } })).toBe("En mening.");
});
