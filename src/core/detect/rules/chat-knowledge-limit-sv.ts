/** A model that says in Swedish how far its knowledge reaches: `Min kunskap sträcker sig till …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-knowledge-limit-sv",
  version: 2,
  confirmed: false,
  literals: [
    "sträcker sig",
    "kunskapsstopp",
    "kunskapsgräns",
    "min senaste",
    "realtid",
    "aktuell information",
    "surfa på",
    "söka på",
    "kunskapsbas",
    "träningsdata",
  ],
  pattern:
    /(?<![\p{L}\d])(?:[Mm]in (?:kunskap|kunskapsbas|träning)(?:sdata)? sträcker sig (?:bara |endast )?(?:fram )?till(?![\p{L}\d])|[Mm]ina (?:kunskaper|träningsdata) sträcker sig (?:bara |endast )?(?:fram )?till(?![\p{L}\d])|(?:[Mm]itt kunskapsstopp|[Mm]in kunskapsgräns)(?![\p{L}\d])|(?:[Pp]er|[Ee]nligt|[Vv]id|[Ff]rån och med) min senaste (?:kunskapsuppdatering|träning|uppdatering)(?![\p{L}\d]| (?:av|om|från|till))|[Jj]ag har (?:tyvärr )?(?:inte (?:direkt )?|ingen )tillgång till (?:realtidsinformation|realtidsdata|(?:aktuell )?information i realtid|aktuell information)(?![\p{L}\d])|[Jj]ag (?:kan (?:tyvärr )?inte|har inte möjlighet att) (?:surfa|söka) på (?:webben|nätet|internet)(?![\p{L}\d]))/gu,
  hits: [
    "Min kunskap sträcker sig till oktober 2023.",
    "Per min senaste uppdatering hade kommunen 23 000 invånare.",
    "Jag har inte tillgång till information i realtid.",
    "Jag kan tyvärr inte surfa på webben.",
    "Från och med min senaste uppdatering i september 2021 fanns tre bad.",
    "Jag har ingen tillgång till realtidsinformation.",
    "Jag har inte möjlighet att söka på internet.",
  ],
  misses: [
    "Min kunskap sträcker sig längre än så.",
    "Enligt min senaste uppdatering av planen är badet klart i maj.",
    "Avtalet sträcker sig till 2027.",
    "Barnen kan surfa på webben i biblioteket.",
    "Meningar som ”Min kunskap sträcker sig till” hör till en modell.",
  ],
  source:
    "reference catalogue §1.3; listed in a public Swedish list of signs, a near form seen in one public file; one text in public files says how far its knowledge reaches",
  checked: "2026-11-28",
};
