/** Recognises where a text says itself that AI was used, in the words that people and other programs use for it. */
import type { Span } from "../text/document.ts";
import { quotationsIn } from "./quotations.ts";

const tools =
  "AI|en AI|generativ AI|artificiell intelligens|AI-verktyg(?:et)?|ChatGPT|Copilot|Microsoft (?:365 )?Copilot|Gemini|Claude|Perplexity|Mistral|Le Chat|Grok|DeepSeek|Eneo|Intric|Bing Chat";
const made =
  "framtagen|framtaget|framtagna|skriven|skrivet|skrivna|skapad|skapat|skapade|genererad|genererat|genererade|producerad|producerat|producerade|översatt|översatta|sammanfattad|sammanfattat|bearbetad|bearbetat|omarbetad|utarbetad|utarbetat";
const things =
  "text|texten|innehåll|innehållet|bild|bilden|bilder|karta|kartan|illustration|illustrationen|sammanfattning|sammanfattningen|avsnitt|avsnittet|översättning|översättningen|material|förslag";

/**
 * Swedish and English. The warning under a chat's box and the caption Office gives a picture ("AI-genererat innehåll kan vara felaktigt")
 * do not say which text they are about, and are read apart: see `cautionIn`.
 */
const DISCLOSES = new RegExp(
  [
    `(?:${made}) (?:(?:helt|delvis|automatiskt|i huvudsak) )?(?:(?:med|genom) (?:stöd|hjälp|användning) av|med|av|i|genom) (?:${tools})(?![\\p{L}\\d])`,
    `AI-(?:genererad|genererade|genererat|skapad|skapade|skapat|framställd|framställt|översatt|sammanfattad) (?:${things})(?! kan (?:vara|innehålla))(?![\\p{L}\\d])`,
    `(?:avsnittet|texten|bilden|bilderna|kartan|sammanfattningen|översättningen|delar av texten) är (?:helt |delvis )?AI-(?:genererad|genererat|genererade)`,
    `AI-motor: ?[^\\s.;](?:[^.;\\n]|\\.(?=\\S)){0,80}(?![\\p{L}\\d])`,
    `sökdatum:? (?:den )?\\d[\\d-]{0,9}`,
    `enligt (?:ett svar från )?(?:ChatGPT|Copilot|Microsoft (?:365 )?Copilot|Gemini|Claude|Perplexity|Le Chat|Grok|Eneo|Intric)(?![\\p{L}\\d-])`,
    `(?:källa|källor|source): ?(?:ChatGPT|Copilot|Microsoft (?:365 )?Copilot|Gemini|Claude|Perplexity|Le Chat|Grok|Eneo|Intric|AI)(?![\\p{L}\\d-])`,
    `\\[AI: [^\\]\\n]{2,80}\\]`,
    `(?:written|produced|created|generated|drafted|translated|summari[sz]ed) (?:entirely |partly )?(?:with (?:the )?(?:help|support|assistance|aid) of|with|by|using) (?:(?:an )?AI|generative AI|artificial intelligence|ChatGPT|Copilot|Gemini|Claude)(?![\\p{L}\\d])`,
    `AI-(?:generated|assisted) (?:text|content|image|summary|translation)(?! (?:can|may) be)(?![\\p{L}\\d])`,
  ]
    .map((part) => `(?<![\\p{L}\\d])(?:${part})`)
    .join("|"),
  "giu",
);

/** Cheap and never wrong the other way: without one of these nothing is disclosed. */
const MAY = /AI|artific|ChatGPT|Copilot|Gemini|Claude|Perplexity|Le Chat|Grok|Mistral|DeepSeek|Eneo|Intric|Bing Chat|ökdatum/i;

/** Where a paragraph says that AI was used: spans in order. What it quotes, as a guideline does, is no word of its own. Most paragraphs cost one look. */
export function disclosuresIn(text: string): Span[] {
  if (!MAY.test(text)) return [];
  const spans = [...text.matchAll(DISCLOSES)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  if (spans.length === 0) return spans;
  const quoted = quotationsIn(text).sort((a, b) => a.start - b.start);
  let next = 0;
  return spans.filter((span) => {
    while (next < quoted.length && (quoted[next] as Span).end <= span.start) next++;
    const around = quoted[next];
    return around === undefined || around.start > span.start || around.end < span.end;
  });
}

const CAUTIONS =
  /(?<![\p{L}\d])(?:AI-genererat innehåll kan (?:vara felaktigt|innehålla fel(?:aktigheter)?)|AI-generated content (?:may|can) be (?:incorrect|inaccurate))(?![\p{L}\d])/iu;

/**
 * The warning that tools put below what they make, where a text has it: "AI-genererat innehåll kan vara felaktigt". It does not say which
 * text it is about, so no question is answered by it. Null where it is quoted, or not there.
 */
export function cautionIn(text: string): Span | null {
  const match = MAY.test(text) ? CAUTIONS.exec(text) : null;
  if (match === null) return null;
  const span = { start: match.index, end: match.index + match[0].length };
  const isQuoted = quotationsIn(text).some(({ start, end }) => start <= span.start && span.end <= end);
  return isQuoted ? null : span;
}

export function disclosesAi(text: string): boolean {
  return disclosuresIn(text).length > 0;
}
