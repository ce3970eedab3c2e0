/** Tells whether a document is in Swedish or English, which decides the language of marks and notices. */
import type { DocumentText } from "./document.ts";

export type Language = "sv" | "en";

/** The commonest words of one language that the other does not have. */
const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  sv: new Set(
    "och att det som är för av inte med den till ett har om på ska kan från vid eller också enligt under detta bör".split(" "),
  ),
  en: new Set(
    "the and of to is that for with this be are on by not from which or it was should have has will their an".split(" "),
  ),
};

/** Only the beginning is read: 20,000 code units hold some thousand words. */
const SAMPLE = 20_000;

/** From this many stop words on, counting outweighs what the file declares: templates often declare en-US over Swedish text. */
const ENOUGH = 8;

/**
 * The declared language (BCP 47, "sv-SE") holds unless at least 8 stop words were counted and the other language has more
 * than twice as many. Without a plausible declaration the language with more stop words; Swedish when they are equal.
 */
export function languageOf(text: DocumentText): Language {
  const counts = countStopWords(sampleOf(text));
  const declared = declaredLanguage(text.language);
  if (!declared) return counts.en > counts.sv ? "en" : "sv";
  const other = declared === "sv" ? "en" : "sv";
  const contradicts = counts.sv + counts.en >= ENOUGH && counts[other] > 2 * counts[declared];
  return contradicts ? other : declared;
}

function declaredLanguage(tag: string | null): Language | null {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return primary === "sv" || primary === "en" ? primary : null;
}

function sampleOf(text: DocumentText): string {
  let sample = "";
  for (const story of text.stories) {
    for (const paragraph of story.paragraphs) {
      sample += `${paragraph.text.slice(0, SAMPLE)}\n`;
      if (sample.length >= SAMPLE) return sample;
    }
  }
  return sample;
}

function countStopWords(sample: string): Record<Language, number> {
  const counts = { sv: 0, en: 0 };
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (stopWords.sv.has(word)) counts.sv++;
    if (stopWords.en.has(word)) counts.en++;
  }
  return counts;
}
