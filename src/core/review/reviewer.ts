/** Who may sign a review: a named human. An engine, an empty field or a role without a name may not. */
import { AppError } from "../errors.ts";
import { cleanName } from "../label/make.ts";
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "./review.ts";

/** Words that name a machine in any register; a person's name never holds them. */
const MACHINE_WORDS = new Set(
  "ai gpt chatgpt copilot gemini openai anthropic llm bot chatbot chatbotten robot språkmodell deepl notebooklm mistral perplexity grok dall-e eneo intric".split(
    " ",
  ),
);

/** Engine names that are also given names: refused alone ("Claude"), let through with a family name ("Claude Berg"). */
const GIVEN_NAMES = new Set(["claude", "max", "alice", "julius", "jasper", "maia"]);

/** Words beside an engine's name that make nobody a human: versions, tiers, vendors. */
const VERSION_WORD =
  /^(?:v?\d[\w.]*|o\d.*|pro|plus|free|web|mini|opus|sonnet|haiku|flash|turbo|microsoft|365|m365|google|enterprise|assistent|assistant|ai)$/;

/**
 * The reviewer as the record keeps them: cleaned name and role. Throws AppError `reviewer-refused` for an empty name or role, a name
 * without letters, and the name of an AI engine, whether from the register, from a label, or commonly known.
 */
export function reviewerOf(
  by: { readonly name: string; readonly role: string },
  labels: readonly Label[],
  profile: Profile,
): Review["by"] {
  const name = cleanName(by.name).slice(0, 200);
  const role = cleanName(by.role).slice(0, 200);
  if (name.replace(/\P{L}/gu, "").length < 2) {
    throw refused(
      "Skriv ditt namn. En granskning behöver en människa med namn och roll.",
      "Write your name. A review needs a human with a name and a role.",
    );
  }
  if (!/\p{L}/u.test(role)) {
    throw refused("Skriv din roll, till exempel handläggare.", "Write your role, for example case officer.");
  }
  const engines = [
    ...profile.engines.flatMap((engine) => [engine.name, ...engine.aliases]),
    ...labels.map((label) => label.engine.name),
  ];
  if (isMachine(name, engines) || isMachine(role, engines)) {
    throw refused(
      `”${name}, ${role}” är ingen människa. Granskningen ska göras av en person som ansvarar för texten.`,
      `“${name}, ${role}” is not a human. The review is to be made by a person who answers for the text.`,
    );
  }
  return { name, role };
}

/** True for "ChatGPT", "chatgpt 5", "Microsoft Copilot", "Claude"; not for "Claude Berg" or "Anna Ek". */
function isMachine(name: string, engines: readonly string[]): boolean {
  const words = wordsOf(name);
  if (words.some((word) => MACHINE_WORDS.has(word)) && words.every((word) => MACHINE_WORDS.has(word) || VERSION_WORD.test(word)))
    return true;
  if (words.some((word) => /^(?:chat)?gpt|^chatbot|^openai$|^copilot$/.test(word))) return true;
  return engines.some((engine) => {
    const engineWords = wordsOf(engine);
    if (engineWords.length === 0) return false;
    const at = words.findIndex((_word, index) => engineWords.every((word, offset) => words[index + offset] === word));
    if (at === -1) return false;
    const rest = [...words.slice(0, at), ...words.slice(at + engineWords.length)];
    return (
      rest.every((word) => VERSION_WORD.test(word)) || (engineWords.length > 1 && !GIVEN_NAMES.has(engineWords[0] as string))
    );
  });
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter((word) => word !== "");
}

function refused(sv: string, en: string): AppError {
  return new AppError("reviewer-refused", { sv, en });
}
