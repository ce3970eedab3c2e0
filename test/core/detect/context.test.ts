/** What a document as a whole takes away: the same words are a question in one kind of document and none in another. */
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument, plainParagraph, type DocumentText } from "../../../src/core/text/document.ts";

const TOKEN = ":contentReference[oaicite:0]{index=0}";
const asked = (text: DocumentText): string[] =>
  findingsOf(text, scan(text)).flatMap(({ traces }) => traces.map(({ rule }) => rule));
const document = (...lines: string[]): DocumentText => plainDocument(lines);
const mail = (...lines: string[]): DocumentText => ({
  ...plainDocument(lines),
  stories: [
    ...plainDocument(lines).stories,
    { id: "header:subject", kind: "header", paragraphs: [plainParagraph("Badets öppettider")] },
  ],
});

describe("a closing question", () => {
  const closing = "Vill du att jag skriver en kortare version av texten?";

  test("is asked about in a document", () => {
    expect(asked(document("Tjänsteskrivelse", "Badet öppnar i juni.", closing))).toEqual(["chat-closing-offer-sv"]);
  });

  test("is what people write in e-mail", () => expect(asked(mail("Hej!", closing))).toEqual([]));

  test("is asked about in e-mail beside another kind of chat speech, or beside a token", () => {
    const other = "Här är en omarbetad version av texten:";
    expect(asked(mail(other, closing))).toEqual(["chat-here-it-is-sv", "chat-closing-offer-sv"]);
    expect(asked(mail(`Badet öppnar i juni. ${TOKEN}`, "", closing))).toContain("chat-closing-offer-sv");
  });
});

describe("a hope that it helps", () => {
  const hope = "Hoppas det hjälper!";

  test("is asked about in a document, and is what people write in e-mail, an offer beside it or not", () => {
    expect(asked(document("Badet öppnar i juni.", hope))).toEqual(["chat-closing-hope-sv"]);
    expect(asked(mail("Hej!", hope))).toEqual([]);
    expect(asked(mail("Hej!", "Bra fråga!", "Vill du att jag skriver ett kortare svar?", hope))).toEqual([]);
  });

  test("is told in e-mail beside a token", () => {
    expect(asked(mail(`Badet öppnar i juni. ${TOKEN}`, hope))).toContain("chat-closing-hope-sv");
  });
});

test("a text written in LaTeX has its formulas from there", () => {
  const formula = "Arean ges av \\( A = b \\cdot h \\).";
  expect(asked(document(formula))).toEqual(["formula-delimiters"]);
  expect(asked(document(formula, "Se \\cite{berg2019}."))).toEqual([]);
  expect(asked(document("\\section{Metod}", formula, `Badet ${TOKEN}.`))).toEqual(["chatgpt-content-reference"]);
});

describe("a mere kindness", () => {
  test("asks nothing by itself, in any document", () => {
    expect(asked(document("Lycka till med din text!"))).toEqual([]);
    expect(asked(document("**Lycka till med din text!**", "Kopiera kod"))).toEqual(["markdown-bold"]);
    expect(asked(mail("Tveka inte att höra av dig."))).toEqual([]);
  });

  test("is told beside what would be asked about anyway", () => {
    expect(asked(document("Självklart! Här är ett utkast till svar:", "Lycka till med din text!"))).toEqual([
      "chat-opening-sv",
      "chat-closing-kindness-sv",
    ]);
  });
});

describe("a signature", () => {
  test("is no answer: what stands below every message is not asked about", () => {
    expect(
      asked(mail("Hej!", "Badet öppnar i juni.", "Med vänlig hälsning", "[Ditt namn]", "[Lägg till telefonnummer]")),
    ).toEqual([]);
  });

  test("ends where the message before it begins, and hides no machine token", () => {
    expect(asked(mail("Hej!", "Mvh", "Anna", "Från: Bo", "Datum: XX-XX-2025"))).toEqual(["placeholder-date"]);
    expect(asked(mail("Hej!", "Mvh", `Anna ${TOKEN}`))).toEqual(["chatgpt-content-reference"]);
  });

  test("is one only in e-mail", () => {
    expect(asked(document("Med vänlig hälsning", "[Ditt namn]"))).toEqual(["placeholder-sv"]);
  });
});

describe("a template", () => {
  test("has open fields, by its title or its first lines", () => {
    expect(asked(document("Brevmall", "Hej [Mottagarens namn]!"))).toEqual([]);
    expect(asked(document("Mall för tjänsteskrivelse", "Dnr: [diarienummer]"))).toEqual([]);
    expect(asked({ ...document("Hej [Mottagarens namn]!"), metadata: { title: "Blankett 12" } })).toEqual([]);
  });

  test("is not any document with a word that ends alike", () => {
    expect(asked(document("Normaliserade värden", "Hej [Mottagarens namn]!"))).toEqual(["placeholder-sv"]);
    expect(asked(document("Mall för svar", `Badet öppnar i juni. ${TOKEN}`))).toEqual(["chatgpt-content-reference"]);
  });
});

describe("a list of examples", () => {
  const item = (text: string) => plainParagraph(text, { inList: true });
  const asks = (...lines: (string | ReturnType<typeof plainParagraph>)[]): string[] => asked(plainDocument(lines));

  test("in a guideline about AI is no question", () => {
    const closing = item("Vill du att jag skriver en kortare version av texten?");
    expect(asks("Vanliga fraser från en AI-chatt är:", item("Som en AI-språkmodell kan jag inte"), closing)).toEqual([]);
    expect(asks("Rester som ChatGPT kan lämna:", item(TOKEN), item("[cite: 4]"))).toEqual([]);
    expect(asks("Exempel på spår av AI:", "- [cite_start]", "- Du sade:")).toEqual([]);
  });

  test("in any other document is asked about, and so is a token that ends a sentence", () => {
    expect(asks("Åtgärder:", item(`Badet öppnar i juni varje år. ${TOKEN}`))).toHaveLength(1);
    expect(asks("Exempel på fraser från AI:", item(`Badet öppnar i juni varje år. ${TOKEN}`))).toHaveLength(1);
    expect(asks("Förslag på AI-åtgärder:", item("Vill du att jag skriver en kortare version?"))).toHaveLength(1);
  });
});

test("a quotation by its style, and a control that shows its template's words", () => {
  const said = "Som en AI-språkmodell kan jag inte svara.";
  expect(asked(plainDocument([plainParagraph(said, { style: "Citat" })]))).toEqual([]);
  expect(asked(plainDocument([plainParagraph(`Badet ${TOKEN}`, { style: "Citat" })]))).toHaveLength(1);
  expect(asked(plainDocument([plainParagraph("Hej [Ditt namn]", { prompts: [{ start: 4, end: 15 }] })]))).toEqual([]);
});

test("a text with front matter is written in Markdown", () => {
  expect(asked(document("---", "titel: Lag", "---", "## 1 kap."))).toEqual([]);
  expect(asked(document("titel: Lag", "## 1 kap."))).toEqual(["markdown-heading"]);
});

test("a file of plain text with Markdown all through is written in it; a few signs, or the same in a Word file, are a question", () => {
  const headings = ["## Syfte", "## Ansvar", "## Uppföljning"];
  const bold = Array.from({ length: 6 }, (_, index) => `**Punkt ${index}:** badet`);
  const plain = (...lines: string[]): DocumentText => ({ ...document(...lines), metadata: { isPlainText: true } });
  expect(asked(plain(...headings, ...bold))).toEqual([]);
  expect(asked(plain(...headings, ...bold, `Badet öppnar i juni ${TOKEN}`))).toEqual(["chatgpt-content-reference"]);
  expect(asked(plain("## Syfte", ...bold))).toHaveLength(7);
  expect(asked(document(...headings, ...bold))).toHaveLength(9);
});

describe("statute text", () => {
  test("has brackets and signs of its publisher's", () => {
    expect(asked(document("3 § Nämnden ska **höras** [infoga datum]."))).toEqual([]);
    expect(asked(document(`3 § Nämnden ska höras ${TOKEN}.`))).toEqual(["chatgpt-content-reference"]);
  });
});

describe("a disclosure in words", () => {
  const link = "Se https://www.skr.se/?utm_source=chatgpt.com för mer.";

  test.each([
    ["Texten är framtagen med stöd av AI."],
    ["AI-motor: ChatGPT. Sökdatum: 2026-11-05. Avser: avsnitt 2."],
    ["Källa: Copilot, 2026-11-05."],
    ["Enligt Copilot har kommunen tre bad."],
    ["Bilden är AI-genererad."],
    ["Sammanfattningen är skapad med Copilot."],
    ["AI-genererad text, granskad av handläggare."],
    ["This text was written with the help of AI."],
  ])("answers the question: %s", (words) => {
    expect(asked(document(`${link} ${words}`))).toEqual([]);
    expect(asked(document(link, words))).toEqual([]);
    expect(asked(document(link, "Ett stycke emellan.", words))).toEqual(["chatgpt-link-parameter"]);
  });

  test.each([["AI-genererat innehåll kan vara felaktigt."], ["Riktlinjen handlar om AI."], ["Enligt planen öppnar badet."]])(
    "is not: %s",
    (words) => expect(asked(document(link, words))).toEqual(["chatgpt-link-parameter"]),
  );

  test("in quotation marks is a guideline's example", () => {
    expect(asked(document(`${link} Skriv ”Texten är framtagen med stöd av AI”.`))).toEqual(["chatgpt-link-parameter"]);
    expect(asked(document(`${link} ”Badet” är framtagen med stöd av AI.`))).toEqual([]);
  });

  test("does not cover a machine token, which says nothing to a reader", () => {
    expect(asked(document(`Badet öppnar i juni ${TOKEN}.`, "Texten är framtagen med stöd av AI."))).toHaveLength(1);
  });
});

test("paragraphs copied together from a tool's page are one question", () => {
  const pasted = (text: string, tag = '<p data-start="0" data-end="9">') => plainParagraph(text, { markup: [tag] });
  const text = plainDocument([
    "Hej!",
    pasted("Badet öppnar i juni."),
    "",
    pasted("Det stänger i augusti."),
    "Hälsningar",
    pasted("PS. Det är varmt."),
    pasted("Annat verktyg.", '<p class="font-claude-response-body">'),
  ]);
  const findings = findingsOf(text, scan(text));
  expect(findings.map(({ quote, strength }) => [quote, strength])).toEqual([
    ["Badet öppnar i juni.\n\nDet stänger i augusti.", "evidence"],
    ["PS. Det är varmt.", "evidence"],
    ["Annat verktyg.", "evidence"],
  ]);
});
