/** What the notices say: the source entry of a label, and the reader notice of a document. */
import { dayOf } from "../label/day.ts";
import { fillTemplate } from "../label/template.ts";
import type { EngineUse, Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "../review/review.ts";
import { withoutClaim } from "./claim.ts";
import { contactLine } from "./kinds.ts";
import { translationsOf } from "./languages.ts";

/**
 * A label's source entry in the profile's words (Avesta A19): the engine and the search date, or the primary source in their place.
 * `passage` names the place in the document for templates that ask for it. One line, in the label's language.
 */
export function noticeFor(label: Label, profile: Profile, passage?: string): string {
  if (label.primarySource !== undefined) {
    return fillTemplate(withoutClaim(profile.source.primaryText[label.language]), { source: oneLine(label.primarySource) });
  }
  return fillTemplate(withoutClaim(profile.source.text[label.language]), {
    engine: engineName(label.engine),
    date: label.searchDate,
    passage,
    purpose: label.purpose === undefined ? undefined : oneLine(label.purpose),
  });
}

/**
 * The reader notice at the top. `reviews` holds the review of every label when each of them holds for exactly the text now, and is
 * null otherwise: only then may the wording say granskad.
 */
export function readerNotice(
  labels: readonly Label[],
  reviews: readonly Review[] | null,
  profile: Profile,
  language: "sv" | "en",
): string {
  const first = inLanguage(labels, reviews, templatesIn(profile, language), contactLine(profile, language));
  if (first === "") return "";
  const more = translationsOf(profile, language).map(({ id, and, texts }) =>
    inLanguage(labels, reviews, { ...texts, and }, contactLine(profile, id)),
  );
  return [first, ...more].join(" ");
}

/** What a reader notice is made of in one language. */
interface Templates {
  readonly unreviewed: string;
  readonly reviewed: string;
  readonly revised?: string | undefined;
  readonly translated?: string | undefined;
  readonly translatedReviewed?: string | undefined;
  readonly and: string;
}

function templatesIn({ readerNotice: { unreviewed, reviewed }, noticeTexts }: Profile, language: "sv" | "en"): Templates {
  return {
    unreviewed: unreviewed[language],
    reviewed: reviewed[language],
    revised: noticeTexts?.revised?.[language],
    translated: noticeTexts?.translated?.[language],
    translatedReviewed: noticeTexts?.translatedReviewed?.[language],
    and: language === "sv" ? "och" : "and",
  };
}

function inLanguage(
  labels: readonly Label[],
  reviews: readonly Review[] | null,
  templates: Templates,
  contact: string | null,
): string {
  const { and } = templates;
  const engines = listed([...new Set(labels.map((label) => label.engine.name))], and);
  const one = onlyKind(labels, templates);
  const close = (text: string): string => (contact === null || text === "" ? text : `${text} ${contact}`);
  if (reviews === null || reviews.length === 0) {
    const template = one?.unreviewed ?? templates.unreviewed;
    return close(fillTemplate(withoutClaim(template), { engines, date: lastDay(labels.map((label) => label.searchDate)) }));
  }
  const people = [...new Map(reviews.map((review) => [`${review.by.name}\n${review.by.role}`, review.by])).values()];
  const last = people.at(-1) as Review["by"];
  // One template for one reviewer or many: those before the last come into {name} with their roles.
  const name = listed([...people.slice(0, -1).map((by) => `${by.name}, ${by.role}`), last.name], and, people.length > 1);
  if (one?.reviewed) {
    const date = lastDay(labels.map((label) => label.searchDate));
    return close(fillTemplate(one.reviewed, { engines, name, role: last.role, date }));
  }
  const date = lastDay(reviews.map((review) => dayOf(review.at)));
  return close(fillTemplate(templates.reviewed, { engines, name, role: last.role, date }));
}

/** The wordings of a document in which AI did one thing only, where there are any: revised or translated a human's text. */
function onlyKind(
  labels: readonly Label[],
  { revised, translated, translatedReviewed }: Templates,
): { unreviewed: string; reviewed?: string } | null {
  const isAll = (kind: Label["kind"]): boolean => labels.length > 0 && labels.every((label) => label.kind === kind);
  if (isAll("revised") && revised !== undefined) return { unreviewed: revised };
  if (!isAll("translated") || translated === undefined) return null;
  return { unreviewed: translated, ...(translatedReviewed === undefined ? {} : { reviewed: translatedReviewed }) };
}

const lastDay = (days: readonly string[]): string | undefined => [...days].sort().at(-1);

/** "ChatGPT 5": the name with its version, unless the name says it already. */
export function engineName(engine: EngineUse): string {
  return engine.version === undefined || engine.name.includes(engine.version) ? engine.name : `${engine.name} ${engine.version}`;
}

/** "A", "A och B", "A, B och C"; with `isLong`, a comma stands before the last as well, since the items have commas of their own. */
function listed(items: readonly string[], and: string, isLong = false): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")}${isLong ? "," : ""} ${and} ${items.at(-1)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
