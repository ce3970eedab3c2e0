/** Where source entries and reader notices go: each case is a document with the place written in it. */
import { describe, expect, test } from "@jest/globals";
import { forbiddenSectionAt, placeReaderNotice, placeSource, type Placement } from "../../../src/core/notice/place.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sketch } from "../sketch.ts";

const profile = sampleProfile();
const gap = (at: Placement): number => (at.side === "before" ? at.paragraph : at.paragraph + 1);

/** `⟦under⟧`: the entry goes here, in the writer's list. `⟦new⟧`: a heading of our own and the entry go here. */
const sources: Record<string, string[]> = {
  "after the last document listed under Beslutsunderlag": [
    "# Tjänsteskrivelse", "# Bakgrund", "Text.", "# Beslutsunderlag", "- Rapport 2025.", "- Protokoll.", "⟦under⟧", "", "# Expedieras till", "Kommunstyrelsen",
  ],
  "after the last list item even when text follows the list": ["# Beslutsunderlag", "- Rapport.", "⟦under⟧", "Rapporten finns på webben.", "# Bakgrund", "Text."],
  "after the last line when there is no list": ["# Beslutsunderlag", "Rapport 2025.", "Protokoll.", "⟦under⟧", "", "", "# Bilagor", "1"],
  "directly under an empty heading": ["# Bakgrund", "Text.", "# Beslutsunderlag", "⟦under⟧", "", "# Bedömning", "Text."],
  "under a heading that is only a line, with a colon": ["Bakgrund", "Text.", "Beslutsunderlag:", "Rapport.", "⟦under⟧", "", "Expedieras till:", "Nämnden"],
  "under Beslutsunderlag before Källor, as the profile orders them": ["# Källor", "- SCB.", "# Beslutsunderlag", "- Rapport.", "⟦under⟧"],
  "under Källor where there is no Beslutsunderlag": ["# Bakgrund", "Text.", "# Källor", "- SCB.", "⟦under⟧"],
  "at the end, before the recipients": ["# Bakgrund", "Text.", "⟦new⟧", "# Expedieras till", "Kommunstyrelsen"],
  "before appendices and recipients in a row": ["# Bakgrund", "Text.", "⟦new⟧", "# Bilagor", "- Karta", "# Beslutet skickas till", "Nämnden"],
  "before a signature of name and role": ["# Bakgrund", "Text här.", "", "⟦new⟧", "Anna Ek", "Förvaltningschef"],
  "before two signers and the recipients": ["# Bedömning", "Text här.", "⟦new⟧", "Anna Ek\tBo von Ås", "Kommundirektör\tUtredare", "", "Expedieras till:", "Nämnden"],
  "before a greeting": ["Hej!", "Här kommer svaret.", "⟦new⟧", "Med vänlig hälsning", "Anna Ek"],
  "before a line to sign on": ["# Bakgrund", "Text.", "⟦new⟧", "_______________", "Anna Ek"],
  "at the very end when nothing closes the document": ["# Bakgrund", "Text."  , "⟦new⟧", "", ""],
  "not inside what is copied into the minutes": ["# Sammanfattning", "Text.", "## Källor", "- SCB.", "# Bakgrund", "Text.", "⟦new⟧"],
  "with a heading of its own after a document that ends in Förslag till beslut": ["# Bakgrund", "Text.", "# Förslag till beslut", "Nämnden godkänner rapporten.", "⟦new⟧"],
  "out of a table that ends the section": ["# Beslutsunderlag", "| Rapport", "| 2025-01-01", "⟦under⟧", "", "# Bilagor", "Karta"],
  "out of a table with a heading right after it": ["# Beslutsunderlag", "| Rapport", "⟦under⟧", "# Bakgrund", "Text."],
  "not by a word that only opens a sentence": ["# Bakgrund", "Kopia till nämnden skickas i mars.", "Text.", "⟦new⟧"],
  "not before metadata that only looks like recipients": ["Rapport", "Kopia till: Anna", "Här börjar en lång text som fortsätter.", ...Array.from({ length: 20 }, (_, index) => `Stycke ${index} i rapporten.`), "⟦new⟧"],
}; // prettier-ignore

/** `⟦notice⟧`: the reader notice goes here. */
const notices: Record<string, string[]> = {
  "after the title": ["# Svar på remiss", "⟦notice⟧", "Text.", "# Bakgrund", "Text."],
  "after title and metadata": ["Tjänsteskrivelse", "Dnr: KS 2026/123", "Datum: 2026-11-03", "Handläggare: Anna Ek", "⟦notice⟧", "", "# Förslag till beslut", "Nämnden godkänner."],
  "after two titles with metadata between": ["# Tjänsteskrivelse", "Dnr KS 2026/123", "", "# Svar på remiss om parkering", "⟦notice⟧", "", "## Förslag till beslut", "Nämnden godkänner."],
  "before Förslag till beslut when that is the first heading": ["Anna Ek", "KS 2026/123", "⟦notice⟧", "# Förslag till beslut", "Nämnden godkänner.", "# Bakgrund", "Text."],
  "before everything when Sammanfattning comes first": ["⟦notice⟧", "# Sammanfattning", "Text.", "# Bakgrund", "Text."],
  "after a letterhead in a table": ["| Provkommun", "| Dnr KS 2026/1", "# Svar på motion", "| Datum", "| 2026-11-03", "⟦notice⟧", "", "Text."],
  "after a first line that reads like a title": ["Nya regler för parkering", "Datum: 2026-11-03", "⟦notice⟧", "", "Från i dag gäller nya regler."],
  "past a table that holds the title and what is copied into the minutes": ["| # Svar på motion", "| # Förslag till beslut", "| Nämnden godkänner.", "Text efter tabellen.", "# Bakgrund", "⟦notice⟧", "Text."],
  "before a text that begins at once": ["⟦notice⟧", "Från i dag gäller nya regler för parkering i centrum.", "Text."],
}; // prettier-ignore

test("a section that the profile alone knows by name is copied into the minutes too", () => {
  const own = sampleProfile({ noNoticeIn: ["Att-satser"] });
  const { text } = sketch(["Att-satser", "Nämnden godkänner.", "Källor", "SCB.", "Bakgrund", "Text."]);
  expect(forbiddenSectionAt(text, 1, own)).toBe("Att-satser");
  expect(forbiddenSectionAt(text, 1, profile)).toBeNull();
});

describe("a source entry goes", () => {
  test.each(Object.entries(sources))("%s", (_name, lines) => {
    const { text, marks } = sketch(lines);
    const place = placeSource(text, profile);
    const [[kind, at] = []] = [...marks];
    expect([place.kind === "under" ? "under" : "new", gap(place.at)]).toEqual([kind, at]);
    const paragraph = text.stories[0]?.paragraphs[place.at.paragraph];
    expect(paragraph?.inTable).toBe(false);
  });

  test("somewhere in any document, even an empty one", () => {
    expect(placeSource({ stories: [], language: null, metadata: {} }, profile).kind).toBe("new-heading");
    expect(gap(placeSource(sketch(["| Bara", "| tabell"]).text, profile).at)).toBeGreaterThanOrEqual(0);
    expect(placeSource(sketch([""]).text, profile).at.paragraph).toBe(0);
  });
});

describe("a reader notice goes", () => {
  test.each(Object.entries(notices))("%s", (_name, lines) => {
    const { text, marks } = sketch(lines);
    expect(gap(placeReaderNotice(text, profile))).toBe(marks.get("notice"));
  });

  test("never into a section that is copied into the minutes, however the document is built", () => {
    for (const lines of [...Object.values(sources), ...Object.values(notices)]) {
      const { text } = sketch(lines);
      expect(forbiddenSectionAt(text, gap(placeReaderNotice(text, profile)), profile)).toBeNull();
    }
  });
});
