/** A model that says in English how far its knowledge reaches: `as of my last knowledge update`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-knowledge-limit-en",
  version: 2,
  confirmed: true,
  literals: [
    "of my last",
    "of my latest",
    "my knowledge cutoff",
    "my knowledge cut-off",
    "my training data",
    "real-time",
    "browse the",
  ],
  pattern:
    /(?<![\p{L}\d])(?:[Aa]s of my (?:last|latest) (?:knowledge |training )?(?:update|cutoff|training)(?![\p{L}\d])|[Aa]s of my knowledge cut-?off(?![\p{L}\d])|[Mm]y knowledge cut-?off (?:date )?(?:is|was)(?![\p{L}\d])|[Mm]y training data (?:only )?(?:goes|extends|includes information) (?:up )?(?:to|until)(?![\p{L}\d])|I (?:do not|don['’]t) have access to real-time (?:information|data)(?![\p{L}\d])|I (?:cannot|can['’]t|am unable to) browse the (?:web|internet)(?![\p{L}\d]))/gu,
  hits: [
    "As of my last knowledge update in 2023, the town had 23,000 inhabitants.",
    "I do not have access to real-time information.",
    "I can't browse the internet.",
    "As of my knowledge cutoff in October 2023, the fee was 400 kronor.",
  ],
  misses: [
    "As of my last visit, the pool was open.",
    "Residents don't have access to real-time information about buses.",
    "Phrases like “as of my last knowledge update” come from a model.",
  ],
  source: "Wikipedia: Signs of AI writing; many public files with copied answers",
  checked: "2026-11-28",
};
