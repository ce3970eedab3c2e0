/** A record held against the same document in another format: what a page adds is no change, and every change of the writer's words is one. */
import { describe, expect, test } from "@jest/globals";
import { verifyDocument, type Verdict } from "../../../src/core/pipeline.ts";
import { plainDocument, plainParagraph, type Paragraph } from "../../../src/core/text/document.ts";
import type { KeptRecord } from "../../../src/core/record/record.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sketch } from "../sketch.ts";
import { Desk, anna } from "./office.ts";

const FIRST =
  "Kommunen har länge haft ont om parkering i flera kvarter. Avgiften är 25 kr i timmen, och EU-stödet räcker till ”allt” annat.";
const SECOND = "Förslaget kostar 1,5 miljoner kronor per år. Det gäller inte boende.";
const lines = ["# Bakgrund", "En utredning gjordes 2024.", FIRST, SECOND, "Den föreslog avgifter.", "Den var klar i maj."];

function labelled(all: readonly string[] = lines): { here: Desk; record: KeptRecord } {
  const here = new Desk(sketch(all).text, sampleProfile());
  const { from } = here.at("Kommunen har länge");
  const { to } = here.at("Det gäller inte boende.");
  const { record } = here.label({ story: "body", from, to }, {}, { audience: "extern" });
  return { here, record: record as KeptRecord };
}

const MARK = "[AI: ChatGPT, 2026-11-03]";
const shown = (more: Partial<Paragraph> = {}, text = FIRST): Paragraph => plainParagraph(text, more);
const page = (text: string, more: Partial<Paragraph> = {}): Paragraph => plainParagraph(text, { ...more, startsPage: true });

/** The verdict on paragraphs that another format shows for the document. */
function converted(paragraphs: readonly (string | Paragraph)[], record = labelled().record, notExamined: string[] = []): Verdict {
  const text = plainDocument(paragraphs);
  const none = { marks: [], insertions: [], keptRecord: null, flag: null, notices: [] };
  return verifyDocument({ text, ...none, notExamined, isConverted: true }, undefined, record);
}

const said = ({ result, compared, passages }: Verdict): unknown => [
  result,
  compared,
  ...passages.map((passage) => `${passage.result} ${passage.reanchoring.kind} ${passage.reanchoring.doubts.join(" ")}`.trim()),
];
const around = (...passage: readonly (string | Paragraph)[]): (string | Paragraph)[] => [
  "Bakgrund",
  "En utredning gjordes 2024.",
  ...passage,
  "Den föreslog avgifter.",
];
const SAME = ["same-passages", "passages", "intact found"];

describe("a converted document is the same text where its whole text is", () => {
  test("our own text left out", () => {
    const { here, record } = labelled();
    const verdict = converted(here.host.visible(), record);
    expect([verdict.result, verdict.compared]).toEqual(["same-text", "text"]);
  });
});

describe("a labelled passage stands as recorded, whatever a page does to it", () => {
  test.each<[string, readonly (string | Paragraph)[]]>([
    ["in lines that became paragraphs", [`${FIRST.slice(0, 30)}`, FIRST.slice(30), SECOND]],
    ["in one paragraph with what follows", [`${FIRST} ${SECOND} ${MARK} Den föreslog avgifter.`]],
    [
      "with other quotation marks, dashes and blanks",
      [FIRST.replaceAll("”", '"').replace("EU-", "EU\u2010"), ` ${SECOND}\u00a0`],
    ],
    [
      "with a hyphen at a line's end, taken out or left in, and a word's own",
      [
        shown({ hyphenated: [6, FIRST.indexOf("EU-stödet") + 3] }, FIRST.replace("EU-stödet", "EU- stödet")),
        shown({ hyphenated: [SECOND.indexOf("miljoner") + 6] }, SECOND.replace("miljoner", "milj- oner")),
      ],
    ],
    [
      "with a word's own hyphen taken out at a line's end",
      [shown({ hyphenated: [FIRST.indexOf("EU-stödet") + 2] }, FIRST.replace("EU-", "EU")), SECOND],
    ],
    [
      "with ligatures and composed letters",
      [FIRST.replace("flera", "\ufb02era"), SECOND.replace("Förslaget", "Fo\u0308rslaget")],
    ],
    [
      "with a note's number above the line",
      [shown({ raised: [{ start: 8, end: 9 }] }, FIRST.replace("Kommunen", "Kommunen1")), SECOND],
    ],
    ["in a numbered list", [`1. ${FIRST}`, `2. ${SECOND}`]],
    ["with bullets", [`• ${FIRST}`, `\uf0b7 ${SECOND}`]],
    ["with our mark after each piece", [`${FIRST} ${MARK}`, `${SECOND} ${MARK}`]],
    ["with what a field left in HTML", [`${FIRST}\u0001`, SECOND]],
    ["over a page's end, with page numbers", [FIRST, "Sida 1 av 2", page("- 2 -"), SECOND]],
    [
      "over a page's end with a note at its foot",
      [FIRST, shown({ raised: [{ start: 0, end: 1 }] }, "3 Se protokollet från mötet i maj."), "2", page(SECOND)],
    ],
    ["over a page's end in the middle of a word", [FIRST, `${SECOND.slice(0, 22)}-`, "1 (2)", page(SECOND.slice(22))]],
  ])("%s", (_what, passage) => {
    expect(said(converted(around(...passage)))).toEqual(SAME);
  });

  test("over a page's end with the header and footer that other pages have, too", () => {
    const [header, footer] = ["Avesta kommun 2026-11-09", "Diarienummer KS 2026/17, sida 3"];
    const pages = [header, ...around(FIRST, footer, page(header), SECOND), footer.replace("3", "4"), page(header), "Slut."];
    expect(said(converted(pages))).toEqual(SAME);
  });

  test("to be confirmed where text that may be a note stands in between at a page's end", () => {
    const verdict = converted(around(FIRST, "3 Se protokollet från mötet i maj.", page(SECOND)));
    expect(said(verdict)).toEqual(["unknown", "passages", "added to-confirm"]);
    expect(verdict.passages[0]?.sentences.added).toBe(1);
  });
});

describe("a change of the writer's words is never taken for the passage as it was", () => {
  test.each<[string, readonly (string | Paragraph)[]]>([
    ["a word exchanged", [FIRST.replace("länge", "aldrig"), SECOND]],
    ["a word put in", [FIRST.replace("har länge", "har inte länge"), SECOND]],
    ["a word taken out", [FIRST, SECOND.replace("inte ", "")]],
    ["a digit exchanged", [FIRST.replace("25", "26"), SECOND]],
    ["a digit put in", [FIRST.replace("25", "250"), SECOND]],
    ["a sign exchanged", [FIRST, SECOND.replace("1,5", "1.5")]],
    ["a hyphen put in", [FIRST.replace("ont om", "ont-om"), SECOND]],
    ["a hyphen taken out in the middle of a line", [FIRST.replace("EU-", "EU"), SECOND]],
    ["a capital letter", [FIRST, SECOND.replace("inte", "INTE")]],
    ["a paragraph put in", [FIRST, "Detta är inlagt.", SECOND]],
    ["a heading of ours put in by hand", [FIRST.replace("ont om", "ont Källor om"), SECOND]],
    ["its end missing", [FIRST]],
    ["its paragraphs exchanged", [SECOND, FIRST]],
    ["a line twice on one page that looks like a footer", ["Ny rad.", FIRST, "Ny rad.", SECOND]],
  ])("%s", (_what, passage) => {
    const verdict = converted(around(...passage));
    expect(verdict.result).toBe("changed");
    expect(verdict.passages[0]?.result).not.toBe("intact");
  });

  test("nor is our own source entry, which quotes it", () => {
    const short = "Biblioteket öppnar sju.";
    const here = new Desk(sketch(["# Bakgrund", "Här står något.", short, "Mer text."]).text, sampleProfile());
    const record = here.label(short, {}, { audience: "extern" }).record as KeptRecord;
    const entry = `AI-motor: ChatGPT. Sökdatum: 2026-11-03. Avser: ”${short}”.`;
    const notices = [...record.notices, { owner: "id1", part: "source" as const, text: entry }];
    const changed = ["Bakgrund", "Här står något.", "Biblioteket öppnar åtta.", "Mer text.", `Källor ${entry}`];
    expect(said(converted(changed, { ...record, notices }))).toEqual([
      "changed",
      "passages",
      expect.not.stringMatching(/^intact/),
    ]);
  });

  test("nor is a twin that is left when the passage itself was changed", () => {
    const twin = "Den var klar i maj månad det året.";
    const here = new Desk(sketch(["En rad.", twin, "Två rader.", "En rad.", twin, "Två rader."]).text, sampleProfile());
    const record = here.label(here.at(twin), {}, { audience: "extern" }).record as KeptRecord;
    const [changed, both] = [twin.replace("maj", "juni"), ["En rad.", twin, "Två rader."]];
    expect(said(converted(["En rad.", changed, ...both, "x"], record))).toEqual([
      "unknown",
      "passages",
      "intact to-confirm has-twin",
    ]);
    // With both there, the surroundings tell which is which.
    expect(said(converted([...both, ...both, "x"], record))).toEqual(SAME);
  });

  test("another document holds none of it", () => {
    const verdict = converted(["Protokoll", "Nämnden beslutar att bordlägga ärendet.", "Mötet avslutas."]);
    expect(said(verdict)).toEqual(["changed", "passages", expect.stringMatching(/^gone lost/)]);
  });
});

describe("what this file can't tell is unknown", () => {
  test("a passage that is not found where pages have no text", () => {
    const verdict = converted(["Bakgrund"], labelled().record, ["page 2 has no text"]);
    expect([verdict.result, verdict.passages[0]?.result]).toEqual(["unknown", "unknown"]);
  });

  test("text that runs from right to left and is not found sign by sign", () => {
    const hebrew = "בחרתם לצאת ולתור את ארץ השמש העולה.";
    const here = new Desk(sketch(["Översättning.", hebrew]).text, sampleProfile());
    const record = here.label(hebrew, { kind: "translated" }, { audience: "extern" }).record as KeptRecord;
    const verdict = converted(["Översättning.", hebrew.split(" ").reverse().join(" ")], record);
    expect([verdict.result, verdict.passages[0]?.result]).toEqual(["unknown", "unknown"]);
  });

  test.each(["14 100 (2024)", "Kostnaden är \ufffc per år i centrum."])(
    "a passage that can't be sought by its letters: %j",
    (text) => {
      const here = new Desk(sketch(["Överst.", text, "Underst."]).text, sampleProfile());
      const record = here.label(here.at(text), {}, { audience: "extern" }).record as KeptRecord;
      const shownAs = text.replace("\ufffc", "x = 2");
      const verdict = converted(["Överst.", `${shownAs} Mer.`, "Underst."], record);
      expect([verdict.result, verdict.passages[0]?.result]).toEqual(["unknown", "unknown"]);
    },
  );

  test("a passage that is shown in capitals, which may be the look of the page or another spelling", () => {
    const capitals = around(FIRST.toUpperCase(), SECOND.toUpperCase());
    expect(said(converted(capitals))).toEqual(["unknown", "passages", "intact to-confirm in-capitals"]);
    const changed = around(FIRST.toUpperCase().replace("25", "26"), SECOND.toUpperCase());
    expect(converted(changed).result).toBe("changed");
  });

  test("a record without labels", () => {
    const { record } = labelled();
    expect(said(converted(["Bakgrund"], { ...record, labels: [], reviews: [] }))).toEqual(["unknown", "passages"]);
  });

  test("a passage that stands far from everything that stood around it", () => {
    const far = "Här står något helt annat, som fyller ut. ".repeat(120);
    expect(said(converted(["Inledning.", far, FIRST, SECOND, far, "Slut."]))).toEqual([
      "unknown",
      "passages",
      "intact to-confirm moved",
    ]);
  });
});

describe("a person's statement is bound to what was read:", () => {
  const reviewed = () => {
    const { here, record } = labelled();
    return here.review({ labelId: record.labels[0]?.id as string, by: anna }).record as KeptRecord;
  };
  const review = (verdict: Verdict) => verdict.passages[0]?.review;

  test("a review holds where exactly its text stands", () => {
    expect(review(converted(around(FIRST, SECOND), reviewed()))).toBe("holds");
    expect(review(converted(around(FIRST, SECOND)))).toBe("none");
  });

  test("and not where it was changed or is gone; where a person has to look it is unknown", () => {
    expect(review(converted(around(FIRST.replace("25", "26"), SECOND), reviewed()))).toBe("stale");
    expect(review(converted(["Något annat."], reviewed()))).toBe("stale");
    expect(review(converted(around(FIRST, "3 En not.", page(SECOND)), reviewed()))).toBe("unknown");
    expect(review(converted(["Bakgrund"], reviewed(), ["page 2 has no text"]))).toBe("unknown");
  });

  test("a review of another text than the recorded one does not hold, though the passage stands", () => {
    const record = reviewed();
    const others = record.reviews.map((one) => ({ ...one, textHash: "0".repeat(64) }));
    expect(review(converted(around(FIRST, SECOND), { ...record, reviews: others }))).toBe("stale");
  });

  test("the statement that no AI was used is about the whole text, and can't be told from passages", () => {
    const { record } = labelled();
    const noAi = { by: anna, at: "2026-11-20T08:00:00Z", textHash: record.document.textHash };
    const stated = { ...record, document: { ...record.document, noAi }, labels: [] };
    expect(converted(around(FIRST, SECOND, "Den var klar."), stated).noAi).toBe("unknown");
    expect(
      converted(
        lines.map((line) => line.replace(/^# /, "")),
        stated,
      ).noAi,
    ).toBe("holds");
    expect(converted(around(FIRST, SECOND)).noAi).toBe("none");
  });
});
