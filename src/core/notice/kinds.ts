/** The notices beside source entry and reader notice: captions, e-mail lines, the contact line, and "no AI used" by a person's own choice. */
import { fillTemplate } from "../label/template.ts";
import type { Label } from "../label/label.ts";
import { pictureCaption, type Named } from "../label/wording.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "../review/review.ts";
import { withoutClaim } from "./claim.ts";
import { translationsOf, type Translation } from "./languages.ts";

type Language = "sv" | "en";

/** "AI-genererad bild. DALL·E, 2026-11-03.": what a labelled picture's alternative text says of it, as its caption does. */
export function altTextFor(label: Named, profile: Profile): string {
  return withoutClaim(pictureCaption(label, profile));
}

/** The line of an e-mail. `reviews` as in the reader notice: only with them may it say granskat. */
export function mailNotice(
  labels: readonly Label[],
  reviews: readonly Review[] | null,
  profile: Profile,
  language: Language,
): string | null {
  const texts = profile.noticeTexts;
  const engines = [...new Set(labels.map((label) => label.engine.name))].join(", ");
  if (labels.length === 0) return null;
  const by = reviews?.at(-1)?.by;
  const line = (mail: string | undefined, mailReviewed: string | undefined): string | null => {
    if (by && mailReviewed !== undefined) return fillTemplate(mailReviewed, { engines, name: by.name, role: by.role });
    return mail === undefined ? null : fillTemplate(withoutClaim(mail), { engines });
  };
  const first = line(texts?.mail?.[language], texts?.mailReviewed?.[language]);
  if (first === null) return null;
  return [first, ...translationsOf(profile, language).map(({ texts: own }) => line(own.mail, own.mailReviewed))].join(" ");
}

/** "Har du frågor …? Kontakta {contact}." with the profile's contact for questions; null when it names none. */
export function contactLine(profile: Profile, language: Language | Translation["id"]): string | null {
  const contact = profile.contacts?.questions;
  const own = language === "sv" || language === "en" ? language : null;
  const template =
    own === null ? translationsOf(profile).find(({ id }) => id === language)?.texts.contact : profile.noticeTexts?.contact?.[own];
  if (contact === undefined || template === undefined) return null;
  // A function's name is not translated: readers look it up as the municipality writes it.
  const value = [contact.name[own ?? "sv"], contact.address].filter((part) => part !== undefined).join(", ");
  return fillTemplate(withoutClaim(template), { contact: value });
}

/** Only ever by a person's choice: a clean scan proves nothing, so only the verb that a person calls asks for it. Null where the profile has no such text. */
export function noAiStatement(profile: Profile, language: Language, choice: { readonly statedBy: string }): string | null {
  const template = profile.noticeTexts?.noAi?.[language];
  if (choice.statedBy.trim() === "" || template === undefined) return null;
  return [template, ...translationsOf(profile, language).map(({ texts }) => texts.noAi)].map(withoutClaim).join(" ");
}
