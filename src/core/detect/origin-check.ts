/**
 * What checking the signature of a statement of origin (C2PA) came to, read from a validator's report. It says who signed, and whether
 * the file is as it was then: never who wrote the text, and never that a statement is true.
 */
import type { Wording } from "../errors.ts";
import { aiMeaning, sourceTypesIn } from "./claims.ts";

/**
 * valid: signed by somebody on the list of trusted issuers, and unchanged. issuer-not-trusted: unchanged, signed by somebody on no list here.
 * changed: the file or the statement is not as it was signed. not-checked: it could not be checked.
 */
export type OriginResult = "valid" | "issuer-not-trusted" | "changed" | "not-checked";

export interface OriginCheck {
  readonly result: OriginResult;
  /** Who signed, as the certificate has it: untrusted text; null where nobody is named. */
  readonly signedBy: string | null;
  /** False when only the statement itself could be checked, not that it belongs to this file as it is. */
  readonly isBound: boolean;
  /** What the statement says about AI, or null. */
  readonly meaning: Wording | null;
}

/** What is known from elsewhere about the hash that binds a statement to its file. */
export type Binding = "in-report" | "matches" | "differs" | "unknown";

export const NOT_CHECKED: OriginCheck = { result: "not-checked", signedBy: null, isBound: false, meaning: null };

/** The part of c2pa-rs's report that is read here. */
interface Report {
  readonly active_manifest?: unknown;
  readonly manifests?: Readonly<
    Record<string, { readonly signature_info?: { readonly issuer?: unknown; readonly common_name?: unknown } }>
  >;
  readonly validation_status?: readonly { readonly code?: unknown }[];
  readonly validation_state?: unknown;
}

const BINDING = /^assertion\.(?:dataHash|collectionHash|bmffHash|boxesHash)\./;

/**
 * Reads a report. With a binding from elsewhere, what the report says of the file's hash is passed over: a sidecar is validated
 * without its file.
 */
export function originCheckOf(report: unknown, binding: Binding): OriginCheck {
  if (typeof report !== "object" || report === null) return NOT_CHECKED;
  const { active_manifest, manifests, validation_status, validation_state } = report as Report;
  const active = typeof active_manifest === "string" ? manifests?.[active_manifest] : undefined;
  if (active === undefined || typeof validation_state !== "string") return NOT_CHECKED;
  const codes = (validation_status ?? []).flatMap(({ code }) => (typeof code === "string" ? [code] : []));
  const failures = binding === "in-report" ? codes : codes.filter((code) => !BINDING.test(code));
  const [claim] = sourceTypesIn(JSON.stringify(active), "C2PA");
  const { issuer, common_name } = active.signature_info ?? {};
  const names = [...new Set([common_name, issuer].filter((name): name is string => typeof name === "string" && name !== ""))];
  return {
    result: resultOf(failures, binding),
    signedBy: names.length === 0 ? null : names.join(", ").slice(0, 120),
    isBound: binding !== "unknown",
    meaning: claim === undefined ? null : aiMeaning(claim),
  };
}

function resultOf(failures: readonly string[], binding: Binding): OriginResult {
  if (binding === "differs" || failures.some((code) => /mismatch|\.missing|incorrect|malformed/i.test(code))) return "changed";
  if (failures.length === 0) return "valid";
  return failures.every((code) => /^(?:signingCredential|claimSignature\.outsideValidity|timeStamp)\b/.test(code))
    ? "issuer-not-trusted"
    : "not-checked";
}

/** What is said of a check. It stands after the sentence that says where the statement was found. */
export function saysChecked({ result, signedBy, isBound, meaning }: OriginCheck): Wording {
  const by = { sv: signedBy === null ? "" : ` av ${signedBy}`, en: signedBy === null ? "" : ` by ${signedBy}` };
  const about: Wording =
    meaning === null
      ? { sv: "", en: "" }
      : { sv: ` Den uppger att innehållet är ${meaning.sv}.`, en: ` It states that the content is ${meaning.en}.` };
  const unbound: Wording = isBound
    ? { sv: "", en: "" }
    : {
        sv: " Om den hör till just den här filen kunde inte kontrolleras.",
        en: " Whether it belongs to this very file could not be checked.",
      };
  const said = outcome(result, by, isBound);
  return {
    sv: `${said.sv}${about.sv}${result === "not-checked" ? "" : unbound.sv}`,
    en: `${said.en}${about.en}${result === "not-checked" ? "" : unbound.en}`,
  };
}

function outcome(result: OriginResult, by: Wording, isBound: boolean): Wording {
  switch (result) {
    case "valid":
      return {
        sv: `Underskriften${by.sv} stämmer${isBound ? ", och filen är oförändrad sedan dess" : ""}.`,
        en: `The signature${by.en} is right${isBound ? ", and the file is unchanged since then" : ""}.`,
      };
    case "issuer-not-trusted":
      return {
        sv: `Underskriften${by.sv} stämmer${isBound ? " och filen är oförändrad" : ""}, men utgivaren finns inte på någon lista här över betrodda utgivare.`,
        en: `The signature${by.en} is right${isBound ? " and the file is unchanged" : ""}, but the issuer is on no list of trusted issuers here.`,
      };
    case "changed":
      return {
        sv: `Underskriften${by.sv} stämmer inte med filen: något har ändrats sedan den skrevs under.`,
        en: `The signature${by.en} does not agree with the file: something has changed since it was signed.`,
      };
    case "not-checked":
      return { sv: "Underskriften kunde inte kontrolleras.", en: "The signature could not be checked." };
    default:
      return result satisfies never;
  }
}
