/** The line below a chat’s box that warns of mistakes: `ChatGPT kan begå misstag. Kontrollera viktig information.` */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

const tools = "ChatGPT|Gemini|Claude|Copilot|Microsoft 365 Copilot|Le Chat|Perplexity|Grok";
const swedish =
  "\\. (?:Överväg att k|K)ontrollera viktig information\\.?|(?:, bland annat om personer)?, så dubbelkolla (?:svaren|dem|det)\\.?|\\. Dubbelkolla (?:gärna )?(?:svaren|viktig information)\\.?";
const english =
  "\\. (?:Check|Consider checking|Verify) important info(?:rmation)?\\.?|(?:, including about people)?, so double-check (?:it|its responses)\\.?|\\. Please double-check (?:cited sources|responses)\\.?|\\. Check answers\\.?";

export const rule: Rule = {
  ...chatInterface(null),
  id: "chat-footer-caution",
  version: 2,
  confirmed: true,
  literals: ["viktig information", "dubbelkolla", "important info", "double-check", "check answers"],
  // A guideline begins so as well ("ChatGPT kan göra fel, granska alltid svaret"): the whole line, in the words that the pages have.
  // "AI-genererat innehåll kan vara felaktigt." is not here: Office writes it into alt texts, and it says nothing about the text around.
  pattern: new RegExp(
    `^[ \\t]{0,8}(?:${tools})(?: är (?:en )?AI och)? kan (?:begå misstag|göra misstag|göra fel)(?:${swedish})[ \\t]{0,8}$|^[ \\t]{0,8}(?:${tools})(?: is AI and)? (?:can make mistakes|may display inaccurate info)(?:${english})[^\\n]{0,60}$`,
    "gm",
  ),
  hits: [
    "ChatGPT kan begå misstag. Kontrollera viktig information.",
    "Gemini can make mistakes, so double-check it",
    "Claude is AI and can make mistakes. Please double-check responses.",
  ],
  misses: [
    "Tänk på att ChatGPT kan göra fel.",
    "Copilot kan göra fel, så granska alltid svaret innan du använder det.",
    "ChatGPT kan göra misstag.",
    "Gemini kan göra misstag, till exempel dela dina uppgifter.",
    "En bild som visar text. AI-genererat innehåll kan vara felaktigt.",
    "Handläggaren kan göra misstag, och beslutet kan då ändras.",
    "Under rutan står ”ChatGPT kan begå misstag. Kontrollera viktig information.”.",
  ],
  source:
    "A Swedish case of ChatGPT's line in public files, seen; Gemini's and Claude's English lines in public files; Chromium's own Swedish words about Gemini are left out",
  checked: "2026-11-28",
};
