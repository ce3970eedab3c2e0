/** ChatGPT’s mark for a place, a person or a company, whose brackets got lost: `entity["city","Avesta","kommun i Dalarna"]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("ChatGPT"),
  id: "chatgpt-entity-mark",
  version: 1,
  confirmed: false,
  literals: ["entity["],
  // Two strings at least, the first a kind: program code that looks something up has one, Wolfram's has a capital.
  pattern: /(?<![\w.])entity\[["“”][a-z_]{2,30}["“”],\s?["“”][^"“”\]\n]{1,120}["“”](?:,\s?["“”][^"“”\]\n]{0,200}["“”]){0,2}\]/g,
  hits: [
    'Badet i entity["city","Avesta","kommun i Dalarna"] öppnar i juni.',
    'entity["organization","Sveriges Kommuner och Regioner","arbetsgivarorganisation"] skriver så.',
  ],
  misses: ['names = entity["name"]', 'Entity["City", {"Paris", "IleDeFrance", "France"}]'],
  source: "Programs that turn it back to a name give the form, seen; no pasted document found",
  checked: "2026-11-28",
};
