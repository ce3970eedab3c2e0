/** A model that says in English how far its knowledge reaches: `as of my last knowledge update`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-knowledge-limit-en",
  version: 1,
  confirmed: true,
  literals: ["of my last", "of my latest", "my knowledge cutoff", "my training data", "real-time", "browse the"],
  pattern:
    /(?<![\p{L}\d])(?:[Aa]s of my (?:last|latest) (?:knowledge |training )?(?:update|cutoff|training)(?![\p{L}\d])|[Mm]y knowledge cutoff (?:is|was)(?![\p{L}\d])|[Mm]y training data (?:only )?(?:goes|extends|includes information) (?:up )?(?:to|until)(?![\p{L}\d])|I (?:do not|don['’]t) have access to real-time (?:information|data)(?![\p{L}\d])|I (?:cannot|can['’]t|am unable to) browse the (?:web|internet)(?![\p{L}\d]))/gu,
  hits: [
    "As of my last knowledge update in 2023, the town had 23,000 inhabitants.",
    "I do not have access to real-time information.",
    "I can't browse the internet.",
  ],
  misses: [
    "As of my last visit, the pool was open.",
    "Residents don't have access to real-time information about buses.",
    "Phrases like “as of my last knowledge update” come from a model.",
  ],
  source: "Wikipedia: Signs of AI writing",
};
