/** What only speaks of traces is subtracted; what stands for itself is not, however close to it. */
import { describe, expect, test } from "@jest/globals";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph } from "../../../src/core/text/document.ts";
import { processorTime } from "./processor-time.ts";

const TOKEN = ":contentReference[oaicite:0]{index=0}";
const count = (text: string, style: string | null = null): number =>
  scan(plainDocument([plainParagraph(text, { style })])).length;

describe("subtracted", () => {
  test.each([
    [`Koden \`${TOKEN}\` visar var en källa skulle ha stått.`],
    [`Koden \`\`x ${TOKEN} y\`\` visar var en källa skulle ha stått.`],
    [`Märket ”${TOKEN}” följer ofta med.`],
    [`Märket "${TOKEN}" följer ofta med.`],
    [`Märket »${TOKEN}« följer ofta med.`],
    [`Verktyget lämnar markörer som ${TOKEN} i texten.`],
    [`Vanliga markörer är t.ex. ${TOKEN}, [cite: 4] och 【12†source】.`],
    [`Such tokens, for example ${TOKEN} or [cite: 4], are left behind.`],
    ["Gemini: [cite_start], [cite: 4]"],
    [`Leta efter strängen ${TOKEN}.`],
    ["Ta bort rester av typen [cite: 1] och citeturn0search0 innan dokumentet registreras."],
    ["Länkar som slutar på ?utm_source=chatgpt.com kommer från ChatGPT."],
    ["Parametrarna ?utm_source=openai och &utm_source=copilot.com läggs till av verktygen."],
    ["    const turn0search0 = 1;"],
    ["\tre.findall('turn0search0', text)"],
    ["Chatten svarade ”Självklart! Här är ett förslag på text som du kan använda i din tjänsteskrivelse.”"],
  ])("%s", (text) => expect(count(text)).toBe(0));

  test("a paragraph in a style for program code", () => {
    expect(count(TOKEN, "HTML Preformatted")).toBe(0);
    expect(count(TOKEN, "Källkod")).toBe(0);
    expect(count(TOKEN, "Brödtext")).toBe(1);
  });
});

describe("kept", () => {
  test.each([
    [`Badet öppnar i juni. ${TOKEN}`],
    [`Enligt planen ”ska badet öppna i juni varje år ${TOKEN}” och stänga i augusti.`],
    [`”Badet öppnar i juni.” ${TOKEN} ”Det stänger i augusti.”`],
    [`\tKostnaden ryms inom ram. ${TOKEN}`],
    ["\t– höja taxan citeturn0search0;"],
    ["    var tredje barn(en) åker buss turn0search0."],
    ["En fråga är det samråd som【12†source】 pågår under våren."],
    [`Kommunen använder verktyg som ChatGPT ${TOKEN}.`],
    [`Språkmodeller delar text i tokens ${TOKEN}.`],
    [`Kodverktyget \`git\` används ${TOKEN} av \`it\`.`],
    ["Se till exempel https://www.skr.se/?utm_source=chatgpt.com"],
    ["Läs mer på https://www.skr.se/skola/ ?utm_source=chatgpt.com"],
    ["?utm_source=chatgpt.com efter en radbrytning i adressen"],
    ["Skriften ”Barn och bad” (https://www.skr.se/?utm_source=chatgpt.com)"],
    ['Mått 5" och mer [cite: 4] och 7" till.'],
    [':::writing{variant="email" id="10293" subject="Svar"}'],
  ])("%s", (text) => expect(count(text)).toBe(1));

  test("a hyperlink inside a quotation: its target came from the tool all the same", () => {
    const paragraph = plainParagraph("Enligt ”SKR” gäller", {
      links: [{ start: 8, end: 11, target: "https://skr.se/?utm_source=chatgpt.com" }],
    });
    expect(scan(plainDocument([paragraph]))).toHaveLength(1);
  });
});

test("takes linear time over a megabyte of quoted tokens", () => {
  const text = plainDocument([`”${TOKEN}” och \`${TOKEN}\` `.repeat(12_000)]);
  expect(processorTime(() => expect(scan(text)).toHaveLength(0))).toBeLessThan(4000);
});

/** What makes a reader of clauses slow: lists without an end, words that lead to a trace over and over, other traces between. */
test.each([
  ["one list", `${TOKEN} och `],
  ["one list of two tools' marks", `[cite: 1], ${TOKEN}, `],
  ["marks between the verb's parts", `tar det där bort ${TOKEN} med `],
  ["a sentence that goes on", `leta efter ${TOKEN} i slutet av ord och ord `],
  ["wrong and right", `Fel: ${TOKEN} Rätt: x `],
  ["phrases that are named", "frasen Som en AI-språkmodell har jag inte tillgång till det "],
  ["verbs without an object", "sök efter ord och efter ord och efter "],
])("takes linear time over a megabyte of %s", (_name, unit) => {
  const text = plainDocument([`${unit.repeat(Math.ceil(1_000_000 / unit.length))}${TOKEN}`]);
  expect(processorTime(() => void scan(text))).toBeLessThan(6000);
});
