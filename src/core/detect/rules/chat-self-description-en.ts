/** A model that speaks of itself in English: `As an AI language model, I …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-self-description-en",
  version: 2,
  confirmed: true,
  literals: [
    "as an ai",
    "as a large language model",
    "i am an ai",
    "i'm an ai",
    "i am just an ai",
    "i'm just an ai",
    "i am only an ai",
  ],
  pattern:
    /(?<![\p{L}\d])(?:[Aa]s (?:an AI(?: language model| assistant| model)?|a large language model)(?: (?:trained|developed|created) by [A-Z][A-Za-z]{1,20})?,? I (?:am|do|don['’]t|cannot|can['’]t|can|have|must|lack)(?![\p{L}\d])|As an AI language model(?=,)|I(?: am|['’]m) (?:just |only )?an AI (?:language model|assistant|model)(?![\p{L}\d-]))/gu,
  hits: [
    "As an AI language model, I cannot give legal advice.",
    "As a large language model trained by Google, I do not have opinions.",
    "As an AI language model, my answers can be wrong.",
    "Remember that I'm an AI assistant.",
  ],
  misses: [
    "As an AI strategist, I advise the council.",
    "As an AI model is trained, its weights change.",
    "The answer began “As an AI language model, I cannot”.",
  ],
  source: "Wikipedia: Signs of AI writing; copied answers in public files",
  checked: "2026-11-28",
};
