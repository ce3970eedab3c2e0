/** Perplexity's numbered marks for what it read: `[attached_file:1]`, `[web:1]`, `[page:2]`, `[conversation_history:3]`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken("Perplexity"),
  id: "perplexity-file-marker",
  version: 3,
  confirmed: true,
  literals: [
    ...["attached_file", "attached_image", "conversation_history", "code_file", "generated_image"].flatMap((kind) => [
      `[${kind}:`,
      `[${kind.replace("_", "\\_")}:`,
    ]),
    "[web:",
    "[page:",
    "[file:",
    "[memory:",
  ],
  // The short words are other programs' too, in capitals, in double brackets or with a name after the colon.
  pattern:
    /\\?\[(?:attached\\?_(?:file|image)|conversation\\?_history|code\\?_file|generated\\?_image|[Ww]eb):\s?\d{1,4}(?:[,–-]\s?(?:[Ww]eb:\s?)?\d{1,4}){0,20}\\?\]|(?<!\[)\\?\[(?:page|file|memory):\d{1,4}\\?\](?!\])/g,
  hits: [
    "Avtalet gäller till 2027[attached_file:1].",
    "Flera kommuner har infört avgiften [web:3][web:12].",
    "Badet öppnar i juni.[page:1]",
    "Uppdraget är delat i tre delar [conversation_history:24].",
    "Se planen [file:2][memory:1].",
    "Flera kommuner har infört avgiften [web:1, web:14].",
  ],
  misses: [
    "Se [webb: 3] och [web] i listan.",
    "Bifogad fil: [attached file 1].",
    "[PAGE:1] Namn: Berg",
    "[[page:2]] är en länk i en wiki.",
    "Märken som `[web:1]` är interna.",
  ],
  source: "Each kind seen in several public files, the long ones beside [web:…]; lists of marks, and ranges, too",
  checked: "2026-11-28",
};
