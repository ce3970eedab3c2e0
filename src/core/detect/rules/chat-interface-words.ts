/** Buttons and captions of a chat, each alone on its line, that count only beside another trace: `Kopiera kod`, `Zip-arkiv`. */
import type { Rule } from "../rule.ts";
import { chatInterface } from "../wording.ts";

export const rule: Rule = {
  ...chatInterface(null),
  id: "chat-interface-words",
  version: 1,
  confirmed: true,
  alone: "never",
  literals: ["kopiera kod", "zip-arkiv", "copy code", "ladda ner "],
  pattern: /^[ \t]{0,8}(?:Kopiera kod|Zip-arkiv|Copy code|📂 ?Ladda ner [^\n]{2,80})[ \t]{0,8}$/gmu,
  hits: ["underlag.zip\nZip-arkiv\nGör en sammanfattning.", "Kopiera kod"],
  misses: ["Kopiera koden till fältet.", "Filerna ligger i ett Zip-arkiv.", "Ladda ner blanketten."],
  source: "A Swedish case in public files; `Kopiera kod` is a normal label on other pages too, so it never stands alone",
  checked: "2026-11-22",
};
