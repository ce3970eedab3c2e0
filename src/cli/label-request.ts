/** What the options of `kallmarkt label` say of a label and its document, held against the lists of the profile. */
import { readFileSync } from "node:fs";
import { AppError, type Wording } from "../core/errors.ts";
import type { LabelKind, LabelRequest } from "../core/label/label.ts";
import { type contents, dateSchema } from "../core/label/label.ts";
import type { DocumentFacts } from "../core/pipeline.ts";
import { findAccount, findInformationClass, isUnsure } from "../core/policy/engines.ts";
import type { Profile } from "../core/policy/profile.ts";
import type { HostReading } from "../core/ports.ts";
import type { Picture } from "../core/text/document.ts";
import { languageOf } from "../core/text/language.ts";
import { usage } from "./refusal.ts";

/** How a mark can show. */
export const PLACEMENTS = ["inline", "inline-shaded", "footnote"] as const;

/** Answers about secrecy, as they are typed and as they are kept. */
export const SECRECY = { nej: "no", ja: "yes", osaker: "unsure" } as const;

/** The options of `kallmarkt label`, as they were typed. */
export interface LabelOptions {
  readonly out: string;
  readonly paragraph?: string;
  readonly quote?: string;
  readonly findings?: true;
  readonly picture?: string;
  readonly altText?: string;
  readonly engine?: string;
  readonly engineVersion?: string;
  readonly reason?: string;
  readonly date?: string;
  readonly profile?: string;
  readonly documentType?: string;
  readonly audience?: "intern" | "extern";
  readonly kind?: LabelKind;
  readonly content?: (typeof contents)[number];
  readonly primarySource?: string;
  readonly purpose?: string;
  readonly informationClass?: string;
  readonly account?: string;
  readonly promptFile?: string;
  readonly agentFor?: string;
  readonly why?: string;
  readonly testUse?: true;
  readonly approvedBy?: string;
  readonly approvedOn?: string;
  readonly secrecy?: keyof typeof SECRECY;
  readonly language?: "sv" | "en";
  readonly placement?: (typeof PLACEMENTS)[number];
  readonly allowProtected?: true;
}

/** The prompt in a text file. Throws AppError `not-found`. */
export function promptIn(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  } catch (cause) {
    throw new AppError(
      "not-found",
      { sv: `Filen ${file} med prompten går inte att läsa.`, en: `The file ${file} with the prompt can't be read.` },
      cause,
    );
  }
}

/** Engine and day as stated, or as the picture's own data has them. Throws `usage` where neither does. */
export function statedOf(
  { engine, date }: LabelOptions,
  pictured: Picture | null,
): { readonly engine: string; readonly searchDate: string } {
  const [name, day] = [engine ?? pictured?.made?.engine, date ?? pictured?.made?.date];
  if (name !== undefined && day !== undefined) return { engine: name, searchDate: day };
  const missing = [...(name === undefined ? ["--engine"] : []), ...(day === undefined ? ["--date"] : [])].join(", ");
  throw pictured === null
    ? usage(`Ange ${missing}.`, `State ${missing}.`)
    : usage(`Bildens egna uppgifter räcker inte. Ange ${missing}.`, `The picture's own data does not suffice. State ${missing}.`);
}

export function requestOf(
  options: LabelOptions,
  reading: HostReading,
  prompt: string | undefined,
  pictured: Picture | null,
): LabelRequest {
  const given = <Key extends keyof LabelRequest>(key: Key, value: LabelRequest[Key] | undefined) =>
    value === undefined ? {} : { [key]: value };
  return {
    kind: options.kind ?? "generated",
    ...statedOf(options, pictured),
    language: options.language ?? languageOf(reading.text),
    ...given("engineVersion", options.engineVersion),
    ...given("engineReason", options.reason),
    ...given("content", options.content),
    ...given("purpose", options.purpose),
    ...given("account", options.account),
    ...given("informationClass", options.informationClass),
    ...given("primarySource", options.primarySource),
    ...given("prompt", prompt),
    ...given("reason", options.why),
    ...given("isTest", options.testUse),
    ...(options.agentFor === undefined ? {} : { useMode: "agent", onBehalfOf: options.agentFor }),
    ...approvalOf(options),
  };
}

/** Half an approval is none: both who and when, or a refusal. */
function approvalOf({ approvedBy: name, approvedOn: date }: LabelOptions): Pick<LabelRequest, "approval"> {
  if (name === undefined && date === undefined) return {};
  if (name === undefined || date === undefined || !dateSchema.safeParse(date).success) {
    throw usage(
      "Ett godkännande behöver både --approved-by och --approved-on, med ett datum som 2026-11-05.",
      "An approval needs both --approved-by and --approved-on, with a date such as 2026-11-05.",
    );
  }
  return { approval: { name, date } };
}

/** Refuses a document type that the profile lacks, since its rules are chosen by it. Throws `usage`. */
export function assertType({ documentType }: LabelOptions, { id, documentTypes }: Profile): void {
  if (documentType === undefined || documentTypes.length === 0 || documentTypes.some((known) => known.id === documentType))
    return;
  const known = documentTypes.map((one) => one.id).join(", ");
  throw usage(
    `Profilen ${id} har ingen dokumenttyp ${documentType}. Den har: ${known}.`,
    `The profile ${id} has no document type ${documentType}. It has: ${known}.`,
  );
}

/**
 * What to tell of a class or an account that the profile's own list lacks. It is kept as stated, since it is the writer's to state, and the
 * check asks about it. A profile without a list takes any value, and "osäker" is an answer everywhere.
 */
export function unlistedIn({ informationClass, account }: LabelOptions, profile: Profile): Wording[] {
  const { informationClasses, accounts = [] } = profile;
  const isClass = (name: string) => isUnsure(name) || findInformationClass(profile, name) !== undefined;
  const isAccount = (name: string) => isUnsure(name) || findAccount(profile, name) !== undefined;
  return [
    { value: informationClass, list: informationClasses, isIn: isClass, sv: "informationsklass", en: "information class" },
    { value: account, list: accounts, isIn: isAccount, sv: "kontotyp", en: "account type" },
  ].flatMap(({ value, list, isIn, sv, en }) => {
    if (value === undefined || list.length === 0 || isIn(value)) return [];
    const known = list.map(({ id }) => id).join(", ");
    return [
      {
        sv: `Profilen ${profile.id} har ingen ${sv} ${value}. Den står som du skrev den. Profilen har: ${known}.`,
        en: `The profile ${profile.id} has no ${en} ${value}. It stands as you wrote it. The profile has: ${known}.`,
      },
    ];
  });
}

export function factsOf({ documentType: type, audience, secrecy }: LabelOptions): DocumentFacts {
  return {
    ...(type === undefined ? {} : { type }),
    ...(audience === undefined ? {} : { audience }),
    ...(secrecy === undefined ? {} : { secrecy: SECRECY[secrecy] }),
  };
}

export function withPlacement(profile: Profile, placement: LabelOptions["placement"]): Profile {
  return placement === undefined ? profile : { ...profile, mark: { ...profile.mark, placement } };
}
