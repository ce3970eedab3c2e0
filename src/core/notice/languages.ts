/** Notices in Finnish, North Sámi and Meänkieli, where a profile asks for them: the product's texts, or the municipality's own. */
import fi from "../../../policies/notices/fi.json" with { type: "json" };
import fit from "../../../policies/notices/fit.json" with { type: "json" };
import se from "../../../policies/notices/se.json" with { type: "json" };
import type { Profile } from "../policy/profile.ts";

type Asked = NonNullable<Profile["noticeLanguages"]>[number];
export type TranslationTexts = { readonly [Key in keyof Required<NonNullable<Asked["texts"]>>]: string };

/** One language as the notices use it. */
export interface Translation {
  readonly id: Asked["id"];
  /** The language's own name for itself. */
  readonly name: string;
  /** The word between the last two of a list. */
  readonly and: string;
  readonly texts: TranslationTexts;
  /** True while nobody with the language has checked texts that a machine made. */
  readonly isUnchecked: boolean;
}

interface File {
  readonly name: string;
  readonly and: string;
  readonly translation: string;
  readonly checkedBy: string | null;
  readonly texts: TranslationTexts;
}

type Own = "sv" | "en";
const files: Readonly<Record<Exclude<Asked["id"], Own>, File>> = { fi, se, fit };

/** The profile's own wordings in one language; the reader notice stands in for one that it lacks. */
function ownTexts(profile: Profile, language: Own): File {
  const { readerNotice, noticeTexts = {} } = profile;
  const first = readerNotice.unreviewed[language];
  const text = (one: { readonly sv: string; readonly en: string } | null | undefined): string => one?.[language] ?? first;
  return {
    name: language === "sv" ? "svenska" : "engelska",
    and: language === "sv" ? "och" : "and",
    translation: "human",
    checkedBy: null,
    texts: {
      unreviewed: first,
      reviewed: readerNotice.reviewed[language],
      revised: text(noticeTexts.revised),
      translated: text(noticeTexts.translated),
      translatedReviewed: noticeTexts.translatedReviewed?.[language] ?? readerNotice.reviewed[language],
      image: text(noticeTexts.image),
      mail: text(noticeTexts.mail),
      mailReviewed: noticeTexts.mailReviewed?.[language] ?? readerNotice.reviewed[language],
      contact: noticeTexts.contact?.[language] ?? "{contact}",
      noAi: text(noticeTexts.noAi),
    },
  };
}

/** The languages that a profile asks for besides this one, in its order. Own texts stand in place of the product's, one by one. */
export function translationsOf(profile: Profile, besides?: Own): Translation[] {
  const { noticeLanguages = [] } = profile;
  return noticeLanguages
    .filter(({ id }) => id !== besides)
    .map((asked) => {
      const { id, texts = {} } = asked;
      const file = id === "sv" || id === "en" ? ownTexts(profile, id) : files[id];
      const how = asked.translation ?? file.translation;
      const by = asked.checkedBy ?? file.checkedBy;
      return {
        id,
        name: file.name,
        and: file.and,
        texts: { ...file.texts, ...(texts as Partial<TranslationTexts>) },
        isUnchecked: how === "machine" && by === null,
      };
    });
}
