/** An address of a conversation in Grok, shared or the writer’s own. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Grok"),
  id: "grok-shared-chat",
  version: 2,
  confirmed: true,
  literals: ["grok.com", "i/grok/share"],
  pattern:
    /(?<![\w.-])(?:grok\.com(?:\/|%2F)(?:share(?:\/|%2F)[\w-]{6,120}|(?:chat|c)(?:\/|%2F)[0-9a-f]{8}-[0-9a-f-]{8,40})|(?:x|twitter)\.com\/i\/grok\/share\/\w{6,80})/gi,
  hits: [
    "https://x.com/i/grok/share/DR88yKZT1Hd3IQjQH3k7I6Xxj",
    "https://grok.com/c/c2262c12-07f3-47cb-9013-bbee0b3bf56d",
    "https://grok.com/share/bGVnYWN5_0f1e2d3c",
    "grok.com/share/c2hhcmQtMg_0f1e",
  ],
  misses: ["Verktyget finns på https://grok.com/.", "https://hedgrok.com/share/abcdef12"],
  source:
    "reference catalogue: shared-chat addresses; addresses on x.com and the writer's own conversations seen in public files",
  checked: "2026-11-28",
};
