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

/** What zod found wrong with the shape, in words. */
export function faultOfIssue(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map(String).join(".") || "–";
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.join(", ");
    return {
      path: [...issue.path.map(String), keys].join("."),
      reason: { sv: "nyckeln är okänd", en: "the key is unknown" },
      remedy: { sv: "rätta stavningen, eller ta bort den", en: "correct the spelling, or take it out" },
    };
  }
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String).join(", ");
    return {
      path,
      reason: { sv: "värdet är inget av dem som går att välja", en: "the value is none of those that can be chosen" },
      remedy: { sv: `välj en av ${choices}`, en: `choose one of ${choices}` },
    };
  }
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) {
    return {
      path,
      reason: { sv: "värdet saknas", en: "the value is missing" },
      remedy: {
        sv: "lägg till det, eller bygg på en profil som har det (extends)",
        en: "add it, or extend a profile that has it",
      },
    };
  }
  return {
    path,
    reason: { sv: `värdet har fel form (${issue.message})`, en: `the value is malformed (${issue.message})` },
    remedy: { sv: "rätta det", en: "correct it" },
  };
}
