/** Links into the machine where ChatGPT runs code: `sandbox:/mnt/data/…`, which no reader can open. */
import type { Rule } from "../rule.ts";
import { machineLink } from "../wording.ts";

export const rule: Rule = {
  ...machineLink("ChatGPT"),
  id: "chatgpt-sandbox-link",
  version: 1,
  confirmed: true,
  literals: ["sandbox:/"],
  pattern: /sandbox:\/{1,3}mnt\/data(?:\/[^\s)\]"”`<>]{0,200})?/gi,
  hits: ["Ladda ned tabellen: [elevtal.xlsx](sandbox:/mnt/data/elevtal.xlsx)", "sandbox:/mnt/data/diagram.png"],
  misses: ["Barnen leker i sandboxen: /mnt är en katalog.", "Katalogen /mnt/data finns på servern."],
  source: "Seen in public files with answers, as links",
  checked: "2026-11-28",
};
