/** Who may sign a review: a named human. An engine, an empty field or a role without a name may not. */
import { AppError } from "../errors.ts";
import { cleanName } from "../label/make.ts";
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "./review.ts";

/** Words that name a machine in any register; a person's name never holds them. */
const MACHINE_WORDS = new Set(
  "ai ai-agent ai-agenten ai-assistent ai-assistenten ai-bot ai-modell ai-system gpt chatgpt copilot gemini openai anthropic llm bot chatbot chatbotten robot språkmodell deepl notebooklm mistral perplexity grok dall-e eneo intric".split(
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
  if (isMachine(name, engines) || namesMachine(name, engines) || isMachine(role, engines)) {
    throw refused(
      `”${name}, ${role}” är ingen människa. Granskningen ska göras av en person som ansvarar för texten.`,
      `“${name}, ${role}” is not a human. The review is to be made by a person who answers for the text.`,
    );
  }
  return { name, role };
}

/** True when the words are an engine's name and nothing else but versions: "ChatGPT", "claude 4.5 sonnet", "AI". Not "Claude Berg". */
function isMachine(name: string, engines: readonly string[]): boolean {
  const words = wordsOf(name);
  const isVersion = (word: string): boolean => VERSION_WORD.test(word);
  if (words.some((word) => MACHINE_WORDS.has(word)) && words.every((word) => MACHINE_WORDS.has(word) || isVersion(word)))
    return true;
  return engines.some((engine) => wordsAround(words, wordsOf(engine))?.every(isVersion) === true);
}

/** True when a person's name holds words that no person is called, beside whatever else: "ChatGPT Andersson", "Microsoft 365 Copilot för KS". */
function namesMachine(name: string, engines: readonly string[]): boolean {
  const words = wordsOf(name);
  if (words.some((word) => /^(?:chat)?gpt|^chatbot|^openai$|^copilot$/.test(word))) return true;
  return engines.some((engine) => {
    const engineWords = wordsOf(engine);
    return engineWords.length > 1 && !GIVEN_NAMES.has(engineWords[0] as string) && wordsAround(words, engineWords) !== null;
  });
}

/** The words before and after `part` in `words`; null when it does not stand there in a row. */
function wordsAround(words: readonly string[], part: readonly string[]): string[] | null {
  if (part.length === 0) return null;
  const at = words.findIndex((_word, index) => part.every((word, offset) => words[index + offset] === word));
  return at === -1 ? null : [...words.slice(0, at), ...words.slice(at + part.length)];
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
