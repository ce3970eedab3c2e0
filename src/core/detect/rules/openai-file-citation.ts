/** Source marks in lenticular brackets with a dagger: `【12†source】`, `【85†L261-269】`, `【4:2†rapport.pdf】`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  // Made by OpenAI's file search and deep research; some lists name DeepSeek too, so the tool is not certain.
  ...machineToken(null, "ChatGPT eller annat verktyg från OpenAI"),
  id: "openai-file-citation",
  version: 2,
  confirmed: true,
  literals: ["【", "†source", "†källa", "†l"],
  pattern:
    /【(?:F:)?[^【】†\n]{1,120}†[^【】\n]{1,200}】|【\d{1,18}(?::\d{1,4})?[‡⁺+§]?(?:source|källa)】|\[\d{1,3}(?::\d{1,3})?†(?:source|källa|L\d{1,6}(?:[-–]L?\d{1,6})?)\]/g,
  hits: [
    "Nämnden beslutade 2023 att stänga badet【12†source】.",
    "Kostnaden var 4 miljoner kronor 【85†L261-269】",
    "Se tjänsteskrivelsen【4:2†Tjänsteskrivelse bad.pdf】",
    "Se riktlinjen [12†source] och bilagan [4:2†källa].",
    "Se riktlinjen 【4:0source】.",
    "Enligt rapporten 【854140639155648†L119-L123】",
  ],
  misses: [
    "Den japanska titeln 【重要】 betyder viktigt.",
    "Karin Ek (†1998) skrev boken.",
    "Not 12† och [3†] i tabellen.",
    "Märket kan se ut så här: ”【12†source】”.",
  ],
  source: "Wikipedia: Signs of AI writing; seen in public files, square brackets too",
  checked: "2026-11-28",
};
