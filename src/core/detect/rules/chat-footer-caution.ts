/** The line below a chat’s box that warns of mistakes: `ChatGPT kan begå misstag. Kontrollera viktig information.` */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface(null),
  id: "chat-footer-caution",
  version: 1,
  confirmed: true,
  literals: ["kan begå misstag", "kan göra misstag", "kan göra fel", "can make mistakes", "may display inaccurate info"],
  // "AI-genererat innehåll kan vara felaktigt." is not here: Office writes it into alt texts, and it says nothing about the text around.
  pattern:
    /^[ \t]{0,8}(?:ChatGPT|Gemini|Claude|Copilot|Le Chat|Perplexity|Grok)(?: är (?:en )?AI och)? (?:kan (?:begå misstag|göra misstag|göra fel)|can make mistakes|may display inaccurate info)[^\n]{0,140}$|^[ \t]{0,8}Claude is AI and can make mistakes\.[^\n]{0,80}$/gm,
  hits: [
    "ChatGPT kan begå misstag. Kontrollera viktig information.",
    "Gemini can make mistakes, so double-check it",
    "Claude is AI and can make mistakes. Please double-check responses.",
  ],
  misses: [
    "Tänk på att ChatGPT kan göra fel.",
    "En bild som visar text. AI-genererat innehåll kan vara felaktigt.",
    "Handläggaren kan göra misstag, och beslutet kan då ändras.",
    "Under rutan står ”ChatGPT kan begå misstag. Kontrollera viktig information.”.",
  ],
  source: "A Swedish case of ChatGPT's line in public files, seen; Gemini's and Claude's English lines in public files",
};
