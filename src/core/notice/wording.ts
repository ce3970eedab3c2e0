/** What the notices say: the source entry of a label, and the reader notice of a document. */
import { dayOf } from "../label/day.ts";
import { fillTemplate } from "../label/template.ts";
import type { EngineUse, Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "../review/review.ts";
import type { Wording } from "../errors.ts";
import { withoutClaim } from "./claim.ts";
import { contactLine } from "./kinds.ts";

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
  const engines = listed([...new Set(labels.map((label) => label.engine.name))], language);
  const one = onlyKind(labels, profile);
  const contact = contactLine(profile, language);
  const close = (text: string): string => (contact === null || text === "" ? text : `${text} ${contact}`);
  if (reviews === null || reviews.length === 0) {
    const template = (one?.unreviewed ?? profile.readerNotice.unreviewed)[language];
    return close(fillTemplate(withoutClaim(template), { engines, date: lastDay(labels.map((label) => label.searchDate)) }));
  }
  const people = [...new Map(reviews.map((review) => [`${review.by.name}\n${review.by.role}`, review.by])).values()];
  const last = people.at(-1) as Review["by"];
  // One template for one reviewer or many: those before the last come into {name} with their roles.
  const name = listed([...people.slice(0, -1).map((by) => `${by.name}, ${by.role}`), last.name], language, people.length > 1);
  if (one?.reviewed) {
    const date = lastDay(labels.map((label) => label.searchDate));
    return close(fillTemplate(one.reviewed[language], { engines, name, role: last.role, date }));
  }
  const date = lastDay(reviews.map((review) => dayOf(review.at)));
  return close(fillTemplate(profile.readerNotice.reviewed[language], { engines, name, role: last.role, date }));
}

/** The wordings of a document in which AI did one thing only, where the profile has them: revised or translated a human's text. */
function onlyKind(labels: readonly Label[], { noticeTexts }: Profile): { unreviewed: Wording; reviewed?: Wording } | null {
  const isAll = (kind: Label["kind"]): boolean => labels.length > 0 && labels.every((label) => label.kind === kind);
  if (isAll("revised") && noticeTexts?.revised) return { unreviewed: noticeTexts.revised };
  if (!isAll("translated") || !noticeTexts?.translated) return null;
  const { translated, translatedReviewed } = noticeTexts;
  return { unreviewed: translated, ...(translatedReviewed ? { reviewed: translatedReviewed } : {}) };
}

const lastDay = (days: readonly string[]): string | undefined => [...days].sort().at(-1);

/** "ChatGPT 5": the name with its version, unless the name says it already. */
export function engineName(engine: EngineUse): string {
  return engine.version === undefined || engine.name.includes(engine.version) ? engine.name : `${engine.name} ${engine.version}`;
}

/** "A", "A och B", "A, B och C"; with `isLong`, a comma stands before the last as well, since the items have commas of their own. */
function listed(items: readonly string[], language: "sv" | "en", isLong = false): string {
  if (items.length < 2) return items.join("");
  const and = language === "sv" ? "och" : "and";
  return `${items.slice(0, -1).join(", ")}${isLong ? "," : ""} ${and} ${items.at(-1)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
