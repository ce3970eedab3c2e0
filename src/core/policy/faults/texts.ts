/** Faults of the profile's texts: values that a text lacks or can't be given, and a review that nobody has made. */
import type { Wording } from "../../errors.ts";
import { claimsReview } from "../../notice/claim.ts";
import type { TranslationTexts } from "../../notice/languages.ts";
import type { Profile } from "../profile.ts";
import type { Fault } from "./fault.ts";

interface Template {
  readonly path: string;
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly of: (profile: Profile) => Wording | undefined;
}

type NoticeName = keyof NonNullable<Profile["noticeTexts"]>;

function noticeTemplates(rows: readonly (readonly [NoticeName, readonly string[], readonly string[]])[]): Template[] {
  return rows.map(([name, must, may]) => ({
    path: `noticeTexts.${name}`,
    must,
    may,
    of: ({ noticeTexts }) => noticeTexts?.[name] ?? undefined,
  }));
}

/** What each template must hold and what it may hold. */
const placeholders: readonly Template[] = [
  // A municipality may want its own words in the text, without engine and date: these stand in the source entry and the record.
  { path: "mark.text", must: [], may: ["engine", "date"], of: (profile) => profile.mark.text },
  { path: "source.text", must: ["engine", "date"], may: ["passage", "purpose"], of: (profile) => profile.source.text },
  { path: "source.primaryText", must: ["source"], may: [], of: (profile) => profile.source.primaryText },
  { path: "readerNotice.unreviewed", must: [], may: ["engines"], of: (profile) => profile.readerNotice.unreviewed },
  {
    path: "readerNotice.reviewed",
    must: ["name"],
    may: ["engines", "role", "date"],
    of: (profile) => profile.readerNotice.reviewed,
  },
  ...noticeTemplates([
    ["revised", [], ["engines", "date"]],
    ["translated", [], ["engines", "date"]],
    ["translatedReviewed", ["name"], ["engines", "date", "role"]],
    ["image", ["content"], ["engine", "date"]],
    ["mail", [], ["engines"]],
    ["mailReviewed", [], ["engines", "name", "role"]],
    ["contact", ["contact"], []],
    ["noAi", [], []],
    ["publicEngine", [], []],
  ]),
  { path: "signOff", must: [], may: ["name", "role", "date", "engine"], of: (profile) => profile.signOff },
];

/** Texts whose values are not those that can be filled in. */
export function* templateFaults(profile: Profile): Generator<Fault> {
  for (const { path, must, may, of } of placeholders) {
    for (const language of ["sv", "en"] as const) {
      const template = of(profile);
      if (template === undefined) continue;
      yield* fillable(`${path}.${language}`, template[language], must, may);
    }
  }
}

/** Values that a template must have and lacks, and those that nothing fills in. */
function* fillable(path: string, template: string, must: readonly string[], may: readonly string[]): Generator<Fault> {
  const used = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
  for (const name of must.filter((one) => !used.includes(one))) {
    yield {
      path,
      reason: { sv: `{${name}} saknas`, en: `{${name}} is missing` },
      remedy: { sv: `skriv {${name}} där värdet ska stå`, en: `write {${name}} where the value goes` },
    };
  }
  for (const name of used.filter((one) => !must.includes(one) && !may.includes(one))) {
    const known = [...must, ...may].map((one) => `{${one}}`).join(", ") || "text utan {…}";
    yield {
      path,
      reason: { sv: `{${name}} kan inte fyllas i här`, en: `{${name}} can't be filled in here` },
      remedy: { sv: `använd ${known}`, en: `use ${known}` },
    };
  }
}

/** Texts that are shown without a review may not say that there was one. */
export function* claimFaults(profile: Profile): Generator<Fault> {
  const shown: [string, Wording][] = [
    ["mark.text", profile.mark.text],
    ["source.text", profile.source.text],
    ["source.primaryText", profile.source.primaryText],
    ["readerNotice.unreviewed", profile.readerNotice.unreviewed],
    ...(["revised", "translated", "image", "mail", "contact", "noAi", "publicEngine"] as const).flatMap((name) => {
      const text = profile.noticeTexts?.[name];
      return text ? [[`noticeTexts.${name}`, text] as [string, Wording]] : [];
    }),
  ];
  for (const [path, wording] of shown) {
    for (const language of ["sv", "en"] as const) {
      yield* unclaimed(`${path}.${language}`, wording[language]);
    }
  }
}

function* unclaimed(path: string, text: string): Generator<Fault> {
  if (!claimsReview(text)) return;
  yield {
    path,
    reason: {
      sv: "texten visas utan granskning och får inte säga granskad",
      en: "the text is shown without a review and may not say reviewed",
    },
    remedy: {
      sv: "skriv det i readerNotice.reviewed, som bara visas när en granskning gäller",
      en: "say it in readerNotice.reviewed, which is only shown while a review holds",
    },
  };
}

/** What each text of a further language must hold, and what it may hold. */
const translationTemplates: Readonly<Record<keyof TranslationTexts, readonly [must: readonly string[], may: readonly string[]]>> =
  {
    unreviewed: [[], ["engines"]],
    reviewed: [["name"], ["engines", "role", "date"]],
    revised: [[], ["engines", "date"]],
    translated: [[], ["engines", "date"]],
    translatedReviewed: [["name"], ["engines", "date", "role"]],
    image: [[], ["engine", "date"]],
    mail: [[], ["engines"]],
    mailReviewed: [[], ["engines", "name", "role"]],
    contact: [["contact"], []],
    noAi: [[], []],
  };

/** The municipality's own texts in a further language: the same holds for them as for the Swedish ones. */
export function* translationFaults({ noticeLanguages = [] }: Profile): Generator<Fault> {
  for (const { id, texts = {} } of noticeLanguages) {
    for (const [key, [must, may]] of Object.entries(translationTemplates)) {
      const text = texts[key as keyof TranslationTexts];
      if (text === undefined) continue;
      const path = `noticeLanguages.${id}.texts.${key}`;
      yield* fillable(path, text, must, may);
      if (!/eviewed$/u.test(key) || key === "unreviewed") yield* unclaimed(path, text);
    }
  }
}
