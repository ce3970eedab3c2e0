/** The way a chat begins an answer in Swedish: `Självklart! Här är ett förslag …`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

const openers = [
  "Självklart",
  "Absolut",
  "Javisst",
  "Visst",
  "Säkert",
  "Toppen",
  "Perfekt",
  "Okej",
  "Givetvis",
  "Naturligtvis",
  "Självfallet",
];

/** What comes out of the chat, after an article: a noun, not a place or a feeling. */
const handedOver =
  "en|ett|några|de[nt](?= \\p{Ll}{2,20}(?:ade|a) )|ditt|din|dina|två|tre|fyra|fem|sex|sju|åtta|nio|tio|förslag|exempel";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-opening-sv",
  version: 3,
  confirmed: true,
  literals: openers.flatMap((word) => ["!", ",", ".", " -"].map((mark) => word.toLowerCase() + mark)),
  // After a comma or a dash only with a noun to hand over: "Absolut, här kommer tåget" is no offer of a text.
  pattern: new RegExp(
    `^[ \\t]{0,8}(?:${openers.join("|")})(?:!(?: {1,3}\\p{Extended_Pictographic}\\uFE0F?)? {1,3}(?:[Hh]är (?:är|kommer|har du|följer|finns|används|lägger jag)|Nedan (?:är|följer|finns|har du)|Jag kan (?:hjälpa|gärna|absolut)|Jag (?:ska (?:hjälpa|försöka|skriva|ta fram|göra mitt bästa)|hjälper dig gärna|hjälper gärna)|Det låter som)(?=[ .!])|(?:[,.]| [–-]) {1,3}(?:[Hh]är (?:är|kommer|har du)(?: (?:${handedOver})(?= )|[^.!?\\n]{1,120}:[ \\t]{0,8}$)|jag kan hjälpa (?:dig|till|er) (?:med|att)(?= )))`,
    "gmu",
  ),
  hits: [
    "Självklart! Här är en mer lättläst version av texten:",
    "Okej, här kommer ett blogginlägg om badhuset, på svenska och enligt dina anvisningar:",
    "Säkert! Här är tio förslag på rubriker.",
    "Absolut! Här är ett utkast till yttrande:",
    "Absolut! Jag kan hjälpa dig att formulera ett svar.",
    "Självklart! Nedan är exempel på en rubrik.",
    "Självklart! 😊 Här är ett förslag på text:",
    "Självklart – här är ett utkast till yttrande:",
    "Självklart, jag kan hjälpa dig med det!",
  ],
  misses: [
    "Självklart är det så att barnen ska höras.",
    "Absolut, här kommer tåget!",
    "Absolut – här är det lugnt.",
    "Självklart! Vi ska höra barnen.",
    "Självklart! Jag ska höra barnen.",
    "Här är ett utkast till yttrande, säg till om något saknas.",
    "Chatten inledde med ”Självklart! Här är ett förslag på text”.",
  ],
  source:
    "Itangalo/AI-och-skolan, copied conversations in public files, cryptonicsurfer/blog and a Campus Mölndal page, all seen",
  checked: "2026-11-28",
};
