/** The way a chat begins an answer in Swedish: `Självklart! Här är ett förslag …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

const openers = ["Självklart", "Absolut", "Javisst", "Visst", "Säkert", "Toppen", "Perfekt", "Okej"];

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-opening-sv",
  version: 2,
  confirmed: true,
  literals: openers.flatMap((word) => ["!", ",", "."].map((mark) => word.toLowerCase() + mark)),
  // After a comma only with a noun to hand over: "Absolut, här kommer tåget" is no offer of a text.
  pattern: new RegExp(
    `^[ \\t]{0,8}(?:${openers.join("|")})(?:! {1,3}(?:[Hh]är (?:är|kommer|har du|följer|finns|används|lägger jag)|Jag kan (?:hjälpa|gärna|absolut)|Jag hjälper (?:dig )?gärna|Det låter som)(?= )|[,.] {1,3}[Hh]är (?:är|kommer|har du)(?: (?:en|ett|några|den|det|ditt|din|dina|två|tre|fyra|fem|sex|sju|åtta|nio|tio|förslag|exempel)(?= )|[^.!?\\n]{1,120}:[ \\t]{0,8}$))`,
    "gm",
  ),
  hits: [
    "Självklart! Här är en mer lättläst version av texten:",
    "Okej, här kommer ett blogginlägg om badhuset, på svenska och enligt dina anvisningar:",
    "Säkert! Här är tio förslag på rubriker.",
    "Absolut! Här är ett utkast till yttrande:",
    "Absolut! Jag kan hjälpa dig att formulera ett svar.",
  ],
  misses: [
    "Självklart är det så att barnen ska höras.",
    "Absolut, här kommer tåget!",
    "Här är ett utkast till yttrande, säg till om något saknas.",
    "Chatten inledde med ”Självklart! Här är ett förslag på text”.",
  ],
  source: "Itangalo/AI-och-skolan, cryptonicsurfer/blog and a Campus Mölndal page, all seen",
};
