/** The way a chat ends an answer in English: `Would you like me to draft a shorter version?`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-closing-offer-en",
  version: 2,
  confirmed: true,
  alone: "not-in-mail",
  literals: ["would you like me to ", "want me to ", "if you'd like, i can", "if you like, i can", "if you want, i can"],
  pattern:
    /(?<![\p{L}\d,;] ?)(?:(?:Would you like|Do you want) me to (?:also )?(?:draft|write|rewrite|create|make|add|summari[sz]e|shorten|expand|translate|adjust|tailor|turn|convert|generate|prepare|provide|include|format|refine|help you|elaborate|explain|continue|go|show|walk|put|list|outline|expand|revise|proceed)(?: [^?\n]{2,200})?\?|Want me to (?:draft|turn|write|make|add|create) [^?\n]{2,200}\?|If you(?:['’]d like|['’]d prefer| like| want), I can (?:also )?(?:draft|write|rewrite|create|make|add|summari[sz]e|shorten|expand|translate|adjust|tailor|turn|convert|generate|prepare|provide|tell you|show you)(?![\p{L}\d]))/gu,
  hits: [
    "Would you like me to draft a shorter version for the website?",
    "If you'd like, I can also turn this into a checklist.",
    "Would you like me to proceed?",
    "Want me to turn this into a table?",
  ],
  misses: [
    "Would you like me to call you?",
    "If you like, I can come along.",
    "It ended with “Would you like me to draft a letter?”.",
  ],
  source: "Wikipedia: Signs of AI writing; pasted conversations in public files",
  checked: "2026-11-22",
};
