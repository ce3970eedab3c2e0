/** What can be wrong with a profile besides its shape, each fault with its path, the reason and what to do. */
import type { Wording } from "../errors.ts";
import { claimsReview } from "../notice/claim.ts";
import type { TranslationTexts } from "../notice/languages.ts";
import { labelKinds } from "../label/label.ts";
import type { PolicyRule, Profile } from "./profile.ts";
import { softeningOf } from "./softening.ts";
import { missingIn } from "./register-parts.ts";

export interface Fault {
  /** Where in the profile: "source.text.sv", "rules.3.documentTypes". */
  readonly path: string;
  readonly reason: Wording;
  readonly remedy: Wording;
}

/** Faults of a profile that has the right shape, in the order of its parts. Empty when it can be used. */
export function faultsOf(profile: Profile): Fault[] {
  return [
    ...unknownTypes(profile),
    ...twins(profile),
    ...templates(profile),
    ...claims(profile),
    ...translationFaults(profile),
    ...registerFaults(profile),
    ...ruleFaults(profile),
  ];
}

/** References to document types that the profile does not have. */
function* unknownTypes(profile: Profile): Generator<Fault> {
  const known = new Set(profile.documentTypes.map((type) => type.id));
  const named: [string, string][] = [
    ["defaultDocumentType", profile.defaultDocumentType],
    ...profile.source.documentTypes.map((id): [string, string] => ["source.documentTypes", id]),
    ...profile.rules.flatMap((rule) =>
      (rule.documentTypes ?? []).map((id): [string, string] => [`rules.${rule.id}.documentTypes`, id]),
    ),
  ];
  for (const [path, id] of named) {
    if (known.has(id)) continue;
    yield {
      path,
      reason: { sv: `dokumenttypen ”${id}” finns inte`, en: `there is no document type “${id}”` },
      remedy: {
        sv: `välj en av ${[...known].join(", ")}, eller lägg till typen i documentTypes`,
        en: `choose one of ${[...known].join(", ")}, or add the type to documentTypes`,
      },
    };
  }
}

/** Two entries of one list with the same id. */
function* twins(profile: Profile): Generator<Fault> {
  const lists = ["documentTypes", "informationClasses", "engines", "rules", "accounts", "riskClasses", "reviewItems"] as const;
  for (const list of lists) {
    const seen = new Set<string>();
    for (const { id } of profile[list] ?? []) {
      if (seen.has(id)) {
        yield {
          path: `${list}.${id}`,
          reason: { sv: "två poster har samma id", en: "two entries have the same id" },
          remedy: { sv: "ge den ena ett annat id, eller ta bort den", en: "give one of them another id, or take it out" },
        };
      }
      seen.add(id);
    }
  }
}

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

function* templates(profile: Profile): Generator<Fault> {
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
function* claims(profile: Profile): Generator<Fault> {
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
function* translationFaults({ noticeLanguages = [] }: Profile): Generator<Fault> {
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

/** Entries of the register that can't be as they are: a class or account that the profile lacks, a decision without an owner. */
function* registerFaults(profile: Profile): Generator<Fault> {
  const classes = profile.informationClasses.map((one) => one.id);
  const riskClasses = (profile.riskClasses ?? []).map((one) => one.id);
  const accounts = (profile.accounts ?? []).map((one) => one.id);
  for (const engine of profile.engines) {
    const path = `engines.${engine.id}`;
    for (const id of (engine.approvals ?? []).flatMap((one) => one.classes).filter((one) => !classes.includes(one)))
      yield unknownId(`${path}.approvals`, id, classes);
    for (const id of (engine.accounts ?? []).filter((one) => !accounts.includes(one)))
      yield unknownId(`${path}.accounts`, id, accounts);
    if (engine.riskClass !== undefined && !riskClasses.includes(engine.riskClass))
      yield unknownId(`${path}.riskClass`, engine.riskClass, riskClasses);
    if (engine.disputed === true && engine.decidedBy === undefined) {
      yield {
        path: `${path}.decidedBy`,
        reason: {
          sv: "gruppen är oenig, och ingen står som beslutsfattare",
          en: "the group disagrees, and nobody is named as deciding",
        },
        remedy: { sv: "skriv vem som har beslutat om klassen", en: "write who decided on the class" },
      };
    }
    for (const { part, name } of engine.decided ? missingIn(engine, profile.register?.requiredWhenDecided ?? []) : []) {
      yield {
        path: `${path}.${part}`,
        reason: {
          sv: `${name.sv} saknas för ett beslutat AI-system`,
          en: `${name.en} missing for an AI system that is decided on`,
        },
        remedy: { sv: "fyll i det, eller sätt decided till false", en: "fill it in, or set decided to false" },
      };
    }
  }
}

function unknownId(path: string, id: string, known: readonly string[]): Fault {
  const choices = known.join(", ");
  return {
    path,
    reason: { sv: `”${id}” finns inte i profilen`, en: `the profile has no “${id}”` },
    remedy:
      choices === ""
        ? { sv: "lägg till den i profilen, eller ta bort raden", en: "add it to the profile, or take the line out" }
        : { sv: `välj en av ${choices}`, en: `choose one of ${choices}` },
  };
}

/** Rules that name what is not there: review items outside the sign-off, values that are missing, a softened rule that is fixed. */
function* ruleFaults(profile: Profile): Generator<Fault> {
  for (const { id, sentence, when } of profile.reviewItems ?? []) {
    if (when !== undefined) continue;
    for (const language of ["sv", "en"] as const) {
      if (profile.signOff[language].includes(sentence[language])) continue;
      yield {
        path: `signOff.${language}`,
        reason: { sv: `meningen för granskningspunkten ${id} saknas`, en: `the sentence of the review item ${id} is missing` },
        remedy: { sv: `skriv ”${sentence.sv}”`, en: `write “${sentence.en}”` },
      };
    }
  }
  const ids = new Set(profile.rules.map((rule) => rule.id));
  for (const { id } of profile.otherRules ?? []) {
    if (!ids.has(id)) continue;
    yield {
      path: `otherRules.${id}`,
      reason: { sv: "raden står redan i rules", en: "the row stands in rules already" },
      remedy: { sv: "behåll den på ett ställe", en: "keep it in one place" },
    };
  }
  for (const { id, values = [] } of profile.otherRules ?? []) {
    for (const path of values.filter((one) => !isThere(profile, one))) {
      yield {
        path,
        reason: {
          sv: `värdet saknas, och regel ${id} ställer krav på det`,
          en: `the value is missing, and rule ${id} asks for it`,
        },
        remedy: { sv: "fyll i det som dokumentet säger", en: "fill in what the document says" },
      };
    }
  }
  const items = (profile.reviewItems ?? []).map((item) => item.id);
  const classes = (profile.riskClasses ?? []).map((one) => one.id);
  for (const rule of profile.rules) {
    for (const id of (rule.classes ?? []).filter((one) => !profile.informationClasses.some((known) => known.id === one)))
      yield unknownId(
        `rules.${rule.id}.classes`,
        id,
        profile.informationClasses.map((one) => one.id),
      );
    for (const id of (rule.engines ?? []).filter((one) => !profile.engines.some((known) => known.id === one)))
      yield unknownId(
        `rules.${rule.id}.engines`,
        id,
        profile.engines.map((one) => one.id),
      );
    if (rule.check === "use-recent" && rule.days === undefined) {
      yield {
        path: `rules.${rule.id}.days`,
        reason: { sv: "antalet dagar saknas", en: "the number of days is missing" },
        remedy: { sv: "skriv hur många dagar gammalt ett sökdatum får vara", en: "write how many days old a search date may be" },
      };
    }
    if (rule.from !== undefined && rule.until !== undefined && rule.until < rule.from) {
      yield {
        path: `rules.${rule.id}.until`,
        reason: { sv: "regeln slutar gälla innan den börjar", en: "the rule ends before it begins" },
        remedy: { sv: "rätta dagarna", en: "correct the days" },
      };
    }
    yield* unshownFor(rule, profile);
    if (rule.check === "reviewer-role" && (rule.roles ?? []).length === 0) {
      yield {
        path: `rules.${rule.id}.roles`,
        reason: { sv: "rollerna saknas", en: "the roles are missing" },
        remedy: { sv: "skriv de roller som får granska", en: "write the roles that may review" },
      };
    }
    for (const id of (rule.items ?? []).filter((one) => !items.includes(one)))
      yield unknownId(`rules.${rule.id}.items`, id, items);
    if (rule.riskClass !== undefined && !classes.includes(rule.riskClass))
      yield unknownId(`rules.${rule.id}.riskClass`, rule.riskClass, classes);
  }
  yield* logFaults(profile);
  for (const { rule: id } of profile.softened ?? []) {
    const rule = profile.rules.find((one) => one.id === id);
    if (rule === undefined) yield unknownId("softened", id, [...ids]);
    else if (rule.isFixed === true && softeningOf(profile, id) !== undefined) {
      yield {
        path: `softened.${id}`,
        reason: { sv: "regeln kan inte göras om till en varning", en: "the rule can't be made a warning" },
        remedy: { sv: "ta bort raden", en: "take the line out" },
      };
    }
  }
}

/** A rule that asks for a mark, a source or a notice where the profile writes none: it could never be met. */
function* unshownFor(rule: PolicyRule, { mark, source, readerNotice }: Profile): Generator<Fault> {
  const shown = {
    "text-marked": ["mark", mark.kinds],
    "source-entry": ["source", source.kinds],
    "reader-notice": ["readerNotice", readerNotice.kinds],
  } as const;
  const [part, kinds] = shown[rule.check as keyof typeof shown] ?? [];
  const missing = (rule.kinds ?? labelKinds).filter((kind) => kinds?.includes(kind) === false);
  if (part === undefined || missing.length === 0) return;
  yield {
    path: `${part}.kinds`,
    reason: {
      sv: `regel ${rule.id} kräver det för ${missing.join(", ")}, men inget skrivs in`,
      en: `rule ${rule.id} asks for it for ${missing.join(", ")}, but nothing is written in`,
    },
    remedy: { sv: "lägg till dem i kinds, eller begränsa regelns kinds", en: "add them to kinds, or limit the rule's kinds" },
  };
}

/** The log of softened stops: a decision has a person and a reason in words, and only what is a warning is restored. */
function* logFaults({ softened = [] }: Profile): Generator<Fault> {
  const soft = new Set<string>();
  for (const { rule, by, reason, restores } of softened) {
    const path = `softened.${rule}`;
    const blank = [by, reason].findIndex((text) => !/\p{L}{2}/u.test(text));
    if (blank !== -1) {
      yield {
        path: `${path}.${blank === 0 ? "by" : "reason"}`,
        reason:
          blank === 0
            ? { sv: "beslutet säger inte vem som fattade det", en: "the decision does not say who took it" }
            : { sv: "beslutet har inget skäl", en: "the decision has no reason" },
        remedy:
          blank === 0
            ? { sv: "skriv namn eller roll", en: "write a name or a role" }
            : { sv: "skriv varför hindret blev en varning", en: "write why the stop became a warning" },
      };
    }
    if (restores === true && !soft.has(rule)) {
      yield {
        path,
        reason: { sv: "regeln återställs, men är ingen varning", en: "the rule is restored, but is no warning" },
        remedy: { sv: "lägg tillbaka beslutet som gjorde den till en", en: "put the decision that made it one back" },
      };
    }
    if (restores === true) soft.delete(rule);
    else soft.add(rule);
  }
}

/** True when the profile holds a value at a path, lists with ids walked by id; an empty list is a value, null and "" are not. */
function isThere(profile: Profile, path: string): boolean {
  const value = path.split(".").reduce<unknown>((inside, step) => {
    if (Array.isArray(inside)) return inside.find((entry: { id?: unknown } | null) => entry?.id === step);
    return typeof inside === "object" && inside !== null ? (inside as Record<string, unknown>)[step] : undefined;
  }, profile);
  return value !== undefined && value !== null && value !== "";
}
