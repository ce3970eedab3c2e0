/** The language of a document: what it declares, and what its words say. */
import { expect, test } from "@jest/globals";
import { plainDocument } from "../../../src/core/text/document.ts";
import { languageOf } from "../../../src/core/text/language.ts";

const swedish =
  "Kommunstyrelsen har att ta ställning till om det som nämnden föreslår är förenligt med lagen och inte ger en nackdel för den enskilde.";
const english =
  "The board shall decide whether the proposal is in line with the law and that it has no drawback for the residents of the town.";

test.each([
  ["no declaration, Swedish words", swedish, null, "sv"],
  ["no declaration, English words", english, null, "en"],
  ["English declared over Swedish text", swedish, "en-US", "sv"],
  [
    "English declared over Swedish text with an English title",
    `To be or not to be, that is the question. ${swedish} ${swedish}`,
    "en",
    "sv",
  ],
  ["Swedish declared over English text", english, "sv-SE", "en"],
  ["too few words to contradict", "The end of the road.", "sv", "sv"],
  ["a language we have no texts in", swedish, "de-DE", "sv"],
  ["English declared, few words", "Avesta", "EN_gb", "en"],
  ["nothing at all", "", null, "sv"],
])("%s", (_, line, declared, expected) => {
  expect(languageOf(plainDocument([line], declared))).toBe(expected);
});
