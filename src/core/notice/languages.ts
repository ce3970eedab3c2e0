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

const files: Readonly<Record<Asked["id"], File>> = { fi, se, fit };

/** The languages that a profile asks for, in its order. Own texts stand in place of the product's, one by one. */
export function translationsOf({ noticeLanguages = [] }: Profile): Translation[] {
  return noticeLanguages.map((asked) => {
    const { id, texts = {} } = asked;
    const file = files[id];
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
