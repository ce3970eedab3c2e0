/** Remarks about a profile that can be used: what its source document leaves open or writes oddly. Reported, never repaired. */
import type { Wording } from "../errors.ts";
import { translationsOf } from "../notice/languages.ts";
import type { Profile } from "./profile.ts";
import { missingIn } from "./register-parts.ts";

export interface Remark {
  /** `gap`: not stated. `oddity`: stated, and likely another than meant. `register`: an engine's entry is incomplete. `translation`: made by a machine, checked by nobody. */
  readonly kind: "gap" | "oddity" | "register" | "translation";
  readonly path: string;
  readonly says: Wording;
}

/** "[datum fylls i]", "[fylls i]", "XX", "ÅÅÅÅ-MM-DD": a form that nobody filled in. */
const PLACEHOLDER = /\[[^\]]*fylls i[^\]]*\]|\[[^\]]*(?:datum|namn|dnr)[^\]]*\]|ÅÅÅÅ|^[xX]{2,}$|\.{4,}|_{3,}/u;

/** The remarks, in the order of the profile's parts. A profile without a document of its own has none about it. */
export function remarksOn(profile: Profile): Remark[] {
  return [
    ...gaps(profile),
    ...oddLaws(profile),
    ...oddPlace(profile),
    ...reading(profile),
    ...incomplete(profile),
    ...unchecked(profile),
  ];
}

/** What a metadata field says, for display: "uppgift saknas" when it is empty, "datum saknas" when it is an unfilled form. */
export function statedValue(value: string | null | undefined): Wording {
  if (value === null || value === undefined || value.trim() === "") return { sv: "uppgift saknas", en: "not stated" };
  if (PLACEHOLDER.test(value)) return { sv: `datum saknas (”${value}”)`, en: `date missing (“${value}”)` };
  return { sv: value, en: value };
}

function* gaps({ policy }: Profile): Generator<Remark> {
  if (policy === null) return;
  for (const field of ["title", "adopted", "dnr", "validity", "owner", "validTo"] as const) {
    const value = policy[field];
    const path = `policy.${field}`;
    if (field === "validTo" && (value === null || value === undefined)) continue;
    if (value === null || value === undefined || value.trim() === "") {
      yield { kind: "gap", path, says: { sv: "uppgift saknas i dokumentet", en: "not stated in the document" } };
    } else if (PLACEHOLDER.test(value)) {
      const isDay = field === "adopted" || field === "validTo";
      const says = isDay
        ? { sv: `datum saknas: dokumentet säger ”${value}”`, en: `date missing: the document says “${value}”` }
        : { sv: `inte ifyllt: dokumentet säger ”${value}”`, en: `not filled in: the document says “${value}”` };
      yield { kind: "gap", path, says };
    }
  }
}

/** The AI Act is Regulation (EU) 2024/1689 of 13 June 2024; a policy may give another date, and keeps it. */
function* oddLaws({ policy }: Profile): Generator<Remark> {
  for (const [index, law] of (policy?.laws ?? []).entries()) {
    if (!/AI[ -](?:Act|förordning)/iu.test(law) || !/\b(?:19|20)\d\d\b/u.test(law)) continue;
    if (/2024\/1689|13 juni 2024/u.test(law)) continue;
    yield {
      kind: "oddity",
      path: `policy.laws.${index}`,
      says: {
        sv: `dokumentet skriver ”${law}”. AI-förordningen är (EU) 2024/1689 av den 13 juni 2024; den 8 december 2023 nåddes den politiska överenskommelsen. Texten återges som den står.`,
        en: `the document says “${law}”. The AI Act is (EU) 2024/1689 of 13 June 2024; 8 December 2023 is the day of the political agreement. The text is given as it stands.`,
      },
    };
  }
}

/** The Code of Practice on Article 50 puts the notice of a text at its top; a municipality may have decided otherwise, and keeps it. */
function* oddPlace({ readerNotice: { place, audiences } }: Profile): Generator<Remark> {
  if (place !== "end" || !audiences.includes("extern")) return;
  yield {
    kind: "oddity",
    path: "readerNotice.place",
    says: {
      sv: "läsarnotisen står sist. EU:s uppförandekod om märkning nämner överst i texten, nära rubriken, för text som publiceras.",
      en: "the reader notice stands last. The EU code of practice on labelling speaks of the top of the text, near the headline, for text that is published.",
    },
  };
}

function* reading({ policy, rules, otherRules = [] }: Profile): Generator<Remark> {
  if (policy?.reading !== "machine-read") return;
  const changed = [...rules, ...otherRules].filter(({ asWritten }) => asWritten !== undefined).length;
  yield {
    kind: "oddity",
    path: "policy.reading",
    says: {
      sv: `dokumentet är maskinläst med fel i å, ä och ö. ${changed} citat visas i läsbar form, och asWritten har dem som filen har dem.`,
      en: `the document was machine-read with errors in å, ä and ö. ${changed} quotes are shown in readable form, and asWritten has them as the file does.`,
    },
  };
}

function* incomplete(profile: Profile): Generator<Remark> {
  for (const engine of profile.engines) {
    const missing = missingIn(engine, profile.register?.required ?? []);
    if (!engine.decided || missing.length === 0) continue;
    const sv = missing.map(({ name }) => name.sv).join(", ");
    const en = missing.map(({ name }) => name.en).join(", ");
    yield {
      kind: "register",
      path: `engines.${engine.id}`,
      says: { sv: `ofullständig: ${sv} saknas`, en: `incomplete: ${en} missing` },
    };
  }
}

function* unchecked(profile: Profile): Generator<Remark> {
  for (const { id, name } of translationsOf(profile).filter((one) => one.isUnchecked)) {
    yield {
      kind: "translation",
      path: `noticeLanguages.${id}`,
      says: {
        sv: `notiserna på ${name} är maskinöversatta, och ingen som kan språket har läst dem. Skriv checkedBy när någon har gjort det.`,
        en: `the notices in ${name} were translated by a machine, and nobody with the language has read them. Write checkedBy when somebody has.`,
      },
    };
  }
}
