/** A model that turns down a request in English: `I can’t assist with that request`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-refusal-en",
  version: 1,
  confirmed: true,
  literals: ["assist with that", "fulfill that request", "help with that request"],
  pattern:
    /(?<![\p{L}\d])I(?:['’]m (?:sorry|afraid),? (?:but )?I)? ?(?:cannot|can['’]t|am unable to|won['’]t be able to) (?:assist with that(?: request)?|fulfill that request|help with that request)(?![\p{L}\d])/gu,
  hits: ["I can't assist with that request.", "I'm sorry, but I cannot assist with that."],
  misses: [
    "Nobody could assist with that.",
    "I can assist with that on Monday.",
    "The reply was “I can't assist with that request”.",
  ],
  source: "Wikipedia: Signs of AI writing; copied answers in public files",
  checked: "2026-11-28",
};
