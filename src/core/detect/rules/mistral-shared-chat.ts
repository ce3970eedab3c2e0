/** An address of a conversation in Mistral’s Le Chat. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("Le Chat"),
  id: "mistral-shared-chat",
  version: 1,
  confirmed: true,
  literals: ["chat.mistral.ai"],
  pattern: /(?<![\w.-])chat\.mistral\.ai(?:\/|%2F)chat(?:\/|%2F)[0-9a-f]{8}-[0-9a-f-]{8,40}/gi,
  hits: [
    "https://chat.mistral.ai/chat/8a997b72-eed0-4629-b55e-9d3aa089ae45",
    "Underlag: chat.mistral.ai/chat/43cc0557-f51f-4849-a542-ee5acebcfd71",
  ],
  misses: ["Verktyget finns på https://chat.mistral.ai/chat.", "https://chat.mistral.ai/chat/?q=badhus"],
  source: "Several public files with such links, seen; no parameter of Mistral's own was found on links it gives",
  checked: "2026-11-28",
};
