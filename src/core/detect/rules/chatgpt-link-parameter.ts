/** The parameter ChatGPT adds to every address it gives: `?utm_source=chatgpt.com`, also inside Outlook's safe links. */
import type { Rule } from "../rule.ts";
import { linkFrom } from "../wording.ts";
import { parameter } from "../parameter.ts";

export const rule: Rule = {
  ...linkFrom("ChatGPT"),
  id: "chatgpt-link-parameter",
  version: 2,
  confirmed: true,
  literals: [
    "=chatgpt",
    "3dchatgpt",
    "=www.chatgpt",
    "3dwww.chatgpt",
    "=openai",
    "3dopenai",
    "=www.openai",
    "3dwww.openai",
    "=chat.openai",
    "3dchat.openai",
    "=www.chat.openai",
    "3dwww.chat.openai",
  ],
  pattern: parameter("utm_source", "chatgpt(?:(?:\\.|%2E)com)?|openai(?:\\.com)?|chat\\.openai\\.com"),
  hits: [
    "https://www.skr.se/skola?utm_source=chatgpt.com",
    "Se https://consensus.app/papers/grief/?utm_source=chatgpt.",
    "https://www.boverket.se/?id=4&utm_source=openai",
    "https://www.skr.se/artikel#utm_source=chatgpt.com",
    "https://www.skr.se/?utm\\_source=chatgpt.com",
    "https://lank.exempel.se/?till=https%253A%252F%252Fwww.skr.se%252F%253Futm_source%253Dchatgpt.com",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.skr.se%2F%3Futm_source%3Dchatgpt.com&data=05",
  ],
  misses: [
    "https://www.skr.se/?utm_source=nyhetsbrev",
    "https://www.skr.se/?utm_source=chatgptkurs",
    "Parametern `?utm_source=chatgpt.com` läggs till av verktyget.",
  ],
  source: "Wikipedia: Signs of AI writing; a Swedish case in johannaefageras/stodlinjer; many public files",
  checked: "2026-11-28",
};
