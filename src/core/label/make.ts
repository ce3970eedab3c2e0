/** Turns what a person asked for into a label, or refuses with what is missing. */
import type * as z from "zod";
import { AppError } from "../errors.ts";
import type { Anchor } from "../anchor/anchor.ts";
import type { Engine, Profile } from "../policy/profile.ts";
import { dateSchema, labelSchema, type EngineUse, type Label, type LabelledPicture, type LabelRequest } from "./label.ts";
import { dayOf } from "./day.ts";
import { keptPromptOf } from "./prompt.ts";
import { markText, pictureCaption } from "./wording.ts";

/** What the system itself knows about the passage and the moment. */
export interface LabelGround {
  readonly id: string;
  readonly anchor: Anchor;
  /** SHA-256 of the passage's normalised text, 64 hex digits. */
  readonly textHash: string;
  readonly evidence: Label["evidence"];
  /** The register's entry for the engine the person named, or null when it is not in the register. */
  readonly registered: Engine | null;
  /** The picture that is labelled, for a label that is about one. */
  readonly picture?: Omit<LabelledPicture, "altText">;
  /** What the passage's label kept of its prompt before. */
  readonly promptBefore?: Label["prompt"];
  /** 32 random hex digits. */
  readonly newSalt: () => string;
  /** ISO 8601 instant in UTC. */
  readonly now: string;
}

/**
 * A label from a person's request. Throws AppError:
 * - `missing-engine-or-date`: no engine, no date, a date that is not in the calendar, or one that has not come yet
 * - `unknown-engine-needs-reason`: engine outside the register, no reason, and the profile asks for one
 * - `usage`: a field that is longer than the record can hold, or a prompt where the profile keeps none
 */
export function makeLabel(request: LabelRequest, ground: LabelGround, profile: Profile): Label {
  const engine = engineUseOf(request, ground.registered, profile);
  const searchDate = checkedDate(request.searchDate, ground.now);
  const stated = {
    ...given("purpose", request.purpose),
    ...given("account", request.account),
    ...given("informationClass", request.informationClass),
    ...given("primarySource", request.primarySource),
    ...given("onBehalfOf", request.onBehalfOf),
    ...given("reason", request.reason),
    ...(request.content === undefined ? {} : { content: request.content }),
    ...(ground.picture === undefined
      ? {}
      : { content: pictureContent(request.content), picture: { ...ground.picture, altText: "" } }),
    ...(request.useMode === undefined ? {} : { useMode: request.useMode }),
    ...(request.isTest === undefined ? {} : { isTest: request.isTest }),
    ...(request.approval === undefined ? {} : { approval: request.approval }),
  };
  const prompt = promptOf(request, ground, profile);
  const draft = { id: ground.id, kind: request.kind, engine, searchDate, language: request.language, ...stated, ...prompt };
  const label = {
    ...draft,
    evidence: ground.evidence,
    anchor: ground.anchor,
    textHash: ground.textHash,
    mark: ground.picture === undefined ? markText(draft, profile) : pictureCaption(draft, profile),
    ...(ground.picture === undefined ? { placement: profile.mark.placement } : {}),
    createdAt: ground.now,
  };
  const parsed = labelSchema.safeParse(label);
  if (!parsed.success) throw tooLong(parsed.error);
  return parsed.data;
}

/** A picture is no text, whatever was said of the labels before it. */
function pictureContent(content: LabelRequest["content"]): NonNullable<LabelRequest["content"]> {
  return content === undefined || content === "text" ? "image" : content;
}

function promptOf({ prompt }: LabelRequest, ground: LabelGround, profile: Profile): { readonly prompt?: Label["prompt"] } {
  if (prompt === undefined) return {};
  return { prompt: typeof prompt === "string" ? keptPromptOf(prompt, ground.promptBefore, profile, ground.newSalt) : prompt };
}

function engineUseOf(request: LabelRequest, registered: Engine | null, profile: Profile): EngineUse {
  const name = cleanName(request.engine);
  if (name === "") {
    throw new AppError("missing-engine-or-date", {
      sv: "Ange vilken AI-motor som har använts. Märkningen kan inte göras utan den.",
      en: "State which AI engine was used. The passage can't be labelled without it.",
    });
  }
  const more = { ...given("version", cleanName(request.engineVersion ?? "")), ...given("reason", request.engineReason) };
  if (registered) {
    const { riskAssessment, approvedBy } = registered;
    const assessed = { ...given("riskAssessment", riskAssessment?.reference), ...given("approvedBy", approvedBy?.name) };
    return { id: registered.id, name: cleanName(registered.name), ...more, ...assessed };
  }
  if (profile.engineOutsideRegister === "reason" && more.reason === undefined) {
    throw new AppError("unknown-engine-needs-reason", {
      sv: `”${name}” finns inte i kommunens register över AI-system. Skriv varför den användes, eller välj ett system ur registret.`,
      en: `“${name}” is not in the municipality's register of AI systems. Say why it was used, or choose a system from the register.`,
    });
  }
  return { id: null, name, ...more };
}

function checkedDate(value: string, now: string): string {
  const date = value.trim();
  if (!dateSchema.safeParse(date).success) {
    throw new AppError("missing-engine-or-date", {
      sv: "Ange sökdatum, den dag AI-motorn användes, som ÅÅÅÅ-MM-DD.",
      en: "State the search date, the day the AI engine was used, as YYYY-MM-DD.",
    });
  }
  // Sweden is ahead of UTC, so a day that has begun there needs no time zone to be told.
  if (date > now.slice(0, 10) && date > dayOf(now)) {
    throw new AppError("missing-engine-or-date", {
      sv: `Sökdatumet ${date} har inte varit än. Ange den dag AI-motorn användes.`,
      en: `The search date ${date} has not come yet. State the day the AI engine was used.`,
    });
  }
  return date;
}

/** Latin letters, digits and signs, no brackets and no two blanks together: nothing to clean but the ends. */
const PLAIN_NAME = /^(?:[!-Z\\^-~À-ÖØ-öø-ſ]| (?! ))*$/;

/**
 * A name as it may stand between the brackets of a mark: one line, no control or direction characters, and no square
 * brackets of its own, so that a mark has one opening and one closing bracket whatever was typed.
 */
export function cleanName(value: string): string {
  if (PLAIN_NAME.test(value)) return value.trim();
  return value
    .normalize("NFC")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}\p{Co}]+/gu, "")
    .trim();
}

/** A stated text without control characters other than line breaks; absent when nothing is left of it. */
function given<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  const text = (value ?? "")
    .normalize("NFC")
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}]|[\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
  return text === "" ? {} : ({ [key]: text } as { [P in K]?: string });
}

function tooLong(error: z.ZodError): AppError {
  const fields = [...new Set(error.issues.map((issue) => issue.path.join(".")))].join(", ");
  return new AppError(
    "usage",
    {
      sv: `Uppgiften går inte att spara, den är för lång eller har fel form: ${fields}.`,
      en: `This can't be kept, it is too long or malformed: ${fields}.`,
    },
    error,
  );
}
