/** What is kept of a prompt, as the profile says: whole, as a commitment that proves it later, or nothing. */
import { AppError } from "../errors.ts";
import type { Profile } from "../policy/profile.ts";
import { sha256Hex } from "../sha256.ts";
import type { KeptPrompt, Label } from "./label.ts";

/** Longest prompt that a record keeps. */
export const PROMPT_LIMIT = 50_000;

/** SHA-256 of the salt, a line feed and the prompt, as 64 hex digits: whoever has the prompt and the salt can prove that it is the one. */
export function commitmentTo(prompt: string, salt: string): string {
  return sha256Hex(`${salt}\n${prompt}`);
}

/**
 * What the record keeps of a prompt. `before` is what it kept of the same passage's, so that the same prompt again changes nothing.
 * Throws AppError `usage`: the profile keeps no prompts (nobody should believe that one was kept), or the prompt is too long.
 */
export function keptPromptOf(
  prompt: string,
  before: KeptPrompt | undefined,
  profile: Profile,
  newSalt: () => string,
): KeptPrompt {
  const text = prompt
    .normalize("NFC")
    .replace(/\r\n?/gu, "\n")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .trim();
  const kept = profile.prompts ?? "no";
  if (kept === "no") {
    throw new AppError("usage", {
      sv: `Policyprofilen ${profile.name.sv} sparar inga prompter. Märk utan prompt, eller byt profil.`,
      en: `The policy profile ${profile.name.en} keeps no prompts. Label without a prompt, or choose another profile.`,
    });
  }
  if (text === "" || text.length > PROMPT_LIMIT) {
    throw new AppError("usage", {
      sv: `Prompten är tom, eller längre än ${PROMPT_LIMIT} tecken.`,
      en: `The prompt is empty, or longer than ${PROMPT_LIMIT} characters.`,
    });
  }
  const salt = before?.salt !== undefined && commitmentTo(text, before.salt) === before.commitment ? before.salt : newSalt();
  return { commitment: commitmentTo(text, salt), salt, ...(kept === "store" ? { text } : {}) };
}

/** A label without the words of its prompt and without the salt: the commitment stays, and nobody can try guesses against it. */
export function withoutPromptText<T extends Pick<Label, "prompt">>(label: T): T {
  return label.prompt === undefined ? label : { ...label, prompt: { commitment: label.prompt.commitment } };
}

/** A label that says nothing of a prompt. */
export function withoutPrompt<T extends Pick<Label, "prompt">>({ prompt: _prompt, ...label }: T): T {
  return label as T;
}
