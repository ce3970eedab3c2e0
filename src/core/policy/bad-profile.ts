/** Why a profile is refused, in words. */
import type * as z from "zod";
import { AppError, type Wording } from "../errors.ts";
import type { Fault } from "./faults.ts";
import type { ProfileLayer } from "./profile.ts";

/** The refusal: which profile, and for each fault the path, the reason and the remedy; five faults at most. */
export function badProfile(name: string, faults: readonly Fault[]): AppError {
  const sentence = (language: keyof Wording) =>
    faults.slice(0, 5).map(({ path, reason, remedy }) => `${path}: ${reason[language]}; ${remedy[language]}.`);
  const more =
    faults.length > 5 ? { sv: ` Ytterligare ${faults.length - 5} fel.`, en: ` ${faults.length - 5} more.` } : { sv: "", en: "" };
  return new AppError(
    "bad-profile",
    {
      sv: `Policyprofilen ${name} kan inte användas. ${sentence("sv").join(" ")}${more.sv}`,
      en: `The policy profile ${name} can't be used. ${sentence("en").join(" ")}${more.en}`,
    },
    faults,
  );
}

/** All the faults behind a refusal of this file's, for a list; null for any other error. */
export function faultsBehind(error: unknown): readonly Fault[] | null {
  return error instanceof AppError && error.code === "bad-profile" && Array.isArray(error.cause)
    ? (error.cause as Fault[])
    : null;
}

export function unknownProfile(id: string, layers: readonly ProfileLayer[]): AppError {
  const known = layers.map((layer) => layer.id).join(", ");
  return new AppError("unknown-profile", {
    sv: `Policyprofilen ”${id}” finns inte. Välj en av: ${known}.`,
    en: `There is no policy profile “${id}”. Choose one of: ${known}.`,
  });
}

export function wrongParent(layer: ProfileLayer, below: string | null): Fault {
  return {
    path: "extends",
    reason: {
      sv: `profilen bygger på ${layer.extends ?? "ingen"}, men läggs på ${below ?? "ingen"}`,
      en: `the profile extends ${layer.extends ?? "none"}, but is laid on ${below ?? "none"}`,
    },
    remedy: { sv: "rätta extends", en: "correct extends" },
  };
}

export function missingParent(id: string): Fault {
  return {
    path: "extends",
    reason: { sv: `profilen ”${id}” som den bygger på finns inte`, en: `the profile “${id}” that it extends does not exist` },
    remedy: { sv: "lägg till den profilen, eller rätta extends", en: "add that profile, or correct extends" },
  };
}

export function ring(layer: ProfileLayer): Fault {
  return {
    path: "extends",
    reason: { sv: `profilen ${layer.id} bygger på sig själv`, en: `the profile ${layer.id} extends itself` },
    remedy: { sv: "låt den bygga på base", en: "let it extend base" },
  };
}

export function nothingToRemove(list: string, id: string): Fault {
  return {
    path: `${list}.${id}`,
    reason: {
      sv: "posten tas bort, men finns inte i någon profil under",
      en: "the entry is taken away, but no profile below has it",
    },
    remedy: { sv: "ta bort raden, eller rätta id", en: "take the line out, or correct the id" },
  };
}

export function notAtTheEnd(rule: string, at: string, before: string): Fault {
  return {
    path: `softened.${rule}`,
    reason: {
      sv: `beslutet den ${at} står efter ett från den ${before}; loggen skrivs bara på i slutet`,
      en: `the decision of ${at} stands after one of ${before}; the log is only added to at its end`,
    },
    remedy: { sv: "lägg besluten i den ordning de fattades", en: "put the decisions in the order they were taken" },
  };
}

/** What zod found wrong with the shape of a value, in words, once for each place. Entries of a list are named by their ids where they have any. */
export function faultsOfShape(issues: readonly z.core.$ZodIssue[], value: unknown): Fault[] {
  const faults = issues.map((issue) => faultOfIssue(issue, value));
  return faults.filter(({ path }, index) => faults.findIndex((one) => one.path === path) === index);
}

function faultOfIssue(issue: z.core.$ZodIssue, value: unknown): Fault {
  const path = pathIn(issue.path, value);
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.join(", ");
    return {
      path: path === WHOLE ? keys : `${path}.${keys}`,
      reason: { sv: "nyckeln är okänd", en: "the key is unknown" },
      remedy: { sv: "rätta stavningen, eller ta bort den", en: "correct the spelling, or take it out" },
    };
  }
  const isMissing = valueAt(issue.path, value) === undefined;
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String).join(", ");
    return {
      path,
      reason: isMissing
        ? missing
        : { sv: "värdet är inget av dem som går att välja", en: "the value is none of those that can be chosen" },
      remedy: { sv: `välj en av ${choices}`, en: `choose one of ${choices}` },
    };
  }
  if (issue.code === "invalid_type" && isMissing) {
    return {
      path,
      reason: missing,
      remedy: {
        sv: "lägg till det, eller bygg på en profil som har det (extends)",
        en: "add it, or extend a profile that has it",
      },
    };
  }
  return { path, ...malformed(issue) };
}

const missing: Wording = { sv: "värdet saknas", en: "the value is missing" };

/** The reason and the remedy for a value that is there, and not as it should be. */
function malformed(issue: z.core.$ZodIssue): Pick<Fault, "reason" | "remedy"> {
  if (issue.code === "invalid_type") {
    const kind = KINDS[issue.expected] ?? { sv: issue.expected, en: issue.expected };
    return {
      reason: { sv: `värdet ska vara ${kind.sv}`, en: `the value is to be ${kind.en}` },
      remedy: { sv: `skriv ${kind.sv}, eller ta bort raden`, en: `write ${kind.en}, or take the line out` },
    };
  }
  if (issue.code === "too_small") {
    return {
      reason: { sv: "värdet är tomt eller för litet", en: "the value is empty or too small" },
      remedy: {
        sv: "skriv det som dokumentet säger, eller ta bort raden",
        en: "write what the document says, or take the line out",
      },
    };
  }
  if (issue.code === "too_big") {
    return {
      reason: { sv: `värdet är större än ${issue.maximum}`, en: `the value is larger than ${issue.maximum}` },
      remedy: { sv: "korta det", en: "shorten it" },
    };
  }
  const shape = (issue.code === "invalid_format" && SHAPES.find(({ test }) => test.test(issue.pattern ?? issue.format))) || null;
  if (shape) {
    return {
      reason: { sv: `värdet är inte ${shape.sv}`, en: `the value is not ${shape.en}` },
      remedy: { sv: `skriv ${shape.sv}`, en: `write ${shape.en}` },
    };
  }
  return {
    reason: { sv: "värdet har fel form", en: "the value is malformed" },
    remedy: { sv: "se formatet i docs/profile-format.md", en: "see the format in docs/profile-format.md" },
  };
}

const KINDS: Readonly<Record<string, Wording>> = {
  string: { sv: "en text", en: "a text" },
  number: { sv: "ett tal", en: "a number" },
  int: { sv: "ett heltal", en: "a whole number" },
  boolean: { sv: "true eller false", en: "true or false" },
  array: { sv: "en lista, [ … ]", en: "a list, [ … ]" },
  object: { sv: "en grupp, { … }", en: "a group, { … }" },
};

/** What a text must look like, by the pattern that the schema has for it. */
const SHAPES: readonly (Wording & { readonly test: RegExp })[] = [
  { test: /A-Za-z0-9_-/u, sv: "ett id med högst 40 tecken av a–z, 0–9, - och _", en: "an id of at most 40 of a–z, 0–9, - and _" },
  {
    test: /\[A-Z\]\{1,3\}/u,
    sv: "ett regel-id som A19",
    en: "a rule's id such as A19",
  },
  { test: /d\{4\}-/u, sv: "en dag som 2026-11-05", en: "a day such as 2026-11-05" },
  { test: /^url$/u, sv: "en webbadress som börjar med https://", en: "a web address that begins with https://" },
];

const WHOLE = "–";

/** "rules.A19.quote" rather than "rules.3.quote": in a list of layers nobody can count. */
function pathIn(steps: readonly PropertyKey[], value: unknown): string {
  const names = steps.map((step, index) => {
    const entry = typeof step === "number" ? valueAt(steps.slice(0, index + 1), value) : null;
    const id = typeof entry === "object" && entry !== null ? (entry as { readonly id?: unknown }).id : undefined;
    return typeof id === "string" && id !== "" ? id : String(step);
  });
  return names.join(".") || WHOLE;
}

function valueAt(steps: readonly PropertyKey[], value: unknown): unknown {
  return steps.reduce<unknown>(
    (inside, step) =>
      typeof inside === "object" && inside !== null ? (inside as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}
