/** A source button of ChatGPT on a line of its own, with the full stop it stood before alone on the next. */
import type { Rule } from "../rule.ts";
import { pasteResidue } from "../wording.ts";

export const rule: Rule = {
  ...pasteResidue(
    { sv: "en källknapp från en chatt på egen rad", en: "a source button from a chat on a line of its own" },
    "ChatGPT",
  ),
  id: "chatgpt-line-chip",
  version: 1,
  confirmed: true,
  where: "lines",
  reads: "raw",
  literals: ["\n."],
  // The sentence before breaks off in the middle, and its full stop comes two lines later.
  pattern:
    /(?<=[\p{Ll}\d,)”"][ \u00A0]?\n)\p{Lu}[\p{L}\d.&’'-]{1,30}(?: [\p{L}\d.&’'-]{1,30}){0,4}(?:\+\d{1,2})?[ \u00A0]?\n\.(?=\n?$)/gu,
  hits: ["ökar risken för fel jämfört med vardaglig användning \nGitHub\n.", "Nämnden ansvarar för badet\nAvesta kommun+1\n.\n"],
  misses: ["Nämnden ansvarar för badet.\nAvesta kommun\n.", "Namnet är\nkort\n.", "1\n.\n2\n."],
  source: "A Swedish case in public files, seen",
  checked: "2026-11-22",
};
