/** A chat that hands over a reworked text in Swedish, on a line that ends in a colon: `Här är en omarbetad version av texten:`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

// "förkortad", "reviderad" and "förenklad" are left out: public pages hand over plans and speeches in these words.
const worked =
  "omarbetade?|omarbetat|omformulerade?|omformulerat|omskriv(?:na|en|et)|förbättrade?|förbättrat|språkgranskade?|polerade?|polerat|finslipade?|finslipat|mer (?:polerad|polerade|polerat|formell|formella|formellt|professionell|professionella|lättläst|lättlästa|koncis|koncisa)";
const text =
  "version(?:en)?|text(?:en)?|utkast(?:et)?|förslag(?:et)?|brev(?:et)?|mejl(?:et)?|mail(?:et)?|e-postmeddelandet?|tjänsteskrivelse(?:n)?|sammanfattning(?:en)?|inlägg(?:et)?|rapport(?:en)?|yttrande(?:t)?";

/** Kinds of text that a chat is asked for; "ett förslag på lösning:" stands on course pages. */
const written =
  "tjänsteskrivelse|yttrande|brev|mejl|mail|e-postmeddelande|svar|svarsbrev|pressmeddelande|beslutsformulering|protokollsutdrag|inlägg|anförande|tal|informationstext|webbtext|nyhetsbrev|sammanfattning|policytext|riktlinje|text";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-here-it-is-sv",
  version: 3,
  confirmed: false,
  alone: "not-in-mail",
  literals: ["här är ", "här kommer ", "här har du "],
  pattern: new RegExp(
    `^[ \\t]{0,8}Här (?:är|kommer|har du) (?:(?:en|ett|den|det|din|ditt) (?:uppdaterade? och )?(?:${worked})(?:, [a-zåäö ]{3,40})? (?:${text})|(?:ditt|din) (?:uppdaterade |färdiga |nya )?(?:${text}))(?![\\p{L}\\d])(?:[^.!?\\n]{0,160}:[ \\t]{0,8}$|[^.!?:\\n]{0,30} av (?:ditt|din) \\p{L}{3,30}:(?= ))|^[ \\t]{0,8}Här (?:är|kommer|har du) (?:en|den) (?:kortare|längre|reviderade?|uppdaterade?|förkortade?|förenklade?) (?:version(?:en)?|variant(?:en)?) av (?:texten|stycket|avsnittet|brevet|mejlet|ditt \\p{L}{3,20}|din \\p{L}{3,20})[^.!?\\n]{0,80}:[ \\t]{0,8}$|^[ \\t]{0,8}Här (?:är|kommer|har du) (?:ett (?:utkast|förslag)) (?:till|på) (?:(?:en|ett) )?(?:(?:kort|kortfattat|formellt|professionellt|vänligt|formell|kortfattad) )?(?:${written})(?![\\p{L}\\d])[^.!?\\n]{0,100}:[ \\t]{0,8}$|^[ \\t]{0,8}Här (?:är|kommer|har du) den uppdaterade (?:texten|versionen)(?: av (?:texten|brevet|mejlet|dokumentet|skrivelsen|tjänsteskrivelsen|ditt \\p{L}{3,20}|din \\p{L}{3,20}))?(?:, [^.!?\\n]{2,80})?:[ \\t]{0,8}$`,
    "gmu",
  ),
  hits: [
    "Här är en omarbetad version av texten:",
    "Här är den omformulerade versionen, anpassad för kommunens webbplats:",
    "Här är den uppdaterade versionen:",
    "Här är en uppdaterad version av din tjänsteskrivelse som tar upp kostnaden:",
    "Här kommer ditt utkast till tjänsteskrivelse:",
    "Här är en kortare version av texten:",
    "Här är ett utkast till svar på medborgarens fråga:",
    "Här är ett förslag på text:",
    "Här är en mer formell version av ditt mejl:",
    "Här är en mer polerad version av ditt mejl:",
    "Här är en förbättrad version av din text: Kommunen har tre badplatser.",
  ],
  misses: [
    "Här är ett utkast till yttrande, säg till om något saknas.",
    "Här är den uppdaterade versionen av programmet:",
    "Här är en förkortad version av talet:",
    "Här är en reviderad version av planen:",
    "Här är de kommuner som har svarat:",
    "Modellen svarade ”Här är en omarbetad version av texten:” och skrev om den.",
  ],
  source: "Reference catalogue §1.3; Swedish answers saved whole in public files open so (“Här är ett utkast till …”)",
  checked: "2026-11-28",
};
