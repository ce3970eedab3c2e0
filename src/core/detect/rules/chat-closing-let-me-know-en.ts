/** A chat that leaves the next step to the one who asked, in English: `Let me know if you’d like me to …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-closing-let-me-know-en",
  version: 2,
  confirmed: true,
  alone: "not-in-mail",
  literals: ["let me know if you"],
  pattern:
    /(?<![\p{L}\d])Let me know if you(?:['’]d like| would like|['’]d prefer)(?=[ .!]|$)|(?<![\p{L}\d])Let me know if you (?:want|need) (?:me to|any (?:further|additional|more|other) |a (?:shorter|longer|more|different) |this |further |additional |more |adjustments|changes|help (?:with|customi[sz]ing))/gu,
  hits: [
    "Let me know if you'd like me to adjust the tone.",
    "Let me know if you’d like!",
    "Let me know if you need any further changes!",
  ],
  misses: [
    "Let me know if you are coming.",
    "Please let me know if you want a seat.",
    "“Let me know if you'd like me to” is how a chat ends.",
  ],
  source: "Wikipedia: Signs of AI writing; many public files end so",
  checked: "2026-11-28",
};
