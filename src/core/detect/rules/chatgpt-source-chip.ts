/** ChatGPT’s source buttons, flattened to text: `Microsoft Learn+3Google Cloud+3`. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

const name = "\\p{Lu}[\\p{L}\\d.&’'-]{1,30}(?: [\\p{L}\\d.&’'-]{1,30}){0,4}";
const site = "(?:[a-z\\d-]{2,30}\\.){1,3}(?:se|nu|org|com|net|eu|gov|edu|fi|dk|no)";

export const rule: Rule = {
  ...pasteResidue({ sv: "en källknapp från en chatt", en: "a source button from a chat" }, "ChatGPT"),
  id: "chatgpt-source-chip",
  version: 2,
  confirmed: true,
  literals: ["+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "+9"],
  // "Stockholm+50" is a conference: a single button counts only after a full stop, at the end of a line, with one digit.
  pattern: new RegExp(
    `(?<![\\p{L}\\d.])(?:${name}\\+\\d{1,2}){2,9}(?![\\p{L}\\d])|(?<=[.!?…”"][ ]?)${name}\\+[1-9](?=[ \\t]{0,4}$)|(?<![\\w.@/-])${site}\\+[1-9]\\d?(?=[ \\t]{0,4}$|[ \\t]?\\p{Lu}|[.,;)])`,
    "gmu",
  ),
  hits: [
    "Avgiften infördes 2021.Microsoft Learn+3Google Cloud+3",
    "Nämnden ansvarar för badet. Avesta kommun+1",
    "Nämnden ansvarar för badet sv.wikipedia.org+2",
  ],
  misses: [
    "Konferensen Stockholm+50 hölls i juni 2022.",
    "Ring 070-123 45 67 eller Tel+46 70 123 45 67.",
    "Elever i årskurs 9 läser C+1 poäng.",
    "Lön enligt A+1",
    "anna+1@exempel.se",
    "Se exempel.se+46 70 123 45 67.",
    "Utgift 523+5020+252+85 kronor",
  ],
  source: "Wikipedia: Signs of AI writing; three human cases of one form in 29,466 government pages, and so narrowed",
  checked: "2026-11-22",
};
