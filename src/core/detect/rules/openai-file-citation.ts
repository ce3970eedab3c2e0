/** Source marks in lenticular brackets with a dagger: `【12†source】`, `【85†L261-269】`, `【4:2†rapport.pdf】`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  // Made by OpenAI's file search and deep research; some lists name DeepSeek too, so the tool is not certain.
  ...machineToken(null, "ChatGPT eller annat verktyg från OpenAI"),
  id: "openai-file-citation",
  version: 1,
  confirmed: true,
  literals: ["【"],
  pattern: /【(?:F:)?[^【】†\n]{1,120}†[^【】\n]{1,200}】/g,
  hits: [
    "Nämnden beslutade 2023 att stänga badet【12†source】.",
    "Kostnaden var 4 miljoner kronor 【85†L261-269】",
    "Se tjänsteskrivelsen【4:2†Tjänsteskrivelse bad.pdf】",
    "Enligt rapporten 【854140639155648†L119-L123】",
  ],
  misses: [
    "Den japanska titeln 【重要】 betyder viktigt.",
    "Karin Ek (†1998) skrev boken.",
    "Märket kan se ut så här: ”【12†source】”.",
  ],
  source: "Wikipedia: Signs of AI writing; seen in public files",
};
