/** The parameter ChatGPT adds to every address it gives: `?utm_source=chatgpt.com`, also inside Outlook's safe links. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("ChatGPT"),
  id: "chatgpt-link-parameter",
  version: 1,
  confirmed: true,
  literals: ["=chatgpt", "=openai", "=chat.openai", "%3dchatgpt", "%3dopenai", "%3dchat.openai"],
  pattern: parameter("utm_source", "chatgpt(?:\\.com)?|openai(?:\\.com)?|chat\\.openai\\.com"),
  hits: [
    "https://www.skr.se/skola?utm_source=chatgpt.com",
    "Se https://consensus.app/papers/grief/?utm_source=chatgpt.",
    "https://www.boverket.se/?id=4&utm_source=openai",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.skr.se%2F%3Futm_source%3Dchatgpt.com&data=05",
  ],
  misses: [
    "https://www.skr.se/?utm_source=nyhetsbrev",
    "https://www.skr.se/?utm_source=chatgptkurs",
    "Parametern `?utm_source=chatgpt.com` läggs till av verktyget.",
  ],
  source: "Wikipedia: Signs of AI writing; a Swedish case in johannaefageras/stodlinjer",
};
